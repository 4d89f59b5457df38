"""Ratings seen with the parameters of a fit."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.severity.design import design
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.on_grid import design_like, on_grid, parameters_for
from tools.simulated_ratings import simulated


def test_posteriors_on_the_grid_are_those_of_the_fit() -> None:
    table = simulated(1, candidates=60, raters=6)[0]
    made = fit(table)
    of = design(table)
    grid = on_grid(of, parameters_for(made, of))
    weight = grid.posterior(slice(0, 60))
    assert weight.sum(1) == pytest.approx(np.ones(60))
    assert made.component_mean[0] + weight @ grid.nodes == pytest.approx(made.measure, abs=1e-7)


def test_other_ratings_are_seen_with_the_categories_and_raters_of_the_fit() -> None:
    table = simulated(4, candidates=60, raters=6)[0]
    made = fit(table)
    few = table.at((table.score < 4) & (table.interviewer.codes > 0))
    of = design_like(made, few)
    assert of.categories[0] == (1, 2, 3, 4) and of.raters == made.raters[1:]
    known = parameters_for(made, of)
    assert known.offset == pytest.approx(made.severity[1:] - made.component_mean[0])
    assert np.isfinite(on_grid(of, known).expected()[0]).all()
