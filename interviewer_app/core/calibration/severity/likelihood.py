"""The marginal likelihood of all ratings and its exact gradient on a grid.

Bock & Aitkin (1981) with one more level: a round's halo is integrated out given the candidate's t, then t. The gradient
is Fisher's identity: the posterior mean of the gradient one would have if t and u were known, and it is exact for the
sums on the grid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.grid import Grid
from interviewer_app.core.calibration.severity.halo import Halo
from interviewer_app.core.calibration.severity.kinds import Block, Kinds
from interviewer_app.core.calibration.severity.parameters import Parameters
from interviewer_app.core.calibration.severity.steps import chances, costs_of, moments

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ROOM = 3_000_000  # numbers in one array, where rounds or candidates are taken in parts
KEPT = 24_000_000  # numbers that may be kept from the way there for the way back


@dataclass(frozen=True)
class Slopes:
    """The log likelihood and its derivatives by offset (R,), steps (D, K-1), log candidate SD and halo SD."""

    value: float
    offset: Floats
    steps: Floats
    log_candidate_sd: float
    halo_sd: float
    mean: Floats  # (C,) posterior mean of t
    square: Floats  # (C,) posterior mean of t squared


class Marginal:
    """The likelihood of a design, to be asked at many parameters."""

    def __init__(self, design: Design) -> None:
        self.design = design
        self.kinds = Kinds(design)

    def slopes(self, parameters: Parameters, grid: Grid) -> Slopes:
        """The log likelihood and its gradient; units without an order of their own, so any order gives the same."""
        there = There(self, parameters, grid)
        return there.slopes()

    def blocks(self, places: int) -> list[Block]:
        return self.kinds.blocks(len(self.design.raters), max(1, ROOM // places))


class There:
    """Everything at one point: parameters on a grid."""

    def __init__(self, marginal: Marginal, parameters: Parameters, grid: Grid) -> None:
        self.design, self.kinds = marginal.design, marginal.kinds
        self.parameters, self.grid = parameters, grid
        self.halo: Halo = grid.halo(parameters.halo_sd)
        self.blocks = marginal.blocks(len(self.halo.x))
        self._keeps = len(self.kinds.group) * len(self.halo.x) < KEPT
        self._kept: dict[int, tuple[Floats, Any]] = {}
        self.logs = np.concatenate([self.forward(number)[2] for number in range(len(self.blocks))])
        self.weights = np.zeros((0, 0))

    def forward(self, number: int) -> tuple[Floats, Any, Floats]:
        """Of one block: (chances (K, cells, X), the halo's state, log integrals (kinds, T) given t)."""
        if number in self._kept:
            chance, state = self._kept[number]
            return chance, state, self.logs[self.blocks[number].kinds]
        block, kinds = self.blocks[number], self.kinds
        cell_offset = self.parameters.offset[kinds.cell_rater[block.cells]]
        costs = costs_of(self.parameters.steps)[kinds.cell_item[block.cells]]
        chance, normaliser = chances(costs, self.halo.x - cell_offset[:, None])
        of_group = self.of_groups(block) @ normaliser
        group = kinds.group[block.kinds] - block.groups.start
        likelihood = kinds.total[block.kinds, None] * self.halo.x - of_group[group]
        logs, state = self.halo.integrate(likelihood)
        if self._keeps:
            self._kept[number] = (chance, state)
        return chance, state, logs

    def of_groups(self, block: Block) -> Any:
        """Sparse (groups, cells) of a block."""
        return self.kinds.cells_of_group[block.groups, block.cells]

    def log_prior(self) -> Floats:
        """(T,) log of what each node weighs before any rating, up to the constant log(2 pi) / 2."""
        t, sd = self.grid.t, self.parameters.candidate_sd
        step: float = np.log(t[1] - t[0])
        found: Floats = step - np.log(sd) - t**2 / (2 * sd**2) - np.log(2 * np.pi) / 2
        return found

    def units(self) -> list[slice]:
        each = max(1, ROOM // len(self.grid.t))
        count = len(self.design.units)
        return [slice(first, min(first + each, count)) for first in range(0, count, each)]

    def posterior(self, units: slice | Ints) -> tuple[Floats, Floats]:
        """(posterior weights (units, T) of t, log likelihood (units,) up to what `constant` holds)."""
        weight = self.kinds.of_units[units] @ self.logs
        weight += self.log_prior()
        top = weight.max(1)
        weight -= top[:, None]
        np.exp(weight, out=weight)
        total = weight.sum(1)
        weight /= total[:, None]
        return weight, top + np.log(total)

    def constant(self) -> float:
        """What the ratings' own sums add to the log likelihood, free of t and u."""
        steps = np.where(np.isfinite(self.parameters.steps), self.parameters.steps, 0.0)
        return -float(np.sum(self.kinds.taken * steps)) - float(self.kinds.sums @ self.parameters.offset)

    def slopes(self) -> Slopes:
        t, of_units = self.grid.t, self.kinds.of_units
        value, weights = self.constant(), np.zeros_like(self.logs)
        self.weights = weights
        mean, square = np.empty(len(self.design.units)), np.empty(len(self.design.units))
        for units in self.units():
            weight, own = self.posterior(units)
            value += float(own.sum())
            mean[units], square[units] = weight @ t, weight @ t**2
            weights += of_units[units].T @ weight
        offset, steps, halo = self._back(weights)
        sd = float(square.sum()) / self.parameters.candidate_sd**2 - len(square)
        return Slopes(value, offset, steps, sd, halo, mean, square)

    def _back(self, weights: Floats) -> tuple[Floats, Floats, float]:
        """Derivatives by offset, steps and halo SD, from the posterior weights (kinds, T)."""
        kinds, halo = self.kinds, 0.0
        steps = np.zeros((len(self.design.items), self.parameters.steps.shape[1]))
        offset = np.empty(len(self.design.raters))
        for number, block in enumerate(self.blocks):
            chance, state, _logs = self.forward(number)
            on_kinds, slope = self.halo.back(state, weights[block.kinds])
            on_cells = self.on_cells(block, on_kinds)
            passed = _passed(chance, on_cells)
            expected = np.bincount(kinds.cell_rater[block.cells] - block.raters.start, passed.sum(1))
            offset[block.raters] = expected
            np.add.at(steps, kinds.cell_item[block.cells], passed)
            halo += slope + self._pushed(block, on_kinds, on_cells, chance)
        given = kinds.sums
        return offset - given, steps - kinds.taken, halo

    def on_cells(self, block: Block, on_kinds: Floats) -> Floats:
        """(cells, X) posterior number of ratings of each cell at each x, from that of rounds (kinds, X)."""
        found: Floats = self.of_groups(block).T @ self.on_groups(block, on_kinds)
        return found

    def on_groups(self, block: Block, on_kinds: Floats) -> Floats:
        """(groups, X) the same sum over the kinds of each group."""
        found: Floats = np.add.reduceat(on_kinds, np.flatnonzero(np.diff(self.kinds.group[block.kinds], prepend=-1)))
        return found

    def _pushed(self, block: Block, on_kinds: Floats, on_cells: Floats, chance: Floats) -> float:
        """d/dsd from nodes that move with the halo SD: their push times the likelihoods' slope there."""
        if self.halo.push is None:
            return 0.0
        given = float(self.kinds.total[block.kinds] @ (on_kinds @ self.halo.push))
        return given - float(np.sum((on_cells * moments(chance)[0]) @ self.halo.push))


def _passed(chance: Floats, on_cells: Floats) -> Floats:
    """(cells, K-1) expected number of ratings that took each step, from chances (K, cells, X)."""
    per_category = np.stack([np.einsum("cx,cx->c", one, on_cells) for one in chance[1:]], axis=1)
    return np.cumsum(per_category[:, ::-1], axis=1)[:, ::-1]
