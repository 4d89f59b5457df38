"""The real live window on a real workspace, driven by key events, and what each key took."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.place import Unfit
from benchmarks.rounds import CountedClock, busy_entries, counted_ids, open_writer, pack
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.app import make_application
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.build import build_live_page
from interviewer_app.ui.live.parts import Outside
from interviewer_app.ui.shell import Shell
from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts

BEHIND = 40  # minutes that lie behind an open round
THREE_HOURS = 180
PATIENCE_MS = 20_000
REST_MS = 25


class Press(NamedTuple):
    """What one key took, in seconds from its event: until its moment was painted, and until its commit returned."""

    painted: float
    durable: float


def application() -> QApplication:
    """The app's QApplication, with its fonts and theme."""
    app = make_application(["bench"])
    load_fallback_fonts()
    apply_theme(app, "dark")
    return app


class Loop:
    """Qt's own event loop, run until something holds."""

    def __init__(self) -> None:
        self._loop = QEventLoop()
        self._done: Callable[[], bool] = lambda: True
        self._guard = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._guard.timeout.connect(lambda: self._loop.exit(1))

    def until(self, done: Callable[[], bool]) -> None:
        """raises: Unfit if it does not come about in time"""
        if done():
            return
        self._done = done
        self._guard.start()
        late = self._loop.exec()
        self._guard.stop()
        if late:
            raise Unfit("The window did not paint what was asked of it within 20 seconds.")

    def look(self) -> None:
        """Something has changed: see whether that was it."""
        if self._done():
            self._loop.quit()


class LiveWindow:
    """A round with `moments` moments behind it, open in the window.

    before_commit: called on the writer thread before every commit
    amended:       how many of the moments were amended, beside the notes on every third
    minutes:       how long the round has gone on; from 45 on so many minutes were arranged
    """

    def __init__(
        self, folder: Path, moments: int, before_commit: Callable[[], None] | None = None, amended: int = 0,
        minutes: int = BEHIND,
    ) -> None:  # fmt: skip
        folder.mkdir()
        loaded, self._clock = pack(), SystemClock()
        round_id = counted_ids(str(moments))()
        now = self._clock.now()
        behind_ms = minutes * 60_000
        began = now._replace(boot_ns=now.boot_ns - behind_ms * 1_000_000, wall_us=now.wall_us - behind_ms * 1000)
        past = CountedClock(began, self._clock.boot_id)
        self.writer = open_writer(folder / "workspace.sqlite", f"window-{moments}", before_commit)
        self.writer.store_pack(loaded.digest, loaded.document, loaded.pack)
        every_ms, arranged = behind_ms // (moments + 1), max(45, minutes)
        self.writer.add_entries(busy_entries(loaded, round_id, moments, past, every_ms, amended, arranged))
        self._bridge = JournalBridge()
        journal = self.writer.journal_for_round(round_id, self._on_written, self._bridge.on_failed)
        fold = read_round(folder / "workspace.sqlite", round_id)
        self.live = LiveRound(fold, loaded.pack, journal, self._clock, lambda: os.urandom(16).hex())
        self.writer.drain()
        self._durable: dict[int, float] = {}
        self._painted: dict[tuple[str, bool], float] = {}
        self._show()
        self._keys = cycle([Qt.Key(ord(kind.key.upper())) for kind in loaded.pack.kinds])

    def _show(self) -> None:
        outside = Outside(lambda: None, self.writer.save_draft, self.writer.wipe_draft)
        self.page = build_live_page(self.live, self._bridge, self._clock, outside)
        self.page.moment_painted.connect(self._on_painted)
        self.loop = Loop()
        self.shell = Shell({"live": lambda: self.page})
        self.shell.show_page("live")
        self.shell.show()
        settle()

    def press(self) -> Press:
        """Press the next kind's key and wait until its moment is painted solid."""
        start = time.perf_counter()
        ticket, moment = self.press_only()
        self.loop.until(lambda: (moment, True) in self._painted)
        return Press(self._painted[moment, False] - start, self._durable[ticket] - start)

    def press_only(self) -> tuple[int, str]:
        """Press the next kind's key; returns the ticket and the id of its moment."""
        QTest.keyPress(self.page, next(self._keys))
        last = self.live.last
        assert last is not None, "a moment was logged"
        return self.live.waiting[-1][0], last.id

    def undo(self) -> None:
        """Take the newest moment back, so that the round does not grow."""
        QTest.keyPress(self.page, Qt.Key.Key_Backspace)
        self.writer.drain()

    def painted_at(self, moment: str) -> float | None:
        """When a moment first stood on the screen, on `time.perf_counter`; None if it does not yet."""
        return self._painted.get((moment, False))

    def close(self) -> None:
        self.page.run_clock(False)  # its beat would save where it is into a writer that is closed
        self.shell.close()
        self.writer.close()

    def _on_written(self, ticket: int, entry: Entry) -> None:
        self._durable[ticket] = time.perf_counter()
        self._bridge.on_written(ticket, entry)

    def _on_painted(self, moment: str, solid: bool) -> None:
        self._painted.setdefault((moment, solid), time.perf_counter())
        self.loop.look()


def settle() -> None:
    """Let everything that is due be done."""
    for _again in range(3):
        QApplication.processEvents()


def rest() -> None:
    """Let what a window puts off until after a key be done before another window is looked at."""
    QTest.qWait(REST_MS)


def size_of(window: QWidget) -> tuple[int, int]:
    return window.width(), window.height()
