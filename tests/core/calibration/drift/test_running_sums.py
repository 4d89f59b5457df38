"""Page's sums against published run lengths, and the limits against simulation."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.change import change_point, false_discovery, would_show
from interviewer_app.core.calibration.drift.limits import chance, limits
from interviewer_app.core.calibration.drift.limits_table import BASELINES, CHANCES, HEIGHTS, ROUNDS
from interviewer_app.core.calibration.drift.results import FALSE_FLAGS, FALSE_ROUNDS
from interviewer_app.core.calibration.drift.running_sums import SLACK, running_sums
from tools.drift_limits import highest_sums


def test_sums_add_what_exceeds_the_slack_and_stop_at_zero() -> None:
    upper, lower = running_sums(np.array([[1.0, 0.5, np.nan, -3.0, -1.0]]), slack=0.25)
    np.testing.assert_allclose(upper, [[0.75, 1.0, 1.0, 0.0, 0.0]])
    np.testing.assert_allclose(lower, [[0.0, 0.0, 0.0, 2.75, 3.5]])


def mean_run(slack: float, height: float, shift: float, most: int, two_sided: bool, streams: int) -> float:
    """Mean number of observations until a sum exceeds `height`; streams that have not by `most` count as geometric."""
    rng = np.random.default_rng(7)
    observed, ended = 0, 0
    for _part in range(streams // 1000):
        upper, lower = running_sums(rng.standard_normal((1000, most)) + shift, slack)
        above = (np.maximum(upper, lower) if two_sided else upper) > height
        crossed = above.any(axis=1)
        observed += int(np.where(crossed, above.argmax(axis=1) + 1, most).sum())
        ended += int(crossed.sum())
    return observed / ended


@pytest.mark.parametrize(
    ("slack", "height", "shift", "two_sided", "most", "streams", "published"),
    [
        (0.5, 4.0, 0.0, True, 800, 16_000, 167.68),  # Lucas & Crosier (1982), table 1
        (0.5, 5.0, 1.0, True, 120, 6_000, 10.376),
        (0.25, 8.0, 0.5, False, 300, 6_000, 28.76),
    ],
)
def test_run_lengths_agree_with_published_ones_to_two_percent(
    slack: float, height: float, shift: float, two_sided: bool, most: int, streams: int, published: float
) -> None:
    assert mean_run(slack, height, shift, most, two_sided, streams) == pytest.approx(published, rel=0.02)


def false_flags(baseline: int, streams: int = 12_000, rounds: int = 100) -> NDArray[np.float64]:
    """(rounds,) the share of unmoved streams flagged by then, the level known from a baseline of that length."""
    rng = np.random.default_rng(baseline)
    surprise = rng.standard_normal((streams, rounds)) - rng.standard_normal((streams, 1)) / np.sqrt(baseline)
    upper, lower = running_sums(surprise)
    above = np.maximum(upper, lower) > limits(baseline, rounds)
    return np.asarray(np.maximum.accumulate(above, axis=1).mean(axis=0))


@pytest.mark.parametrize("baseline", [12, 33, 100])
def test_a_steady_rater_is_seldom_flagged_however_short_the_baseline(baseline: int) -> None:
    share = false_flags(baseline)
    assert share[32] <= 0.008
    assert 0.019 <= share[99] <= 0.036
    assert share[FALSE_ROUNDS - 1] == pytest.approx(FALSE_FLAGS, abs=0.008)


def test_limits_widen_with_rounds_and_with_a_shorter_baseline() -> None:
    by_baseline = [limits(baseline, 100) for baseline in (12, 25, 60, 100, 400)]
    assert all(np.all(np.diff(one) >= 0) for one in by_baseline)
    assert all(np.all(wide[20:] > narrow[20:]) for wide, narrow in zip(by_baseline, by_baseline[1:], strict=False))
    assert 15 < limits(100, 100)[-1] < 17


def test_the_table_is_what_its_simulation_gives() -> None:
    rounds = (33, 100)
    again = highest_sums(100, rounds, streams=20_000, seed=1)
    for n, sums in zip(rounds, again, strict=True):
        row = HEIGHTS[BASELINES.index(100)][ROUNDS.index(n)]
        for often in (0.2, 0.02):
            assert np.quantile(sums, 1 - often) == pytest.approx(row[CHANCES.index(often)], rel=0.04)


def test_the_chance_of_a_height_falls_with_it_and_agrees_with_the_table() -> None:
    row = HEIGHTS[BASELINES.index(60)][ROUNDS.index(50)]
    for often, height in zip(CHANCES, row, strict=True):
        assert chance(height, 60, 50) == pytest.approx(often, rel=1e-6)
    falling = [chance(height, 60, 50) for height in np.linspace(0, 3 * row[-1], 60)]
    assert falling[0] == 1 and np.all(np.diff(falling) < 0) and falling[-1] > 0


def test_false_discovery_finds_the_four_of_benjamini_and_hochberg() -> None:
    small = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    chances = np.array([*small, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1])
    q = false_discovery(chances[::-1])[::-1]
    assert int((q <= 0.05).sum()) == 4  # their section 3.2
    assert q[0] == pytest.approx(0.0015) and np.all(np.diff(q) >= 0) and q[-1] == 1


def test_a_change_is_found_where_it_began_with_its_size() -> None:
    rng = np.random.default_rng(3)
    surprise = rng.standard_normal(100) + np.where(np.arange(100) >= 60, -1.5, 0.0)
    change = change_point(surprise, 400, sign=-1)
    assert abs(change.first - 60) <= 3
    low, high = change.ci95
    assert low < -1.5 < high < 0


def test_a_change_in_the_other_direction_is_not_mistaken_for_one() -> None:
    surprise = np.concatenate([np.zeros(30), np.full(30, 2.0)])
    assert change_point(surprise, 100, sign=1).first == 30
    assert change_point(surprise, 100, sign=-1).shift >= 0


@pytest.mark.parametrize(("baseline", "rounds"), [(25, 33), (100, 50)])
def test_what_would_show_shows_in_eight_of_ten_cases(baseline: int, rounds: int) -> None:
    limit = limits(baseline, rounds)
    rng = np.random.default_rng(11)
    shift = would_show(limit, baseline, SLACK)
    surprise = rng.standard_normal((4000, rounds)) + shift - rng.standard_normal((4000, 1)) / np.sqrt(baseline)
    found = (running_sums(surprise)[0] > limit).any(axis=1).mean()
    assert 0.74 <= found <= 0.88
