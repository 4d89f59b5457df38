"""Python's garbage collector while a round is live: a full look through a long round would hold a key up."""

from __future__ import annotations

import gc


def hold_still() -> None:
    """Take everything alive now out of the collector's sight; what a round adds from here on is little."""
    gc.collect()
    gc.freeze()


def let_go() -> None:
    """Let the collector see everything again."""
    gc.unfreeze()
