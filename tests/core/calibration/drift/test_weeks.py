"""Dimensions against each other, and the team's spread."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.conditional import Scores, _moments
from interviewer_app.core.calibration.drift.dimensions import Measure, dimension_drift
from interviewer_app.core.calibration.drift.results import DimensionDrift
from interviewer_app.core.calibration.drift.rounds import DAY_US, Rounds, rounds_in_time
from interviewer_app.core.calibration.drift.team import spread, team_drift
from interviewer_app.core.calibration.drift.weeks import Weeks, weekly, weeks_of
from interviewer_app.core.calibration.ratings import ratings
from interviewer_app.core.calibration.statistic import Undefined

ITEMS, WEEKS, BASE = 6, 26, 13
NAMES = tuple(f"d{d}" for d in range(ITEMS))


def made_scores(seed: int, moved: NDArray[np.float64], per_week: int = 150, noise: float = 1.0) -> Scores:
    """Scores given their rounds' sums over WEEKS weeks, of dimensions that moved by `moved` (logits) after BASE."""
    rng = np.random.default_rng(seed)
    variance = rng.uniform(0.5, 0.9, (3, ITEMS))
    covariance = np.stack([np.diag(v) - np.outer(v, v) / v.sum() for v in variance])
    rounds = WEEKS * per_week
    cell = rng.integers(0, 3, rounds)
    later = np.arange(rounds)[:, None] >= BASE * per_week
    drawn = np.stack([rng.multivariate_normal(np.zeros(ITEMS), one, rounds, method="eigh") for one in covariance])
    beyond = -(covariance @ moved)[cell] * later + noise * drawn[cell, np.arange(rounds)]
    return Scores(beyond, np.ones((rounds, ITEMS), np.bool_), cell, covariance)


def rounds_of(n: int, per_week: int, dated: bool = True) -> Rounds:
    when = [i * 7 * DAY_US // per_week for i in range(n)] if dated else None
    made = ratings([f"c{i:05}" for i in range(n)], ["r"] * n, ["d"] * n, [1] * n, rated_us=when)
    return rounds_in_time(made, "candidate")


def told(scores: Scores, per_week: int = 150) -> list[DimensionDrift]:
    rounds = rounds_of(WEEKS * per_week, per_week)
    return dimension_drift(measured(scores, weeks_of(rounds, BASE * per_week)), rounds, NAMES)


def measured(scores: Scores, week: NDArray[np.int64]) -> Measure:
    """Covariances given the sum of fewer dimensions: as after eliminating what is common to those."""

    def measure(kept: NDArray[np.bool_]) -> Weeks:
        projection = np.diag(kept.astype(float)) - np.outer(kept, kept) / kept.sum()
        covariance = projection @ scores.covariance @ projection
        left = Scores(scores.beyond @ projection, scores.rated & kept, scores.cell, covariance)
        return weekly(left, week, BASE * len(week) // WEEKS)

    return measure


def test_a_shift_is_recovered_from_the_spread_of_rounds_over_their_dimensions() -> None:
    moved = np.array([0.3, 0.0, 0.0, 0.0, 0.0, -0.1])
    week = np.repeat(np.arange(WEEKS), 150)
    weeks = weekly(made_scores(1, moved, noise=0.0), week, BASE * 150)
    np.testing.assert_allclose(weeks.shift[:BASE], 0, atol=1e-9)
    np.testing.assert_allclose(weeks.shift[BASE:], np.tile(moved - moved.mean(), (WEEKS - BASE, 1)), atol=1e-9)


def test_scores_given_their_sum_are_those_of_all_rounds_with_that_sum() -> None:
    """Against every way to spread a sum over three dimensions."""
    rng = np.random.default_rng(9)
    weights = rng.uniform(0.2, 2.0, (3, 4))
    means, seconds = _moments(weights)
    ways = np.array(list(product(range(4), repeat=3)))
    chance = weights[0, ways[:, 0]] * weights[1, ways[:, 1]] * weights[2, ways[:, 2]]
    for total in range(10):
        with_sum = ways.sum(axis=1) == total
        share = chance[with_sum] / chance[with_sum].sum()
        np.testing.assert_allclose(means[total], share @ ways[with_sum])
        np.testing.assert_allclose(seconds[total], np.einsum("n,ni,nj->ij", share, ways[with_sum], ways[with_sum]))


def test_a_dimension_that_moved_is_flagged_alone_with_direction_size_and_day() -> None:
    found = told(made_scores(2, np.array([0.0, 0.0, -0.25, 0.0, 0.0, 0.0])))
    assert [one.status for one in found] == ["steady", "steady", "flagged", *["steady"] * 3]
    one = found[2]
    assert one.direction == "milder" and one.q is not None and one.q < 0.01
    assert one.ci95 is not None and one.ci95[0] < -0.25 < one.ci95[1]
    assert one.since is not None and "1970-03-26" <= one.since <= "1970-04-16"  # week 14 begins on 2 April
    assert one.weeks == WEEKS - BASE and len(one.steps) == one.weeks


def test_no_dimension_is_flagged_where_none_moved() -> None:
    statuses = [one.status for seed in range(5) for one in told(made_scores(100 + seed, np.zeros(ITEMS)))]
    assert statuses == ["steady"] * 30


def test_two_dimensions_cannot_be_told_apart() -> None:
    made = made_scores(3, np.array([0.5, 0, 0, 0, 0, 0]))
    two = Scores(made.beyond[:, :2], made.rated[:, :2], made.cell, made.covariance[:, :2, :2])
    measure = measured(two, np.repeat(np.arange(WEEKS), 150))
    found = dimension_drift(measure, rounds_of(WEEKS * 150, 150), ("a", "b"))
    assert {one.status for one in found} == {"not enough data"} and "which of them" in found[0].because


def test_weeks_end_with_the_baseline_and_hold_enough_rounds() -> None:
    week = weeks_of(rounds_of(400, per_week=20), baseline=130)
    assert week[129] != week[130]
    sizes = np.bincount(week)
    assert sizes.min() >= 50 and sizes[: week[129] + 1].sum() == 130 and len(sizes) == 6
    assert np.bincount(weeks_of(rounds_of(400, 20, dated=False), 200)).tolist() == [50] * 8


def test_the_spread_of_a_team_is_that_of_its_shifts() -> None:
    rng = np.random.default_rng(5)
    errors = rng.uniform(0.15, 0.3, 200)
    real = spread(rng.normal(0, 0.4, 200) + errors * rng.standard_normal(200), errors)
    assert real.value == pytest.approx(0.4, abs=0.06)
    assert real.ci95 is not None and real.ci95[0] < 0.4 < real.ci95[1]
    none = spread(errors * rng.standard_normal(200), errors)
    assert none.ci95 is not None and none.ci95[0] == 0 and none.value < 0.12


def test_of_a_team_without_links_only_what_cannot_be_told_is_told() -> None:
    team = team_drift(np.array([0.1, 0.2]), np.array([0.1, 0.1]), identified=True)
    assert isinstance(team.spread, Undefined) and len(team.words) == 1
    assert "cannot be told" in team.words[0]
