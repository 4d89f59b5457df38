"""What moves for everybody is nobody's drift, and those who moved do not move the rest."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.centre import Blocks, blocks, levels
from interviewer_app.core.calibration.drift.rounds import DAY_US, rounds_in_time
from interviewer_app.core.calibration.ratings import ratings

RATERS, PER_WEEK, WEEKS = 60, 3, 60


BASELINE = 30 * RATERS * PER_WEEK


def weekly_surprises(seed: int) -> tuple[NDArray[np.float64], NDArray[np.int64], Blocks]:
    """Surprises of RATERS who each rate PER_WEEK rounds a week, half of the weeks within the baseline."""
    week = np.repeat(np.arange(WEEKS), RATERS * PER_WEEK)
    rater = np.tile(np.arange(RATERS), WEEKS * PER_WEEK)
    return np.random.default_rng(seed).standard_normal(len(week)), rater, Blocks(week, (week >= 30).astype(np.int64))


def test_a_step_of_the_whole_team_is_taken_off() -> None:
    surprise, rater, weeks = weekly_surprises(1)
    late = weeks.block >= 40
    level = levels(surprise + 0.4 * late, rater, weeks, BASELINE)
    assert abs(level[late].mean() - 0.4) < 0.05  # shrinking leaves a little of it
    assert abs(level[~late].mean()) < 0.04


def test_an_eighth_of_raters_who_move_hardly_move_the_level() -> None:
    surprise, rater, weeks = weekly_surprises(2)
    moved = (rater < RATERS // 8) & (weeks.group == 1)
    level = levels(surprise + 0.7 * moved, rater, weeks, BASELINE)
    before = levels(surprise, rater, weeks, BASELINE)
    plain = 0.7 * moved[BASELINE:].mean()
    assert plain > 0.08
    assert abs((level - before)[BASELINE:].mean()) < 0.2 * plain


def test_where_nothing_moved_next_to_nothing_is_taken_off() -> None:
    surprise, rater, weeks = weekly_surprises(3)
    level = levels(surprise, rater, weeks, BASELINE)
    assert np.sqrt(np.mean(level**2)) < 0.04  # unshrunk it would be .075


def test_rounds_that_cannot_be_compared_count_for_nothing() -> None:
    surprise, rater, weeks = weekly_surprises(4)
    of_first = rater == 0
    hidden = np.where(of_first, np.nan, surprise)
    level = levels(hidden, rater, weeks, BASELINE)
    np.testing.assert_allclose(level[of_first], level[rater == 1])
    without = Blocks(weeks.block[~of_first], weeks.group[~of_first])
    fewer = levels(surprise[~of_first], rater[~of_first], without, BASELINE * (RATERS - 1) // RATERS)
    np.testing.assert_allclose(fewer, level[~of_first])


def test_blocks_part_at_the_baseline_at_new_versions_and_after_enough_rounds() -> None:
    n = 300
    made = ratings(
        [f"c{i}" for i in range(n)],
        [f"r{i % 5}" for i in range(n)],
        ["d"] * n,
        [1] * n,
        rated_us=[i * DAY_US // 10 for i in range(n)],
        rubric_version=["1.0" if i < 200 else "2.0" for i in range(n)],
    )
    found = blocks(rounds_in_time(made, "candidate"), baseline=130)
    for at in (130, 200):
        assert found.group[at - 1] != found.group[at] and found.block[at - 1] != found.block[at]
    sizes = np.bincount(found.block)
    assert sizes.min() >= 40 and len(sizes) == 4
