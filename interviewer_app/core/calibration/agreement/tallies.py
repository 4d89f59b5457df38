"""What agreement needs of each candidate, as sums: add the rows of some candidates and put them through the formulas.

A pair of ratings falls into a *cell*, two categories in ascending order. Krippendorff's coincidences count a pair of a
unit with m ratings by m / (pairs of the unit), so that every pairable rating weighs 1 (Krippendorff 2011, section C).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from interviewer_app.core.calibration.agreement.panel import Panel

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells that occur, low and high category of each, and the values of all categories."""

    low: Codes
    high: Codes
    values: Floats

    @property
    def categories(self) -> int:
        return len(self.values)

    @property
    def spread(self) -> float:
        """From the lowest score to the highest, 1 where there is no such way."""
        return float(self.values[-1] - self.values[0]) or 1.0 if len(self.values) else 1.0

    def margins(self, sums: Floats) -> Floats:
        """(…, cells) -> (…, categories): each pair gives half of itself to either of its two categories."""
        at, n = np.arange(len(self.low)), len(self.low)
        ends = np.concatenate([self.low, self.high])
        half = sparse.csr_matrix((np.full(2 * n, 0.5), (np.tile(at, 2), ends)), shape=(n, self.categories))
        found: Floats = np.asarray((half.T @ sums.T).T)
        return found


@dataclass(frozen=True, slots=True)
class Sums:
    """Rows are replicates, the first of them the table itself.

    coincidences, pairs: (rows, cells);  margins, split: (rows, categories)
    units: (rows,) units with any rating;  shared: those with a pair;  same, near: their agreement, plain and quadratic
    margins: over units, each category's share of its ratings;  split: share of pairs with one rating in the category
    """

    coincidences: Floats
    pairs: Floats
    margins: Floats
    split: Floats
    units: Floats
    shared: Floats
    same: Floats
    near: Floats

    def __add__(self, other: Sums) -> Sums:
        return Sums(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def cells_of(panel: Panel) -> Cells:
    low, high = _ends(panel)
    k = len(panel.values)
    found = np.unique(low * k + high)
    return Cells(found // k, found % k, panel.values.astype(np.float64))


@dataclass(frozen=True, slots=True)
class Tallies:
    """`table`: (candidates, columns): coincidences and pairs by cell, margins and splits by category, four sums."""

    table: Any
    cells: Cells

    @property
    def columns(self) -> int:
        return int(self.table.shape[1])

    def summed(self, weights: Floats) -> Sums:
        """weights: (rows, candidates)"""
        total: Floats = np.asarray((self.table.T @ weights.T).T)
        n, k = len(self.cells.low), self.cells.categories
        parts = np.split(total, np.cumsum([n, n, k, k]), axis=1)
        units, shared, same, near = parts[4].T
        return Sums(parts[0], parts[1], parts[2], parts[3], units, shared, same, near)


def tallies(panel: Panel, cells: Cells) -> Tallies:
    """The sums of one panel, over cells that may be of a wider one."""
    n, k = len(cells.low), cells.categories
    low, high = _ends(panel)
    cell = np.searchsorted(cells.low * k + cells.high, low * k + high)
    unit, size = panel.pair_unit, int(panel.unit.max(initial=-1)) + 1
    ratings, pairs = np.bincount(panel.unit, minlength=size), np.bincount(unit, minlength=size)
    whose = np.zeros(size, np.int64)
    whose[panel.unit] = panel.candidate
    share = 1.0 / pairs[unit] if len(unit) else np.zeros(0)
    who, ones = whose[unit], np.ones(len(unit))
    apart, steps = low != high, 2 * n + 2 * k
    near = 1 - ((cells.values[high] - cells.values[low]) / cells.spread) ** 2
    entries = [
        (who, cell, ratings[unit] * share),
        (who, n + cell, ones),
        (panel.candidate, 2 * n + panel.category, 1.0 / ratings[panel.unit]),
        (who[apart], 2 * n + k + low[apart], share[apart]),
        (who[apart], 2 * n + k + high[apart], share[apart]),
        (whose, np.full(size, steps), np.ones(size)),
        (whose[pairs > 0], np.full(int((pairs > 0).sum()), steps + 1), np.ones(int((pairs > 0).sum()))),
        (who[~apart], np.full(int((~apart).sum()), steps + 2), share[~apart]),
        (who, np.full(len(who), steps + 3), share * near),
    ]
    rows, columns, data = (np.concatenate([entry[place] for entry in entries]) for place in range(3))
    return Tallies(sparse.csr_matrix((data, (rows, columns)), shape=(panel.n_candidates, steps + 4)), cells)


def _ends(panel: Panel) -> tuple[Codes, Codes]:
    one, other = panel.category[panel.first], panel.category[panel.second]
    return np.minimum(one, other), np.maximum(one, other)
