"""From a key pressed to its moment painted: in a short round, in a long one, and in a widget that does nothing else.

The long one has gone on for three hours and holds 5,000 moments, of which 1,000 were amended.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

from benchmarks.bare import BareWindow
from benchmarks.rows import Row, at_most, quantile
from benchmarks.window import THREE_HOURS, LiveWindow, application, rest, size_of

FRAMES = 500
WARM_UP = 20
FEW, MANY, AMENDED = 50, 5_000, 1_000
GROWTH, P99 = 1.2, 2.0


def rows(folder: Path) -> Iterator[Row]:
    """One key in each window in turn; every moment is taken back, so that the rounds stay as long as they are."""
    app = application()
    short, long = LiveWindow(folder / "short", FEW), long_window(folder / "long")
    bare = BareWindow(*size_of(short.page))
    took: dict[str, list[float]] = {"short": [], "long": [], "bare": []}
    for number in range(WARM_UP + FRAMES):
        if number == WARM_UP:
            gc.collect()
            for times in took.values():
                times.clear()
        _turn(number, short, long, bare, took)
    for window in (short, long, bare):
        window.close()
    del app
    few, many, plain = took["short"], took["long"], took["bare"]
    name = f"key press to painted with {MANY:,} moments against {FEW}, p50"
    yield at_most(name, FRAMES, quantile(many, 0.5), quantile(few, 0.5), GROWTH)
    name = f"key press to painted with {MANY:,} moments against a bare widget, p99"
    yield at_most(name, FRAMES, quantile(many, 0.99), quantile(plain, 0.99), P99)


def long_window(folder: Path) -> LiveWindow:
    """Three hours with 5,000 moments and 1,000 amendments, open in the window."""
    return LiveWindow(folder, MANY, amended=AMENDED, minutes=THREE_HOURS)


def _turn(number: int, short: LiveWindow, long: LiveWindow, bare: BareWindow, took: dict[str, list[float]]) -> None:
    order = ("short", "long", "bare")
    for which in order[number % 3 :] + order[: number % 3]:
        rest()
        if which == "bare":
            took[which].append(bare.press())
        else:
            window = short if which == "short" else long
            took[which].append(window.press().painted)
            window.undo()
