"""What the sweep draws: small frozen records, made by the presenter, free of rules and of Qt.

`track` is the track whose hue a thing has, "" for to sort. A command is what a key would do (rounds/keys.py).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from interviewer_app.core.rounds.keys import Command

Stand = Literal["open", "done", "passed"]


class MarkLook(NamedTuple):
    """The shape of a moment; `hollow` until it is on disk."""

    letter: str
    direction: str
    track: str
    prompted: bool
    hollow: bool = False


class RowLook(NamedTuple):
    """One item of the walk. `mark` is None for a probe."""

    time: str
    name: str
    words: str
    mark: MarkLook | None
    stand: Stand
    now: bool


class LineLook(NamedTuple):
    """One line of the log around an item; `here` for the item's own place."""

    time: str
    mark: MarkLook | None
    name: str
    words: str
    here: bool


class KeyLook(NamedTuple):
    """A key and what it does to this item; `chosen` where that is so already."""

    command: Command
    cap: str
    words: str
    chosen: bool


class ItemLook(NamedTuple):
    """One item. `facts`, `note` and `mark` are empty before a probe has its moment; `asks` says what is wanted,
    `remark` what the note holds that is no evidence."""

    place: str
    heading: str
    asks: str
    time: str
    mark: MarkLook | None
    name: str
    facts: str
    note: str
    probe: str
    probe_words: str
    log: tuple[LineLook, ...]
    kinds: tuple[KeyLook, ...]
    dimensions: tuple[KeyLook, ...]
    refine: tuple[KeyLook, ...]
    remark: str = ""


class TimerLook(NamedTuple):
    """How long it has taken, of what it is meant to; `share` from 0 to 1."""

    words: str
    share: float
