"""What `calibrate plan` answers, as plain numbers: no numpy, so that the window may hold it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from interviewer_app.core.calibration.statistic import Statistic

Purpose = Literal["joins", "narrows"]


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """One shadow round: both rate the same candidate, apart from each other.

    before, after: half the 95 % interval of `interviewer` in logits; `before` is Undefined where this round joins two
        groups that could not be compared
    why: a few words for people ("steady, 84 rounds")
    """

    interviewer: str
    beside: str
    purpose: Purpose
    why: str
    before: Statistic
    after: float


@dataclass(frozen=True, slots=True)
class NotWorth:
    """Nothing to book: one more round moves half the interval, `half_width`, by `moves` only."""

    interviewer: str
    half_width: float
    moves: float


@dataclass(frozen=True, slots=True)
class NeedsRounds:
    """Too little data: `rounds` more ordinary rounds come first."""

    interviewer: str
    rounds: int


@dataclass(frozen=True, slots=True)
class AnchorExercise:
    """A team's anchor exercise: `recorded` rounds, each rated by `raters` under both versions.

    se:    expected standard error of the version's overall shift, logits
    power: the chance to find a shift of `shift` logits at 1 %
    linked: pairs of (round, rater) in the table that were already rated under two versions
    """

    recorded: int
    raters: int
    shift: float
    se: float
    power: float
    linked: int
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanResult:
    """Rounds in the order to book them, each computed with those before it done.

    components: groups of raters before; anchor: None where the table names fewer than two rubric versions
    remarks: what holds for the whole, as sentences
    """

    rounds: tuple[PlannedRound, ...]
    not_worth: tuple[NotWorth, ...]
    needs_rounds: tuple[NeedsRounds, ...]
    components: int
    anchor: AnchorExercise | None
    remarks: tuple[str, ...] = ()
