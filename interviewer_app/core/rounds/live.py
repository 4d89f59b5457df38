"""A round while it happens: what each key does, decided without a window.

Every action reads nothing but the instant of its key press, changes the fold at once and hands a draft to the journal.
A ticket says when that draft is on disk; a moment is *pending* until its own ticket is.
"""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.desk import NewId, RoundDesk
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Kind, Pack, PlannedProbe

SAME_PRESS_NS = 400_000_000
EARLIER_MS = 10_000


class Position(NamedTuple):
    """Where the script stands: index into the planned probes (-1 before the first one), and how many there are."""

    at: int
    of: int


class LiveRound(RoundDesk):
    """The actions of the live window on one round."""

    def __init__(self, fold: RoundFold, pack: Pack, journal: Journal, clock: Clock, new_id: NewId) -> None:
        super().__init__(fold, pack, journal, clock, new_id)
        assert fold.facts is not None, "a live round has been planned"
        self.script = pack.script_for(fold.facts.minutes).steps
        self._places = {step.probe.id: place for place, step in enumerate(self.script)}
        self._flipped: set[str] = set()
        self._last: str | None = None
        self._last_press: tuple[str, int] = ("nothing yet", 0)

    # What stands where -------------------------------------------------------------------------------------------

    @property
    def last(self) -> Moment | None:
        """The moment the refining keys act on: the newest one that stands."""
        moment = self.fold.moments.get(self._last or "")
        return moment if moment and not moment.withdrawn else self._newest()

    def _newest(self) -> Moment | None:
        return next((m for m in reversed(self.fold.moments.values()) if not m.withdrawn), None)

    @property
    def is_over(self) -> bool:
        """True from the end on: moments and notes can still be added, but no probe is asked any more."""
        return self.fold.state in ("ended", "sealed")

    @property
    def position(self) -> Position:
        probe = self.fold.visits[-1].probe if self.fold.visits else None
        return Position(self._places.get(probe or "", -1), len(self.script))

    @property
    def probe(self) -> PlannedProbe | None:
        """The probe being asked."""
        index = self.position.at
        return self.script[index] if index >= 0 else None

    @property
    def phase(self) -> str | None:
        """The AI phase in force, None in a pack without phases."""
        if not self.pack.ai.phases:
            return None
        return self.fold.phases[-1].phase if self.fold.phases else self.pack.ai.phases[0].id

    def asked(self, probe_id: str) -> list[str]:
        """Follow-ups already asked of a probe."""
        return [f.follow_up for f in self.fold.follow_ups if f.probe == probe_id]

    # Keys --------------------------------------------------------------------------------------------------------

    def start(self, at: Instant) -> None:
        """Start the round clock. The first moment key does it as well."""
        if self.fold.state == "planned":
            self._add(b.Started(tick=self._tick(at)), at, 0)

    def log(self, kind: Kind | None, at: Instant) -> Moment | None:
        """Log a moment at the instant of the press; None for the same key again within 400 ms (one moment, not two).

        A moment starts as prompted when the probe being asked targets its dimension.
        """
        name = kind.id if kind else ""
        if self._last_press[0] == name and at.boot_ns - self._last_press[1] < SAME_PRESS_NS:
            return None
        self._last_press = (name, at.boot_ns)
        self.start(at)
        at_ms = self.now_ms(at)
        dimension = self._dimension_of(kind)
        moment_id = self._new_id()
        probe = self.probe
        body = b.MomentLogged(
            moment=moment_id,
            moment_kind=kind.id if kind else None,
            dimension=dimension,
            direction=kind.direction if kind else "neutral",
            prompted=self._is_targeted(dimension),
            mode=(kind.mode if kind else None) or "told",
            at_ms=at_ms,
            probe=probe.probe.id if probe else None,
            phase=self.phase,
            paused=self.fold.state == "paused",
            after_round=self.fold.state == "ended",
        )
        self._pending.add(moment_id)
        self._last = moment_id
        self._add(body, at, at_ms, moment_id)
        return self.fold.moments[moment_id]

    def _dimension_of(self, kind: Kind | None) -> str | None:
        """The kind's own dimension, else that of a probe which targets just one."""
        if kind is None or kind.dimension is not None:
            return kind.dimension if kind else None
        targets = self.probe.probe.dimensions if self.probe else ()
        return targets[0] if len(targets) == 1 else None

    def _is_targeted(self, dimension: str | None) -> bool:
        probe = self.probe
        return probe is not None and dimension in probe.probe.dimensions

    def set_dimension(self, dimension: str, at: Instant) -> Moment | None:
        """Give the last moment a dimension; unless flipped by hand, prompted follows the rule for it."""
        last = self.last
        if last is None or last.dimension == dimension:
            return last
        prompted = None
        if last.id not in self._flipped and self._of_current_probe(last):
            targeted = self._is_targeted(dimension)
            prompted = targeted if targeted != last.prompted else None
        return self._amend(at, dimension=dimension, prompted=prompted)

    def _of_current_probe(self, moment: Moment) -> bool:
        probe = self.probe
        return moment.probe == (probe.probe.id if probe else None)

    def set_direction(self, direction: b.Direction, at: Instant) -> Moment | None:
        last = self.last
        return last if last is None or last.direction == direction else self._amend(at, direction=direction)

    def flip_prompted(self, at: Instant) -> Moment | None:
        last = self.last
        if last is None:
            return None
        self._flipped.add(last.id)
        return self._amend(at, prompted=not last.prompted)

    def flip_mode(self, at: Instant) -> Moment | None:
        """Shown becomes told and the reverse."""
        last = self.last
        return None if last is None else self._amend(at, mode="told" if last.mode == "shown" else "shown")

    def earlier(self, at: Instant) -> Moment | None:
        """Move the last moment ten seconds back; again for a step further. Event and entry time are both kept."""
        last = self.last
        if last is None or last.at_ms == 0:
            return last
        return self._amend(at, at_ms=max(0, last.at_ms - EARLIER_MS))

    def note(self, moment_id: str, text: str, at: Instant) -> Moment | None:
        """Attach a note to a moment; its time never changes."""
        text = b.clean(text)
        moment = self.fold.moments.get(moment_id)
        if moment is None or moment.note == text:
            return moment
        return self._amend(at, moment=moment_id, note=text)

    def undo(self, at: Instant) -> Moment | None:
        """Take back the newest act on a moment of this round, back to the first one and never into another round."""
        return self._turn(b.Undone, self.fold.acts.to_undo, at)

    def redo(self, at: Instant) -> Moment | None:
        return self._turn(b.Redone, self.fold.acts.to_redo, at)

    def _turn(self, kind: type[b.Undone | b.Redone], stack: list[str], at: Instant) -> Moment | None:
        if not stack:
            return None
        moment = self.fold.acts.moment_of(stack[-1])
        self._add(kind(act=stack[-1]), at)
        self._last = moment
        self._last_press = ("nothing yet", 0)  # the same key again is meant now
        return self.fold.moments.get(moment or "")

    # The script --------------------------------------------------------------------------------------------------

    def go_to(self, index: int, at: Instant) -> bool:
        """Move to the probe at `index` of the script; False beyond its ends, and once the round is over."""
        if self.is_over or not 0 <= index < len(self.script) or index == self.position.at:
            return False
        self.start(at)
        at_ms = self.now_ms(at)
        self._add(b.ProbeVisited(probe=self.script[index].probe.id, at_ms=at_ms), at, at_ms)
        return True

    def next_probe(self, at: Instant) -> bool:
        return self.go_to(self.position.at + 1, at)

    def previous_probe(self, at: Instant) -> bool:
        return self.go_to(self.position.at - 1, at)

    def ask_follow_up(self, at: Instant) -> str | None:
        """Mark the next follow-up of the current probe as asked; returns its id."""
        step = self.probe
        if step is None or self.is_over:
            return None
        asked = self.asked(step.probe.id)
        left = next((f for f in step.probe.follow_ups if f.id not in asked), None)
        if left is None:
            return None
        at_ms = self.now_ms(at)
        self._add(b.FollowUpAsked(probe=step.probe.id, follow_up=left.id, at_ms=at_ms), at, at_ms)
        return left.id

    def mark_adapted(self, at: Instant) -> bool:
        """The current probe was asked in other words; again: in the pack's words after all."""
        step = self.probe
        if step is None:
            return False
        was = self.fold.outcomes.get(step.probe.id)
        self._add(b.ProbeMarked(probe=step.probe.id, outcome="asked" if was == "adapted" else "adapted"), at)
        return True

    def skip_probe(self, at: Instant) -> bool:
        """Leave the next probe out and go to the one after it; at the end of the script there is nothing to skip."""
        index = self.position.at + 1
        if self.is_over or index >= len(self.script):
            return False
        self._add(b.ProbeMarked(probe=self.script[index].probe.id, outcome="skipped"), at)
        self.go_to(index + 1, at)
        return True

    def change_phase(self, at: Instant) -> str | None:
        """Move to the next AI phase of the pack (after the last: the first); returns its id."""
        ids = [phase.id for phase in self.pack.ai.phases]
        if not ids or self.is_over:
            return None
        following = ids[(ids.index(self.phase or ids[0]) + 1) % len(ids)]
        at_ms = self.now_ms(at)
        self._add(b.PhaseChanged(phase=following, at_ms=at_ms), at, at_ms)
        return following

    # The clock ---------------------------------------------------------------------------------------------------

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

    def _amend(self, at: Instant, moment: str | None = None, **fields: object) -> Moment | None:
        target = moment or (self.last.id if self.last else None)
        return None if target is None else self._amend_moment(at, target, **fields)
