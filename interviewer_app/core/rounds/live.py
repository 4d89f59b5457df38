"""A round while it happens: what each key does, decided without a window.

Every action reads nothing but the instant of its key press, changes the fold at once and hands a draft to the journal.
A ticket says when that draft is on disk; a moment is *pending* until its own ticket is.
"""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.desk import NewId
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.nudged import NudgedRound
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Kind, Pack

EARLIER_MS = 10_000


class LiveRound(NudgedRound):
    """The actions of the live window on one round: the clock's, the script's, amendments, and here single keys."""

    def __init__(self, fold: RoundFold, pack: Pack, journal: Journal, clock: Clock, new_id: NewId) -> None:
        super().__init__(fold, pack, journal, clock, new_id)
        self._flipped: set[str] = set()
        self._lead_ins = {kind.id: kind.lead_in_s for kind in pack.kinds}
        self._last: str | None = None
        self.turned: tuple[str, ...] = ()  # the moments the newest undo or redo was about

    @property
    def last(self) -> Moment | None:
        """The moment the refining keys act on: the newest one that stands."""
        moment = self.fold.moments.get(self._last or "")
        return moment if moment and not moment.withdrawn else self._newest()

    def _newest(self) -> Moment | None:
        return next((m for m in reversed(self.fold.moments.values()) if not m.withdrawn), None)

    def log(self, kind: Kind | None, at: Instant) -> Moment | None:
        """Log a moment at the instant of the press; None for the same key again within 400 ms (one moment, not two).

        A moment starts as prompted when the probe being asked, or what was asked besides it, targets its dimension.
        """
        if self._is_same_press(kind.id if kind else "", at):
            return None
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
            prompted=self._is_targeted(dimension, at_ms),
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

    def key_between(self) -> None:
        """Another key than that of a moment was pressed: whatever comes next is meant, however soon."""
        self._last_press = ("nothing yet", 0)

    def _dimension_of(self, kind: Kind | None) -> str | None:
        """The kind's own dimension, else that of a probe which targets just one."""
        if kind is None or kind.dimension is not None:
            return kind.dimension if kind else None
        targets = self.probe.probe.dimensions if self.probe else ()
        return targets[0] if len(targets) == 1 else None

    def set_dimension(self, dimension: str, at: Instant) -> Moment | None:
        """Give the last moment a dimension; unless flipped by hand, prompted follows the rule for it."""
        last = self.last
        if last is None or last.dimension == dimension:
            return last
        prompted = None
        if last.id not in self._flipped and self._of_current_probe(last):
            targeted = self._is_targeted(dimension, last.entered_ms)
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
        """Move the last moment back by its kind's lead-in; again for more. Event and entry time are both kept."""
        last = self.last
        if last is None or last.at_ms == 0:
            return last
        return self._amend(at, at_ms=max(0, last.at_ms - self.step_back_ms(last)))

    def step_back_ms(self, moment: Moment | None) -> int:
        """How far one press of *earlier* moves a moment: the lead-in of its kind in the pack, else ten seconds."""
        seconds = self._lead_ins.get(moment.kind or "") if moment is not None else None
        return EARLIER_MS if seconds is None else seconds * 1000

    def note(self, moment_id: str, text: str, at: Instant) -> Moment | None:
        """Attach a note to a moment; its time never changes."""
        text = b.clean(text)
        moment = self.fold.moments.get(moment_id)
        if moment is None or moment.note == text:
            return moment
        return self._amend(at, moment=moment_id, note=text)

    def undo(self, at: Instant) -> Moment | None:
        """Take back the newest act of this round, on a moment, a span, the script or its start: back to the first one
        and never into another round; returns the moment it was about, if it was about one."""
        return self._turn(b.Undone, self.fold.acts.to_undo, at)

    def redo(self, at: Instant) -> Moment | None:
        return self._turn(b.Redone, self.fold.acts.to_redo, at)

    def _turn(self, kind: type[b.Undone | b.Redone], stack: list[str], at: Instant) -> Moment | None:
        if not stack or (self.is_over and self.fold.acts.moves_start(stack[-1])):
            return None
        act = stack[-1]
        moment = self.fold.acts.moment_of(act)
        self._add(kind(act=act), at)
        self.turned = self.fold.acts.moments_of(act)
        self._last = moment or self._last
        self.key_between()
        return self.fold.moments.get(moment or "")

    def _amend(self, at: Instant, moment: str | None = None, **fields: object) -> Moment | None:
        target = moment or (self.last.id if self.last else None)
        return None if target is None else self._amend_moment(at, target, **fields)
