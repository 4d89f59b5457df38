"""Rounds that share their likelihood, and the sums in which ratings enter it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from interviewer_app.core.calibration.severity.design import Design

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Block:
    """A run of raters with all that is theirs: cells (rater, item), groups (rater, pattern), kinds (group, total)."""

    raters: slice
    cells: slice
    groups: slice
    kinds: slice


class Kinds:
    """cell_rater, cell_item: of each cell. cells_of_group: sparse (groups, cells), how often a group rates a cell.

    kind:     (N,) of each round
    group, total: of each kind, groups counted through
    of_units: sparse (C, kinds), how many rounds of each kind a unit has
    taken:    (D, K-1) how many ratings of each item took each step
    sums:     (R,) sum of all categories a rater gave
    """

    def __init__(self, design: Design) -> None:
        patterns, items = len(design.patterns), len(design.items)
        top = int(design.total.max()) + 1
        group_key, group_of_round = np.unique(design.rater * patterns + design.pattern, return_inverse=True)
        kind_key, kind = np.unique(group_of_round * top + design.total, return_inverse=True)
        self.kind = kind.astype(np.int64)
        self.group, self.total = kind_key // top, (kind_key % top).astype(np.float64)
        self.group_rater, group_pattern = group_key // patterns, group_key % patterns
        self._cells(design, group_pattern, items)
        count, shape = len(kind), (len(design.units), len(kind_key))
        self.of_units = csr_array((np.ones(count), (design.unit, self.kind)), shape=shape)
        self._sums(design)

    def _cells(self, design: Design, group_pattern: Ints, items: int) -> None:
        group, item = np.nonzero(design.patterns[group_pattern])
        cell_key, cell = np.unique(self.group_rater[group] * items + item, return_inverse=True)
        often = design.patterns[group_pattern[group], item].astype(np.float64)
        self.cell_rater, self.cell_item = cell_key // items, cell_key % items
        self.cells_of_group = csr_array((often, (group, cell)), shape=(len(group_pattern), len(cell_key)))

    def _sums(self, design: Design) -> None:
        width = max(len(scores) for scores in design.categories) - 1
        given = np.bincount(design.item * (width + 1) + design.category, minlength=len(design.items) * (width + 1))
        at_least = np.cumsum(given.reshape(-1, width + 1)[:, ::-1], axis=1)[:, ::-1]
        self.taken = at_least[:, 1:].astype(np.float64)
        self.sums = np.bincount(design.rater, design.total, len(design.raters))

    def blocks(self, raters: int, room: int) -> list[Block]:
        """Runs of raters with about `room` kinds each, at least one rater."""
        kind_rater = self.group_rater[self.group]
        firsts, first = [0], 0
        ends = np.searchsorted(kind_rater, np.arange(1, raters + 1))
        for rater in range(1, raters):
            if ends[rater] - first > room:
                firsts.append(rater)
                first = int(ends[rater - 1])
        edges = np.array([*firsts, raters])
        places = [np.searchsorted(of, edges) for of in (self.cell_rater, self.group_rater, kind_rater)]
        return [
            Block(slice(int(low), int(high)), *(slice(int(at[number]), int(at[number + 1])) for at in places))
            for number, (low, high) in enumerate(zip(edges[:-1], edges[1:], strict=True))
        ]
