"""The sweep: what a round left open, asked once between its end and the rating.

First the probes that were asked and left no moment, since nothing keeps them from being forgotten; then the moments
that cannot be rated from yet (no kind or no dimension); then those that only lack words. What is added says that it
came after the round.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.desk import NewId, RoundDesk
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Kind, Pack
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.texts import _

STEP_MS = 10_000
MEANT_S = 300  # how long a sweep is meant to take; nothing ends it

Lack = Literal["moment", "kind", "dimension", "note"]


class Item(NamedTuple):
    """One thing to ask. `id` is that of a probe or a moment; `at_ms` when it was, a probe's being its last end."""

    about: Literal["probe", "moment"]
    id: str
    lacks: tuple[Lack, ...]
    at_ms: int


def sweep_items(fold: RoundFold, pack: Pack) -> tuple[Item, ...]:
    """What to ask: probes in the order of the script, then moments to sort, then moments to describe, each by time."""
    heard = {moment.probe for moment in fold.counted}
    ends = {visit.probe: visit.from_ms if visit.to_ms is None else visit.to_ms for visit in fold.visits}
    probes = [
        Item("probe", line.probe.id, ("moment",), ends[line.probe.id])
        for line in probe_lines(fold, pack)
        if line.outcome in ("asked", "adapted") and line.probe.id not in heard
    ]
    moments = [Item("moment", m.id, lacks, m.at_ms) for m in fold.counted if (lacks := lacks_of(m))]
    moments.sort(key=lambda item: item.lacks == ("note",))  # stable: each half stays in the order of time
    return (*probes, *moments)


def lacks_of(moment: Moment) -> tuple[Lack, ...]:
    """What a moment has not got."""
    missing: list[Lack] = []
    if moment.kind is None:
        missing.append("kind")
    if moment.dimension is None:
        missing.append("dimension")
    if not moment.note.strip():
        missing.append("note")
    return tuple(missing)


def neighbours(fold: RoundFold, at_ms: int, besides: str = "", most: int = 2) -> tuple[list[Moment], list[Moment]]:
    """The `most` moments before and after an instant of the round clock, by time, without the one called `besides`."""
    others = [moment for moment in fold.counted if moment.id != besides]
    before = [moment for moment in others if moment.at_ms <= at_ms]
    return before[-most:], [moment for moment in others if moment.at_ms > at_ms][:most]


class Sweep(RoundDesk):
    """The round of a sweep while it is made. `items` stand as they were when it began, so that the walk keeps still.

    raises: Refused for a round that is not over, or sealed
    """

    def __init__(self, fold: RoundFold, pack: Pack, journal: Journal, clock: Clock, new_id: NewId) -> None:
        super().__init__(fold, pack, journal, clock, new_id)
        if fold.state != "ended":
            raise Refused(_("Only a round that has ended and is not sealed yet can be gone through."))
        self.items = sweep_items(fold, pack)
        self._floor = len(fold.acts.to_undo)
        self._added: dict[str, list[str]] = {}
        self._asked_kind = {item.id for item in self.items if "kind" in item.lacks}

    def lacks(self, item: Item) -> tuple[Lack, ...]:
        """What an item has not got by now; nothing once it is done or withdrawn."""
        moment = self.moment(item)
        if moment is None:
            return ("moment",) if item.about == "probe" else ()
        return lacks_of(moment) if item.about == "moment" else ()

    def moment(self, item: Item) -> Moment | None:
        """The moment the keys act on: the item itself, or the newest one that was added for a probe and stands."""
        known = [item.id] if item.about == "moment" else self._added.get(item.id, [])
        found = (self.fold.moments.get(each) for each in reversed(known))
        return next((moment for moment in found if moment is not None and not moment.withdrawn), None)

    def takes_kind(self, item: Item) -> bool:
        """A kind is set where there was none, and added to a probe; one that was logged in the round stays."""
        return item.about == "probe" or item.id in self._asked_kind

    def log(self, item: Item, kind: Kind | None, at_ms: int, at: Instant) -> Moment:
        """Add a moment for a probe at `at_ms` of the round clock, marked as added after the round."""
        at_ms = self.within(at_ms)
        dimension = self._dimension_of(kind, item.id)
        moment_id = self._new_id()
        body = b.MomentLogged(
            moment=moment_id,
            moment_kind=kind.id if kind else None,
            dimension=dimension,
            direction=kind.direction if kind else "neutral",
            prompted=self._is_targeted(dimension, item.id),
            mode=(kind.mode if kind else None) or "told",
            at_ms=at_ms,
            probe=item.id,
            phase=self._phase_at(at_ms),
            after_round=True,
        )
        self._pending.add(moment_id)
        self._added.setdefault(item.id, []).append(moment_id)
        self._add(body, at, moment=moment_id)
        return self.fold.moments[moment_id]

    def set_kind(self, moment: Moment, kind: Kind, at: Instant) -> Moment:
        """Say what kind it was: with the kind's own dimension and direction where the moment has none of its own."""
        dimension = moment.dimension or self._dimension_of(kind, moment.probe)
        direction = kind.direction if moment.direction == "neutral" else moment.direction
        wanted: dict[str, object] = {"moment_kind": kind.id, "direction": direction, "dimension": dimension}
        return self._change(moment, at, **wanted)

    def set_dimension(self, moment: Moment, dimension: str, at: Instant) -> Moment:
        return self._change(moment, at, dimension=dimension)

    def set_direction(self, moment: Moment, direction: b.Direction, at: Instant) -> Moment:
        return self._change(moment, at, direction=direction)

    def flip_prompted(self, moment: Moment, at: Instant) -> Moment:
        return self._change(moment, at, prompted=not moment.prompted)

    def flip_mode(self, moment: Moment, at: Instant) -> Moment:
        return self._change(moment, at, mode="told" if moment.mode == "shown" else "shown")

    def move(self, moment: Moment, at_ms: int, at: Instant) -> Moment:
        """Put a moment that was added here at another time of the round."""
        return self._change(moment, at, at_ms=self.within(at_ms))

    def note(self, moment: Moment, text: str, at: Instant) -> Moment:
        return self._change(moment, at, note=b.clean(text.strip()))

    def undo(self, at: Instant) -> str | None:
        """Take back the newest act of this sweep, never one of the round itself; returns the moment it was about."""
        stack = self.fold.acts.to_undo
        if len(stack) <= self._floor:
            return None
        moment = self.fold.acts.moment_of(stack[-1])
        self._add(b.Undone(act=stack[-1]), at)
        return moment

    def item_of(self, moment_id: str) -> int:
        """The place of the item a moment belongs to, -1 for none."""
        for number, item in enumerate(self.items):
            if moment_id == item.id or moment_id in self._added.get(item.id, ()):
                return number
        return -1

    def within(self, at_ms: int) -> int:
        """`at_ms`, kept inside the round."""
        return min(max(0, at_ms), self.fold.stopped_ms)

    def _change(self, moment: Moment, at: Instant, **wanted: object) -> Moment:
        """Amend what differs, as one act; prompted follows its rule where nobody has flipped it."""
        names = {"moment_kind": "kind"}
        fields = {
            name: value
            for name, value in wanted.items()
            if value is not None and value != getattr(moment, names.get(name, name))
        }
        if "dimension" in fields and moment.prompted == self._is_targeted(moment.dimension, moment.probe):
            prompted = self._is_targeted(str(fields["dimension"]), moment.probe)
            fields |= {"prompted": prompted} if prompted != moment.prompted else {}
        return self._amend_moment(at, moment.id, **fields) if fields else moment

    def _targets(self, probe: str | None) -> tuple[str, ...]:
        return next((known.dimensions for known in self.pack.probes if known.id == probe), ())

    def _is_targeted(self, dimension: str | None, probe: str | None) -> bool:
        return dimension in self._targets(probe)

    def _dimension_of(self, kind: Kind | None, probe: str | None) -> str | None:
        """The kind's own dimension, else that of a probe which targets just one."""
        if kind is None or kind.dimension is not None:
            return kind.dimension if kind else None
        targets = self._targets(probe)
        return targets[0] if len(targets) == 1 else None

    def _phase_at(self, at_ms: int) -> str | None:
        if not self.pack.ai.phases:
            return None
        begun = [phase.phase for phase in self.fold.phases if phase.from_ms <= at_ms]
        return begun[-1] if begun else self.pack.ai.phases[0].id
