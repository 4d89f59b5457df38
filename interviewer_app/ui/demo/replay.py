"""The bundled round, played in the user's own window on a fast clock: a first look at what the keys do."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QWindow

from interviewer_app.core.rounds.recording import Recording
from interviewer_app.ui.demo.player import PlayedClock, Player
from interviewer_app.ui.live.keys import KeyMap

SPEED = 12  # recorded minutes per minute
STEP_MS = 40


class Replay(QObject):
    """Presses the recorded keys into `window` while its clock runs twelve times as fast as the wall."""

    def __init__(
        self, recording: Recording, window: QWindow, keys: KeyMap, clock: PlayedClock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._left = deque(recording.actions)
        self._player, self._clock = Player(window, keys, clock), clock
        self._now_ms = 0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def stop(self) -> None:
        """Press nothing more."""
        self._left.clear()
        self._timer.stop()

    def _step(self) -> None:
        self._now_ms += STEP_MS * SPEED
        while self._left and self._left[0].at_ms <= self._now_ms:
            self._player.play(self._left.popleft())
        if self._left:
            self._clock.move_to(self._now_ms)
        else:
            self.stop()
