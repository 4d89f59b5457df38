"""What `calibrate severity` answers, as plain numbers: no numpy, so that the window may hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from interviewer_app.core.calibration.statistic import Statistic

FEWEST_ROUNDS = 12
"""A rater with fewer rounds is measured, but nothing is said about how he or she rates."""

Flag = Literal["halo", "central tendency", "range restriction"]


@dataclass(frozen=True, slots=True)
class FitSummary:
    """The model over all groups: spreads in logits, `deviance` -2 log likelihood of the marginal model.

    separation, reliability: how far raters (candidates) stand apart beside their errors (Wright & Masters 1982)
    """

    halo_sd: float
    candidate_sd: float
    rater_sd: float
    deviance: float
    converged: bool
    components: int
    plain: bool
    partial_credit: bool
    unit: Literal["candidate", "session"]
    rater_separation: Statistic
    rater_reliability: Statistic
    candidate_separation: Statistic
    candidate_reliability: Statistic


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a flag stands: `says` is a sentence for people, with the number it rests on and what was expected."""

    flag: Flag
    says: str
    found: float
    expected: float


@dataclass(frozen=True, slots=True)
class RaterSeverity:
    """One rater; severity in logits, positive is stricter, zero the middle of the raters of its component.

    n_sessions: its rounds, one per interview; infit and outfit: mean squares, 1 as the model expects
    alone:      the only rater of its component: nothing to compare with, its severity of 0 says nothing
    too_few:    fewer than FEWEST_ROUNDS rounds: shown as not enough data, never flagged
    step_share: of its ratings, about the share that would come out one step lower if it were one logit stricter
    spread:     standard deviation of its ratings as a share of what the model expects of the same rounds
    one_impression: correlation between two dimensions of one of its rounds; both Undefined below FEWEST_ROUNDS
    """

    interviewer: str
    severity: float
    se: float
    ci95: tuple[float, float]
    n_ratings: int
    n_sessions: int
    infit: Statistic
    outfit: Statistic
    component: int
    alone: bool
    too_few: bool
    step_share: float
    spread: Statistic
    one_impression: Statistic
    reasons: tuple[Reason, ...] = ()

    @property
    def flags(self) -> tuple[Flag, ...]:
        return tuple(reason.flag for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class DimensionDifficulty:
    """One dimension; difficulty in logits, positive is harder, zero their middle."""

    dimension: str
    difficulty: float
    se: float
    n_ratings: int


@dataclass(frozen=True, slots=True)
class CandidateMeasure:
    """One candidate (with unit "session": one interview), in logits; comparable within its component only.

    fair_average: the expected score under the average rater of its component, averaged over all dimensions, in score
        units, with its interval; raw_mean: the plain mean of its scores
    """

    candidate: str
    measure: float
    se: float
    ci95: tuple[float, float]
    fair_average: float
    fair_ci95: tuple[float, float]
    raw_mean: float
    n_ratings: int
    n_raters: int
    component: int


@dataclass(frozen=True, slots=True)
class SeverityResult:
    """All of it. Lists are in the order of names; `remarks` say what holds for the whole (groups, convergence).

    thresholds: by step between used categories; with partial credit by dimension and step
    categories: the scores that were used, lowest first
    """

    model: FitSummary
    interviewers: tuple[RaterSeverity, ...]
    dimensions: tuple[DimensionDifficulty, ...]
    thresholds: tuple[float, ...] | tuple[tuple[float, ...], ...]
    candidates: tuple[CandidateMeasure, ...]
    categories: tuple[int, ...]
    remarks: tuple[str, ...] = field(default=())

    def rater(self, name: str) -> RaterSeverity | None:
        return next((one for one in self.interviewers if one.interviewer == name), None)
