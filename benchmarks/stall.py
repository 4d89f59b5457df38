"""Frames while keys keep coming: the disk at rest, and standing still for half a second at a time."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt, QTimer

from benchmarks.rows import Row, at_most, quantile
from benchmarks.window import LiveWindow, application

STRETCHES = 10
KEYS_PER_STRETCH = 60
KEY_EVERY_MS = 50
STALL_S = 0.5
STALL_EVERY_S = 1.0
P99 = 1.5
LONGEST_MS = 250


class Disk:
    """Called before every commit: sleeps half a second once a second, while told to."""

    def __init__(self) -> None:
        self.stalls = False
        self.stalled = 0
        self._next = 0.0

    def __call__(self) -> None:
        now = time.monotonic()
        if self.stalls and now >= self._next:
            self.stalled += 1
            self._next = now + STALL_EVERY_S
            time.sleep(STALL_S)


class Typist:
    """Presses a key every 50 ms, whether or not the window has come to the end of the one before."""

    def __init__(self, window: LiveWindow) -> None:
        self._window = window
        self._timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)
        self._due: list[float] = []
        self._pressed: list[str] = []

    def type(self, keys: int) -> list[float]:
        """Seconds from the moment each key was due until its moment was painted."""
        start = time.perf_counter() + 0.01
        self._due = [start + number * KEY_EVERY_MS / 1000 for number in range(keys)]
        self._pressed = []
        self._on_time()
        self._window.loop.until(self._all_painted)
        painted = [self._window.painted_at(moment) or 0.0 for moment in self._pressed]
        return [at - due for at, due in zip(painted, self._due, strict=True)]

    def _on_time(self) -> None:
        if time.perf_counter() >= self._due[len(self._pressed)]:
            self._pressed.append(self._window.press_only()[1])
        if len(self._pressed) < len(self._due):
            left_s = self._due[len(self._pressed)] - time.perf_counter()
            self._timer.start(max(0, int(left_s * 1000)))

    def _all_painted(self) -> bool:
        return len(self._pressed) == len(self._due) and self._window.painted_at(self._pressed[-1]) is not None


def rows(folder: Path) -> Iterator[Row]:
    """Stretches with and without stalls in turn, in one window."""
    app = application()
    disk = Disk()
    window = LiveWindow(folder / "window", 50, disk)
    typist = Typist(window)
    typist.type(KEYS_PER_STRETCH)
    gc.collect()
    frames: dict[bool, list[float]] = {False: [], True: []}
    for number in range(2 * STRETCHES):
        disk.stalls = bool(number % 2)
        frames[disk.stalls] += typist.type(KEYS_PER_STRETCH)
        disk.stalls = False
        window.writer.drain()
    window.close()
    assert disk.stalled >= STRETCHES, "the disk did stand still"
    del app
    calm, stalled = frames[False], frames[True]
    n = len(stalled)
    yield at_most("frame with a stalled writer, p99", n, quantile(stalled, 0.99), quantile(calm, 0.99), P99)
    yield at_most("longest frame with a stalled writer, share of 250 ms", n, max(stalled) * 1000, LONGEST_MS, 1.0)
