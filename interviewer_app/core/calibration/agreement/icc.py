"""Intraclass correlations of complete blocks: Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import fdtri

from interviewer_app.core.calibration.agreement.blocks import Block
from interviewer_app.core.calibration.agreement.resampling import interval
from interviewer_app.core.calibration.agreement.results import Iccs
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]
Ends = tuple[float, float]
FORMS = ("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")


@dataclass(frozen=True, slots=True)
class Squares:
    """Mean squares of a two-way table of n units and k raters; arrays have one entry per replicate."""

    n: Floats
    k: int
    between: Floats
    raters: Floats
    error: Floats
    within: Floats


def iccs(block: Block | str, weights: Iterable[Floats]) -> Iccs:
    """The six forms, or why there is none.

    weights: blocks of rows of bootstrap weights by candidate, the table itself in the first row. They make intervals
             where a candidate holds several units (dimensions pooled). Where units are independent the intervals come
             from F, as in Shrout & Fleiss (1979) and McGraw & Wong (1996), Psychological Methods 1, 30-46.
    """
    if isinstance(block, str):
        return Iccs(*(Undefined(block) for _form in FORMS))
    sums = _candidate_sums(block)
    rows = weights if block.clustered else [np.ones((1, block.n_candidates))]
    forms = np.concatenate([_forms(_squares(rows_of @ sums, block.raters)) for rows_of in rows])
    one = _squares(np.ones((1, block.n_candidates)) @ sums, block.raters)
    people = len(np.unique(block.candidate))
    drawn = [interval(forms[:, form], people, -np.inf) for form in range(6)]
    ends = drawn if block.clustered else _f_ends(one, forms[0])
    return Iccs(*(_statistic(value, end) for value, end in zip(forms[0].tolist(), ends, strict=True)))


def _statistic(value: float, ends: Ends | None) -> Statistic:
    if not np.isfinite(value):
        return Undefined("the candidates do not differ on average")
    return Value(value, ends if ends is not None and np.isfinite(ends).all() else None)


def _candidate_sums(block: Block) -> Floats:
    """(candidates, 3 + raters) by candidate: units, sum of squares, squares of unit sums, sums by rater."""
    score = block.score - block.score.mean()  # far from zero, squares would lose digits
    rows = np.column_stack([np.ones(block.units), (score**2).sum(axis=1), score.sum(axis=1) ** 2, score])
    sums = np.zeros((block.n_candidates, rows.shape[1]))
    np.add.at(sums, block.candidate, rows)
    return sums


def _squares(sums: Floats, k: int) -> Squares:
    n, squares, unit_sums, by_rater = sums[:, 0], sums[:, 1], sums[:, 2], sums[:, 3:]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = by_rater.sum(axis=1) ** 2 / (n * k)
        between = unit_sums / k - mean
        raters = (by_rater**2).sum(axis=1) / n - mean
        error = np.maximum(squares - mean - between - raters, 0)
        within = np.maximum(squares - unit_sums / k, 0)
        free = n - 1
        return Squares(n, k, between / free, raters / (k - 1), error / (free * (k - 1)), within / (n * (k - 1)))


def _forms(ms: Squares) -> Floats:
    """(replicates, 6), NaN where undefined (Shrout & Fleiss 1979, p. 422 to 426)."""
    n, k = ms.n, ms.k
    with np.errstate(divide="ignore", invalid="ignore"):
        forms = [
            (ms.between - ms.within) / (ms.between + (k - 1) * ms.within),
            (ms.between - ms.error) / (ms.between + (k - 1) * ms.error + k * (ms.raters - ms.error) / n),
            (ms.between - ms.error) / (ms.between + (k - 1) * ms.error),
            (ms.between - ms.within) / ms.between,
            (ms.between - ms.error) / (ms.between + (ms.raters - ms.error) / n),
            (ms.between - ms.error) / ms.between,
        ]
    found = np.column_stack(forms)
    found[(ms.n < 2) | (ms.between < 1e-12)] = np.nan
    found[~np.isfinite(found)] = np.nan
    return found


def _f_ends(ms: Squares, forms: Floats) -> list[Ends | None]:
    n, k = float(ms.n[0]), ms.k
    between, raters, error, within = (float(each[0]) for each in (ms.between, ms.raters, ms.error, ms.within))
    first = _f_pair(between, within, n - 1, n * (k - 1))
    third = _f_pair(between, error, n - 1, (n - 1) * (k - 1))
    second = _second(n, k, between, raters, error, float(forms[1]))
    one = [None if pair is None else tuple((f - 1) / (f + k - 1) for f in pair) for pair in (first, third)]
    mean = [None if pair is None else tuple(1 - 1 / f for f in pair) for pair in (first, third)]
    second_k = None if second is None else tuple(end * k / (1 + end * (k - 1)) for end in second)
    return [one[0], second, one[1], mean[0], second_k, mean[1]]  # type: ignore[list-item]


def _f_pair(between: float, error: float, df_between: float, df_error: float) -> Ends | None:
    """F over and times the upper 2.5 % points; None without any error, where F is infinite."""
    if error <= 0 or between <= 0:
        return None
    f = between / error
    return f / float(fdtri(df_between, df_error, 0.975)), f * float(fdtri(df_error, df_between, 0.975))


def _second(n: float, k: int, between: float, raters: float, error: float, icc: float) -> Ends | None:
    """ICC(2,1) after Satterthwaite's degrees of freedom (Shrout & Fleiss 1979, p. 424)."""
    if error <= 0 or not np.isfinite(icc):
        return None
    f, rest = raters / error, n * (1 + (k - 1) * icc) - k * icc
    free = (k - 1) * (n - 1) * (k * icc * f + rest) ** 2 / ((n - 1) * k**2 * icc**2 * f**2 + rest**2)
    up, down = float(fdtri(n - 1, free, 0.975)), float(fdtri(free, n - 1, 0.975))
    spread = k * raters + (k * n - k - n) * error
    low = n * (between - up * error) / (up * spread + n * between)
    return low, n * (down * between - error) / (spread + n * down * between)
