"""What the copilot counts of the moments that stand: how many on each dimension, and when which kind happened.

Kept moment by moment, so that asking costs the same with 50 and with 5,000 of them. Neither direction nor note is kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from interviewer_app.core.rounds.state import Moment


class _Kept(NamedTuple):
    dimension: str
    kind: str
    at_ms: int


class Evidence:
    """Follows the moments of one round; tell it of each that is new or different."""

    def __init__(self, moments: Iterable[Moment] = ()) -> None:
        self._kept: dict[str, _Kept] = {}
        self._on: Counter[str] = Counter()
        self._times: dict[str, list[tuple[int, str]]] = {}
        for moment in moments:
            self.take(moment)

    def take(self, moment: Moment) -> None:
        """Take a moment as it is now."""
        old = self._kept.pop(moment.id, None)
        if old is not None:
            self._on[old.dimension] -= 1
            times = self._times[old.kind]
            del times[bisect_left(times, (old.at_ms, moment.id))]
        if not moment.withdrawn:
            new = self._kept[moment.id] = _Kept(moment.dimension or "", moment.kind or "", moment.at_ms)
            self._on[new.dimension] += 1
            insort(self._times.setdefault(new.kind, []), (new.at_ms, moment.id))

    def on(self, dimension: str) -> int:
        """How many moments stand on a dimension."""
        return self._on[dimension]

    def newest(self, kinds: Iterable[str]) -> int:
        """When the latest moment of these kinds happened, -1 where there is none."""
        return max((self._times[kind][-1][0] for kind in kinds if self._times.get(kind)), default=-1)

    def first_after(self, kinds: Iterable[str], at_ms: int) -> tuple[int, str] | None:
        """Time and id of the earliest moment of these kinds that happened after `at_ms`."""
        found = []
        for kind in kinds:
            times = self._times.get(kind, [])
            place = bisect_right(times, at_ms, key=_time)
            found += times[place : place + 1]
        return min(found, default=None)


def _time(pair: tuple[int, str]) -> int:
    return pair[0]
