"""What the log draws: frozen records in words, free of rules and of Qt."""

from __future__ import annotations

from typing import NamedTuple


class LogRow(NamedTuple):
    """One moment. `letter`: the key of its kind, "·" without one; `logged`: "" unless it was logged later than it was.

    chosen_too: marked, so that a key changes it together with the others that are
    moving:     its time is being changed and is not decided yet
    """

    id: str
    at_ms: int
    time: str
    logged: str
    letter: str
    direction: str
    prompted: bool
    track: str
    hollow: bool
    kind: str
    dimension: str
    facts: str
    note: str
    withdrawn: bool = False
    chosen_too: bool = False
    moving: bool = False


class HistoryLine(NamedTuple):
    """What was said of a moment at one time: `when` in both clocks, `what` changed, from `old` to `new`."""

    when: str
    what: str
    old: str
    new: str


class HeadLook(NamedTuple):
    """The line above the log: how many moments, how many taken back, and how many a key would change."""

    counts: str
    choice: str
