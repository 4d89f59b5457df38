"""Acts on moments and their undoing.

An act logs a moment, or amends or retracts one or several. What a moment is now follows from its first form and the
acts on it that stand; undoing an act makes it stand no longer, redoing lets it stand again. Nothing is forgotten: the
audit view reads `changes`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.state import Change, Moment

_AMENDABLE = ("moment_kind", "dimension", "direction", "prompted", "mode", "at_ms", "note")


@dataclass(slots=True)
class _Act:
    id: str
    moments: tuple[str, ...]
    body: b.Body
    stands: bool = True


@dataclass(slots=True)
class Acts:
    """The moments of a round with everything that was ever done to them."""

    moments: dict[str, Moment] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    to_undo: list[str] = field(default_factory=list)
    to_redo: list[str] = field(default_factory=list)
    standing: int = 0
    _acts: dict[str, _Act] = field(default_factory=dict)
    _of_moment: dict[str, list[_Act]] = field(default_factory=dict)

    def take(self, body: b.Body, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        """Take one act or its undoing; returns the ids of the moments it changed, none where its target is unknown."""
        match body:
            case b.MomentLogged():
                return self._log(body, wall_us, round_ms)
            case b.MomentAmended(amendment=act, moment=moment) | b.MomentRetracted(retraction=act, moment=moment):
                return self._add(_Act(act, (moment,), body), wall_us, round_ms)
            case b.MomentsAmended(amendment=act, moments=moments) | b.MomentsRetracted(retraction=act, moments=moments):
                return self._add(_Act(act, moments, body), wall_us, round_ms)
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

    def _log(self, body: b.MomentLogged, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        if body.moment in self.moments:
            return ()
        entered = body.at_ms if round_ms is None else round_ms
        self.moments[body.moment] = Moment(
            body.moment, body.moment_kind, body.dimension, body.direction, body.prompted, body.mode, body.at_ms,
            entered, wall_us, body.probe, body.phase, paused=body.paused, after_round=body.after_round,
            late=body.at_ms < entered,
        )  # fmt: skip
        act = _Act(body.moment, (body.moment,), body)
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
        return self._all_again(act, wall_us, round_ms)

    def _all_again(self, act: _Act, wall_us: int, round_ms: int | None) -> tuple[str, ...]:
        for moment in act.moments:
            self._again(moment, wall_us, round_ms)
        return act.moments

    def _done_anew(self, act_id: str) -> None:
        self.to_undo.append(act_id)
        self.to_redo.clear()

    def _again(self, moment_id: str, wall_us: int, round_ms: int | None) -> None:
        old = self.moments[moment_id]
        new = _standing(self._of_moment[moment_id], old)
        self.moments[moment_id] = new
        self.standing += int(old.withdrawn) - int(new.withdrawn)
        for name in ("kind", "dimension", "direction", "prompted", "mode", "at_ms", "note", "withdrawn"):
            before, after = getattr(old, name), getattr(new, name)
            if before != after:
                self.changes.append(Change(moment_id, name, _words(before), _words(after), wall_us, round_ms))


def _standing(acts: list[_Act], old: Moment) -> Moment:
    first = acts[0].body
    assert isinstance(first, b.MomentLogged)
    fields: dict[str, object] = {name: getattr(first, name, "") for name in _AMENDABLE}
    withdrawn = not acts[0].stands
    for act in acts[1:]:
        if not act.stands:
            continue
        if isinstance(act.body, b.MomentAmended):
            given = {name: getattr(act.body, name) for name in _AMENDABLE}
            fields.update({name: value for name, value in given.items() if value is not None})
            fields.update(dict.fromkeys(act.body.cleared))
        elif isinstance(act.body, b.MomentsAmended):
            given = {name: getattr(act.body, name, None) for name in _AMENDABLE}
            fields.update({name: value for name, value in given.items() if value is not None})
        else:
            withdrawn = True
    fields["kind"] = fields.pop("moment_kind")
    new = replace(old, withdrawn=withdrawn, **fields)  # type: ignore[arg-type]  # the names are Moment's own
    return replace(new, late=new.at_ms < new.entered_ms)


def _words(value: object) -> str:
    return "" if value is None else str(value)
