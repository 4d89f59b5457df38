"""What ratings tell if every candidate's t were known: the first half of Louis' identity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.kinds import Block
from interviewer_app.core.calibration.severity.likelihood import There
from interviewer_app.core.calibration.severity.parameters import Layout

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Within:
    """information: (m, m) by offsets, items and log candidate SD (all but the halo SD), t known and u not.

    expected: (1 + P, kinds, T) the gradient's moving part of a round given t and its ratings: by its rater's offset
              and by each free item parameter
    """

    information: Floats
    expected: Floats


def within_rounds(there: There, layout: Layout) -> Within:
    """`there` knows its weights."""
    raters, items = layout.raters, layout.basis.shape[1]
    known = _Known(raters, len(there.design.items), layout.width, items)
    expected = np.empty((1 + items, *there.logs.shape))
    for number, block in enumerate(there.blocks):
        chance, state, _logs = there.forward(number)
        weights = there.weights[block.kinds]
        on_kinds = there.halo.back(state, weights)[0]
        taken = np.cumsum(chance[:0:-1], axis=0)[::-1]  # (K-1, cells, X) chance to take each step
        known.ratings(there, block, taken, there.on_cells(block, on_kinds))
        moving = _moving(there, block, layout, taken)
        group = there.kinds.group[block.kinds] - block.groups.start
        for place, values in enumerate(moving):
            expected[place, block.kinds] = there.halo.mean(state, values[group])
        known.unknown_halo(there, block, moving, there.on_groups(block, on_kinds), expected[:, block.kinds], weights)
    return Within(known.information(layout.basis), expected)


def _moving(there: There, block: Block, layout: Layout, taken: Floats) -> Floats:
    """(1 + P, groups, X) expected sum of categories, and expected steps by free item parameter."""
    groups, item = there.of_groups(block), there.kinds.cell_item[block.cells]
    basis = layout.basis.reshape(len(there.design.items), layout.width, layout.basis.shape[1])[item]  # (cells, K-1, P)
    found = np.empty((1 + basis.shape[2], groups.shape[0], taken.shape[2]))
    found[0] = groups @ taken.sum(0)
    for place in range(basis.shape[2]):
        own = basis[:, :, place]
        found[1 + place] = groups @ sum(own[:, step, None] * one for step, one in enumerate(taken))
    return found


class _Known:
    """Sums over blocks."""

    def __init__(self, raters: int, items: int, width: int, free: int) -> None:
        self._raters, self._free = raters, free
        self._among = np.zeros(raters)  # by rater
        self._steps = np.zeros((raters, items, width))  # by rater and step
        self._corner = np.zeros((items, width, width))  # by two steps of an item
        self._lost = np.zeros((raters, 1 + free))  # what not knowing u takes: rater by rater, rater by item parameter
        self._lost_corner = np.zeros((free, free))

    def ratings(self, there: There, block: Block, taken: Floats, on_cells: Floats) -> None:
        """What each rating tells at known x: the covariance of having taken two steps."""
        rater, item = there.kinds.cell_rater[block.cells], there.kinds.cell_item[block.cells]
        passed = np.einsum("kcx,cx->ck", taken, on_cells)
        weighted = taken * on_cells
        both = np.matmul(weighted.transpose(1, 0, 2), taken.transpose(1, 2, 0))
        width = len(taken)
        further = np.maximum(np.arange(width)[:, None], np.arange(width)[None, :])
        told = passed[:, further] - both
        np.add.at(self._among, rater, told.sum((1, 2)))
        np.add.at(self._steps, (rater, item), told.sum(2))
        np.add.at(self._corner, item, told)

    def unknown_halo(
        self, there: There, block: Block, moving: Floats, on_groups: Floats, expected: Floats, weights: Floats
    ) -> None:
        """The variance of a round's gradient given t: mean of the square, minus the square of the mean."""
        group_rater = there.kinds.group_rater[block.groups]
        kind_rater = there.kinds.group_rater[there.kinds.group[block.kinds]]
        for rater, values, weight, sign in (
            (group_rater, moving, on_groups, 1.0),
            (kind_rater, expected, weights, -1.0),
        ):
            weighted = values * weight
            for place in range(1 + self._free):
                own = np.einsum("gx,gx->g", weighted[0], values[place])
                self._lost[:, place] += sign * np.bincount(rater, own, self._raters)
            flat = values[1:].reshape(self._free, values[0].size)
            self._lost_corner += sign * (weighted[1:].reshape(flat.shape) @ flat.T)

    def information(self, basis: Floats) -> Floats:
        """(R + P + 1, R + P + 1); nothing of the candidate SD, which the ratings do not tell at known t."""
        raters, free = self._raters, self._free
        found = np.zeros((raters + free + 1, raters + free + 1))
        found[np.arange(raters), np.arange(raters)] = self._among - self._lost[:, 0]
        side = self._steps.reshape(raters, -1) @ basis - self._lost[:, 1:]
        found[:raters, raters : raters + free] = side
        found[raters : raters + free, :raters] = side.T
        steps = basis.reshape(*self._steps.shape[1:], free)
        corner = np.einsum("ika,ikl,ilb->ab", steps, self._corner, steps, optimize=True) - self._lost_corner
        found[raters : raters + free, raters : raters + free] = (corner + corner.T) / 2
        return found
