"""A window that closes while entries are not on disk would lose them: it says so once, and goes the second time."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.desk import RoundDesk
from interviewer_app.core.texts import plural


class Unsaved:
    """Remembers what the user has been told."""

    def __init__(self) -> None:
        self._told = 0

    def may_go(self, desk: RoundDesk, say: Callable[[str], None]) -> bool:
        """True where nothing would be lost (what merely waits for the disk is written on closing), or nothing new."""
        lost = desk.not_on_disk if desk.trouble else 0
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
