"""Rounds ahead on Home: which stands first, and what is said about when it begins."""

from __future__ import annotations

import pytest

from interviewer_app.ui.home.ahead import detail_words
from interviewer_app.ui.home.days import whole_words
from interviewer_app.ui.home.rows import GroupLine, RoundLine, lines, summary
from tests.ui.home.rounds import DAY, HOUR, NOW, row

MINUTE = 60_000_000


def utc(_us: int) -> int:
    return 0


def planned(number: int, starts_us: int, **more: object):  # type: ignore[no-untyped-def]
    return row(number, "planned", HOUR, starts_us=starts_us, **more)


def test_the_round_that_begins_now_stands_first_then_all_by_start_and_those_called_off_last() -> None:
    rounds = [
        planned(1, NOW + DAY),
        planned(2, NOW + HOUR, called_off=True),
        planned(3, NOW - 3 * HOUR),
        planned(4, NOW + 5 * MINUTE),
        planned(5, NOW + 2 * HOUR),
    ]
    heading, *shown = lines(rounds, NOW, utc, None)
    assert isinstance(heading, GroupLine) and heading.title == "Coming up"
    assert [line.id for line in shown if isinstance(line, RoundLine)] == ["r4", "r3", "r5", "r1", "r2"]


@pytest.mark.parametrize(
    "starts_us, when, detail",
    [
        (NOW + 5 * MINUTE, "Today\n09:50", "starts now"),
        (NOW - 10 * MINUTE, "Today\n09:35", "starts now"),
        (NOW - 2 * HOUR, "Today\n07:45", "due 2 hours ago"),
        (NOW - 12 * HOUR, "Yesterday\n21:45", "due 12 hours ago"),
        (NOW + 40 * MINUTE, "Today\n10:25", "in 40 minutes"),
        (NOW + 4 * HOUR, "Today\n13:45", "ready to start"),
        (NOW + DAY, "Tomorrow\n09:45", "ready to start"),
        (NOW + 6 * DAY, "Thursday\n09:45", "ready to start"),
        (NOW + 7 * DAY, "28 Nov\n09:45", "ready to start"),
        (NOW + 60 * DAY, "20 Jan 2026\n09:45", "ready to start"),
    ],
)
def test_day_and_hour_are_said_in_words(starts_us: int, when: str, detail: str) -> None:
    _heading, line = lines([planned(1, starts_us)], NOW, utc, None)
    assert isinstance(line, RoundLine)
    assert (line.when, line.detail, line.verb) == (when, detail, "Start")


def test_a_plan_nobody_came_to_leaves_the_top_after_a_day() -> None:
    heading, line = lines([planned(1, NOW - 25 * HOUR)], NOW, utc, None)
    assert isinstance(heading, GroupLine) and heading.title == "This week"
    assert isinstance(line, RoundLine) and line.detail == "due 25 hours ago"


def test_a_round_called_off_says_so_before_anything_else() -> None:
    assert detail_words(planned(1, NOW, called_off=True), NOW) == "called off"
    assert detail_words(row(1, "planned", HOUR), NOW) == "ready to start"


@pytest.mark.parametrize("state", ["planned", "live", "paused", "ended", "sealed"])
@pytest.mark.parametrize("mark", ["practice", "pilot"])
def test_a_pilot_or_practice_round_says_so_in_every_state(state: str, mark: str) -> None:
    shown = lines([row(1, state, HOUR, **{mark: True})], NOW, utc, None)
    made = [line for line in shown if isinstance(line, RoundLine)]
    assert [(line.state, line.word) for line in made] == [(mark, mark.capitalize())]
    real = [line for line in lines([row(1, state, HOUR)], NOW, utc, None) if isinstance(line, RoundLine)]
    assert "ractice" not in repr(real) and "ilot" not in repr(real)


@pytest.mark.parametrize("mark", ["practice", "pilot"])
def test_a_pilot_or_practice_round_counts_for_nothing_of_the_day(mark: str) -> None:
    assert summary([row(1, "ended", HOUR, **{mark: True})], NOW, utc) == "Friday 21 November"


def test_a_time_in_one_line_names_its_day() -> None:
    assert whole_words(NOW + DAY, NOW, utc) == "Tomorrow, Saturday 22 November, 09:45"
    assert whole_words(NOW + 9 * DAY, NOW, utc) == "Sunday 30 November, 09:45"
    assert whole_words(NOW + 90 * DAY, NOW, utc) == "Thursday 19 February 2026, 09:45"
