"""A window that closes while entries are not on disk would lose them: it says so once, and goes the second time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from interviewer_app.core.texts import plural


class Waits(Protocol):
    """Something that writes: how much of it is not on disk, and why, where the disk refused."""

    trouble: str

    @property
    def not_on_disk(self) -> int: ...


class Unsaved:
    """Remembers what the user has been told."""

    def __init__(self) -> None:
        self._told = 0

    def may_go(self, desk: Waits, say: Callable[[str], None], *beside: Waits) -> bool:
        """True where nothing would be lost (what merely waits for the disk is written on closing), or nothing new."""
        desks = (desk, *beside)
        lost = sum(each.not_on_disk for each in desks) if any(each.trouble for each in desks) else 0
        if lost == 0 or lost == self._told:
            return True
        self._told = lost
        say(
            plural(
                "{n} entry is not on disk. Ctrl R tries again; closing once more loses it.",
                "{n} entries are not on disk. Ctrl R tries again; closing once more loses them.",
                lost,
            )
        )
        return False
