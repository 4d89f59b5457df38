"""What the rating page says, without a window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths

from interviewer_app.core.rounds.bodies import LONGEST, clean
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.card import scorecard
from interviewer_app.ui.live import words as live_words
from interviewer_app.ui.rating import showing, words
from interviewer_app.ui.rating.host import in_documents
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from tests.core.rounds.parts import JUDGING, Seen, a_pack, a_round, shipped


def moment(id: str = "m", direction: str = "for", **more: object) -> Moment:
    plain = Moment(id, None, "one", direction, False, "told", 60_000, 60_000, 0, None, None)
    return replace(plain, **more)  # type: ignore[arg-type]  # fields of a moment


@pytest.mark.parametrize(
    "values, caps, no_evidence",
    [
        ((1, 2, 3, 4), ["1", "2", "3", "4"], "0"),
        ((0, 1, 2, 3), ["0", "1", "2", "3"], "-"),
        ((3, 4, 5), ["3", "4", "5"], "0"),
        (tuple(range(1, 12)), ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", ""], "0"),
        ((0, 50, 99), ["1", "2", "3"], "0"),
    ],
)
def test_keys_of_a_scale(values: tuple[int, ...], caps: list[str], no_evidence: str) -> None:
    found = showing.level_caps(a_pack(values).dimensions[0].levels)
    assert (list(found.levels.values()), found.no_evidence) == (caps, no_evidence)


def test_pages_go_by_track_and_end_with_the_seal() -> None:
    order = showing.places(shipped())
    assert order[:3] == ("correctness", "test-design", "directing")
    assert order[-2:] == (RECOMMENDATION, CHECK)
    assert len(order) == len(shipped().dimensions) + 2


def test_letters_keep_to_their_moments_and_leave_out_x() -> None:
    groups = [[moment(f"a{i}") for i in range(40)], [moment("b")], [], [moment("c")]]
    caps = showing.more_caps({}, groups)
    assert len(caps) == 25 and "x" not in caps.values()
    assert (caps["a0"], caps["b"], caps["c"]) == ("a", "y", "z")
    again = showing.more_caps(caps, [[moment("c")], [moment("a0"), moment("new")]])
    assert again == caps


def test_a_letter_that_is_free_goes_to_the_next_moment() -> None:
    caps = showing.more_caps({"m1": "b"}, [[moment("m0"), moment("m1"), moment("m2")]])
    assert caps == {"m1": "b", "m0": "a", "m2": "c"}


def test_a_citation_of_another_dimension_can_still_be_released() -> None:
    desk = a_round(a_pack((1, 2)), [Seen(60, "added-test", "two")])
    desk.sheet.cite_or_release("one", "m0", desk.clock.now())
    look = showing.moments_look(desk.sheet, "one", {"m0": "a"})
    assert [(row.id, row.cited, row.marks) for row in look.groups[0].rows] == [("m0", True, "Judgement · told")]


def test_absence_is_said() -> None:
    look = showing.moments_look(a_round(a_pack((1, 2)), []).sheet, "one", {})
    assert [(group.title, group.aside) for group in look.groups] == [
        ("For", "none logged"), ("Against", "none logged"), ("Neutral", "none logged"),
    ]  # fmt: skip
    assert look.empty.startswith("No moment here. Choose no evidence and say why, or add one")


def test_what_was_rated_is_listed_and_never_added_up() -> None:
    desk = a_round(shipped(), JUDGING)
    desk.sheet.choose("correctness", 3, desk.clock.now())
    desk.sheet.cite_or_release("correctness", "m9", desk.clock.now())
    desk.sheet.no_evidence("impact", "not asked", desk.clock.now())
    rows = {row.place: (row.level, row.words) for row in showing.rated_rows(desk.sheet)}
    assert rows["correctness"] == ("3", "Traces every path · 1 cited")
    assert rows["impact"] == ("", "no evidence: not asked")
    assert rows["scope"] == ("", "not rated yet")


def test_the_head_says_how_the_round_went() -> None:
    desk = a_round(shipped(), JUDGING)
    head = words.head_look(scorecard(desk.sheet.fold, shipped(), entries=1, app_version=""))
    assert head.candidate == "Noor Halvorsen"
    assert head.about.endswith("pack 2.0.0 · 21 November 2025")
    assert head.facts == ("43:50 of 45:00 used", "8 of 9 probes asked", "AI banned, allowed from 11:40")


def test_days_are_those_of_where_the_round_took_place() -> None:
    late_evening_us = 1_763_764_200_000_000  # 21 November 2025, 22:30 UTC
    assert words.moment_in_time(late_evening_us, 60) == "21 November 2025, 23:30"
    assert words.day_words(late_evening_us, 120) == "22 November 2025"
    assert words.day_words(late_evening_us, -600) == "21 November 2025"


def test_a_clock_over_an_hour_goes_on_in_minutes() -> None:
    assert [words.clock_words(ms) for ms in (0, 59_999, 4_867_000)] == ["00:00", "00:59", "81:07"]


@pytest.mark.parametrize(
    "more, marks",
    [
        ({}, "told"),
        ({"prompted": True, "mode": "shown"}, "prompted · shown"),
        ({"late": True}, "told · late"),
        ({"late": True, "after_round": True}, "told · after the round"),
        ({"paused": True}, "told · in a pause"),
    ],
)
def test_marks_of_a_moment(more: dict[str, object], marks: str) -> None:
    assert words.marks_words(moment(**more)) == marks


def test_facts_come_in_the_order_of_what_they_tell() -> None:
    good, bad = moment("g", mode="shown"), moment("b", "against", at_ms=985_000)
    say = words.fact_words
    assert say([good], [bad], None, "").fact == ""
    assert say([], [bad], 3, "").fact == "No moment is cited yet."
    assert say([good], [bad], 3, "").fact == "One moment against is not cited."
    assert say([good, bad], [bad], 3, "").more == ""
    assert say([good, bad], [bad], 3, "late [16:25]")[:2] == (
        "One moment against is cited beside this rating.", "The rationale names it.",
    )  # fmt: skip
    assert say([moment("p", prompted=True)], [], 3, "").fact == "Everything cited was prompted."
    assert say([moment()], [], 3, "").fact == "Everything cited was told, nothing shown."
    assert say([good], [], 3, "").fact == "One moment is cited."


def test_a_text_is_cleaned_before_the_journal_would_refuse_it() -> None:
    assert clean("half \ud83d of it\0") == "half \ufffd of it"
    assert clean("whole 🙂") == "whole 🙂"
    assert len(clean("x" * 30_000)) == LONGEST


@pytest.mark.parametrize("mark", ["practice", "pilot"])
def test_a_pilot_or_practice_round_says_so_first(mark: str) -> None:
    desk = a_round(a_pack((1, 2)))
    card = scorecard(desk.sheet.fold, desk.sheet.pack, entries=0, app_version="")
    assert mark.capitalize() not in words.head_look(card).about
    rehearsed = replace(card, facts=card.facts._replace(**{mark: True}))
    assert words.head_look(rehearsed).about.startswith(f"{mark.capitalize()} · Small pack · ")


def test_general_dimensions_are_called_as_in_a_round() -> None:
    assert words.track_title("general") == live_words.track_name("general") == "Dimensions"


def test_sealing_promises_no_more_than_that_the_card_stays_as_it_is() -> None:
    desk = a_round(a_pack((1, 2)))
    card = scorecard(desk.sheet.fold, desk.sheet.pack, entries=0, app_version="")
    meaning = showing.check_look(desk.sheet, card, False, "").meaning
    assert "read-only for good" in meaning and "amend" not in meaning


def test_a_card_is_offered_among_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    assert in_documents("card.pdf") == str(tmp_path / "card.pdf")
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "none"))
    assert in_documents("card.pdf") == "card.pdf"
