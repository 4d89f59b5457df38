"""Ratings seen with parameters that are known: posteriors of candidates, and what a round's others predict for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Factor, Ratings
from interviewer_app.core.calibration.severity.design import Design, design
from interviewer_app.core.calibration.severity.fitted import Fit
from interviewer_app.core.calibration.severity.grid import Grid, grid_for
from interviewer_app.core.calibration.severity.likelihood import ROOM, Marginal, There
from interviewer_app.core.calibration.severity.parameters import Parameters
from interviewer_app.core.calibration.severity.steps import moments

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def design_like(fit: Fit, ratings: Ratings, items: Factor | None = None) -> Design:
    """Other ratings laid out with the categories of a fit.

    raises: Unfittable if there are none
    """
    like = dict(zip(fit.items, fit.categories, strict=True))
    return design(ratings, fit.options.unit, fit.options.partial_credit, items, like)


def parameters_for(fit: Fit, design: Design) -> Parameters:
    """The fit's parameters in the order of a design, by label.

    A rater the fit does not know is average among the fit's largest group; an unknown dimension has difficulty 0.
    """
    known = dict(zip(fit.raters, fit.severity - fit.component_mean[fit.rater_component], strict=True))
    average = -float(fit.component_mean[0])
    offset = np.array([known.get(name, average) for name in design.raters])
    places = {name: place for place, name in enumerate(fit.items)}
    steps = np.stack([_steps(fit, places, name) for name in design.items])
    return Parameters(offset, steps, fit.candidate_sd, fit.halo_sd)


def _steps(fit: Fit, places: Mapping[str, int], name: str) -> Floats:
    place = places.get(name)
    width = max(len(scores) for scores in fit.categories) - 1
    own = fit.thresholds[place or 0] if fit.options.partial_credit else fit.thresholds[0]
    steps = np.full(width, np.inf)
    steps[: len(own)] = own + (0.0 if place is None else fit.difficulty[place])
    return steps


@dataclass(frozen=True)
class OnGrid:
    """nodes: (T,) t = theta minus the mean of the component; all arrays by t are in its order."""

    there: There
    grid: Grid

    @property
    def design(self) -> Design:
        return self.there.design

    @property
    def nodes(self) -> Floats:
        return self.grid.t

    @property
    def log_prior(self) -> Floats:
        """(T,) log weight of each node before any rating, the grid's step included."""
        return self.there.log_prior()

    def round_log_likelihood(self, rounds: slice | Ints) -> Floats:
        """(n, T) of rounds, halo integrated out, up to a constant per round."""
        found: Floats = self.there.logs[self.there.kinds.kind[rounds]]
        return found

    def posterior(self, units: slice | Ints) -> Floats:
        """(n, T) weights of units that sum to one."""
        return self.there.posterior(units)[0]

    def expected(self) -> tuple[Floats, Floats, Floats, Ints]:
        """Of the sum of a round's categories given t, before its ratings are known, by group of like rounds:

        (mean (groups, T), variance, how much the mean falls per logit of severity, the group of each round (N,))
        """
        shape = (len(self.there.kinds.group_rater), len(self.nodes))
        mean, variance, slope = np.empty(shape), np.empty(shape), np.empty(shape)
        for number, block in enumerate(self.there.blocks):
            chance = self.there.forward(number)[0]
            one, spread = (self.there.of_groups(block) @ moment for moment in moments(chance))
            before = self.there.halo.before
            mean[block.groups], slope[block.groups] = before(one), before(spread)
            variance[block.groups] = slope[block.groups] + before(one**2) - mean[block.groups] ** 2
        return mean, variance, slope, self.there.kinds.group[self.there.kinds.kind]


def on_grid(design: Design, parameters: Parameters) -> OnGrid:
    grid = grid_for(design, parameters, parameters.halo_sd > 0)
    return OnGrid(There(Marginal(design), parameters, grid), grid)


@dataclass(frozen=True)
class Predicted:
    """Of each round (N,): the sum of its categories, and what the unit's other rounds predict for it.

    mean, sd: of the predictive distribution; without another round that of the population
    slope:    by how much the mean falls per logit of severity
    others:   how many other rounds the prediction rests on
    """

    observed: Floats
    mean: Floats
    sd: Floats
    slope: Floats
    others: Ints


def predictive(grid: OnGrid) -> Predicted:
    """Each round predicted from the others of its unit, at the grid's parameters."""
    design, t = grid.design, len(grid.nodes)
    mean, variance, slope, group = grid.expected()
    found = np.empty((3, design.rounds))
    for units in _parts(len(design.units), max(1, ROOM // t)):
        rounds = slice(int(design.first_round[units.start]), int(design.first_round[units.stop]))
        own = grid.round_log_likelihood(rounds)
        whole = np.add.reduceat(own, design.first_round[units] - rounds.start, axis=0) + grid.log_prior
        left = whole[design.unit[rounds] - units.start] - own
        left -= left.max(1)[:, None]
        weight = np.exp(left)
        weight /= weight.sum(1)[:, None]
        at = group[rounds]
        found[0, rounds] = np.sum(weight * mean[at], axis=1)
        found[1, rounds] = np.sum(weight * (variance[at] + mean[at] ** 2), axis=1) - found[0, rounds] ** 2
        found[2, rounds] = np.sum(weight * slope[at], axis=1)
    others = np.diff(design.first_round)[design.unit] - 1
    return Predicted(design.total.astype(np.float64), found[0], np.sqrt(np.maximum(found[1], 0.0)), found[2], others)


def _parts(count: int, each: int) -> list[slice]:
    return [slice(first, min(first + each, count)) for first in range(0, count, each)]
