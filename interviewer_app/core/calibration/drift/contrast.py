"""How far each of several difficulties moved against the middle one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from interviewer_app.core.calibration.drift.change import NORMAL_975
from interviewer_app.core.calibration.drift.results import VersionShift

FAMILY = 0.01  # chance that any dimension is flagged although none moved
_DRAWS = 10_000


def against_middle(
    names: tuple[str, ...], shift: NDArray[np.float64], covariance: NDArray[np.float64]
) -> tuple[VersionShift, ...]:
    """Each shift less the median of all, flagged by Wald's test with Bonferroni's correction for the number of names.

    shift, covariance: (D,), (D, D) of differences between two versions, D at least 2

    The median and not the mean: a mean lends a D-th of one dimension's shift to all others. The most surprising is
    taken first and leaves the median, then again, for at most the smaller half. Standard errors are those of draws with
    this covariance (seeded, so two runs agree), since a median has none in closed form.
    """
    draws = np.random.default_rng(0).multivariate_normal(np.zeros(len(shift)), covariance, _DRAWS, method="eigh")
    apart: set[int] = set()
    while True:
        middle = [d for d in range(len(shift)) if d not in apart]
        errors = np.std(draws - np.median(draws[:, middle], axis=1)[:, None], axis=0)
        relative = shift - np.median(shift[middle])
        chances = np.array([_chance(one, se, len(shift)) for one, se in zip(relative, errors, strict=True)])
        first = min(middle, key=lambda d: chances[d])
        if chances[first] >= FAMILY or len(apart) >= (len(shift) - 1) // 2:
            break
        apart.add(first)
    lines = zip(names, relative, errors, chances, strict=True)
    return tuple(_shift(name, float(one), float(se), float(p)) for name, one, se, p in lines)


def _chance(relative: float, se: float, names: int) -> float:
    """Two-sided, times the number of names; 1 where nothing is known."""
    return min(1.0, names * 2 * float(ndtr(-abs(relative) / se))) if se > 0 else 1.0


def _shift(name: str, relative: float, se: float, p: float) -> VersionShift:
    half = NORMAL_975 * se
    return VersionShift(name, relative, (relative - half, relative + half), p, p < FAMILY)
