"""The model's parameters, and the vector of free ones the optimiser moves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Parameters:
    """A rating in category k (0 … K-1) of item d by rater r, at t = theta - mean of the component, has

        log P(k) = k (t + u - offset[r]) - sum of steps[d, :k] + constant

    offset:       (R,) severity minus the mean of the candidates of the rater's component
    steps:        (D, K-1) difficulty plus threshold of each step; +inf where an item has fewer categories
    candidate_sd: of t; halo_sd: of u, 0 without halo; all in logits
    """

    offset: Floats
    steps: Floats
    candidate_sd: float
    halo_sd: float

    def of_difficulties(self) -> tuple[Floats, Floats]:
        """(difficulty (D,), thresholds (D, K-1) that sum to zero per item, +inf where there is no step)."""
        known = np.isfinite(self.steps)
        count = np.maximum(known.sum(1), 1)
        difficulty = np.where(known, self.steps, 0.0).sum(1) / count
        return difficulty, self.steps - difficulty[:, None]


def centred(offset: Floats, component: Ints, components: int) -> tuple[Floats, Floats]:
    """(severities (R,) that sum to zero per component, means (G,) of the components' candidates)."""
    mean = -np.bincount(component, offset, components) / np.bincount(component, minlength=components)
    return offset + mean[component], mean


@dataclass(frozen=True)
class Layout:
    """Where each parameter stands in the vector: offsets, items, log candidate SD, halo SD.

    basis:  (D * (K-1), P) steps = basis @ items: difficulties sum to zero per block of items, thresholds to zero
    absent: (D * (K-1),) where an item has no such step
    halo:   whether the halo SD is free; without it the model has none
    """

    raters: int
    basis: Floats
    absent: NDArray[np.bool_]
    width: int
    halo: bool

    @property
    def size(self) -> int:
        return self.spread + 1 + self.halo

    @property
    def spread(self) -> int:
        """The place of the log of the candidates' SD; the halo SD stands behind it."""
        return self.raters + int(self.basis.shape[1])

    def vector(self, parameters: Parameters) -> Floats:
        steps = np.where(self.absent, 0.0, parameters.steps.ravel())
        items = np.linalg.lstsq(self.basis, steps, rcond=None)[0]
        spread = [np.log(parameters.candidate_sd)] + [parameters.halo_sd] * self.halo
        return np.concatenate([parameters.offset, items, spread])

    def parameters(self, vector: Floats) -> Parameters:
        steps = self.basis @ vector[self.raters : self.spread]
        steps[self.absent] = np.inf
        halo = abs(float(vector[self.spread + 1])) if self.halo else 0.0
        sd = float(np.exp(vector[self.spread]))
        return Parameters(vector[: self.raters], steps.reshape(-1, self.width), sd, halo)


def layout_of(design: Design, halo: bool) -> Layout:
    count = np.array([len(scores) - 1 for scores in design.categories])
    width = int(count.max())
    columns = [*_of_difficulties(design.item_block, count, width), *_of_thresholds(design, count, width)]
    basis = np.stack(columns, axis=1) if columns else np.zeros((len(count) * width, 0))
    absent = (np.arange(width) >= count[:, None]).ravel()
    return Layout(len(design.raters), basis, absent, width, halo)


def _of_difficulties(block: Ints, count: Ints, width: int) -> list[Floats]:
    """One column per free difficulty: what it adds to all steps of the items of its block."""
    columns = []
    for one in range(block.max() + 1):
        members = np.flatnonzero((block == one) & (count > 0))
        for contrast in zero_sum(len(members)).T:
            steps = np.zeros((len(count), width))
            steps[members] = contrast[:, None]
            columns.append((steps * (np.arange(width) < count[:, None])).ravel())
    return columns


def _of_thresholds(design: Design, count: Ints, width: int) -> list[Floats]:
    """One column per free threshold: of one item with partial credit, else of all items alike."""
    members = [[one] for one in range(len(count))] if design.partial_credit else [list(range(len(count)))]
    columns = []
    for items in members:
        for contrast in zero_sum(int(count[items[0]])).T:
            steps = np.zeros((len(count), width))
            steps[items, : len(contrast)] = contrast
            columns.append(steps.ravel())
    return columns


def zero_sum(size: int) -> Floats:
    """(size, size - 1) a basis of the vectors that sum to zero."""
    return (np.eye(size) - 1 / max(size, 1))[:, : max(size - 1, 0)]
