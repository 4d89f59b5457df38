"""The clock of a replay: stands, or runs as many times as fast as the real one; within the round, both ways."""

from __future__ import annotations

from collections.abc import Callable

SPEEDS = (1, 2, 4, 8, 16)


class ReplayClock:
    """now_ns: a clock that never goes back. end_ms: where the round ended; the clock stops there by itself."""

    def __init__(self, now_ns: Callable[[], int], end_ms: int) -> None:
        self._now_ns, self.end_ms = now_ns, end_ms
        self._base_ms, self._from_ns = 0, 0
        self.speed, self.runs = 1, False

    @property
    def at_ms(self) -> int:
        """Where it stands on the round clock."""
        if not self.runs:
            return self._base_ms
        passed = (self._now_ns() - self._from_ns) * self.speed // 1_000_000
        return min(self._base_ms + max(0, passed), self.end_ms)

    def go(self, at_ms: int) -> None:
        """Stand at `at_ms`, or go on from there."""
        self._base_ms, self._from_ns = min(max(0, at_ms), self.end_ms), self._now_ns()

    def run(self, runs: bool) -> None:
        """Start or stop; at its end it starts again from the beginning."""
        at_ms = self.at_ms
        self.runs = runs
        self.go(0 if runs and at_ms >= self.end_ms else at_ms)

    def pace(self, speed: int) -> None:
        """Run `speed` times as fast from now on."""
        at_ms = self.at_ms
        self.speed = speed
        self.go(at_ms)
