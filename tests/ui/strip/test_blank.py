"""The panic key: nothing of ours can be read, and the round goes on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.strip.beside import Beside


def colours(window: QWidget) -> set[int]:
    """Every colour of a window as it stands on the screen."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}


def test_blank_windows_have_one_colour_and_no_title(beside: Beside) -> None:
    strip = beside.open()
    beside.desk.press("right", "t", "r")
    title = beside.desk.window.windowTitle()
    beside.desk.press("f10")
    assert len(colours(beside.desk.window)) == 1 and len(colours(strip)) == 1
    assert beside.desk.window.windowTitle().strip() == "" and strip.windowTitle().strip() == ""
    beside.desk.press("f10")
    assert len(colours(beside.desk.window)) > 9 and len(colours(strip)) > 9
    assert beside.desk.window.windowTitle() == title


def test_the_hands_go_on_logging_under_the_blank_surface(beside: Beside) -> None:
    beside.desk.press("right", "f10")
    beside.desk.press("t", "4", "?", "n")
    beside.desk.write()
    assert beside.desk.moments == ["trusted-output", "named-risk"]
    assert len(colours(beside.desk.window)) == 1
    beside.desk.press("esc")
    assert len(colours(beside.desk.window)) > 9
    assert beside.desk.painted[-2:] == [("m-1", True), ("m-2", True)]


def test_a_window_that_grows_stays_blank(beside: Beside) -> None:
    beside.desk.press("f10")
    beside.desk.window.resize(1500, 940)
    beside.desk.settle()
    assert len(colours(beside.desk.window)) == 1


def test_a_strip_opened_while_blank_is_blank(beside: Beside) -> None:
    beside.desk.press("f10")
    strip = beside.open()
    assert len(colours(strip)) == 1
    beside.desk.press("f10")
    assert len(colours(strip)) > 9


def test_a_click_while_blank_logs_nothing_and_brings_the_keys(beside: Beside) -> None:
    strip = beside.open()
    beside.desk.press("f10")
    beside.keys_elsewhere()
    beside.click(strip, strip.kinds[0].geometry().center())
    QTest.mouseClick(strip.childAt(40, 120), Qt.MouseButton.LeftButton)
    assert beside.desk.moments == []
    assert beside.desktop.asked_for_keys >= 1


def test_the_line_at_the_foot_blanks_too(beside: Beside) -> None:
    beside.click(beside.desk.page.coverage.blank)
    assert len(colours(beside.desk.window)) == 1


def test_escape_shows_all_before_it_leaves_a_note(beside: Beside) -> None:
    beside.desk.press("t", "enter")
    beside.desk.type("ab")
    beside.desk.press("f10", "esc")
    assert len(colours(beside.desk.window)) > 9
    assert beside.desk.page.log.last.field.isVisible()
    beside.desk.press("esc")
    assert not beside.desk.page.log.last.field.isVisible()


def test_what_comes_after_the_round_stays_blank_until_the_key(beside: Beside) -> None:
    beside.desk.press("f10")
    after = QWidget()
    beside.desk.window.setCentralWidget(after)
    beside.desk.window.setFocus()
    assert len(colours(beside.desk.window)) == 1
    QTest.keyClick(beside.desk.window, Qt.Key.Key_F10)
    assert beside.desk.window.windowTitle().strip() != "" or not beside.desk.window.windowTitle()
