"""The script panel by keys and clicks: jumps, skips, hints, answers, the clipboard, one's own words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from interviewer_app.ui.live.looks import ScriptLook
from tests.ui.live.rounds import Desk, MakeDesk, shipped_pack


def look(desk: Desk) -> ScriptLook:
    return desk.page.script.look


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def kinds_written(desk: Desk) -> list[str]:
    desk.write()
    return [entry.kind for entry in desk.journal.entries]


# Where the script stands -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("stroke, number", [("ctrl+1", 1), ("ctrl+4", 4), ("ctrl+9", 9)])
def test_ctrl_and_a_digit_go_straight_to_a_probe(desk: Desk, stroke: str, number: int) -> None:
    desk.press("right", stroke)
    assert look(desk).title == f"Probe {number} of 9"


def test_a_digit_beyond_the_script_goes_nowhere(desk: Desk) -> None:
    desk.press("right", "ctrl+0")
    assert look(desk).title == "Probe 1 of 9"


def test_a_click_on_a_band_of_the_time_line_goes_to_its_probe(desk: Desk) -> None:
    desk.press("right")
    line = desk.page.line
    band = next(band for band in line._plan.bands if band.number == 5)
    spot = line.childAt(QPoint(line._field.x((band.from_ms + band.to_ms) // 2), 8))
    QTest.mouseClick(spot, Qt.MouseButton.LeftButton)
    assert look(desk).title == "Probe 5 of 9"


def test_a_click_on_what_is_next_or_done_goes_there(desk: Desk) -> None:
    desk.press("right", "right")
    for number in (3, 1):
        spot = desk.page.script.spots.at(number)
        assert spot is not None
        QTest.mouseClick(spot, Qt.MouseButton.LeftButton)
        assert look(desk).title == f"Probe {number} of 9"


def test_what_is_done_shows_used_and_planned_time(desk: Desk) -> None:
    desk.press("right")
    desk.press("right", after_ms=190_000)
    assert [(done.number, done.outcome, done.time) for done in look(desk).done] == [(1, "asked", "3:10 of 3:30")]


def test_a_skip_asks_why_and_one_key_walks_the_reasons(desk: Desk) -> None:
    desk.press("right", "z")
    assert look(desk).skip == (2, "")
    desk.press("e", "e")
    assert look(desk).skip == (2, "already answered")
    assert look(desk).done[-1].time == "already answered"
    desk.press("right")
    assert look(desk).skip is None


# Hints and answers -----------------------------------------------------------------------------------------------


def test_hints_are_shown_one_by_one_in_the_words_of_the_pack(desk: Desk) -> None:
    desk.press("right")
    hints = desk.pack.probes[0].hints
    assert (look(desk).hint, look(desk).hints) == (None, 2)
    desk.press(",")
    assert look(desk).hint == (1, 2, hints[0])
    desk.press(",", ",")
    assert look(desk).hint == (2, 2, hints[1]) and look(desk).hints == 0
    assert kinds_written(desk).count("hint-given") == 2


def test_a_hint_given_by_a_slip_is_gone_after_an_undo(desk: Desk) -> None:
    desk.press("right", "t", ",", "backspace")
    assert look(desk).hint is None and desk.moments == ["trusted-output"]


def test_a_follow_up_asked_by_a_slip_is_next_again_after_an_undo(desk: Desk) -> None:
    desk.press("right", "t", "f")
    assert [each.state for each in look(desk).follow_ups][:2] == ["asked", "next"]
    desk.press("backspace")
    assert look(desk).follow_ups[0].state == "next" and desk.moments == ["trusted-output"]
    desk.press("ctrl+y")
    assert look(desk).follow_ups[0].state == "asked"


def test_a_skip_by_a_slip_leads_back_after_an_undo_and_on_again_after_a_redo(desk: Desk) -> None:
    desk.press("right", "t", "z")
    assert look(desk).title == "Probe 3 of 9" and look(desk).skip == (2, "")
    desk.press("backspace")
    assert look(desk).title == "Probe 1 of 9" and look(desk).skip is None and desk.moments == ["trusted-output"]
    assert [band.number for band in desk.page.line._plan.bands if band.to_ms > band.from_ms][:3] == [1, 2, 3]
    desk.press("ctrl+y")
    assert look(desk).title == "Probe 3 of 9" and look(desk).skip == (2, "")


def test_the_answers_open_in_place_of_the_probe_and_letters_keep_logging(desk: Desk) -> None:
    desk.press("right", "/", "down", "down", "t")
    answers = look(desk).answers
    assert [answer.chosen for answer in answers] == [False, False, True, False, False, False, False]
    assert answers[2].answer == desk.pack.ai.answers[2].answer
    assert desk.moments == ["trusted-output"]
    desk.press("up", "f")
    assert [(each.answer, each.at_ms) for each in desk.live.fold.answers] == [(1, 6000)]
    assert look(desk).answers[1].time == "00:06" and desk.live.fold.follow_ups == []


@pytest.mark.parametrize("stroke", ["/", "esc"])
def test_the_answers_close_by_their_key_or_escape(desk: Desk, stroke: str) -> None:
    desk.press("right", "/", stroke)
    assert look(desk).answers == ()
    assert kinds_written(desk) == ["started", "probe-visited"]


# The clipboard ---------------------------------------------------------------------------------------------------


def test_the_words_of_the_probe_are_copied_and_again_those_of_the_follow_up(desk: Desk) -> None:
    desk.press("right", "y")
    probe = desk.pack.probes[0]
    assert clipboard() == probe.text and look(desk).copied == "probe copied"
    desk.press("y")
    assert clipboard() == probe.follow_ups[0].text and look(desk).copied == "a copied"
    desk.press("y")
    assert clipboard() == probe.text


def test_the_panel_says_so_for_some_seconds_and_then_begins_with_the_probe_again(desk: Desk) -> None:
    desk.press("right", "y")
    desk.page.ticked.emit(desk.clock.wait(7000))
    assert look(desk).copied == ""
    desk.press("y")
    assert clipboard() == desk.pack.probes[0].text


def test_before_the_first_probe_the_words_read_aloud_are_copied(desk: Desk) -> None:
    desk.press("y")
    assert clipboard() == look(desk).text
    desk.press("ctrl+o", "y")
    assert clipboard() == desk.pack.ai.read_aloud
    assert "probe-visited" not in kinds_written(desk)


def test_an_open_answer_is_what_is_copied(desk: Desk) -> None:
    desk.press("/", "down", "y")
    assert clipboard() == desk.pack.ai.answers[1].answer


# One's own words -------------------------------------------------------------------------------------------------


def test_a_gloss_is_typed_in_place_and_goes_into_no_journal(make_desk: MakeDesk) -> None:
    desk = make_desk(glosses={"read": "alt"})
    desk.press("right", "ctrl+g")
    assert desk.page.script.gloss.isVisible()
    desk.type("wer ruft an?")
    desk.press("enter")
    assert look(desk).gloss == "wer ruft an?" and not desk.page.script.gloss.isVisible()
    assert desk.kept == [("promise", "wer ruft an?")]
    assert kinds_written(desk) == ["started", "probe-visited"]
    desk.press("right")
    assert look(desk).gloss == "alt"


def test_escape_leaves_a_gloss_as_it_was(make_desk: MakeDesk) -> None:
    desk = make_desk(glosses={"promise": "mine"})
    desk.press("right", "ctrl+g")
    desk.type(" t")
    desk.press("esc", "t")
    assert look(desk).gloss == "mine" and desk.kept == []
    assert desk.moments == ["trusted-output"]


def test_an_emptied_gloss_is_none(make_desk: MakeDesk) -> None:
    desk = make_desk(glosses={"promise": "x"})
    desk.press("right", "ctrl+g", "backspace", "enter")
    assert look(desk).gloss == "" and desk.kept == [("promise", "")]


def test_there_is_no_gloss_before_the_first_probe(desk: Desk) -> None:
    desk.press("ctrl+g")
    assert desk.page.script.gloss.isHidden()


# The start -------------------------------------------------------------------------------------------------------


def test_one_key_says_that_the_round_began_a_minute_earlier(desk: Desk) -> None:
    desk.press("right", "t", "b", "b")
    mark = desk.page.log.last.look
    assert mark is not None and mark.time == "02:01"
    assert desk.live.now_ms(desk.clock.at) == 123_000
    assert [band.from_ms for band in desk.page.line._plan.bands][:1] == [120_000]
    desk.press("backspace", "backspace")
    assert desk.page.log.last.look is not None and desk.page.log.last.look.time == "00:01"
    assert desk.moments == ["trusted-output"]


def test_the_same_key_starts_a_clock_that_stands(desk: Desk) -> None:
    desk.press("b")
    assert desk.live.fold.state == "live" and desk.live.now_ms(desk.clock.at) == 60_000


# A small window --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1240, 640)])
def test_a_full_panel_keeps_to_its_room(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    words = "in other words, and then some " * 3
    desk = make_desk(size=size, glosses={probe.id: words for probe in shipped_pack().probes})
    for _probe in shipped_pack().probes:
        desk.press("right", "q", "f", ",")
        script = desk.page.script
        fit = script._fit()
        lines, pages = script._shown(fit)
        below = script._box(fit.fold).below() + 24 + fit.lead * len(lines) + (16 if pages > 1 else 0)
        assert below <= fit.room and pages == 1


def test_what_an_earlier_interviewer_handed_on_stands_at_the_start_and_nowhere_later(make_desk: MakeDesk) -> None:
    desk = make_desk(claims=[("12:41", "The charge call is idempotent.")])
    claim = desk.page.script.look.claim
    assert claim is not None and (claim.time, claim.words) == ("12:41", "The charge call is idempotent.")
    assert claim.heading == "From an earlier round, to come back to"
    desk.press("right")
    assert desk.page.script.look.claim is None
    several = make_desk(claims=[("12:41", "One."), ("30:05", "Two.")]).page.script
    assert several.look.claim is not None and several.look.claim.words == "12:41 One.  30:05 Two."
    assert "30:05 Two." in several.accessibleDescription()
