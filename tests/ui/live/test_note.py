"""The note line: letters are text while it is open, and nothing typed gets lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interviewer_app.ui.widgets.note_field import NoteField
from tests.ui.live.rounds import Desk, MakeDesk

FIELD = "note:m-1"


def test_while_the_note_is_open_letters_are_text(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("Half a second 42?")
    assert desk.moments == ["trusted-output"]
    assert desk.page.log.last.field.text() == "Half a second 42?"
    assert all(key.typing for key in desk.page.log.kinds)


def test_enter_attaches_and_the_time_stays(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("日本語 и עברית")
    desk.press("enter", after_ms=9000)
    last = desk.live.last
    assert last is not None and (last.note, last.at_ms) == ("日本語 и עברית", 0)
    assert not any(key.typing for key in desk.page.log.kinds)
    desk.press("r")
    assert desk.page.log.recent.rows[0].note == "日本語 и עברית"


def test_escape_keeps_what_was_typed_for_the_next_time(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("so far")
    desk.press("esc")
    assert desk.live.last is not None and desk.live.last.note == ""
    assert desk.saved[-1] == ("round-1", FIELD, "so far")
    desk.press("enter")
    assert desk.page.log.last.field.text() == "so far"


def test_a_draft_is_saved_when_typing_rests_and_wiped_once_on_disk(desk: Desk, qtbot: QtBot) -> None:
    desk.press("t", "enter")
    desk.type("abc")
    qtbot.waitUntil(lambda: bool(desk.saved), timeout=2000)
    assert desk.saved == [("round-1", FIELD, "abc")]
    desk.press("enter")
    assert desk.wiped == []
    desk.write()
    assert desk.wiped == [("round-1", FIELD)]


def test_a_draft_of_an_earlier_run_is_shown_again(make_desk: MakeDesk) -> None:
    desk = make_desk(drafts={"m-1": "before the crash"})
    desk.press("t", "enter")
    assert desk.page.log.last.field.text() == "before the crash"


def test_a_draft_left_behind_by_a_note_that_is_attached_goes_with_the_next_start(
    desk: Desk, make_desk: MakeDesk
) -> None:
    desk.press("t", "enter")
    desk.type("abc")
    desk.press("enter")
    again = make_desk(live=desk.live, drafts={"m-1": "abc ", "m-2": "of another moment"})
    assert again.wiped == [("round-1", FIELD)]
    again.press("enter")
    assert again.page.log.last.field.text() == "abc"


def test_enter_without_a_moment_opens_nothing(desk: Desk) -> None:
    desk.press("enter")
    assert desk.page.log.last.field.isHidden()


def test_an_attached_note_can_be_changed(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("one")
    desk.press("enter", "enter")
    desk.type(" two")
    desk.press("enter")
    assert desk.live.last is not None and desk.live.last.note == "one two"
    desk.press("backspace")
    assert desk.live.last.note == "one"


def test_the_round_can_be_paused_while_a_note_is_open(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("ab")
    desk.press("ctrl+p")
    assert desk.live.fold.state == "paused"
    assert desk.page.log.last.field.text() == "ab" and not desk.page.log.last.field.isHidden()


def test_a_click_on_a_key_leaves_the_note_and_logs(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("half")
    desk.clock.wait(1000)
    desk.page.log.kinds[1].click()
    assert desk.moments == ["trusted-output", "rejected-suggestion"]
    assert desk.page.log.last.field.isHidden() and desk.saved[-1] == ("round-1", FIELD, "half")


def test_what_was_said_comes_back_at_the_linked_probe(desk: Desk) -> None:
    desk.press("right", "t", "enter")
    desk.type("A retry is safe")
    desk.press("enter", "right")
    claim = desk.page.script.look.claim
    assert claim is not None and claim.words == "A retry is safe"
    desk.press("right", "right")
    assert desk.page.script.look.claim is None


def test_an_empty_round_says_whether_its_clock_has_started(desk: Desk) -> None:
    last = desk.page.log.last
    assert last.empty_words[0] == "The first key starts the clock. B: it began a minute ago"
    desk.press("right")
    assert last.empty_words[0] == "No moment yet"


# Quotation marks and code references --------------------------------------------------------------------------------


@pytest.fixture
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def field(desk: Desk) -> NoteField:
    return desk.page.log.last.field


def test_one_key_gives_a_pair_of_quotation_marks_and_again_leaves_it(english: None, desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type('"retry" yes')
    assert field(desk).text() == "“retry” yes"
    desk.press("enter")
    assert desk.live.last is not None and desk.live.last.note == "“retry” yes"


def test_quotation_marks_go_round_what_is_selected(english: None, desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("retry")
    field(desk).selectAll()
    desk.type('"')
    assert field(desk).text() == "“retry”"


def test_in_code_a_quotation_mark_stays_as_it_is(english: None, desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type('get("x"')
    assert field(desk).text() == 'get("x“”'


def test_an_empty_pair_goes_with_one_backspace(english: None, desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type('a "')
    desk.press("backspace")
    assert field(desk).text() == "a "


@pytest.mark.parametrize("language, pair", [("de_DE", "„“"), ("fr_FR", "«»"), ("C", "“”")])
def test_the_marks_are_those_of_the_language(make_desk: MakeDesk, language: str, pair: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(language))
    try:
        desk = make_desk()
        desk.press("t", "enter")
        desk.type('"')
        assert field(desk).text() == pair
    finally:
        QLocale.setDefault(before)


def test_tab_completes_a_file_name_of_the_pack_or_of_an_earlier_note(make_desk: MakeDesk) -> None:
    desk = make_desk(files=["exercise/service/payments/client.py", "exercise/service/payments/clock.py"])
    desk.press("t", "enter")
    desk.type("in cl")
    QTest.keyClick(field(desk), Qt.Key.Key_Tab)
    assert field(desk).text() == "in client.py:"
    QTest.keyClick(field(desk), Qt.Key.Key_Tab)
    assert field(desk).text() == "in clock.py:"
    desk.type("7")
    desk.press("enter", "r", "enter")
    desk.type("clo")
    QTest.keyClick(field(desk), Qt.Key.Key_Tab)
    assert field(desk).text() == "clock.py:"
    assert [moment.note for moment in desk.live.fold.moments.values()] == ["in clock.py:7", ""]


def test_somebody_who_never_rests_has_a_draft_all_the_same(desk: Desk, qtbot: QtBot) -> None:
    desk.press("t", "enter")
    for number in range(40):
        desk.type("abcde "[number % 6])
        qtbot.wait(20)
        if desk.saved:
            break
    assert desk.saved and field(desk).text().startswith(desk.saved[-1][2])
