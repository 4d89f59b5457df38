"""The bundled round, played in the user's own window on a fast clock: a first look at what the keys do.

It is there to be watched: the user's own keys and clicks stay out of it, apart from those that stop it or show the
keys, since a letter between two recorded ones would land in a note or change the wrong moment.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow

from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.recording import Action, Recording
from interviewer_app.ui.demo.player import PlayedClock, Player
from interviewer_app.ui.theme.motion import reduced_motion

SPEED = 12  # recorded minutes per minute
STEP_MS = 40
CALM_STEP_MS = 1000  # where nothing is to move by itself
_Type = QEvent.Type
_KEYS = (_Type.KeyPress, _Type.KeyRelease, _Type.ShortcutOverride)
_CLICKS = (_Type.MouseButtonPress, _Type.MouseButtonRelease, _Type.MouseButtonDblClick)


class Replay(QObject):
    """Presses the recorded keys into `window` while its clock runs twelve times as fast as the wall.

    stopped: called when the user has stopped it by Esc or Ctrl E; the round is paused then
    """

    def __init__(
        self,
        recording: Recording,
        window: QWindow,
        keys: KeyMap,
        clock: PlayedClock,
        stopped: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._left = deque(recording.actions)
        self._player, self._clock, self._stopped = Player(window, keys, clock), clock, stopped
        self._now_ms = 0
        self._playing = self._paused = False
        self._timer = QTimer(self)
        self._step_ms = CALM_STEP_MS if reduced_motion() else STEP_MS
        self._timer.setInterval(self._step_ms)
        self._timer.timeout.connect(self._step)
        self._timer.start()
        self._application().installEventFilter(self)

    def stop(self) -> None:
        """Press nothing more, and let the user's keys through."""
        self._left.clear()
        self._timer.stop()
        self._application().removeEventFilter(self)

    def pause_and_stop(self) -> None:
        """Stop with the round paused, so that nobody's clock runs on when its window has gone."""
        self._timer.stop()
        if self._left and not self._paused:
            self._play(Action(max(self._now_ms, 1), "pause"))
        self.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._playing or event.type() not in (*_KEYS, *_CLICKS):
            return False
        if isinstance(event, QKeyEvent):
            if event.text() == "?" or (event.type() == _Type.KeyRelease and event.key() == Qt.Key.Key_Question):
                return False
            if event.type() == _Type.KeyPress and _stops(event):
                self._timer.stop()
                QTimer.singleShot(0, self._stop_for_good)
        return True

    def _stop_for_good(self) -> None:
        if self._left:
            self.pause_and_stop()
            self._stopped()

    def _step(self) -> None:
        self._now_ms += self._step_ms * SPEED
        while self._left and self._left[0].at_ms <= self._now_ms:
            self._play(self._left.popleft())
        if self._left:
            self._clock.move_to(self._now_ms)
        else:
            self.stop()

    def _play(self, action: Action) -> None:
        if action.do in ("pause", "resume"):
            self._paused = action.do == "pause"
        self._playing = True
        try:
            self._player.play(action)
        finally:
            self._playing = False

    def _application(self) -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None, "a replay needs a window"
        return application


def _stops(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_Escape or (control and event.key() == Qt.Key.Key_E)
