"""Acts and their undoing.

An act logs a moment, or amends or retracts one or several; or it says that a hint or an answer was given, a follow-up
asked, a probe marked, a claim handed on, or that the round had begun earlier. What a moment is now follows from its
first form and the acts on it that stand; undoing an act makes it stand no longer, redoing lets it stand again. Nothing
is forgotten: the audit view reads `changes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.spans import Mark, Span, spans_of
from interviewer_app.core.rounds.state import Change, Moment

_AMENDABLE = ("moment_kind", "dimension", "direction", "prompted", "mode", "at_ms", "note")
AnyBody = TypeVar("AnyBody", bound=b.Body)


@dataclass(slots=True)
class _Act:
    """`moved_ms`: how far the start had been moved when the act was taken; its times are on the clock of then."""

    id: str
    moments: tuple[str, ...]
    body: b.Body
    moved_ms: int
    stands: bool = True


class _Closing(b.Body):
    """What closes whatever span is open and is no act: a pause, a gap, the end."""

    at_ms: int


@dataclass(slots=True)
class Acts:
    """The moments of a round with everything that was ever done to them.

    moved_ms: how far the start of the round was put back; every time here is on the clock as it is now
    """

    moments: dict[str, Moment] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    to_undo: list[str] = field(default_factory=list)
    to_redo: list[str] = field(default_factory=list)
    standing: int = 0
    moved_ms: int = 0
    _acts: dict[str, _Act] = field(default_factory=dict)
    _of_moment: dict[str, list[_Act]] = field(default_factory=dict)
    _beside: list[_Act] = field(default_factory=list)

    def take(self, body: b.Body, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        """Take one act or its undoing; returns the ids of the moments it changed, none where its target is unknown."""
        match body:
            case b.MomentLogged():
                return self._log(body, wall_us, round_ms)
            case b.MomentAmended(amendment=act, moment=moment) | b.MomentRetracted(retraction=act, moment=moment):
                return self._add(self._act(act, (moment,), body), wall_us, round_ms)
            case b.MomentsAmended(amendment=act, moments=moments) | b.MomentsRetracted(retraction=act, moments=moments):
                return self._add(self._act(act, moments, body), wall_us, round_ms)
            case b.HintGiven(act=act) | b.AnswerGiven(act=act) | b.Quoted(act=act):
                self._add_beside(self._act(act, (), body))
            case b.SpanStarted(span=act) | b.SpanEnded(ending=act):
                self._add_beside(self._act(act, (), body))
            case b.ClaimHandedOn(act=act):
                self._add_beside(self._act(act, (), body))
            case b.FollowUpAsked(act=str() as act) | b.ProbeMarked(act=str() as act):
                self._add_beside(self._act(act, (), body))
            case b.StartMoved(act=act, by_ms=by_ms):
                if self.moved_ms + by_ms <= b.MOST_MOVED_MS and self._add_beside(self._act(act, (), body)):
                    return self._move(by_ms)
            case b.Undone(act=act):
                return self._turn(act, False, wall_us, round_ms)
            case b.Redone(act=act):
                return self._turn(act, True, wall_us, round_ms)
        return ()

    def moment_of(self, act: str) -> str | None:
        """The moment an act is about; of several the last one."""
        known = self._acts.get(act)
        return known.moments[-1] if known and known.moments else None

    def moments_of(self, act: str) -> tuple[str, ...]:
        """Every moment an act is about."""
        known = self._acts.get(act)
        return known.moments if known else ()

    def standing_of(self, kind: type[AnyBody]) -> Iterator[tuple[AnyBody, int]]:
        """What stands of one kind of act that is not on a moment, in order, with how much later its times are now."""
        for act in self._beside:
            if act.stands and isinstance(act.body, kind):
                yield act.body, self.moved_ms - act.moved_ms

    def close_spans(self, at_ms: int) -> None:
        """A pause, a gap or the end: no span runs on past `at_ms`."""
        self._beside.append(self._act("", (), _Closing(at_ms=at_ms)))

    @property
    def spans(self) -> list[Span]:
        """The spans that stand, by time; the last one may be open."""
        return spans_of(_mark(act, self.moved_ms - act.moved_ms) for act in self._beside if act.stands)

    def body_of(self, act: str) -> b.Body | None:
        """What an act says, None for one that is not known."""
        known = self._acts.get(act)
        return None if known is None else known.body

    def stands(self, act: str) -> bool:
        """Whether an act is known and was not undone."""
        known = self._acts.get(act)
        return known is not None and known.stands

    def hint(self, act: str) -> tuple[b.HintGiven, int] | None:
        """The hint an act gave, with how much later its time is now; None where it stands no longer."""
        known = self._acts.get(act)
        if known is None or not known.stands or not isinstance(known.body, b.HintGiven):
            return None
        return known.body, self.moved_ms - known.moved_ms

    def moves_start(self, act: str) -> bool:
        """Whether an act put the start of the round back."""
        known = self._acts.get(act)
        return known is not None and isinstance(known.body, b.StartMoved)

    def _act(self, act: str, moments: tuple[str, ...], body: b.Body) -> _Act:
        return _Act(act, moments, body, self.moved_ms)

    def _log(self, body: b.MomentLogged, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        if body.moment in self.moments:
            return ()
        entered = body.at_ms if round_ms is None else round_ms
        self.moments[body.moment] = Moment(
            body.moment, body.moment_kind, body.dimension, body.direction, body.prompted, body.mode, body.at_ms,
            entered, wall_us, body.probe, body.phase, paused=body.paused, after_round=body.after_round,
            late=body.at_ms < entered,
        )  # fmt: skip
        act = self._act(body.moment, (body.moment,), body)
        self._acts[act.id] = act
        self._of_moment[body.moment] = [act]
        self.standing += 1
        self._done_anew(act.id)
        return act.moments

    def _add(self, act: _Act, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        act.moments = tuple(moment for moment in dict.fromkeys(act.moments) if moment in self.moments)
        if not act.moments or act.id in self._acts:
            return ()
        self._acts[act.id] = act
        for moment in act.moments:
            self._of_moment[moment].append(act)
        self._done_anew(act.id)
        return self._all_again(act, wall_us, round_ms)

    def _add_beside(self, act: _Act) -> bool:
        if act.id in self._acts:
            return False
        self._acts[act.id] = act
        self._beside.append(act)
        self._done_anew(act.id)
        return True

    def _turn(self, act_id: str, stands: bool, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        act = self._acts.get(act_id)
        if act is None or act.stands == stands:
            return ()
        act.stands = stands
        came_from, goes_to = (self.to_redo, self.to_undo) if stands else (self.to_undo, self.to_redo)
        if act_id in came_from[-1:]:
            came_from.pop()
        elif act_id in came_from:
            came_from.remove(act_id)
        goes_to.append(act_id)
        if isinstance(act.body, b.StartMoved):
            return self._move(act.body.by_ms if stands else -act.body.by_ms)
        return self._all_again(act, wall_us, round_ms)

    def _all_again(self, act: _Act, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        for moment in act.moments:
            self._again(moment, wall_us, round_ms)
        return act.moments

    def _move(self, by_ms: int) -> tuple[str, ...]:
        """Every time is `by_ms` later on the round clock; returns the ids of all moments."""
        self.moved_ms += by_ms
        for moment in self.moments.values():
            later = replace(moment, at_ms=moment.at_ms + by_ms, entered_ms=moment.entered_ms + by_ms)
            self.moments[moment.id] = later
        self.changes[:] = [_moved(change, by_ms) for change in self.changes]
        return tuple(self.moments)

    def _done_anew(self, act_id: str) -> None:
        self.to_undo.append(act_id)
        self.to_redo.clear()

    def _again(self, moment_id: str, wall_us: int, round_ms: int | None) -> None:
        old = self.moments[moment_id]
        new = _standing(self._of_moment[moment_id], old, self.moved_ms)
        self.moments[moment_id] = new
        self.standing += int(old.withdrawn) - int(new.withdrawn)
        for name in ("kind", "dimension", "direction", "prompted", "mode", "at_ms", "note", "withdrawn"):
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                self.changes.append(Change(moment_id, name, _words(before), _words(after), wall_us, round_ms))


def _standing(acts: list[_Act], old: Moment, moved_ms: int) -> Moment:
    first = acts[0].body
    assert isinstance(first, b.MomentLogged)
    fields: dict[str, object] = {name: getattr(first, name, "") for name in _AMENDABLE}
    fields["at_ms"] = first.at_ms + moved_ms - acts[0].moved_ms
    withdrawn = not acts[0].stands
    for act in acts[1:]:
        if not act.stands:
            continue
        if isinstance(act.body, b.MomentAmended):
            given = {name: getattr(act.body, name) for name in _AMENDABLE}
            fields.update({name: value for name, value in given.items() if value is not None})
            if act.body.at_ms is not None:
                fields["at_ms"] = act.body.at_ms + moved_ms - act.moved_ms
            fields.update(dict.fromkeys(act.body.cleared))
        elif isinstance(act.body, b.MomentsAmended):
            given = {name: getattr(act.body, name, None) for name in _AMENDABLE}
            fields.update({name: value for name, value in given.items() if value is not None})
        else:
            withdrawn = True
    fields["kind"] = fields.pop("moment_kind")
    new = replace(old, withdrawn=withdrawn, **fields)  # type: ignore[arg-type]  # the names are Moment's own
    return replace(new, late=new.at_ms < new.entered_ms)


def _moved(change: Change, by_ms: int) -> Change:
    if change.round_ms is not None:
        change = change._replace(round_ms=change.round_ms + by_ms)
    if change.field == "at_ms":
        old, new = int(change.old) + by_ms, int(change.new) + by_ms
        change = change._replace(old=str(old), new=str(new))
    return change


def _mark(act: _Act, later_ms: int) -> Mark | None:
    """What an act says of spans, None for one that says nothing."""
    match act.body:
        case b.SpanStarted(span=span, span_kind=kind, at_ms=at_ms):
            return Mark(at_ms + later_ms, span, kind)
        case b.SpanEnded(span=span, at_ms=at_ms):
            return Mark(at_ms + later_ms, span)
        case _Closing(at_ms=at_ms):
            return Mark(at_ms + later_ms)
    return None


def _words(value: object) -> str:
    return "" if value is None else str(value)
