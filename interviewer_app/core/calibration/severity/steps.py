"""The categories of one rating: log normaliser and chances of cells (a rater on an item) at many places at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def costs_of(steps: Floats) -> Floats:
    """(D, K) sums of the first k steps (D, K-1); +inf where an item has no such category."""
    return np.concatenate([np.zeros((len(steps), 1)), np.cumsum(steps, axis=1)], axis=1)


def chances(costs: Floats, y: Floats) -> tuple[Floats, Floats]:
    """(chances (K, cells, places), log normaliser (cells, places)) of cells with the given costs (cells, K).

    P(k | y) is proportional to exp(k y - costs[k]), Masters 1982, eq. 5; the largest term is taken out first.
    """
    terms = np.empty((costs.shape[1], *y.shape))
    for category, own in enumerate(costs.T):
        np.subtract(category * y, own[:, None], out=terms[category])
    top = terms.max(0)
    terms -= top
    np.exp(terms, out=terms)
    total = terms.sum(0)
    terms /= total
    return terms, np.log(total) + top


def moments(chance: Floats) -> tuple[Floats, Floats]:
    """(expected category, its variance) of chances (K, ...)."""
    categories = np.arange(len(chance), dtype=np.float64)
    mean = np.tensordot(categories, chance, 1)
    return mean, np.tensordot(categories**2, chance, 1) - mean**2


def largest_variances(steps: Floats) -> Floats:
    """(D,) the largest variance a rating of each item can have anywhere: its largest information on y."""
    finite = steps[np.isfinite(steps)]
    span = np.linspace(finite.min(initial=0.0) - 1, finite.max(initial=0.0) + 1, 200)
    variance = moments(chances(costs_of(steps), np.broadcast_to(span, (len(steps), len(span))))[0])[1]
    found: Floats = variance.max(axis=1)
    return found
