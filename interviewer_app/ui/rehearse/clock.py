"""The clock of a rehearsal: as fast as asked, and able to leap over what is not waited for."""

from __future__ import annotations

from interviewer_app.core.rounds.clock import Clock, Instant


class PacedClock:
    """Runs `speed` times as fast as `real`, beginning at 0; it never goes back."""

    boot_id = "rehearsal"

    def __init__(self, real: Clock, speed: int = 1) -> None:
        self._real, self._speed = real, speed
        self._from_ns, self._base_ns = real.now().boot_ns, 0
        self._start_us = real.now().wall_us

    @property
    def zone(self) -> str:
        return self._real.zone

    def offset_min(self, wall_us: int) -> int:
        return self._real.offset_min(wall_us)

    def now(self) -> Instant:
        boot_ns = self._base_ns + (self._real.now().boot_ns - self._from_ns) * self._speed
        return Instant(boot_ns, self._start_us + boot_ns // 1000)

    def leap_to(self, ms: int) -> None:
        """Stand at least at `ms` since the beginning."""
        now_ns = self.now().boot_ns
        self._base_ns, self._from_ns = max(now_ns, ms * 1_000_000), self._real.now().boot_ns

    def real_ns(self, at: Instant) -> int:
        """The instant of the real clock that `at` was, if no leap came between."""
        return self._from_ns + (at.boot_ns - self._base_ns) // self._speed

    def real_now_ns(self) -> int:
        return self._real.now().boot_ns
