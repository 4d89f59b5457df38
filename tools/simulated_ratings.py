"""Ratings drawn from the model of core/calibration, with the truth beside them: for tests, the study and the bench."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Ratings, ratings

THRESHOLDS = (-1.2, 0.1, 1.1)


@dataclass(frozen=True, slots=True)
class Truth:
    """What the ratings were drawn with, in logits: by rater, by candidate, by dimension, by step between categories."""

    severity: NDArray[np.float64]
    measure: NDArray[np.float64]
    difficulty: NDArray[np.float64]
    thresholds: NDArray[np.float64]


def drawn_scores(
    eta: NDArray[np.float64], thresholds: NDArray[np.float64], rng: np.random.Generator
) -> NDArray[np.int64]:
    """A category 0 … len(thresholds) for each `eta`, from the rating-scale model (Andrich 1978)."""
    steps = np.concatenate([np.zeros((*eta.shape, 1)), np.cumsum(eta[..., None] - thresholds, axis=-1)], axis=-1)
    # The largest of logits with Gumbel noise is a draw from their softmax.
    return np.argmax(steps + rng.gumbel(size=steps.shape), axis=-1).astype(np.int64)


def simulated(
    seed: int,
    candidates: int = 400,
    raters: int = 30,
    per_candidate: float = 2.5,
    dimensions: int = 6,
    candidate_sd: float = 1.0,
    rater_sd: float = 0.5,
    halo_sd: float = 0.6,
    thresholds: tuple[float, ...] = THRESHOLDS,
    lowest: int = 1,
) -> tuple[Ratings, Truth]:
    """Every candidate meets two raters or more, `per_candidate` on average; each rates every dimension in a sitting."""
    rng = np.random.default_rng(seed)
    met = 2 + rng.poisson(max(per_candidate - 2, 0), candidates)
    who = [rng.choice(raters, size=min(k, raters), replace=False) for k in met]
    rater = np.concatenate(who)
    candidate = np.repeat(np.arange(candidates), [len(one) for one in who])
    severity = rng.normal(0, rater_sd, raters)
    severity -= severity.mean()
    measure = rng.normal(0, candidate_sd, candidates)
    difficulty = np.linspace(-0.5, 0.5, dimensions)
    steps = np.asarray(thresholds) - np.mean(thresholds)
    halo = rng.normal(0, halo_sd, len(rater))
    eta = (measure[candidate] + halo - severity[rater])[:, None] - difficulty[None, :]
    score = drawn_scores(eta, steps, rng) + lowest
    made = ratings(
        [f"c{one:06}" for one in np.repeat(candidate, dimensions)],
        [f"r{one:04}" for one in np.repeat(rater, dimensions)],
        [f"d{one:02}" for one in np.tile(np.arange(dimensions), len(rater))],
        score.ravel().tolist(),
    )
    return made, Truth(severity, measure, difficulty, steps)
