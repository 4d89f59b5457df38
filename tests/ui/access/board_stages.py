"""The boards in the states worth looking at, each in a window of its own."""

from __future__ import annotations

from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer_app.ui.debrief.role_view import RolePage
from interviewer_app.ui.debrief.view import BoardPage
from tests.ui.debrief.boards import FIRST, panel, shown
from tests.ui.debrief.roles import few
from tests.ui.debrief.roles import shown as shown_role
from tests.ui.debrief.talks import talking


def open_board() -> BoardPage:
    """Five cards in and one not, one file that is no card; the evidence of two raters behind a cell."""
    page = shown(panel("ended"), said=["letter.pdf: carries no round; choose the PDF as it was exported."]).page
    right, down = Qt.Key.Key_Right, Qt.Key.Key_Down
    for key in (right, down, down, down, Qt.Key.Key_Return):
        QTest.keyClick(page.matrix, key)
    return page


def debrief_talk() -> BoardPage:
    """A debrief under way: one topic done, one open, positions shown, a revision being typed."""
    made = talking(Path(mkdtemp()) / "w.sqlite", panel("ended"))
    talk = made.host.talk
    talk.key("n")
    talk.keep({"minutes": "30", "order": "Dev Iyer\nAiko Brandt; Nadia Haddad"})
    desk = talk.desk
    assert desk is not None
    for member in desk.fold.members[:5]:
        desk.write_position(member.id, "Senior. The first patch went in on green tests alone.", made.clock.now())
    desk.show_positions(made.clock.now(), close=True)
    talk.key("n")
    made.clock.minutes = 7
    talk.key("n")
    made.choose("evaluating", "Dev Iyer")
    talk.key("r")
    made.bench.writer.drain()
    made.bench.close()
    return made.view


def empty_board() -> BoardPage:
    return shown(pick=True).page


def card_first() -> BoardPage:
    return shown(panel(), first=FIRST).page


def role() -> RolePage:
    """Four candidates, one of whose cards is not in; somebody is left out for my own card."""
    page = shown_role(few(), hidden=1).page
    for _step in range(3):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
    return page
