"""Practice in the real window, by real keys: begin, read, rate blind, submit, see gold; nothing else hears of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from interviewer_app.core.calibration.practice.handing import read_hand_in
from interviewer_app.core.places import Home
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.app import open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.practice.host import PracticeHost
from interviewer_app.ui.widgets.labels import ElidedLabel
from tests.fakes import ToldClock
from tests.ui.practice.rooms import fill

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Ids:
    def __init__(self) -> None:
        self._next = 0

    def __call__(self) -> str:
        self._next += 1
        return f"{self._next:032x}"


class Room:
    """The window with practice in it."""

    def __init__(self, context: AppContext, qtbot: QtBot, home: Path) -> None:
        self.context, self.qtbot, self.home = context, qtbot, Home(home)

    @property
    def host(self) -> PracticeHost:
        host = self.context.shell.page("practice")
        assert isinstance(host, PracticeHost)
        return host

    def open(self, **what: object) -> None:
        self.context.show_page("practice", **what)
        self.wait(lambda: bool(self.host.shelf.list.rows.rowCount()) or self.host.shows is self.host.result)

    def wait(self, until: object) -> None:
        self.qtbot.waitUntil(until, timeout=20_000)  # type: ignore[arg-type]

    def press(self, key: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None, "somebody has the keys"
        if isinstance(key, str):
            QTest.keyClicks(focused, key)
        else:
            QTest.keyClick(focused, key, modifiers)

    def rate_everything(self) -> None:
        """Level 2 with its first moment, or no evidence, on every dimension; then submit."""
        sheet = self.host.rating.sheet
        assert sheet is not None and self.host.rating.page is not None
        for dimension in sheet.pack.dimensions:
            assert self.host.rating.page.presenter.place == dimension.id
            if any(moment.dimension == dimension.id for moment in sheet.fold.counted):
                self.press("2a")
            else:
                self.press("0")
                self.press("not asked")
                self.press(Key.Key_Return)
            self.press(Key.Key_Return, CTRL)
        self.press(Key.Key_S, CTRL)  # to the last page; there it asks once
        self.wait(lambda: not sheet.not_on_disk)
        self.press(Key.Key_S, CTRL)
        self.press(Key.Key_S, CTRL)
        self.wait(lambda: self.host.shows is self.host.result)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Room]:
    context = open_window(qapp, {"INTERVIEWER_HOME": str(tmp_path)}, ToldClock(), Ids())
    qtbot.addWidget(context.shell)
    context.shell.show()
    qtbot.waitUntil(context.shell.isActiveWindow)
    yield Room(context, qtbot, tmp_path)
    context.shell.may_close()
    context.jobs.close()
    if context.bench is not None:
        context.bench.close()


def texts(room: Room) -> str:
    """Everything the window says."""
    window = room.context.shell
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return " ".join(labels + [label.text() for label in window.findChildren(ElidedLabel) if label.isVisible()])


def test_a_round_is_read_rated_blind_and_laid_beside_gold(room: Room) -> None:
    room.press(Key.Key_G, CTRL)
    host = room.host
    room.wait(lambda: host.shelf.list.rows.rowCount() > 3)
    assert host.shelf.chosen == "cache-review-1" and "Not seen yet." in host.shelf.words.text()
    room.press(Key.Key_Return)
    room.wait(lambda: host.shows is host.reading)
    page = host.reading.document.toPlainText()
    assert "Line 47 forgets retail only." in page and "Before you open the change" in page
    gold = "Begins at the dearest wrong answer"
    assert gold not in page
    room.press(Key.Key_F5)
    assert host.shows is host.replay
    room.press(Key.Key_Escape)
    assert host.shows is host.reading
    room.press(Key.Key_Return)
    assert host.shows is host.rating and gold not in texts(room)
    room.rate_everything()
    result = host.presenter.result
    assert result is not None and result.count.of == 6 and result.rater == room.context.settings.interviewer
    assert host.result.list.rows.rowCount() == 12
    for _step in range(3):
        room.press(Key.Key_Down)
    assert host.result.chosen == "evaluating" and gold in host.result.side.toPlainText()
    room.press(Key.Key_F5)
    assert host.shows is host.replay
    room.press(Key.Key_Escape)
    assert host.shows is host.result
    room.press("n")
    room.wait(lambda: host.shows is host.reading)
    room.press(Key.Key_Escape)
    room.wait(lambda: host.shows is host.shelf)
    room.press(Key.Key_Escape)
    assert room.context.shell.page_name == "home" and host.context.bench is None, "the practice file is let go"
    assert not room.home.workspace.exists() or read_round_rows(room.home.workspace) == []
    rows = {row.interview: row for row in read_round_rows(room.home.practice)}
    assert rows["cache-review-1"].practice and rows["cache-review-1"].state == "sealed"


def test_a_rating_that_was_left_goes_on_where_it_was(room: Room) -> None:
    room.open()
    host = room.host
    room.press(Key.Key_Return)
    room.wait(lambda: host.shows is host.reading)
    room.press(Key.Key_Return)
    room.press("3a")
    room.press(Key.Key_H, CTRL)
    room.wait(lambda: host.shows is host.shelf and "Begun" in host.shelf.words.text())
    room.press(Key.Key_Return)
    assert host.shows is host.rating and host.rating.sheet is not None
    rating = host.rating.sheet.rating("correctness")
    assert rating is not None and rating.level == 3 and len(rating.cites) == 1


def test_a_result_opens_by_its_id_from_another_page_and_goes_back_there(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(room.home.practice)
    last = read_round_rows(room.home.practice)[0].id
    room.open(result=last, back="packs")
    room.wait(lambda: room.host.shows is room.host.result)
    assert "3 of 6 dimensions the same as gold" in room.host.result.counts.text()
    room.press(Key.Key_Escape)
    room.wait(lambda: room.host.shows is room.host.shelf)
    assert room.host.shelf.chosen == "cache-review-3"
    room.press(Key.Key_Return)
    assert room.host.shows is room.host.result
    room.press(Key.Key_Escape)
    room.wait(lambda: room.host.shows is room.host.shelf)
    file = tmp_path / "mine.json"
    monkeypatch.setattr(room.host.shelf, "ask_file", lambda _suggested: str(file))
    room.press("e")
    room.wait(lambda: room.host.shelf.words.text() == f"Written: {file}")
    assert len(read_hand_in(file).rounds) == 3
    room.press("a")
    room.wait(lambda: room.host.shows is room.host.reading)
    room.press(Key.Key_Escape)
    room.wait(lambda: room.host.shows is room.host.shelf)
    room.press(Key.Key_Escape)
    assert room.context.shell.page_name == "packs"


def test_the_packs_lead_to_practice(room: Room) -> None:
    room.context.show_page("packs")
    room.press("g")
    assert room.context.shell.page_name == "practice"
