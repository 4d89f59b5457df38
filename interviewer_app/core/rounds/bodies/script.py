"""The script as it was followed: probes, follow-ups, hints, fixed answers, AI phases."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Ms, Place


class ProbeVisited(Body):
    """`act`: the skip that led here, and is taken back with it."""

    kind: Literal["probe-visited"] = "probe-visited"
    probe: Line
    at_ms: Ms
    act: Id | None = None


class FollowUpAsked(Body):
    """`nudge`: the one that proposed it, about `dimension` where it was about one. `act`: what undo takes back, None in
    entries of older versions."""

    kind: Literal["follow-up-asked"] = "follow-up-asked"
    probe: Line
    follow_up: Line
    at_ms: Ms
    nudge: Id | None = None
    dimension: Line | None = None
    act: Id | None = None


class ProbeMarked(Body):
    """How a probe went, where that is not plain from the visits. `reason`: why it was skipped (a slug), if said.
    `act`: what undo takes back, None in entries of older versions."""

    kind: Literal["probe-marked"] = "probe-marked"
    probe: Line
    outcome: Literal["asked", "adapted", "skipped"]
    reason: Line | None = None
    act: Id | None = None


class HintGiven(Body):
    """Hint number `hint` (from 0) of the probe's ladder was read out; an act, so that a slip can be undone."""

    kind: Literal["hint-given"] = "hint-given"
    act: Id
    probe: Line
    hint: Place
    at_ms: Ms


class AnswerGiven(Body):
    """The pack's answer number `answer` (from 0) to "may I use …?" was read out; an act as well."""

    kind: Literal["answer-given"] = "answer-given"
    act: Id
    answer: Place
    at_ms: Ms


class PhaseChanged(Body):
    kind: Literal["phase-changed"] = "phase-changed"
    phase: Line
    at_ms: Ms


KINDS: tuple[type[Body], ...] = (
    ProbeVisited, FollowUpAsked, ProbeMarked, HintGiven, AnswerGiven, PhaseChanged,
)  # fmt: skip
