"""What the candidate was told before it counted: the notice and the AI rule."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Line, Ms

NoticeLine = Literal["notice", "ai-rule"]
NoticeAnswer = Literal["read-now", "given-earlier", "not-given"]


class NoticeAnswered(Body):
    """How the candidate came to know the notice or the AI rule; the newest answer of a line counts.

    by:    who gave it earlier; empty otherwise
    at_ms: when this was said, so with `read-now` when it was read
    """

    kind: Literal["notice-answered"] = "notice-answered"
    line: NoticeLine
    answer: NoticeAnswer
    by: Line = ""
    at_ms: Ms


KINDS: tuple[type[Body], ...] = (NoticeAnswered,)
