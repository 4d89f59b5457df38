"""Keys of the round as a whole: pause, end, write again, the sheet of keys."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.texts import _
from interviewer_app.ui.live import words
from interviewer_app.ui.live.parts import Actions, Parts

ASKING_NS = 6_000_000_000  # how long "End now?" waits for its second press


class RoundActions:
    """`leave_note` closes an open note, keeping its text, before the round ends."""

    def __init__(self, parts: Parts, leave_note: Callable[[str, Instant], None]) -> None:
        self._view, self._live, self._keys = parts.view, parts.live, parts.keys
        self._board, self._outside, self._leave_note = parts.board, parts.outside, leave_note
        self._asked_to_end: Instant | None = None
        self._told_ended = False

    @property
    def actions(self) -> Actions:
        return {
            "pause": self._pause,
            "end": self._end,
            "retry": self._retry,
            "keys": self._show_keys,
            "log": self._open_log,
            "began-earlier": self._began_earlier,
        }

    def other_key(self) -> None:
        """Another key than that of the end was pressed: nobody is asked about it any more."""
        if self._asked_to_end is not None:
            self._ask_to_end(None)

    def tick(self, at: Instant) -> None:
        asked = self._asked_to_end
        if asked is not None and at.boot_ns - asked.boot_ns > ASKING_NS:
            self._ask_to_end(None)

    def show_actions(self) -> None:
        asking, leave = self._asked_to_end is not None, self._outside.left is not None
        caps = self._keys.cap("pause"), self._keys.cap("end")
        strip = self._keys.cap("strip")
        self._view.show_actions(words.actions_look(self._live.fold.state, asking, *caps, leave, strip))

    def tell_ended(self) -> None:
        """Hand over once the round has ended and all of it is on disk."""
        if self._live.fold.state == "ended" and not self._live.not_on_disk and not self._told_ended:
            self._told_ended = True
            self._outside.ended()

    def _pause(self, _arg: str, at: Instant) -> None:
        if self._live.fold.state == "planned":
            self._live.start(at)
        else:
            self._live.pause_or_resume(at)
        self._board.show_writing()

    def _began_earlier(self, _arg: str, at: Instant) -> None:
        if self._live.began_earlier(at):
            minutes = self._live.fold.acts.moved_ms // 60_000
            self._view.announce(_("The round began {n} min before its clock").format(n=minutes))
        self._board.show_writing()

    def _end(self, _arg: str, at: Instant) -> None:
        if self._live.fold.state == "planned":
            if self._outside.left is not None:
                self._outside.left()
        elif self._live.fold.state == "ended":
            self._told_ended = False
            self.tell_ended()
        elif self._asked_to_end is None:
            self._ask_to_end(at)
        else:
            self._asked_to_end = None
            self._leave_note("", at)
            self._live.end(at)
            self._board.show_writing()

    def _ask_to_end(self, at: Instant | None) -> None:
        self._asked_to_end = at
        self.show_actions()
        if at is not None:
            self._view.announce(_("End the round now? The same key once more."))

    def _retry(self, _arg: str, _at: Instant) -> None:
        if self._live.trouble:
            self._live.retry()

    def _open_log(self, _arg: str, _at: Instant) -> None:
        self._view.open_log()

    def _show_keys(self, _arg: str, _at: Instant) -> None:
        self._view.show_keys(True)
