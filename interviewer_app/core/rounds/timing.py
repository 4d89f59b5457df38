"""The round clock in an interviewer's hands: start, pause, go on after a crash, end."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswer, NoticeLine
from interviewer_app.core.rounds.clock import Instant, PaceChange, Running
from interviewer_app.core.rounds.desk import RoundDesk

BEGAN_EARLIER_MS = 60_000


class TimedRound(RoundDesk):
    """A round whose clock can be started, stopped and picked up."""

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

    def pick_up(self, at: Instant) -> int | None:
        """Go on with a round that was live when the application went away: the same round clock, the gap named.

        returns: milliseconds of the gap; None where nothing was running
        """
        running = self.fold.running
        if running is None:
            return None
        since = self.fold.last_ms
        at_ms, trusted = running.read_across(at, self._clock.boot_id)
        at_ms = max(at_ms, since)
        self._add(b.Gap(tick=self._tick(at), at_ms=at_ms, since_ms=since, trusted=trusted), at, at_ms)
        return at_ms - since

    def end(self, at: Instant) -> bool:
        """End the round; False where none is running. Moments can still be added, marked as after the round."""
        if self.fold.state not in ("live", "paused"):
            return False
        self._add(b.Ended(), at)
        return True
