"""What somebody said, in their words as a transcript has them, beside the moment it belongs to."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Ms, Note


class Quoted(Body):
    """`at_ms`: when it was said on the round clock; `about`: the transcript gives that time only roughly."""

    kind: Literal["quoted"] = "quoted"
    act: Id
    moment: Id
    text: Note
    at_ms: Ms
    speaker: Line = ""
    about: bool = False


KINDS: tuple[type[Body], ...] = (Quoted,)
