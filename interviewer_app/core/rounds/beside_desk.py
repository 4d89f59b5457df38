"""Writing beside a round: a journal of its own subject, with its own tickets, ahead of the disk like the round's."""

from __future__ import annotations

from collections import deque
from typing import Protocol

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Draft, Entry, Journal


class Takes(Protocol):
    """A fold that takes bodies before they have their place in a chain."""

    def take(self, body: b.Body, wall_us: int) -> None: ...


class BesideDesk:
    """What the desks beside a round share. `journal`: tickets come back through `written` and `failed`."""

    def __init__(self, fold: Takes, journal: Journal) -> None:
        self._takes, self._journal = fold, journal
        self.waiting: deque[int] = deque()
        self.trouble = ""

    @property
    def not_on_disk(self) -> int:
        """How many entries are not on disk yet."""
        return len(self.waiting)

    def written(self, ticket: int, _entry: Entry) -> None:
        self.trouble = ""
        while self.waiting and self.waiting[0] <= ticket:
            self.waiting.popleft()

    def failed(self, sentence: str) -> None:
        """A write failed; what waits stays in order until `retry`."""
        self.trouble = sentence

    def retry(self) -> None:
        self._journal.retry()

    def _add(self, body: b.Body, at: Instant) -> None:
        self._takes.take(body, at.wall_us)
        kind: str = body.kind  # type: ignore[attr-defined]  # every one of these has one
        # No round_ms: these entries must not line up with the round's own.
        self.waiting.append(self._journal.append(Draft(kind, b.plain(body), at.wall_us)))
