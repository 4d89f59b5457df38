"""Keys that log a moment or change the last one."""

from __future__ import annotations

from interviewer_app.core.rounds.bodies import Direction
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.state import Moment
from interviewer_app.ui.live.parts import Actions, Parts

DIRECTIONS: dict[str, Direction] = {"for": "for", "against": "against", "neutral": "neutral"}


class MomentActions:
    """One key, one moment; then one key each for what is known of it."""

    def __init__(self, parts: Parts) -> None:
        self._live, self._board = parts.live, parts.board
        self._kinds = {kind.id: kind for kind in parts.live.pack.kinds}

    @property
    def actions(self) -> Actions:
        return {
            "kind": self._log,
            "something": self._log,
            "dimension": self._dimension,
            "direction": self._direction,
            "prompted": self._prompted,
            "mode": self._mode,
            "earlier": self._earlier,
            "undo": self._undo,
            "redo": self._redo,
        }

    def _log(self, kind: str, at: Instant) -> None:
        moment = self._live.log(self._kinds.get(kind), at)
        if moment is not None:
            self._board.take_new(moment)

    def _dimension(self, dimension: str, at: Instant) -> None:
        self.changed(self._live.set_dimension(dimension, at))

    def _direction(self, direction: str, at: Instant) -> None:
        self.changed(self._live.set_direction(DIRECTIONS[direction], at))

    def _prompted(self, _arg: str, at: Instant) -> None:
        self.changed(self._live.flip_prompted(at))

    def _mode(self, _arg: str, at: Instant) -> None:
        self.changed(self._live.flip_mode(at))

    def _earlier(self, _arg: str, at: Instant) -> None:
        self.changed(self._live.earlier(at))

    def _undo(self, _arg: str, at: Instant) -> None:
        self._turned(self._live.undo(at))

    def _redo(self, _arg: str, at: Instant) -> None:
        self._turned(self._live.redo(at))

    def _turned(self, last: Moment | None) -> None:
        """Draw every moment an undo or redo was about: a change of several is one act."""
        if last is not None:
            for moment in self._live.turned:
                self._board.take_changed(self._live.fold.moments[moment])

    def changed(self, moment: Moment | None) -> None:
        """Draw what a key has changed, if it has changed anything."""
        if moment is not None:
            self._board.take_changed(moment)
