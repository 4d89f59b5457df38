"""The round clock in an interviewer's hands: start, pause, go on after a crash, end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswer, NoticeLine
from interviewer_app.core.rounds.clock import Instant, PaceChange, Running
from interviewer_app.core.rounds.desk import RoundDesk
from interviewer_app.core.rounds.state import Touched

BEGAN_EARLIER_MS = 60_000
HERE = "here"  # the draft that says at which reading of the round clock somebody listened last
NO_GAP_MS = 2000  # shorter than this, and nobody can have missed anything


class Away(NamedTuple):
    """Nobody listens from `since_ms` to `until_ms` of the round clock; from `tick` on somebody does again."""

    since_ms: int
    until_ms: int
    trusted: Literal["boottime", "wall"]
    tick: b.Tick

    @property
    def length_ms(self) -> int:
        return self.until_ms - self.since_ms


class TimedRound(RoundDesk):
    """A round whose clock can be started, stopped and picked up.

    away: what nobody listened to, until the first entry after it tells the journal; None for nothing
    """

    away: Away | None = None

    def now_ms(self, at: Instant) -> int:
        """Round clock in ms at `at`, whether or not the journal knows of a gap before it."""
        away = self.away
        if away is None:
            return super().now_ms(at)
        tick = away.tick
        return Running(tick.boot_id, tick.boot_ns, tick.wall_us, away.until_ms, self.fold.percent).read(at)

    @property
    def is_over(self) -> bool:
        """True from the end on: moments and notes can still be added, but no probe is asked any more."""
        return self.fold.state in ("ended", "sealed")

    def start(self, at: Instant) -> None:
        """Start the round clock. The first moment key does it as well."""
        if self.fold.state == "planned":
            self._add(b.Started(tick=self._tick(at)), at, 0)

    def began_earlier(self, at: Instant) -> bool:
        """The round had begun a minute before its clock; again for more. All that was logged moves with the clock.

        returns: False once the round is over, and after an hour of it
        """
        if self.is_over or self.fold.acts.moved_ms + BEGAN_EARLIER_MS > b.MOST_MOVED_MS:
            return False
        self.start(at)
        self._add(b.StartMoved(act=self._new_id(), by_ms=BEGAN_EARLIER_MS), at)
        return True

    def answer_notice(self, line: NoticeLine, answer: NoticeAnswer, by: str, at: Instant) -> None:
        """As on every desk; reading it out is the first thing of a round, so it starts the clock."""
        if answer == "read-now":
            self.start(at)
        super().answer_notice(line, answer, by, at)

    def keep_pace(self, changes: Sequence[PaceChange]) -> None:
        """Take up the pace the round clock ran at so far; before it is picked up."""
        if changes:
            self.fold.percent = changes[-1].percent
            if self.fold.running is not None:
                self.fold.running = self.fold.running.paced(changes)

    def change_pace(self, extra_percent: int, at: Instant) -> b.Tick | None:
        """From now on the arranged minutes take `extra_percent` longer on the wall: the round clock runs slower.

        returns: the clocks at which it changed; None where the round clock does not run
        """
        self.go_on(at)
        self.fold.percent = 100 + extra_percent
        if self.fold.running is None:
            return None
        tick = self._tick(at)
        now_ms = self.now_ms(at)
        self.fold.running = Running(tick.boot_id, tick.boot_ns, tick.wall_us, now_ms, self.fold.percent)
        return tick

    def pause_or_resume(self, at: Instant) -> None:
        if self.fold.state == "live":
            self._add(b.Paused(), at)
        elif self.fold.state == "paused":
            self._add(b.Resumed(tick=self._tick(at), at_ms=self.fold.stopped_ms), at)

    def come_back(self, at: Instant, known_ms: int = 0) -> int | None:
        """The application is there again, and this round was running when it went away: its clock goes on.

        Nothing is written yet: the first entry, whatever it is, has the gap written before it.

        known_ms: a reading of the round clock at which somebody still listened, later than the last entry
        returns:  milliseconds of the gap; None where nothing was running
        """
        running = self.fold.running
        if running is None:
            return None
        read_ms, trusted = running.read_across(at, self._clock.boot_id)
        last_ms = self.fold.last_ms
        since_ms = max(last_ms, known_ms) if known_ms <= read_ms else last_ms
        self.away = Away(since_ms, max(read_ms, since_ms), trusted, self._tick(at))
        return self.away.length_ms

    def missed(self, since: Instant, at: Instant) -> int | None:
        """The machine slept, or the application was held up, from `since` to `at`, while the round clock ran on.

        returns: milliseconds of the gap; None where the clock stood
        """
        if self.fold.running is None or self.away is not None:
            return None
        since_ms = max(self.fold.last_ms, self.now_ms(since))
        self.away = Away(since_ms, max(self.now_ms(at), since_ms), "boottime", self._tick(at))
        return self.away.length_ms

    def go_on(self, at: Instant) -> None:
        """Go on as it is: a gap that nothing was written after is written now."""
        if self.away is not None:
            self._tell_gap(self.away, at)

    def pick_up(self, at: Instant) -> int | None:
        """Come back and go on at once; returns what `come_back` does."""
        gap_ms = self.come_back(at)
        self.go_on(at)
        return gap_ms

    def _add(self, body: b.Body, at: Instant, at_ms: int | None = None, moment: str | None = None) -> Touched:
        self.go_on(at)
        return super()._add(body, at, at_ms, moment)

    def _tell_gap(self, away: Away, at: Instant) -> None:
        running, self.away = self.fold.running, None
        same_boot = running is not None and away.trusted == "boottime" and running.boot_id == away.tick.boot_id
        reads_on = same_boot and self.fold.read_clock(away.tick.boot_ns) == away.until_ms
        if not reads_on or away.length_ms >= NO_GAP_MS:
            gap = b.Gap(tick=away.tick, at_ms=away.until_ms, since_ms=away.since_ms, trusted=away.trusted)
            super()._add(gap, at, away.until_ms)

    def end(self, at: Instant) -> bool:
        """End the round; False where none is running. Moments can still be added, marked as after the round."""
        if self.fold.state not in ("live", "paused"):
            return False
        self._add(b.Ended(), at)
        return True
