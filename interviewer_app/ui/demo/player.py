"""Plays the actions of a recorded round as key presses into the live window, each at its own instant."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QWindow

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.recording import Action
from interviewer_app.core.texts import _
from interviewer_app.ui.demo.hands import press, type_text

# What the recording calls an action, and what the key table calls it; the rest have the same name.
_NAMES = {"something-here": "something", "next-probe": "next", "resume": "pause", "previous-probe": "back"}


class PlayedClock:
    """The clock of a replay: it stands until it is moved. The same recording gives the same instants every time."""

    boot_id = "replay"

    def __init__(self, wall_us: int, zone: str, offset_min: int) -> None:
        self.zone = zone
        self._offset_min = offset_min
        self._start_us, self._paused_ms = wall_us, 0
        self._now = Instant(0, wall_us)

    def now(self) -> Instant:
        return self._now

    def offset_min(self, wall_us: int) -> int:
        return self._offset_min

    @property
    def round_ms(self) -> int:
        """Where the round clock stands, as `move_to` takes it."""
        return self._now.boot_ns // 1_000_000 - self._paused_ms

    def move_to(self, round_ms: int) -> None:
        """Move to `round_ms` of the round clock."""
        ms = round_ms + self._paused_ms
        self._now = Instant(ms * 1_000_000, self._start_us + ms * 1000)

    def pause_for(self, ms: int) -> None:
        """Let `ms` go by while the round clock stands."""
        self._paused_ms += ms


class Player:
    """Presses what an interviewer pressed. The window and the clock are the real round's, or the demo's."""

    def __init__(self, window: QWindow, keys: KeyMap, clock: PlayedClock) -> None:
        self._window, self._keys, self._clock = window, keys, clock

    def play(self, action: Action) -> None:
        """Press the keys of one action at its instant.

        raises: Refused where the window has no key for it
        """
        if action.do == "resume":
            self._clock.pause_for(int(action.what or 0))
        self._clock.move_to(action.at_ms)
        for stroke in self._strokes(action):
            press(self._window, stroke)
        if action.do == "note":
            press(self._window, self._stroke("note", ""))
            type_text(self._window, action.what)
            press(self._window, self._stroke("note", ""))

    def _strokes(self, action: Action) -> Iterator[str]:
        if action.do == "log":
            yield self._stroke("kind", action.what)
        elif action.do in ("dimension", "direction", "span"):
            yield self._stroke(action.do, action.what)
        elif action.do == "notice":
            yield self._stroke("notice", action.what)
            if action.what == "given-earlier":  # by whom: as the line offers it
                yield self._stroke("note", "")
        elif action.do == "answer-given":  # the answers are opened, walked through, one is given, and closed
            yield self._stroke("answers", "")
            yield from [self._stroke("answer-down", "")] * int(action.what or 0)
            yield self._stroke("follow-up", "")
            yield self._stroke("answers", "")
        elif action.do != "note":
            stroke = self._stroke(_NAMES.get(action.do, action.do), "")
            yield stroke
            if action.do == "end":  # the same key again says: yes, end it
                yield stroke

    def _stroke(self, do: str, arg: str) -> str:
        row = next((row for row in self._keys.rows if row.command == (do, arg) and row.strokes), None)
        if row is None:
            raise Refused(_("The window has no key for {action}.").format(action=f"{do} {arg}".strip()))
        return row.strokes[0]
