"""Real parts with the world taken out: a clock that is told the time, a journal that writes when asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from interviewer_app.core.canonical import canonical
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Draft, Entry, chained, stream_root

STREAM = "stream-1"


class Numbered:
    """Ids in the order they were asked for: `id-1`, `id-2` …"""

    def __init__(self, name: str = "id") -> None:
        self._name, self._count = name, 0

    def __call__(self) -> str:
        self._count += 1
        return f"{self._name}-{self._count}"


class ToldClock:
    """A clock that shows what it is told; `wait` moves both hands."""

    def __init__(self, boot_id: str = "boot-1", boot_ns: int = 10**12, wall_us: int = 1_763_733_600_000_000) -> None:
        self.boot_id, self.zone = boot_id, "Europe/Warsaw"
        self.at = Instant(boot_ns, wall_us)

    def now(self) -> Instant:
        return self.at

    def offset_min(self, wall_us: int) -> int:
        return 60

    def wait(self, ms: int) -> Instant:
        self.at = Instant(self.at.boot_ns + ms * 1_000_000, self.at.wall_us + ms * 1000)
        return self.at


class _Held(NamedTuple):
    ticket: int
    draft: Draft


class HeldJournal:
    """A journal in memory. Nothing is written before `deliver`; while `broken` says why, writing fails instead.

    Everything written is chained as in a real one, and stays in `entries`.
    """

    def __init__(self, entries: list[Entry] | None = None, stream: str = STREAM, subject: str = "round") -> None:
        self.entries = entries if entries is not None else []
        self.broken = ""
        self.retries = 0
        self.on_written: Callable[[int, Entry], object] = lambda _ticket, _entry: None
        self.on_failed: Callable[[int, str], object] = lambda _ticket, _sentence: None
        self._stream, self._subject, self._tickets = stream, subject, 0
        self._held: deque[_Held] = deque()

    def append(self, draft: Draft) -> int:
        canonical(draft.body)
        self._tickets += 1
        self._held.append(_Held(self._tickets, draft))
        return self._tickets

    def retry(self) -> None:
        self.retries += 1
        self.deliver()

    @property
    def held(self) -> list[Draft]:
        """What waits to be written."""
        return [each.draft for each in self._held]

    def deliver(self, most: int | None = None) -> None:
        """Write what waits, in order, at most `most` of it; stop at a failure."""
        written = 0
        while self._held and (most is None or written < most):
            if self.broken:
                self.on_failed(self._held[0].ticket, self.broken)
                return
            ticket, draft = self._held.popleft()
            entry = self.write(draft)
            written += 1
            self.on_written(ticket, entry)

    def write(self, draft: Draft) -> Entry:
        """Put `draft` at the end of the stream, now."""
        mine = [entry for entry in self.entries if entry.stream == self._stream]
        prev = mine[-1].digest if mine else stream_root(self._stream)
        salt = f"{len(mine) + 1:032x}"
        entry = chained(
            draft, stream=self._stream, number=len(mine) + 1, prev=prev, subject=self._subject, author="author-1",
            salt=salt,
        )  # fmt: skip
        self.entries.append(entry)
        return entry
