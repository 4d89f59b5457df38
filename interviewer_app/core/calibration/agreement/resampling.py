"""Bootstrap by candidate: whole candidates are drawn, so that ratings of one person never count as independent.

Statistics are sums over candidates put through a formula. So a replicate is a row of weights (how often each candidate
was drawn), and all replicates are one matrix product. Drawing whole clusters: Davison & Hinkley (1997), section 3.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtrit

Floats = NDArray[np.float64]
AT_ONCE = 4_000_000  # weights held at a time
NORMAL_95 = 1.959963984540054


def draws(candidates: int, replicates: int, seed: int, columns: int = 0) -> Iterator[Floats]:
    """Blocks of rows (some, candidates); the very first row is all ones: the table as it is.

    The same seed and number of candidates give the same rows, however many stand in a block: fewer where a row leads
    to many `columns`.
    """
    rng = np.random.default_rng(seed)
    yield np.ones((1, candidates))
    block = max(1, AT_ONCE // max(candidates, columns, 1))
    for start in range(0, replicates, block):
        rows = min(block, replicates - start)
        picked = rng.integers(0, candidates, (rows, candidates)) + np.arange(rows)[:, None] * candidates
        counts = np.bincount(picked.ravel(), minlength=rows * candidates)
        yield counts.reshape(rows, candidates).astype(np.float64)


def interval(values: Floats, people: int, low: float = -1.0, high: float = 1.0) -> tuple[float, float] | None:
    """Estimate ± t times the bootstrap error, inside what the statistic can be.

    values: the estimate, then one value per replicate, NaN where it has none; None where fewer than half have one
    people: candidates that carry the statistic. With few of them replicates vary too little: their spread is widened
            by sqrt(people / (people - 1)), and t has people - 1 degrees of freedom (Davison & Hinkley 1997, 5.2).
            Percentiles, tried first, covered too rarely (docs/calibration.md, "Agreement")
    """
    found = values[1:][np.isfinite(values[1:])]
    if people < 2 or not len(found) or 2 * len(found) < len(values) - 1:
        return None
    reach = float(stdtrit(people - 1, 0.975)) * float(found.std()) * sqrt(people / (people - 1))
    estimate = float(values[0])
    return max(low, estimate - reach), min(high, estimate + reach)


def percentiles(values: Floats) -> tuple[float, float] | None:
    """The middle 95 % of the replicates that have the statistic; None where fewer than half of them do.

    Source: Efron & Tibshirani (1993), chapter 13.
    """
    found = values[np.isfinite(values)]
    if not len(found) or 2 * len(found) < len(values):
        return None
    low, high = np.quantile(found, (0.025, 0.975))
    return float(low), float(high)


def wilson_low(n: int) -> float:
    """The lower end of Wilson's (1927) 95 % interval of a share when all `n` said yes.

    Where all agree all replicates do, and an interval of no width would claim certainty. This one asks for candidates.
    """
    return n / (n + NORMAL_95**2)
