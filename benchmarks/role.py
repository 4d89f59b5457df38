"""A thousand cards in one role's table: how long the window does not listen while they are read, shown and walked."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.rows import Row, at_most
from benchmarks.window import application
from interviewer_app.core.debriefs.boards.role import role_board
from interviewer_app.core.debriefs.boards.role_cards import PackFace, RoleCard, role_card
from interviewer_app.core.scorecards.reading import read_card
from interviewer_app.ui.debrief.role_page import connect
from interviewer_app.ui.debrief.role_presenter import RolePresenter
from interviewer_app.ui.debrief.role_reading import RolePart, RoleReader, RoleRounds
from interviewer_app.ui.debrief.role_view import RolePage
from interviewer_app.ui.jobs import Jobs
from tools.sample_panel import many

CARDS, MOMENTS, KINDS, STEPS = 1000, 10, 12, 40
LONGEST_MS = 250
BEAT_MS = 5


class Reader(RoleReader):
    """Reads as the real one does, of a few bundles again and again, each time for another candidate."""

    def __init__(self, bundles: Sequence[bytes], count: int) -> None:
        self._bundles, self._todo = bundles, count
        self._read: list[RoleCard] = []
        self._packs: dict[str, PackFace] = {}
        self._next = 1

    @property
    def all_read(self) -> bool:
        return self._todo == 0

    def read_on(self, most: int) -> RolePart:
        for _card in range(min(most, self._todo)):
            number = len(self._read)
            card = role_card(read_card(self._bundles[number % len(self._bundles)], "bench"), self._packs)
            self._read.append(card._replace(candidate_id=f"c{number}", candidate=f"Candidate {number}"))
        self._todo -= min(most, self._todo)
        due = self.all_read or len(self._read) >= self._next
        if due:
            self._next = 2 * len(self._read)
        return RolePart(len(self._read), role_board(self._read) if due else None, ())


class Actions:
    def __init__(self, bundles: Sequence[bytes]) -> None:
        self._bundles = bundles

    def rounds(self, role: str, files: Sequence[Path]) -> RoleRounds:
        return RoleRounds("role", ("role",), tuple(map(str, range(CARDS))), 0)

    def reader(self, found: RoleRounds) -> RoleReader:
        return Reader(self._bundles, len(found.rounds))

    def open_board(self, round_id: str, files: Sequence[Path]) -> None:
        raise AssertionError("nothing is opened here")

    def go_home(self) -> None:
        raise AssertionError("nobody leaves")


class Pulse:
    """Beats every few milliseconds while the window listens; `longest_ms` is the longest it did not."""

    def __init__(self) -> None:
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> None:
        self._beat()
        self._timer.stop()


def rows(folder: Path) -> Iterator[Row]:
    """Read in jobs, shown while they come, then walked and filtered by keys."""
    app = application()
    bundles = [made.bundle() for made in many(KINDS, MOMENTS)]
    view, jobs = RolePage(), Jobs()
    presenter = RolePresenter(view, Actions(bundles), jobs.run)
    connect(view, presenter)
    view.resize(1440, 900)
    view.show()
    app.processEvents()
    pulse = Pulse()
    view.opened()
    while presenter.board is None or len(presenter.board.candidates) < CARDS:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    pulse.stop()
    name = f"role board of {CARDS} cards"
    yield at_most(f"{name} while read, share of {LONGEST_MS} ms", CARDS, pulse.longest_ms, LONGEST_MS, 1.0)
    pulse = Pulse()
    for step in range(STEPS):
        QTest.keyClick(view.table, (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up)[step % 4])
        app.processEvents()
    for text in ("9", "97", "", "Candidate 5"):
        view.search.setText(text)
        app.processEvents()
    pulse.stop()
    jobs.close()
    view.close()
    yield at_most(f"{name} by keys, share of {LONGEST_MS} ms", STEPS, pulse.longest_ms, LONGEST_MS, 1.0)
