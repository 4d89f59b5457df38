"""Which wall time a time of the round clock was, and the other way round.

The round clock stands still in a pause and may run slower than the wall's; the start may have been put back. What is
known of both clocks at once (moments as they were logged, breaks, beginning and end) is tied together, and between two
ties time passes evenly.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

from interviewer_app.core.rounds.fold import RoundFold


class Tie(NamedTuple):
    wall_us: int
    round_ms: int


class WallTimes:
    """Two clocks of one round. Before the first tie and after the last both run alike."""

    def __init__(self, ties: list[Tie]) -> None:
        self._ties = _rising(ties)

    def round_ms(self, wall_us: int) -> int:
        """What the round clock showed; below 0 before it began."""
        place = bisect_right(self._ties, (wall_us, 2**62))
        if place == 0:
            return self._ties[0].round_ms - (self._ties[0].wall_us - wall_us) // 1000
        before = self._ties[place - 1]
        if place == len(self._ties):
            return before.round_ms + (wall_us - before.wall_us) // 1000
        after = self._ties[place]
        passed = (wall_us - before.wall_us) * (after.round_ms - before.round_ms)
        return before.round_ms + passed // (after.wall_us - before.wall_us)

    def wall_us(self, round_ms: int) -> int:
        """The first wall time at which the round clock showed this."""
        first, last = self._ties[0], self._ties[-1]
        if round_ms <= first.round_ms:
            return first.wall_us - (first.round_ms - round_ms) * 1000
        for before, after in pairwise(self._ties):
            if round_ms <= after.round_ms and after.round_ms > before.round_ms:
                passed = (round_ms - before.round_ms) * (after.wall_us - before.wall_us)
                return before.wall_us + passed // (after.round_ms - before.round_ms)
        return last.wall_us + (round_ms - last.round_ms) * 1000


def wall_times(fold: RoundFold) -> WallTimes | None:
    """The clocks of a round; None for one that has not begun."""
    if fold.started_us is None:
        return None
    ties = [Tie(fold.started_us, 0)]
    ties += [Tie(m.wall_us, m.entered_ms) for m in fold.moments.values() if not m.after_round]
    for stop in fold.breaks:
        ties += [Tie(stop.from_us, stop.at_ms), *([] if stop.to_us is None else [Tie(stop.to_us, stop.at_ms)])]
    if fold.ended_us is not None:
        ties.append(Tie(fold.ended_us, fold.stopped_ms))
    return WallTimes(ties)


def _rising(ties: list[Tie]) -> list[Tie]:
    """By wall time; what would turn either clock back is left out."""
    kept: list[Tie] = []
    for tie in sorted(ties):
        if not kept or (tie.wall_us > kept[-1].wall_us and tie.round_ms >= kept[-1].round_ms):
            kept.append(tie)
    return kept
