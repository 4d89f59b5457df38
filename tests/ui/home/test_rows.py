"""How rounds become lines: groups, order, words, ages."""

from __future__ import annotations

import pytest

from interviewer_app.ui.home.lists import spoken_line
from interviewer_app.ui.home.rows import (
    Choices,
    GroupLine,
    RoundLine,
    age_words,
    greeting,
    lines,
    narrow,
    owed,
    summary,
)
from tests.ui.home.rounds import DAY, HOUR, NOW, many, row, twelve


def utc(_at_us: int) -> int:
    return 0


def titles(shown: list[GroupLine | RoundLine]) -> list[str]:
    return [line.title for line in shown if isinstance(line, GroupLine)]


def whens(shown: list[GroupLine | RoundLine]) -> list[str]:
    return [line.when for line in shown if isinstance(line, RoundLine)]


def test_rounds_stand_under_today_this_week_and_earlier() -> None:
    shown = lines(twelve(), NOW, utc, set())
    assert titles(shown) == ["Today", "This week", "Earlier"]
    assert whens(shown)[:6] == ["09:30", "14:45", "Thu 15:45", "Wed 09:45", "Tue 13:45", "Mon 08:45"]
    assert whens(shown)[6] == "14 Nov"


def test_a_short_history_folds_nothing() -> None:
    shown = lines([row(1, "sealed", 40 * DAY)], NOW, utc, set())
    assert shown[0] == GroupLine("2025-10", "October 2025", 1)
    assert isinstance(shown[1], RoundLine)


def test_months_of_a_long_history_are_folded_until_asked_for() -> None:
    rounds = many(200)
    folded = lines(rounds, NOW, utc, set())
    months = [line for line in folded if isinstance(line, GroupLine) and line.foldable]
    assert months and all(line.folded for line in months)
    assert [line.key for line in months] == sorted((line.key for line in months), reverse=True)
    opened = lines(rounds, NOW, utc, {months[0].key})
    assert len(opened) == len(folded) + months[0].rounds
    assert len([line for line in lines(rounds, NOW, utc, None) if isinstance(line, RoundLine)]) == 200


def test_the_day_of_a_round_is_the_day_where_the_reader_is() -> None:
    late = row(1, "ended", 11 * HOUR)  # 22:45 UTC on Thursday
    assert titles(lines([late], NOW, utc, set())) == ["This week"]
    assert titles(lines([late], NOW, lambda _us: 120, set())) == ["Today"]


def test_a_planned_round_of_another_day_is_coming_up() -> None:
    shown = lines([row(1, "planned", -3 * DAY), row(2, "planned", -2 * DAY)], NOW, utc, set())
    assert titles(shown) == ["Coming up"]
    assert whens(shown) == ["Sunday\n09:45", "Monday\n09:45"]


def test_every_state_has_its_word_and_its_verb() -> None:
    shown = [line for line in lines(twelve(), NOW, utc, None) if isinstance(line, RoundLine)]
    said = {(line.state, line.word, line.verb) for line in shown}
    assert said == {
        ("paused", "Paused", "Resume"),
        ("planned", "Planned", "Start"),
        ("owed", "Card owed", "Rate"),
        ("submitted", "Submitted", "Open card"),
        ("practice", "Practice", "Open card"),
    }


@pytest.mark.parametrize("mark", ["practice", "pilot"])
def test_a_pilot_or_practice_round_that_is_not_rated_can_be_rated_and_owes_no_card(mark: str) -> None:
    ended = row(1, "ended", HOUR, **{mark: True})
    (_group, line) = lines([ended], NOW, utc, None)
    assert isinstance(line, RoundLine)
    assert (line.word, line.verb) == (mark.capitalize(), "Rate")
    assert owed([ended], NOW) == []


def test_the_line_says_how_far_the_card_is() -> None:
    (_group, begun, untouched) = lines([row(2, "ended", 2 * HOUR), row(3, "ended", HOUR, rated=0)], NOW, utc, None)
    assert isinstance(begun, RoundLine) and isinstance(untouched, RoundLine)
    assert begun.detail == "17 moments, 4 of 6 rated"
    assert untouched.detail == "17 moments, none rated"


def test_search_takes_every_word_from_name_role_pack_or_state() -> None:
    rounds = twelve()
    assert [found.id for found in narrow(rounds, Choices("ARSLAN"))] == ["r2"]
    assert [found.id for found in narrow(rounds, Choices("owed data"))] == ["r2", "r5"]
    assert narrow(rounds, Choices("arslan nobody")) == []
    assert [found.id for found in narrow(rounds, Choices("王"))] == ["r9"]


def test_role_and_state_narrow_together() -> None:
    found = narrow(twelve(), Choices(role="Data Engineer", state="owed"))
    assert [one.id for one in found] == ["r2", "r5"]


def test_cards_owed_stand_oldest_first_and_turn_late_after_a_day() -> None:
    old, fresh = owed(twelve(), NOW)
    assert (old.candidate, old.age, old.late, old.share) == ("Arun Petit", "4 days", True, 1.0)
    assert (fresh.candidate, fresh.age, fresh.late) == ("Elif Arslan", "17 hours", False)
    assert old.tick == fresh.tick == 0.25
    assert fresh.share < fresh.tick


def test_ages_are_told_in_the_largest_whole_unit() -> None:
    minute = 60_000_000
    assert [age_words(age) for age in (0, 59 * minute, HOUR, 47 * HOUR, 48 * HOUR, 39 * DAY)] == [
        "1 minute", "59 minutes", "1 hour", "47 hours", "2 days", "39 days",
    ]  # fmt: skip


def test_a_clock_that_went_back_makes_no_negative_age() -> None:
    (line,) = owed([row(1, "ended", 0)], NOW)
    assert line.age == "1 minute"
    assert line.share == 0.0


def test_the_heading_greets_by_the_time_of_day_and_counts() -> None:
    assert greeting(NOW, utc, "Marta") == "Good morning, Marta"
    assert greeting(NOW + 5 * HOUR, utc, "") == "Good afternoon"
    assert greeting(NOW + 11 * HOUR, utc, "") == "Good evening"
    assert summary(twelve(), NOW, utc) == "Friday 21 November  ·  2 rounds today, 2 cards owed"
    assert summary([], NOW, utc) == "Friday 21 November"


def test_a_round_of_somebody_else_says_whose_it_is() -> None:
    theirs, mine = row(1, "sealed", HOUR, interviewer="Ana"), row(2, "sealed", 2 * HOUR)
    shown = [line for line in lines([theirs, mine], NOW, utc, None) if isinstance(line, RoundLine)]
    assert {line.id: line.by for line in shown} == {"r1": "by Ana", "r2": ""}
    assert "by Ana" in spoken_line(next(line for line in shown if line.by))
