"""Ratings seen with the parameters of a fit."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.severity.design import design
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.on_grid import design_like, on_grid, parameters_for, predictive
from tools.simulated_ratings import simulated


def test_posteriors_on_the_grid_are_those_of_the_fit() -> None:
    table = simulated(1, candidates=60, raters=6)[0]
    made = fit(table)
    of = design(table)
    grid = on_grid(of, parameters_for(made, of))
    weight = grid.posterior(slice(0, 60))
    assert weight.sum(1) == pytest.approx(np.ones(60))
    assert made.component_mean[0] + weight @ grid.nodes == pytest.approx(made.measure, abs=1e-7)


def test_a_round_is_predicted_from_the_others_of_its_candidate() -> None:
    table = simulated(2, candidates=400, raters=10, per_candidate=3)[0]
    made = fit(table)
    of = design(table)
    found = predictive(on_grid(of, parameters_for(made, of)))
    z = (found.observed - found.mean) / found.sd
    assert abs(z.mean()) < 0.08 and 0.93 < z.std() < 1.07
    assert found.others.min() == 1 and 0.7 < np.mean(found.slope / found.sd) < 1.4


def test_a_prediction_leaves_its_own_round_out() -> None:
    table = simulated(3, candidates=40, raters=5)[0]
    made = fit(table)
    of = design(table)
    before = predictive(on_grid(of, parameters_for(made, of)))
    changed = table.at(np.arange(table.n))
    first = of.row[of.first_row[0] : of.first_row[1]]
    changed.score[first] = 4
    after = predictive(on_grid(design(changed), parameters_for(made, of)))
    assert after.mean[0] == pytest.approx(before.mean[0]) and after.observed[0] == 18
    assert after.mean[1] > before.mean[1]


def test_other_ratings_are_seen_with_the_categories_and_raters_of_the_fit() -> None:
    table = simulated(4, candidates=60, raters=6)[0]
    made = fit(table)
    few = table.at((table.score < 4) & (table.interviewer.codes > 0))
    of = design_like(made, few)
    assert of.categories[0] == (1, 2, 3, 4) and of.raters == made.raters[1:]
    known = parameters_for(made, of)
    assert known.offset == pytest.approx(made.severity[1:] - made.component_mean[0])
    assert np.isfinite(predictive(on_grid(of, known)).mean).all()
