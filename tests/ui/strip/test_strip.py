"""The strip beside a real live window: what it shows, what a click and a key on it do, what its bar says."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.keys import Command
from interviewer_app.ui.shell import Place
from tests.core.rounds.parts import a_live_round
from tests.ui.live.rounds import other_pack
from tests.ui.strip.beside import Beside, MakeBeside


def bar_words(beside: Beside) -> tuple[str, str, str]:
    look = beside.strip.bar.look
    return look.fact, look.more, look.cap


def test_the_key_opens_the_strip_and_takes_it_away(beside: Beside) -> None:
    strip = beside.open()
    assert strip.isVisible() and (strip.width(), strip.height()) == (380, 224)
    beside.desk.press("ctrl+t")
    assert beside.keeper.strip is None
    assert beside.desk.moments == []


def test_the_button_of_the_live_window_does_the_same(beside: Beside) -> None:
    beside.click(beside.desk.page.bar.strip)
    assert beside.strip.isVisible()
    beside.click(beside.desk.page.bar.strip)
    assert beside.keeper.strip is None


def test_it_stands_above_and_takes_no_focus_by_itself(beside: Beside) -> None:
    flags = beside.open().windowHandle().flags()
    for wanted in ("WindowStaysOnTopHint", "FramelessWindowHint", "WindowDoesNotAcceptFocus"):
        assert flags & getattr(Qt.WindowType, wanted)
    assert beside.strip.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_a_click_on_a_key_logs_like_the_letter(beside: Beside) -> None:
    strip = beside.open()
    beside.click(strip.kinds[0])
    beside.click(strip.space)
    assert beside.desk.moments == ["trusted-output", ""]
    beside.click(strip.earlier)
    assert beside.desk.live.last is not None and beside.desk.live.last.late
    beside.click(strip.undo)
    beside.click(strip.undo)
    assert beside.desk.moments == ["trusted-output"]


def test_a_click_on_the_arrow_goes_to_the_next_probe(beside: Beside) -> None:
    strip = beside.open()
    beside.click(strip.clock.next)
    assert [visit.probe for visit in beside.desk.live.fold.visits] == ["promise"]
    assert strip.probe.accessibleName() == beside.desk.pack.probes[0].text


def test_keys_log_while_the_strip_has_them(beside: Beside) -> None:
    strip = beside.open()
    beside.keys_elsewhere()
    beside.click(strip.bar, QPoint(120, 14))
    assert beside.desktop.asked_for_keys == 1 and strip.isActiveWindow()
    assert bar_words(beside)[0] == "Keys log here"
    for key in (Qt.Key.Key_T, Qt.Key.Key_4):
        beside.desk.clock.wait(1000)
        QTest.keyClick(strip, key)
    assert beside.desk.moments == ["trusted-output"]
    assert beside.desk.live.last is not None and beside.desk.live.last.dimension == "evaluating"


def test_the_note_key_on_the_strip_brings_the_live_window_up(beside: Beside) -> None:
    strip = beside.open()
    beside.click(strip.kinds[1])
    beside.keys_elsewhere()
    beside.keeper.take_keys()
    beside.desk.settle()
    QTest.keyClick(strip, Qt.Key.Key_Return)
    beside.desk.settle()
    assert beside.desk.window.isActiveWindow()
    assert QApplication.focusWidget() is beside.desk.page.log.last.field
    assert bar_words(beside)[0] == "Letters are text now"
    beside.desk.type("ok")
    assert beside.desk.page.log.last.field.text() == "ok"


def test_a_note_is_left_when_the_strip_takes_the_keys(beside: Beside) -> None:
    strip = beside.open()
    beside.desk.press("t", "enter")
    beside.desk.type("half")
    beside.keys_elsewhere()
    beside.keeper.take_keys()
    beside.desk.settle()
    QTest.keyClick(strip, Qt.Key.Key_R)
    assert beside.desk.moments == ["trusted-output", "rejected-suggestion"]
    assert beside.desk.saved[-1][2] == "half"


def test_the_last_moment_is_hollow_until_it_is_on_disk(beside: Beside) -> None:
    strip = beside.open()
    assert strip.last.accessibleName() == "The first key starts the clock"
    beside.click(strip.kinds[3])
    assert strip.last.look is not None and strip.last.look.mark.hollow and strip.last.status == "being written"
    beside.desk.write()
    assert not strip.last.look.mark.hollow and strip.last.status == "on disk"
    assert strip.kinds[3].armed and not strip.kinds[0].armed


def test_a_failed_write_is_told_on_the_strip(beside: Beside) -> None:
    strip = beside.open()
    beside.click(strip.kinds[0])
    beside.desk.journal.broken = "The disk is full."
    beside.desk.write()
    assert strip.last.status == "not on disk"
    assert "not on disk" in strip.last.accessibleName()


def test_a_strip_opened_late_shows_the_round_as_it_stands(beside: Beside) -> None:
    beside.desk.press("right", "right", "n")
    beside.desk.write()
    beside.desk.page.ticked.emit(beside.desk.clock.wait(60_000))
    strip = beside.open()
    assert strip.last.look == beside.desk.page.log.last.look
    assert strip.probe.accessibleName() == beside.desk.page.script.look.text
    assert strip.clock.accessibleName().startswith("01:0")
    assert [key.armed for key in strip.kinds] == [key.command.arg == "named-risk" for key in strip.kinds]


def test_the_bar_says_where_keys_go_and_keeps_its_height(beside: Beside) -> None:
    strip = beside.open()
    places = [part.geometry() for part in (strip.bar, *strip.kinds, strip.space, strip.last)]
    assert bar_words(beside) == ("Keys log here", "seen in a full-screen share", "F10")
    beside.keys_elsewhere()
    assert bar_words(beside) == ("Keys go elsewhere.", "Clicks log here.", "")
    assert {key.cap_state for key in strip.kinds} == {"away"}
    assert places == [part.geometry() for part in (strip.bar, *strip.kinds, strip.space, strip.last)]
    beside.keys_to(beside.desk.window)
    beside.desk.page.focus.changed.emit(beside.desk.window.windowHandle())
    assert {key.cap_state for key in strip.kinds} == {"plain"}


def test_a_system_that_gives_the_strip_the_focus_is_not_trusted_again(beside: Beside) -> None:
    strip = beside.open()
    beside.keys_elsewhere()
    beside.desk.page.focus.changed.emit(strip.windowHandle())
    beside.keys_elsewhere()
    assert bar_words(beside)[1] == "Clicks log here.", "there was no click"
    beside.desk.page.focus.changed.emit(strip.windowHandle())
    beside.click(strip.kinds[0])
    beside.keys_elsewhere()
    assert bar_words(beside)[1] == "A click comes back here first."


def test_keys_that_are_only_lent_to_a_chord_do_not_count_as_gone(beside: Beside, qtbot: QtBot) -> None:
    watch, handle = beside.desk.page.focus, beside.desk.window.windowHandle()
    told: list[object] = []
    watch.changed.connect(told.append)
    watch._on_change(handle)
    beside.desktop.still_with = [handle]
    watch._on_change(None)
    assert told == [handle]
    qtbot.waitUntil(lambda: told == [handle, handle])  # asked again: Qt says that they are here
    beside.desktop.still_with = []
    watch._on_change(None)
    assert told == [handle, handle, None]


def test_the_live_window_says_across_its_top_that_keys_go_elsewhere(beside: Beside) -> None:
    page = beside.desk.page
    assert page.away.isHidden()
    places = [part.geometry() for part in (page.bar, page.script, page.log, page.coverage)]
    beside.keys_elsewhere()
    assert not page.away.isHidden() and page.away.width() == page.width()
    assert page.away.geometry().bottom() < page.bar.mapTo(page, page.bar.strip.pos()).y()
    assert places == [part.geometry() for part in (page.bar, page.script, page.log, page.coverage)]


def test_the_bar_stays_at_the_top_of_a_page_that_is_scrolled(beside: Beside, qtbot: QtBot) -> None:
    place = Place(beside.desk.page)
    qtbot.addWidget(place)
    place.resize(700, 400)
    place.show()
    beside.desk.settle()
    beside.keys_elsewhere()
    place.verticalScrollBar().setValue(100)
    away = beside.desk.page.away
    assert not away.isHidden()
    assert away.mapTo(place, QPoint()) == QPoint() and away.width() == 700
    place.resize(800, 400)
    assert away.width() == 800


def test_a_pack_with_more_kinds_shows_eight_and_says_so(make_beside: MakeBeside) -> None:
    kinds = tuple((f"Own {letter}", letter) for letter in "bcdegh")
    beside = make_beside(pack=other_pack(dimensions=("One",), kinds=kinds))
    strip = beside.open()
    assert len(strip.kinds) == 8
    assert strip.notices == ["The first 8 of 10 kinds; the others have their keys."]
    assert strip.height() == 244


def test_keys_of_the_system_do_what_their_action_does(make_beside: MakeBeside) -> None:
    beside = make_beside(("kind/trusted-output", "ctrl+alt+t"), ("keys-here", "f13"), ("undo", "ctrl+alt+x"))
    beside.open()
    beside.keys_elsewhere()
    assert bar_words(beside)[2] == "F13"
    assert beside.strip.notices == ["Ctrl Alt X is taken."]
    beside.desktop.lent["Ctrl Alt T"]()
    assert beside.desk.moments == ["trusted-output"]
    beside.desktop.lent["F13"]()
    beside.desk.settle()
    assert beside.strip.isActiveWindow() and bar_words(beside)[0] == "Keys log here"
    assert bar_words(beside)[1] != "A click comes back here first."


def test_the_key_that_brings_the_keys_opens_the_strip_too(make_beside: MakeBeside) -> None:
    beside = make_beside(("keys-here", "f13"))
    beside.keys_elsewhere()
    beside.desktop.lent["F13"]()
    assert beside.strip.isVisible()


def test_everything_is_given_back_when_the_round_is_left(make_beside: MakeBeside) -> None:
    beside = make_beside(("undo", "f14"))
    strip = beside.open()
    assert set(beside.desktop.lent) == {"F14"}
    beside.keeper.close()
    assert beside.desktop.lent == {} and not strip.isVisible() and beside.keeper.strip is None


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("left out", "Left out of screen shares"),
        ("asked", "A screen share may show it"),
        ("seen", "Seen in a full-screen share"),
    ],
)
def test_what_is_said_of_shares_is_what_the_system_answers(beside: Beside, answer: str, words: str) -> None:
    beside.desktop.answer = answer  # type: ignore[assignment]
    strip = beside.open()
    assert beside.desk.page.coverage.seen == words
    assert strip.bar.look.more == words[0].lower() + words[1:]
    assert beside.desktop.hidden == {beside.desk.window.windowHandle(): True, strip.windowHandle(): True}
    beside.keeper.close()
    assert beside.desktop.hidden[beside.desk.window.windowHandle()] is False


def test_dragging_the_bar_moves_the_strip_and_the_place_is_kept(beside: Beside, qtbot: QtBot) -> None:
    strip = beside.open()
    beside.keys_elsewhere()
    before = strip.pos()
    QTest.mousePress(strip.bar, Qt.MouseButton.LeftButton, pos=QPoint(120, 14))
    QTest.mouseMove(strip.bar, QPoint(80, 0))
    QTest.mouseRelease(strip.bar, Qt.MouseButton.LeftButton, pos=QPoint(120, 14))
    moved = strip.pos()
    assert moved == before + QPoint(-40, -14)
    assert beside.desktop.asked_for_keys == 0
    qtbot.waitUntil(lambda: bool(beside.places))
    assert beside.places == [(moved.x(), moved.y())]
    beside.desk.press("ctrl+t")
    assert beside.open().pos() == moved


def test_a_place_off_every_screen_is_not_used(beside: Beside) -> None:
    beside.keeper._place = (40_000, 40_000)
    strip = beside.open()
    assert strip.screen().availableGeometry().contains(strip.geometry())


def test_every_part_of_the_strip_has_a_name_and_buttons_their_role(beside: Beside) -> None:
    strip = beside.open()
    names = {}
    for button in strip._buttons:
        face = QAccessible.queryAccessibleInterface(button)
        assert face.role() == QAccessible.Role.Button
        names[button.command] = face.text(QAccessible.Text.Name)
    assert names[Command("kind", "rejected-suggestion")] == "Rejected suggestion"
    assert all(names.values())
    for part in (strip, strip.bar, strip.clock, strip.probe, strip.last):
        assert part.accessibleName()


@pytest.mark.parametrize("mark", ["practice", "pilot", ""])
def test_the_strip_of_a_pilot_or_practice_round_says_so(make_beside: MakeBeside, mark: str) -> None:
    made = a_live_round()
    assert made.fold.facts is not None
    if mark:
        made.fold.facts = made.fold.facts._replace(**{mark: True})
    strip = make_beside(live=made.round).open()
    assert strip.notices == ([f"{mark.capitalize()} round"] if mark else [])
    assert strip.windowTitle() == (f"Strip, {mark} round" if mark else "Strip")
    assert strip.accessibleName() == strip.windowTitle()
