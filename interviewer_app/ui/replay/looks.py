"""What a replay draws: frozen records in words, free of rules and of Qt."""

from __future__ import annotations

from typing import NamedTuple


class HeadLook(NamedTuple):
    """Whose round it is, on what, by whom; `of` is its length."""

    title: str
    about: str
    of: str


class PlayLook(NamedTuple):
    """Where the replay stands. state: "Paused" or "Running" in words; speeds: each with whether it is chosen."""

    time: str
    state: str
    runs: bool
    speed: int
    probe: str


class WorkLook(NamedTuple):
    """The last commit before now: what, by whom and when, and its diff."""

    title: str
    about: str
    diff: str
