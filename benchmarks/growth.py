"""What a long round leaves in memory: moments logged by key in the real window, then three hours of its clock.

A moment costs what is known of it, in the window's fold and in the writer's, some six kilobytes in all; time costs
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from benchmarks.memory import resident_pages
from benchmarks.rows import Row, at_most
from benchmarks.window import THREE_HOURS, LiveWindow, application, settle
from interviewer_app.core.rounds.clock import SystemClock

FEW, MANY, AMEND_EVERY = 500, 5_000, 5
AT_ONCE = 20  # keys between two waits for the disk
A_MINUTE = 60  # ticks of the clock
GROWTH, GROWTH_IN_TIME = 1.3, 1.05


def rows(folder: Path) -> Iterator[Row]:
    """One process, one window: what it has in use after the first moments, and after ten times as many."""
    app = application()
    window = LiveWindow(folder / "window", 1)
    after: dict[int, int] = {}
    for number in range(1, MANY + 1):
        window.press_only()
        if number % AMEND_EVERY == 0:
            QTest.keyPress(window.page, Qt.Key.Key_P)
        if number % AT_ONCE == 0:
            window.writer.drain()
            settle()
        if number in (FEW, MANY):
            after[number] = resident_pages()
    yield at_most(f"memory after {MANY:,} moments against {FEW}", MANY, after[MANY], after[FEW], GROWTH)
    yield _time_goes_by(window)
    window.close()
    del app


def _time_goes_by(window: LiveWindow) -> Row:
    """Tell the window's clock on, second by second, each of them painted."""
    now = SystemClock().now()
    after: dict[int, int] = {}
    for second in range(1, THREE_HOURS * A_MINUTE + 1):
        at = now._replace(boot_ns=now.boot_ns + second * 10**9, wall_us=now.wall_us + second * 10**6)
        window.page.ticked.emit(at)
        settle()
        if second in (A_MINUTE, THREE_HOURS * A_MINUTE):
            after[second] = resident_pages()
    first, last = after.values()
    return at_most("memory after three hours against a minute", THREE_HOURS * A_MINUTE, last, first, GROWTH_IN_TIME)
