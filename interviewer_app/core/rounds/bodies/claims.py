"""Claims to come back to, handed on to the next interviewer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, StringConstraints

from interviewer_app.core.rounds.bodies.base import LONGEST, Body, Id, Line, composed


class ClaimHandedOn(Body):
    """What the candidate said at `moment`, in words alone; an act, so that it can be taken back. `text`: as it was
    when it was handed on, whatever becomes of the note."""

    kind: Literal["claim-handed-on"] = "claim-handed-on"
    act: Id
    moment: Id
    text: Annotated[str, BeforeValidator(composed), StringConstraints(min_length=1, max_length=LONGEST)]
    probe: Line | None = None


KINDS: tuple[type[Body], ...] = (ClaimHandedOn,)
