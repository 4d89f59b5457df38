"""The likelihood on the grid, held against sums that do it the long way."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.severity.curvature import curvature, gradient
from interviewer_app.core.calibration.severity.design import Design, design
from interviewer_app.core.calibration.severity.grid import grid_for
from interviewer_app.core.calibration.severity.likelihood import Marginal, There
from interviewer_app.core.calibration.severity.parameters import Parameters, layout_of
from tools.simulated_ratings import simulated

Floats = NDArray[np.float64]


def parameters_of(of: Design, candidate_sd: float, halo_sd: float) -> Parameters:
    rng = np.random.default_rng(5)
    width = max(len(scores) for scores in of.categories) - 1
    steps = np.linspace(-0.5, 0.5, len(of.items))[:, None] + np.linspace(-1.5, 1.5, width)
    return Parameters(rng.normal(0, 0.6, len(of.raters)), steps, candidate_sd, halo_sd)


def the_long_way(of: Design, at: Parameters, reach: float = 7) -> float:
    """Every candidate by itself: 301 places of t, and as many of u for each; nothing shared and nothing skipped."""
    z, u = np.linspace(-reach, reach, 301), np.linspace(-8, 8, 301)
    t = z * at.candidate_sd
    log_t = -(z**2) / 2 - np.log(2 * np.pi) / 2 + np.log(z[1] - z[0])
    log_u = -(u**2) / 2 - np.log(np.sum(np.exp(-(u**2) / 2)))
    total = 0.0
    for unit in range(len(of.units)):
        logs = log_t.copy()
        for one in range(of.first_round[unit], of.first_round[unit + 1]):
            logs += _round(of, at, one, t[:, None] + at.halo_sd * u, log_u)
        total += np.logaddexp.reduce(logs)
    return float(total)


def _round(of: Design, at: Parameters, one: int, x: Floats, log_u: Floats) -> Floats:
    logs, y = log_u - np.zeros_like(x), x - at.offset[of.rater[one]]
    for row in range(of.first_row[one], of.first_row[one + 1]):
        costs = np.concatenate([[0.0], np.cumsum(at.steps[of.item[row]])])
        logs += of.category[row] * y - costs[of.category[row]]
        logs -= np.log(sum(np.exp(category * y - cost) for category, cost in enumerate(costs)))
    top = logs.max(axis=1)
    return np.asarray(top + np.log(np.exp(logs - top[:, None]).sum(axis=1)))


def contradicting() -> Ratings:
    """Nine raters, four of whom see the top where five see the bottom, on two candidates."""
    who = [f"r{one}" for one in range(9)]
    rows = [(c, r, d) for c in ("a", "b") for r in who for d in "xyzvw"]
    score = [7 if (int(r[1]) % 2 == 0) == (c == "a") else 1 for c, r, _d in rows]
    score[:4] = [2, 3, 5, 6]
    return ratings([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows], score)


@pytest.mark.parametrize(
    ("candidate_sd", "halo_sd"), [(1.0, 0.6), (1.0, 0.05), (1.0, 1e-3), (0.3, 2.0), (8.0, 3.0), (2.0, 0.2)]
)
def test_the_grid_finds_the_likelihood_that_the_long_way_finds(candidate_sd: float, halo_sd: float) -> None:
    of = design(simulated(3, candidates=3, raters=4, per_candidate=3, candidate_sd=candidate_sd)[0])
    at = parameters_of(of, candidate_sd, halo_sd)
    found = Marginal(of).slopes(at, grid_for(of, at, True)).value
    assert found == pytest.approx(the_long_way(of, at), abs=2e-7)


@pytest.mark.parametrize("halo_sd", [0.3, 3.0])
def test_nine_raters_who_contradict_each_other_do_not_underflow(halo_sd: float) -> None:
    of = design(contradicting())
    at = parameters_of(of, 10.0, halo_sd)
    slopes = Marginal(of).slopes(at, grid_for(of, at, True))
    assert slopes.value == pytest.approx(the_long_way(of, at, reach=1.5), abs=1e-6)
    assert np.isfinite(slopes.offset).all() and np.isfinite(slopes.mean).all()


@pytest.mark.parametrize(("halo", "halo_sd"), [(True, 0.7), (True, 0.02), (False, 0.0)])
def test_gradient_and_curvature_are_the_derivatives_of_the_likelihood(halo: bool, halo_sd: float) -> None:
    of = design(simulated(4, candidates=30, raters=5)[0])
    at, marginal, layout = parameters_of(of, 1.2, halo_sd), Marginal(of), layout_of(of, halo)
    grid, vector = grid_for(of, at, halo), layout.vector(at)

    def slopes(place: int, by: float) -> tuple[float, Floats]:
        moved = vector.copy()
        moved[place] += by
        found = marginal.slopes(layout.parameters(moved), grid)
        return found.value, gradient(layout, found)

    there = There(marginal, layout.parameters(vector), grid)
    here = there.slopes()
    information = curvature(marginal, layout, vector, there, here).information
    for place in range(layout.size):
        (above, slope_above), (below, slope_below) = slopes(place, 1e-4), slopes(place, -1e-4)
        assert gradient(layout, here)[place] == pytest.approx((above - below) / 2e-4, abs=2e-5)
        assert information[:, place] == pytest.approx(-(slope_above - slope_below) / 2e-4, abs=1e-3)


def test_in_parts_the_sums_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    of = design(simulated(5, candidates=40, raters=6)[0])
    at = parameters_of(of, 1.0, 0.6)
    grid = grid_for(of, at, True)
    whole = Marginal(of).slopes(at, grid)
    monkeypatch.setattr("interviewer_app.core.calibration.severity.likelihood.ROOM", 500)
    monkeypatch.setattr("interviewer_app.core.calibration.severity.likelihood.KEPT", 0)
    parts = Marginal(of).slopes(at, grid)
    assert parts.value == pytest.approx(whole.value, rel=1e-13)
    assert parts.offset == pytest.approx(whole.offset, abs=1e-9)
    assert parts.steps == pytest.approx(whole.steps, abs=1e-9)
    assert parts.halo_sd == pytest.approx(whole.halo_sd, abs=1e-9)
