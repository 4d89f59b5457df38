"""Whether the simulated ratings are drawn from the model they claim: what every other subject stands on."""

from __future__ import annotations

import numpy as np

from benchmarks.study.lines import Line
from tools.simulated_ratings import THRESHOLDS, drawn_scores

TITLE = "drawing: shares of the categories against the rating-scale model (full: 1,000,000 draws per place)"


def run(small: bool) -> list[Line]:
    """The largest distance between drawn and stated shares, in standard errors: over 3 places x 4 categories."""
    draws = 10_000 if small else 1_000_000
    return [_worst(place, draws) for place in (-2.0, 0.0, 1.5)]


def _worst(place: float, draws: int) -> Line:
    steps = np.asarray(THRESHOLDS)
    rng = np.random.default_rng(round(10 * place) + 100)
    shares = np.bincount(drawn_scores(np.full(draws, place), steps, rng), minlength=len(steps) + 1) / draws
    # Andrich (1978): log odds of neighbouring categories are place minus threshold.
    stated = np.exp(np.concatenate([[0.0], np.cumsum(place - steps)]))
    stated /= stated.sum()
    worst = np.max(np.abs(shares - stated) / np.sqrt(stated * (1 - stated) / draws))
    return Line(f"place {place:+.1f} logits, largest z", draws, float(worst), None, 4.0)
