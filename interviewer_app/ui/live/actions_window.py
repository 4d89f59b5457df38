"""Keys of the windows themselves: the strip, and the blank surface."""

from __future__ import annotations

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.ui.live.parts import Action, Actions, Parts


class WindowActions:
    """While everything is blank all keys go on working; `leave`, the key to leave a note, shows all first."""

    def __init__(self, parts: Parts, leave: Action) -> None:
        self._view, self._leave_note = parts.view, leave
        self._blank = self._strip = False

    @property
    def blank(self) -> bool:
        return self._blank

    @property
    def actions(self) -> Actions:
        return {"blank": self._toggle_blank, "strip": self._toggle_strip, "leave": self._leave}

    def _toggle_blank(self, _arg: str, _at: Instant) -> None:
        self._blank = not self._blank
        self._view.show_blank(self._blank)

    def _toggle_strip(self, _arg: str, _at: Instant) -> None:
        self._strip = not self._strip
        self._view.show_strip(self._strip)

    def _leave(self, arg: str, at: Instant) -> None:
        if self._blank:
            self._toggle_blank(arg, at)
        else:
            self._leave_note(arg, at)
