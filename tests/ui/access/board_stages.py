"""The boards in the states worth looking at, each in a window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer_app.ui.debrief.view import BoardPage
from tests.ui.debrief.boards import FIRST, panel, shown


def open_board() -> BoardPage:
    """Five cards in and one not, one file that is no card; the evidence of two raters behind a cell."""
    page = shown(panel("ended"), said=["letter.pdf: carries no round; choose the PDF as it was exported."]).page
    right, down = Qt.Key.Key_Right, Qt.Key.Key_Down
    for key in (right, down, down, down, Qt.Key.Key_Return):
        QTest.keyClick(page.matrix, key)
    return page


def empty_board() -> BoardPage:
    return shown(pick=True).page


def card_first() -> BoardPage:
    return shown(panel(), first=FIRST).page
