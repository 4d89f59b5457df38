"""Which rounds are the baseline."""

from __future__ import annotations

import pytest

from interviewer_app.core.calibration.drift.rounds import DAY_US, Rounds, breaks_in_order, dated_only, rounds_in_time
from interviewer_app.core.calibration.drift.window import baseline_of, window_of
from interviewer_app.core.calibration.ratings import NO_TIME, ratings
from interviewer_app.core.errors import BadInput

RATERS = 4
FIRST_DAY_US = 20_454 * DAY_US  # 2026-01-01


def year(each: int, new_from: int | None = None, dated: bool = True) -> Rounds:
    """`each` rounds of RATERS, one of them per day in turn; rubric 2.0 from that round of each on."""
    n = each * RATERS
    made = ratings(
        [f"c{i}" for i in range(n)],
        [f"r{i % RATERS}" for i in range(n)],
        ["d"] * n,
        [1] * n,
        rated_us=[FIRST_DAY_US + i // RATERS * DAY_US for i in range(n)] if dated else None,
        rubric_version=["2.0" if new_from is not None and i // RATERS >= new_from else "1.4" for i in range(n)],
    )
    return rounds_in_time(made, "candidate")


@pytest.mark.parametrize(
    ("each", "new_from", "rule", "count"),
    [
        (60, 20, "before the first break", 20),
        (60, 10, "first half", 30),  # ten rounds before the break are too few
        (60, 55, "first half", 30),  # and five after it
        (200, 40, "first hundred", 100),  # less than a quarter
        (200, None, "first hundred", 100),
        (133, None, "first hundred", 100),
        (120, None, "first half", 60),
    ],
)
def test_the_window_goes_by_rule(each: int, new_from: int | None, rule: str, count: int) -> None:
    window = window_of(year(each, new_from), None)
    assert (window.rule, window.count) == (rule, count * RATERS)


def test_a_day_is_taken_with_all_its_rounds() -> None:
    rounds = year(30)
    window = window_of(rounds, "2026-01-10")
    baseline = baseline_of(rounds, window)
    assert (baseline.since, baseline.until, baseline.rounds) == ("2026-01-01", "2026-01-10", 10 * RATERS)


@pytest.mark.parametrize("day", ["yesterday", "2025-12-31", "2026-03-01"])
def test_a_day_that_cannot_end_a_baseline_is_refused(day: str) -> None:
    with pytest.raises(BadInput, match="baseline"):
        window_of(year(30), day)


def test_without_times_the_order_of_the_table_counts() -> None:
    rounds = year(30, dated=False)
    assert not rounds.dated and rounds.day(3) is None
    assert rounds.rater.tolist() == [0, 1, 2, 3] * 30
    assert baseline_of(rounds, window_of(rounds, None)).until is None
    with pytest.raises(BadInput, match="rated_at"):
        window_of(rounds, "2026-01-10")


def test_ratings_without_a_time_are_left_out_where_others_have_one() -> None:
    some = ratings(["a", "b", "c"], ["r"] * 3, ["d"] * 3, [1, 2, 3], rated_us=[5, NO_TIME, 7])
    kept, left = dated_only(some)
    assert (kept.score.tolist(), left) == ([1, 3], 1)
    none = ratings(["a", "b"], ["r"] * 2, ["d"] * 2, [1, 2])
    assert dated_only(none) == (none, 0)


def test_rounds_stand_in_the_order_of_their_times() -> None:
    made = ratings(["a", "a", "b"], ["r", "s", "r"], ["d"] * 3, [1, 2, 3], rated_us=[30, 10, 20])
    rounds = rounds_in_time(made, "candidate")
    assert rounds.when_us.tolist() == [10, 20, 30]
    assert rounds.of_row.tolist() == [2, 0, 1]
    assert rounds.rater.tolist() == [1, 0, 0]


def test_versions_of_different_packs_do_not_follow_on_each_other() -> None:
    made = ratings(
        [f"c{n}" for n in range(6)],
        ["r"] * 6,
        ["d"] * 6,
        [1, 2] * 3,
        rubric_version=["cache@1.0", "other@1.0", "cache@1.0", "cache@2.0", "other@1.0", "cache@2.1"],
        tool_version=["", "old", "old", "new", "new", "new"],
    )
    rounds = rounds_in_time(made, "candidate")
    labels = made.rubric_version.labels
    assert [(labels[a], labels[b], place) for a, b, place in breaks_in_order(rounds, 0)] == [
        ("cache@1.0", "cache@2.0", 3),
        ("cache@2.0", "cache@2.1", 5),
    ]
    assert [place for _a, _b, place in breaks_in_order(rounds, 2)] == [3]
    assert breaks_in_order(rounds, 1) == []
