"""Python's garbage collector, which is let to work on the window's thread alone, and not while a round is live.

Left alone it collects on whichever thread makes the next object. On the core's or the writer's it would take apart what
is left of a closed page, and a Qt object must die on the thread it lives on. In a round it would hold a key up at a
moment of its own choosing, so everything there is when the window opens is set aside, and what a round adds is looked
through between keys.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 250
asking: list[object] = []  # the windows that want quiet
_was_on = True  # whether it worked by itself before the first of them did


def collect_here(parent: QObject) -> None:
    """From now on collect between the tasks of this thread; what has been made so far is here to stay."""
    gc.disable()
    gc.freeze()
    timer = QTimer(parent)
    timer.timeout.connect(collect_due)
    timer.start(EVERY_MS)


def collect_due() -> None:
    """Collect what Python would have collected by itself by now, unless a window asked for quiet."""
    due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0] and not asking:
        gc.collect(2 if all(due) else 1 if due[1] else 0)


def hold_still(window: object) -> None:
    """Set aside all that is alive and stop automatic collections, until every such window has let go."""
    global _was_on
    if not asking:
        _was_on = gc.isenabled()
    asking.append(window)
    gc.collect()
    gc.freeze()
    gc.disable()


def breathe() -> None:
    """Look through what is new since the last time: some thousand objects, well below a millisecond."""
    gc.collect(1)


def let_go(window: object) -> None:
    """All is as it was before once no window asks for quiet."""
    if window in asking:
        asking.remove(window)
    if not asking:
        gc.unfreeze()
        if _was_on:
            gc.enable()
