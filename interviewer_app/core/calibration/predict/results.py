"""What is known of ratings and later outcomes, as plain numbers."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.calibration.statistic import Statistic


@dataclass(frozen=True, slots=True)
class Predicted:
    """One dimension beside the outcome.

    n:           candidates with a rating on it and an outcome
    spearman:    as found: this is the number; those below stand beside it
    corrected:   for range restriction and unreliability together
    corrected_restriction, corrected_unreliability: for either alone
    reliability: of a candidate's mean rating on this dimension, 0 to 1
    adds:        what it adds to R squared of all other dimensions, in ranks
    """

    dimension: str
    n: int
    spearman: Statistic
    corrected: Statistic
    corrected_restriction: Statistic
    corrected_unreliability: Statistic
    reliability: Statistic
    adds: Statistic


@dataclass(frozen=True, slots=True)
class Added:
    """What the `new` predictors add to the `old` ones: R squared of ranks, 0 to 1.

    by_luck: what as many predictors of pure noise would add on average
    """

    new: tuple[str, ...]
    old: tuple[str, ...]
    n: int
    r2_old: Statistic
    adds: Statistic
    by_luck: Statistic


@dataclass(frozen=True, slots=True)
class PredictResult:
    """`dimensions` by name; `added` where somebody asked about a new dimension or pack."""

    n_candidates: int
    n_outcomes: int
    dimensions: tuple[Predicted, ...]
    added: Added | None
    remarks: tuple[str, ...]
