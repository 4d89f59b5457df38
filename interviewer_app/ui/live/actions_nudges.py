"""The copilot's keys, and its line: looked for once a second, never on a key of a moment."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.nudge_words import said
from interviewer_app.core.rounds.nudged import Standing
from interviewer_app.ui.live.looks import NudgeLook
from interviewer_app.ui.live.parts import Actions, Parts


class NudgeActions:
    """`script_changed` draws the script anew: a nudge may propose another follow-up than the next one."""

    def __init__(self, parts: Parts, script_changed: Callable[[], None]) -> None:
        self._view, self._live, self._board = parts.view, parts.live, parts.board
        self._wanted, self._script_changed = parts.outside.nudges, script_changed
        self._shown: Standing | None = None
        self._why = False

    @property
    def actions(self) -> Actions:
        return {"why": self._show_why, "dismiss": self._dismiss}

    def tick(self, at: Instant) -> None:
        """Another second has begun."""
        if self._wanted:
            entries = self._live.not_on_disk
            self._live.look_for_nudge(at)
            self.show()
            if self._live.not_on_disk != entries:
                self._board.show_writing()

    def show(self) -> None:
        """Draw what stands, if it is not drawn yet."""
        now, before = self._live.nudge, self._shown
        if now == before:
            return
        self._shown = now
        if now is None or before is None or now.id != before.id:
            self._why = False
        look = self._draw()
        if look is not None and (before is None or before.id != self._id):
            self._view.announce(look.spoken)
        if _follow_up(before) != _follow_up(now):
            self._script_changed()

    @property
    def _id(self) -> str:
        return self._shown.id if self._shown is not None else ""

    def _draw(self) -> NudgeLook | None:
        look = None
        if self._shown is not None:
            words = said(self._live.pack, self._live.script, self._shown.nudge)
            look = NudgeLook(words.first, words.rest, words.why if self._why else "")
        self._view.show_nudge(look)
        return look

    def _show_why(self, _arg: str, _at: Instant) -> None:
        if self._shown is not None:
            self._why = not self._why
            look = self._draw()
            if look is not None:
                self._view.announce(look.spoken)

    def _dismiss(self, _arg: str, at: Instant) -> None:
        if self._live.dismiss_nudge(at):
            self.show()
            self._board.show_writing()


def _follow_up(standing: Standing | None) -> str | None:
    return standing.nudge.follow_up if standing is not None else None
