"""What a transcript holds: who said what, from when to when on the clock of the recording."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

LAST_MS = 5_000  # how long the last line of a transcript without ends is taken to last
LONGEST_MS = 30_000  # and any other that says no end


class Cue(NamedTuple):
    """One thing said. Times are milliseconds of the recording's own clock.

    speaker: "" where nobody is named
    about:   its time was worked out from the length of the words around it, as the file gives one every few minutes
    """

    from_ms: int
    to_ms: int
    speaker: str
    text: str
    about: bool = False


class Transcript(NamedTuple):
    """cues by their beginning; they may overlap. form: what it was read as. remarks: sentences on what was left out or
    guessed, often none."""

    cues: tuple[Cue, ...]
    form: str
    remarks: tuple[str, ...] = ()

    def between(self, from_ms: int, to_ms: int) -> tuple[Cue, ...]:
        """Everything that was being said at some time from `from_ms` to `to_ms`, ends included."""
        return tuple(cue for cue in self.cues if cue.from_ms <= to_ms and max(cue.to_ms, cue.from_ms) >= from_ms)

    def nearest(self, at_ms: int) -> int:
        """The number of the cue that begins nearest to `at_ms`, the earlier one of two."""
        starts = [cue.from_ms for cue in self.cues]
        place = bisect_left(starts, at_ms)
        near = [number for number in (place - 1, place) if 0 <= number < len(starts)]
        return min(near, key=lambda number: abs(starts[number] - at_ms))


class Begun(NamedTuple):
    """Something said of which only the beginning is known."""

    from_ms: int
    speaker: str
    text: str


def with_ends(begun: Iterable[Begun]) -> tuple[Cue, ...]:
    """Each lasts until the next begins, 30 s at most."""
    lines = sorted(begun, key=lambda line: line.from_ms)
    ends = [line.from_ms for line in lines[1:]]
    if lines:
        ends.append(lines[-1].from_ms + LAST_MS)
    return tuple(
        Cue(line.from_ms, min(end, line.from_ms + LONGEST_MS), line.speaker, line.text)
        for line, end in zip(lines, ends, strict=True)
    )
