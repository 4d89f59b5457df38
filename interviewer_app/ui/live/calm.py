"""Python's garbage collector while a round is live: it would hold a key up at a moment of its own choosing.

So everything there is when the window opens is set aside, and what a round adds is looked through between keys.
"""

from __future__ import annotations

import gc

_open: list[object] = []  # the windows that asked for quiet


def hold_still(window: object) -> None:
    """Set aside all that is alive and stop automatic collections, until every such window has let go."""
    _open.append(window)
    gc.collect()
    gc.freeze()
    gc.disable()


def breathe() -> None:
    """Look through what is new since the last time: some thousand objects, well below a millisecond."""
    gc.collect(1)


def let_go(window: object) -> None:
    """The collector works as ever once no window asks for quiet."""
    if window in _open:
        _open.remove(window)
    if not _open:
        gc.unfreeze()
        gc.enable()
