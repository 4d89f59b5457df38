"""Infit and outfit of a rater: whether its ratings scatter about as much as the model expects."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interviewer_app.core.calibration.severity.impressions import RaterRounds


@dataclass(frozen=True, slots=True)
class MeanSquares:
    """1 where ratings scatter as expected; above, more erratic; below, more muted. `step_share`: see rater_fit."""

    infit: float
    outfit: float
    step_share: float


def rater_fit(rounds: RaterRounds) -> MeanSquares:
    """Mean squares of one rater's residuals (Wright & Masters 1982, equations 5.3.1 and 5.3.4).

    A residual is taken at the impression x = theta + u of its round and averaged over what the data say of x, instead
    of at one estimate of x: under the model the average of ((k - E(x))^2 / V(x)) over x given the data has mean 1
    exactly (Gelman, Meng & Stern 1996), while residuals at an estimate from the same six ratings come out too small.

    step_share: the mean of V(x), by which the expected rating falls per logit of severity; for small shifts, the share
        of ratings that come out one step lower
    """
    weight = np.einsum("ndk,nx->dkx", rounds.chosen, rounds.seen)
    step = np.arange(rounds.chance.shape[1])[None, :, None]
    squares = (step - rounds.expected[:, None, :]) ** 2
    variance = rounds.variance[:, None, :]
    n = rounds.counts.sum()
    spread = float((weight * variance).sum())
    return MeanSquares(
        infit=float((weight * squares).sum()) / spread,
        outfit=float((weight * squares / variance).sum() / n),
        step_share=spread / float(n),
    )
