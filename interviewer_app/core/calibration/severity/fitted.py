"""What a fit answers with: numpy arrays for the statistics that follow from it; picklable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Unit

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FitOptions:
    """plain: neither halo nor shrinkage, as other programs fit the model; partial_credit: thresholds per dimension."""

    unit: Unit = "candidate"
    plain: bool = False
    partial_credit: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """After iteration `done` of about `of`."""

    done: int
    of: int | None
    deviance: float


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something could not be estimated as asked; `because` goes on after "because"."""

    what: Literal["halo", "halo_sd", "rater", "rater_sd", "dimension", "candidate_sd"]
    name: str
    because: str


@dataclass(frozen=True)
class Fit:
    """Severities, difficulties, thresholds and measures in logits; positive is stricter, harder, better.

    categories:   per item, the scores that occur, sorted
    severity:     (R,) sums to zero within a component; covariance (R, R)
    difficulty:   (D,) sums to zero within a block of items; covariance (D, D)
    thresholds:   (K-1,) that sum to zero: one array, or one per item with partial credit; their standard errors alike
    measure:      (C,) with the component's raters at zero; se with the parameters' uncertainty
    component_mean: (G,) of the candidates; candidate_sd, halo_sd, rater_sd in logits, 0 where the model has none
    deviance:     -2 log marginal likelihood, without the raters' prior
    """

    options: FitOptions
    units: tuple[str, ...]
    raters: tuple[str, ...]
    items: tuple[str, ...]
    categories: tuple[tuple[int, ...], ...]
    severity: Floats
    severity_covariance: Floats
    difficulty: Floats
    difficulty_covariance: Floats
    thresholds: tuple[Floats, ...]
    threshold_se: tuple[Floats, ...]
    measure: Floats
    measure_se: Floats
    component_mean: Floats
    candidate_sd: float
    candidate_sd_se: float
    halo_sd: float
    halo_sd_se: float
    rater_sd: float
    deviance: float
    iterations: int
    converged: bool
    components: int
    unit_component: Ints
    rater_component: Ints
    item_block: Ints
    n_rater_rounds: Ints
    reasons: tuple[Reason, ...]

    @property
    def severity_se(self) -> Floats:
        """(R,)"""
        return np.sqrt(np.maximum(np.diag(self.severity_covariance), 0.0))

    @property
    def difficulty_se(self) -> Floats:
        """(D,)"""
        return np.sqrt(np.maximum(np.diag(self.difficulty_covariance), 0.0))
