"""Where the variance of one rating comes from, when every candidate met other raters: unbalanced variance components.

Model: score = mean + candidate + rater + candidate x rater (halo) + dimension + residual, all independent and random.
Henderson's Method I (Biometrics 9, 1953, 226-252; Searle, Casella & McCulloch 1992, section 5.3; "analogous ANOVA" in
Brennan 2001, Generalizability Theory, section 7.1): the quadratic forms T = sum over groups of (group sum)^2 / (group
size) are set equal to what they are on average, which is linear in the components. Unbiased for any design, balanced
ANOVA when balanced, and quick: counts and sums only. A component below 0 counts as 0.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import stdtrit

from interviewer_app.core.calibration.agreement.panel import Panel
from interviewer_app.core.calibration.agreement.results import VarianceShares
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
ONE_DIMENSION = "one dimension alone cannot tell it from chance"
NOT_APART = "these ratings cannot tell the sources apart"
WORST_CONDITION = 1e9
GROUPS = 100
SEED = 1


def variance_shares(panel: Panel, groups: int = GROUPS) -> VarianceShares:
    """Shares 0 to 1; within one dimension halo is part of the residual, and undefined.

    groups: candidates are left out in so many parts, one at a time, for the intervals; 0 for no intervals
    """
    dimensions = len(np.unique(panel.dimension))
    kept = [0, 1, 2, 3, 4, 5] if dimensions > 1 else [0, 1, 2, 5]
    shares = _shares(*_Parts(panel).equations(_left_out(panel, groups)), kept)
    found: list[Statistic] = [Undefined(ONE_DIMENSION)] * 6
    for place, component in enumerate(kept[1:]):
        value = float(shares[0, place])
        known = np.isfinite(value)
        found[component] = Value(value, _ends(shares[:, place])) if known else Undefined(NOT_APART)
    return VarianceShares(found[1], found[2], found[3], found[4], found[5])


def _left_out(panel: Panel, groups: int) -> Floats:
    """(1 + groups, candidates) weights: everybody, then everybody but one group; groups of one where they suffice."""
    rated = np.unique(panel.candidate)
    groups = min(groups, len(rated)) if len(rated) > 1 else 0
    weights = np.ones((groups + 1, panel.n_candidates))
    if groups:
        of = np.random.default_rng(SEED).permutation(len(rated)) % groups
        weights[of + 1, rated] = 0
    return weights


def _ends(values: Floats) -> tuple[float, float] | None:
    """Estimate ± t times the jackknife error (Tukey 1958; Efron & Tibshirani 1993, chapter 11), within 0 to 1.

    The bootstrap would draw a candidate twice, whose two copies share their raters: that reads as variance of raters.
    """
    parts = values[1:][np.isfinite(values[1:])]
    if len(parts) < 2 or 2 * len(parts) < len(values) - 1:
        return None
    error = sqrt((len(parts) - 1) * float(parts.var()))
    reach = float(stdtrit(len(parts) - 1, 0.975)) * error
    return max(0.0, float(values[0]) - reach), min(1.0, float(values[0]) + reach)


def no_shares(because: str) -> VarianceShares:
    return VarianceShares(*([Undefined(because)] * 5))


def _shares(left: Floats, right: Floats, kept: list[int]) -> Floats:
    """Components from the equations, cut at 0, each over their sum; NaN where the equations do not tell them apart."""
    system = left[:, kept][:, :, kept]
    scaled = system / np.maximum(np.abs(system).max(axis=2, keepdims=True), 1e-300)
    good = np.linalg.cond(scaled) < WORST_CONDITION
    found = np.full((len(left), len(kept) - 1), np.nan)
    if good.any():
        solved = np.linalg.solve(system[good], right[:, kept][good][..., None])[..., 0]
        found[good] = np.maximum(solved[:, 1:], 0)
    total = found.sum(axis=1, keepdims=True)
    shares: Floats = np.where(total > 1e-12, found / np.where(total > 1e-12, total, 1), np.nan)
    return shares


class _Parts:
    """What the equations need, added up by candidate, so that replicates are sums of rows."""

    def __init__(self, panel: Panel) -> None:
        self._panel = panel
        # Each added up by candidate at once: all rows of all columns would not fit side by side.
        self._blocks: list[Any] = []
        value = panel.values[panel.category].astype(np.float64)
        value -= value.mean()
        rater = np.unique(panel.rater, return_inverse=True)[1].astype(np.int64)
        dimension = np.unique(panel.dimension, return_inverse=True)[1].astype(np.int64)
        self._raters, self._dimensions = int(rater.max()) + 1, int(dimension.max()) + 1
        self._fill(value, rater, dimension)
        self._table: Any = sparse.hstack(self._blocks, format="csr")

    def _fill(self, value: Floats, rater: Codes, dimension: Codes) -> None:
        who = self._panel.candidate
        unit = np.unique(self._panel.measured, return_inverse=True)[1].astype(np.int64)
        sitting, n_sitting = _groups(unit, rater, self._raters)
        n_unit = np.bincount(unit).astype(np.float64)
        in_dimension = _groups(unit, dimension, self._dimensions)
        sitting_dimension = _groups(sitting, dimension, self._dimensions)
        ones, zero = np.ones(len(value)), np.zeros(len(value), np.int64)
        sums, sitting_sums = np.bincount(unit, value), np.bincount(sitting, value)
        # A sum over groups is a sum over rows of what a row adds: n_g^2 is n_g per row, n_g is 1, 1 is 1 / n_g.
        per_unit, per_sitting = n_unit[unit], n_sitting[sitting]
        per_cell, per_rating = in_dimension[1][in_dimension[0]], sitting_dimension[1][sitting_dimension[0]]
        for what in (ones, value**2, sums[unit] * value / per_unit, sitting_sums[sitting] * value / per_sitting,
                     per_unit, per_sitting, per_sitting / per_unit, per_cell / per_unit, per_rating / per_sitting,
                     1 / per_unit, 1 / per_sitting):  # fmt: skip
            self._add(who, zero, what, 1)
        for what in (value, ones, per_sitting):
            self._add(who, rater, what, self._raters)
        for what in (value, ones, per_cell, per_rating):
            self._add(who, dimension, what, self._dimensions)
        self._add(who, rater * self._dimensions + dimension, ones, self._raters * self._dimensions)

    def _add(self, who: Codes, column: Codes, what: Floats, width: int) -> None:
        self._blocks.append(sparse.csr_matrix((what, (who, column)), shape=(self._panel.n_candidates, width)))

    def equations(self, weights: Floats) -> tuple[Floats, Floats]:
        """(rows, 6, 6) and (rows, 6): mean^2, candidate, rater, halo, dimension, residual; one equation for each T."""
        total: Floats = np.asarray((self._table.T @ weights.T).T)
        n, squares, t_unit, t_sitting, unit2, sitting2, su, du, ds, units, sittings = total[:, :11].T
        r, d, at = self._raters, self._dimensions, 11
        by_rater = total[:, at : at + 3 * r].reshape(-1, 3, r)
        by_dimension = total[:, at + 3 * r : at + 3 * r + 4 * d].reshape(-1, 4, d)
        crossed = total[:, at + 3 * r + 4 * d :].reshape(-1, r, d)
        rater_sum, rater_n, rater_sitting = by_rater.transpose(1, 0, 2)
        dim_sum, dim_n, dim_unit, dim_sitting = by_dimension.transpose(1, 0, 2)
        rater_1, dim_1 = np.maximum(rater_n, 1), np.maximum(dim_n, 1)
        squared, ones = crossed**2, np.ones_like(n)
        of_rater, of_sitting = (rater_sitting / rater_1).sum(axis=1), (squared.sum(axis=2) / rater_1).sum(axis=1)
        of_dim, of_dim_rater = (dim_unit / dim_1).sum(axis=1), (squared.sum(axis=1) / dim_1).sum(axis=1)
        raters, dims = (rater_n > 0).sum(axis=1), (dim_n > 0).sum(axis=1)
        left = [
            [n, unit2 / n, (rater_n**2).sum(axis=1) / n, sitting2 / n, (dim_n**2).sum(axis=1) / n, ones],
            [n, n, su, su, du, units],
            [n, of_rater, n, of_rater, of_sitting, raters],
            [n, n, n, n, ds, sittings],
            [n, of_dim, of_dim_rater, (dim_sitting / dim_1).sum(axis=1), n, dims],
            [n, n, n, n, n, n],
        ]
        mean = rater_sum.sum(axis=1) ** 2 / n
        t_rater, t_dim = (rater_sum**2 / rater_1).sum(axis=1), (dim_sum**2 / dim_1).sum(axis=1)
        right = [mean, t_unit, t_rater, t_sitting, t_dim, squares]
        return np.moveaxis(np.asarray(left), 2, 0), np.moveaxis(np.asarray(right), 1, 0)


def _groups(one: Codes, other: Codes, others: int) -> tuple[Codes, Floats]:
    """The group of each row by two codes, and the groups' sizes."""
    found, sizes = np.unique(one * others + other, return_inverse=True, return_counts=True)[1:]
    return found.astype(np.int64), sizes.astype(np.float64)
