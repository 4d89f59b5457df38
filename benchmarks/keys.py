"""From a key pressed in the real window to its commit, beside what the disk itself costs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.reference import raw_append
from benchmarks.rows import Row, at_most, quantile
from benchmarks.window import LiveWindow, application

KEYS = 1_000
WARM_UP = 30
P50 = 4.0


def rows(folder: Path) -> Iterator[Row]:
    """Keys, each followed by a raw append in the folder of the workspace."""
    app = application()
    window = LiveWindow(folder / "window", 50)
    ours: list[float] = []
    reference: list[float] = []
    with raw_append(folder / "window") as raw:
        for number in range(WARM_UP + KEYS):
            if number == WARM_UP:
                gc.collect()
                ours.clear()
                reference.clear()
            ours.append(window.press().durable)
            reference.append(raw.once())
    window.close()
    del app
    yield at_most("key press to durable, p50", KEYS, quantile(ours, 0.5), quantile(reference, 0.5), P50)
