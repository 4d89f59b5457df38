"""Kendall's coefficient of concordance: do raters put the candidates in the same order, wherever they set the bar?"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.blocks import Block
from interviewer_app.core.calibration.agreement.resampling import interval
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]
AT_ONCE = 2_000_000


def kendall_w(block: Block | str, weights: Iterable[Floats]) -> Statistic:
    """W, 0 to 1, with the correction for ties, or why there is none.

    W = 12 S / (k^2 (n^3 - n) - k sum T), S the squared deviations of rank sums, T = sum (t^3 - t) over a rater's ties.
    weights: as for `icc.iccs`; in a replicate a candidate drawn twice is two tied candidates.

    Source: Kendall & Babington Smith (1939), Ann. Math. Statist. 10, 275-287; ties: Kendall (1948), ch. 6.
    """
    if isinstance(block, str):
        return Undefined(block)
    values, category = np.unique(block.score, return_inverse=True)
    place = category.reshape(block.score.shape)
    found = np.concatenate([_rows(part, block, place, len(values)) for rows in weights for part in _parts(rows, place)])
    if not np.isfinite(found[0]):
        return Undefined("no interviewer tells the candidates apart")
    return Value(float(found[0]), interval(found, len(np.unique(block.candidate)), 0))


def _parts(rows: Floats, place: NDArray[np.intp]) -> list[Floats]:
    return np.array_split(rows, max(1, rows.shape[0] * place.shape[0] // AT_ONCE))


def _rows(weights: Floats, block: Block, place: NDArray[np.intp], categories: int) -> Floats:
    """W of each row of weights."""
    drawn = weights[:, block.candidate]
    n, k = drawn.sum(axis=1), block.raters
    sums, ties = np.zeros_like(drawn), np.zeros(len(drawn))
    for rater in range(k):
        member = np.zeros((block.units, categories))
        member[np.arange(block.units), place[:, rater]] = 1
        tied = drawn @ member
        sums += (np.cumsum(tied, axis=1) - (tied - 1) / 2)[:, place[:, rater]]
        ties += (tied**3 - tied).sum(axis=1)
    apart = (drawn * (sums - (k * (n + 1) / 2)[:, None]) ** 2).sum(axis=1)
    whole = k**2 * (n**3 - n) - k * ties
    found: Floats = np.where(whole > 1e-9, 12 * apart / np.where(whole > 1e-9, whole, 1), np.nan)
    return found
