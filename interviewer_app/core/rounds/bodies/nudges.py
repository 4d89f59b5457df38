"""The copilot's nudges: shown, and waved away."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Ms


class NudgeShown(Body):
    """One line of the copilot. `rule` is the pack's; the rest says what it was about, `follow_up` what it proposed."""

    kind: Literal["nudge-shown"] = "nudge-shown"
    nudge: Id
    rule: Line
    at_ms: Ms
    dimension: Line | None = None
    probe: Line | None = None
    follow_up: Line | None = None
    moment: Id | None = None


class NudgeDismissed(Body):
    kind: Literal["nudge-dismissed"] = "nudge-dismissed"
    nudge: Id
    at_ms: Ms


KINDS: tuple[type[Body], ...] = (NudgeShown, NudgeDismissed)
