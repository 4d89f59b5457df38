"""A journal that lets the window draw first.

The writer's thread wakes with the first entry handed to it and then competes with the window for Python's one lock. So
entries wait here for the fraction of a millisecond until the key that caused them has been drawn.
"""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.entries import Draft, Journal


class PatientJournal:
    """Stands between a live round and its journal; `flush` hands over what waits, in order.

    soon:   asks for a `flush` before long, for whatever is not drawn by a key
    before: the last ticket the round still waits for, 0 if there is none
    """

    def __init__(self, journal: Journal, soon: Callable[[], None], before: int = 0) -> None:
        self._journal, self._soon = journal, soon
        self._tickets, self._apart = before, 0
        self._waiting: list[Draft] = []

    def append(self, draft: Draft) -> int:
        if not self._waiting:
            self._soon()
        self._waiting.append(draft)
        self._tickets += 1
        return self._tickets

    def flush(self) -> None:
        """Hand over what waits."""
        waiting, self._waiting = self._waiting, []
        for left, draft in enumerate(waiting, start=1 - len(waiting)):
            self._apart = self._journal.append(draft) - (self._tickets + left)

    def retry(self) -> None:
        self.flush()
        self._journal.retry()

    def own_ticket(self, ticket: int) -> int:
        """The ticket given out here for the one the journal itself counted."""
        return ticket - self._apart
