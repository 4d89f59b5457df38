"""All of a calibration at once, as plain numbers: what the screen shows and the report prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.calibration.agreement.results import AgreementResult
from interviewer_app.core.calibration.drift.results import DriftResult
from interviewer_app.core.calibration.habits_result import Habits
from interviewer_app.core.calibration.plan.results import PlanResult
from interviewer_app.core.calibration.severity.results import SeverityResult
from interviewer_app.core.calibration.statistic import Undefined

Part = Literal["agreement", "severity", "drift", "plan"]
PARTS: tuple[Part, ...] = ("severity", "agreement", "drift", "plan")
"""In the order they are computed."""


@dataclass(frozen=True, slots=True)
class Counts:
    ratings: int
    interviewers: int
    candidates: int
    rounds: int
    dimensions: int


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last rating's time, UTC microseconds; `undated`: ratings without a time."""

    first_us: int
    last_us: int
    undated: int


@dataclass(frozen=True, slots=True)
class Whole:
    """Each part stands alone: one that is Undefined says why and takes no other down.

    name, digest: of the source; digest: hex over the ratings as read
    remarks:      how the table was read, as sentences
    habits:       by rater, where the source is a workspace; else empty
    nothing_new:  the ratings are those of the last time, and nothing was computed anew
    fitted_us:    when it was computed, UTC microseconds
    """

    name: str
    digest: str
    unit: Literal["candidate", "session"]
    counts: Counts
    period: Period | None
    remarks: tuple[str, ...]
    agreement: AgreementResult | Undefined
    severity: SeverityResult | Undefined
    drift: DriftResult | Undefined
    plan: PlanResult | Undefined
    habits: tuple[Habits, ...]
    fitted_us: int
    nothing_new: bool = False


@dataclass(frozen=True, slots=True)
class WholeProgress:
    """How far: the part that runs, the share of all the work that is done (0 to 1, never falling), a word on it."""

    part: Part
    share: float
    detail: str = ""
