"""Ratings seen with parameters that are known: posteriors of candidates, and what is expected of a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Factor, Ratings
from interviewer_app.core.calibration.severity.design import Design, design
from interviewer_app.core.calibration.severity.fitted import Fit
from interviewer_app.core.calibration.severity.grid import Grid, grid_for
from interviewer_app.core.calibration.severity.likelihood import Marginal, There
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

    def expected(self) -> tuple[Floats, Floats, Ints]:
        """Of the sum of a round's categories given t, before its ratings are known, by group of like rounds:

        (mean (groups, T), variance, the group of each round (N,))
        """
        shape = (len(self.there.kinds.group_rater), len(self.nodes))
        mean, variance = np.empty(shape), np.empty(shape)
        for number, block in enumerate(self.there.blocks):
            chance = self.there.forward(number)[0]
            one, spread = (self.there.of_groups(block) @ moment for moment in moments(chance))
            before = self.there.halo.before
            mean[block.groups] = before(one)
            variance[block.groups] = before(spread) + before(one**2) - mean[block.groups] ** 2
        return mean, variance, self.there.kinds.group[self.there.kinds.kind]


def on_grid(design: Design, parameters: Parameters) -> OnGrid:
    grid = grid_for(design, parameters, parameters.halo_sd > 0)
    return OnGrid(There(Marginal(design), parameters, grid), grid)
