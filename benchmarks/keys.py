"""From a key pressed in the real window to its commit, beside what the disk itself costs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.frames import AMENDED, MANY, long_window
from benchmarks.reference import raw_append
from benchmarks.rows import Row, at_most, quantile
from benchmarks.window import LiveWindow, application

KEYS = 1_000
WARM_UP = 30
P50 = 4.0


def rows(folder: Path) -> Iterator[Row]:
    """Keys, each followed by a raw append in the folder of the workspace: in a short round and in a long one."""
    app = application()
    yield _row("key press to durable, p50", LiveWindow(folder / "window", 50), folder / "window")
    name = f"key press to durable with {MANY:,} moments, {AMENDED:,} amended, p50"
    yield _row(name, long_window(folder / "long"), folder / "long")
    del app


def _row(name: str, window: LiveWindow, folder: Path) -> Row:
    ours: list[float] = []
    reference: list[float] = []
    with raw_append(folder) as raw:
        for number in range(WARM_UP + KEYS):
            if number == WARM_UP:
                gc.collect()
                ours.clear()
                reference.clear()
            ours.append(window.press().durable)
            reference.append(raw.once())
    window.close()
    return at_most(name, KEYS, quantile(ours, 0.5), quantile(reference, 0.5), P50)
