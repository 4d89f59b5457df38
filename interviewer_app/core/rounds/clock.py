"""The clocks of a round.

A key press is read on two clocks at once: one that only moves forward, even in sleep (boottime), and the wall. The
round clock is a whole number of milliseconds since the start, pauses left out; it trusts boottime within one boot and
the wall across boots.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple, Protocol


class Instant(NamedTuple):
    """One reading: nanoseconds of the forward clock, UTC microseconds of the wall."""

    boot_ns: int
    wall_us: int


class Clock(Protocol):
    """Where instants come from; injected, so that the demo and the tests own the time."""

    def now(self) -> Instant: ...

    @property
    def boot_id(self) -> str:
        """Differs after every restart of the machine; empty where the system does not tell."""
        ...

    @property
    def zone(self) -> str:
        """IANA name of the local time zone, or `UTC`."""
        ...

    def offset_min(self, wall_us: int) -> int:
        """Minutes east of UTC of the local zone at `wall_us`."""
        ...


class SystemClock:
    """This machine's clocks."""

    def __init__(self) -> None:
        self._source = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC_RAW", None))

    def now(self) -> Instant:
        boot_ns = time.monotonic_ns() if self._source is None else time.clock_gettime_ns(self._source)
        return Instant(boot_ns, time.time_ns() // 1000)

    @property
    def boot_id(self) -> str:
        path = Path("/proc/sys/kernel/random/boot_id")
        return path.read_text(encoding="ascii").strip() if path.exists() else ""

    @property
    def zone(self) -> str:
        link = Path("/etc/localtime")
        target = str(link.resolve()) if link.is_symlink() else ""
        return target.rpartition("zoneinfo/")[2] if "zoneinfo/" in target else time.tzname[0] or "UTC"

    def offset_min(self, wall_us: int) -> int:
        return time.localtime(wall_us // 1_000_000).tm_gmtoff // 60


class PaceChange(NamedTuple):
    """Another pace from here on. `percent`: how much wall time the round clock takes for its own, 100 as a rule;
    `since`: boot and reading of the clocks at which it changed, None where the round clock did not run."""

    percent: int
    since: tuple[str, Instant] | None = None


class Running(NamedTuple):
    """A stretch in which the round clock runs: where it stood when the forward clock showed `boot_ns`.

    percent: 150 where the arranged minutes take half as long again; the round clock then runs at two thirds
    """

    boot_id: str
    boot_ns: int
    wall_us: int
    round_ms: int
    percent: int = 100

    def read(self, at: Instant) -> int:
        """Round clock in ms at `at`, never before the stretch began."""
        return self.round_ms + max(0, (at.boot_ns - self.boot_ns) // (self.percent * 10_000))

    def read_across(self, at: Instant, boot_id: str) -> tuple[int, Literal["boottime", "wall"]]:
        """Round clock in ms after a crash, and the clock it trusts: `boottime` in the same boot, else `wall`."""
        if boot_id and boot_id == self.boot_id:
            return self.read(at), "boottime"
        return self.round_ms + max(0, (at.wall_us - self.wall_us) // (self.percent * 10)), "wall"

    def paced(self, changes: Sequence[PaceChange]) -> Running:
        """The same stretch with its changes of pace: those before it set the pace it begins with."""
        running = self
        for percent, since in changes:
            if since is not None and running._is_before(*since):
                boot_id, at = since
                round_ms = running.read_across(at, boot_id)[0]
                running = Running(boot_id, at.boot_ns, at.wall_us, round_ms)
            running = running._replace(percent=percent)
        return running

    def _is_before(self, boot_id: str, at: Instant) -> bool:
        if boot_id and boot_id == self.boot_id:
            return at.boot_ns > self.boot_ns
        return at.wall_us > self.wall_us
