"""The script as it was followed: probes, follow-ups, AI phases."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Line, Ms


class ProbeVisited(Body):
    kind: Literal["probe-visited"] = "probe-visited"
    probe: Line
    at_ms: Ms


class FollowUpAsked(Body):
    kind: Literal["follow-up-asked"] = "follow-up-asked"
    probe: Line
    follow_up: Line
    at_ms: Ms


class ProbeMarked(Body):
    """How a probe went, where that is not plain from the visits."""

    kind: Literal["probe-marked"] = "probe-marked"
    probe: Line
    outcome: Literal["asked", "adapted", "skipped"]


class PhaseChanged(Body):
    kind: Literal["phase-changed"] = "phase-changed"
    phase: Line
    at_ms: Ms


KINDS: tuple[type[Body], ...] = (ProbeVisited, FollowUpAsked, ProbeMarked, PhaseChanged)
