"""Spearman's rank correlation with its interval, and what corrections make of it."""

from __future__ import annotations

from collections.abc import Callable
from math import atanh, sqrt, tanh

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]
NORMAL_95 = 1.959963984540054
FEWEST = 4  # the error below divides by n - 3


def midranks(values: Floats) -> Floats:
    """(n,) ranks from 1, ties sharing the mean of theirs."""
    inverse, counts = np.unique(values, return_inverse=True, return_counts=True)[1:]
    found: Floats = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    return found


def spearman(one: Floats, other: Floats) -> Statistic:
    """Pearson's correlation of mid-ranks, with the interval of Bonett & Wright (2000), Psychometrika 65, 23-28.

    z ± 1.96 sqrt((1 + r^2 / 2) / (n - 3)) in Fisher's z; where all ranks are alike it has no interval.
    """
    n = len(one)
    if n < FEWEST:
        return Undefined("fewer than four candidates have a rating and an outcome")
    for values, what in ((one, "rating"), (other, "outcome")):
        if np.ptp(values) == 0:
            return Undefined(f"every {what} is the same")
    r = max(-1.0, min(1.0, float(np.corrcoef(midranks(one), midranks(other))[0, 1])))
    if 1 - abs(r) < 1e-12:
        return Value(float(round(r)))
    error = NORMAL_95 * sqrt((1 + r * r / 2) / (n - 3))
    return Value(r, (tanh(atanh(r) - error), tanh(atanh(r) + error)))


def unrestricted(found: Statistic, ratio: float) -> Statistic:
    """Thorndike (1949), case II: r u / sqrt(1 - r^2 + r^2 u^2).

    ratio: u, the spread of all candidates over the spread of those with an outcome
    """

    def corrected(r: float) -> float:
        return r * ratio / sqrt(1 - r * r + r * r * ratio * ratio)

    return _through(found, corrected)


def disattenuated(found: Statistic, reliability: Statistic) -> Statistic:
    """Spearman (1904): r / sqrt(reliability); undefined where that goes beyond 1."""
    if isinstance(reliability, Undefined):
        return Undefined(reliability.because)
    if reliability.value <= 0:
        return Undefined("the ratings do not tell candidates apart")
    return _through(found, lambda r: r / sqrt(reliability.value))


def _through(found: Statistic, corrected: Callable[[float], float]) -> Statistic:
    """The same function of the value and of both ends; an end beyond 1 stops at 1."""
    if isinstance(found, Undefined):
        return found
    value = corrected(found.value)
    if abs(value) > 1 + 1e-9:
        return Undefined("the correction would go beyond 1")
    ends = None if found.ci95 is None else tuple(max(-1.0, min(1.0, corrected(end))) for end in found.ci95)
    return Value(max(-1.0, min(1.0, value)), (ends[0], ends[1]) if ends is not None else None)
