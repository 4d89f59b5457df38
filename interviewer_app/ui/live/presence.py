"""Was anybody there? Tells when the machine has slept, and when the window has been without keys for long."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.clock import Clock, Instant

BEAT_MS = 1000
ASLEEP_NS = 20_000_000_000  # a beat that comes this late: the machine slept, or the application was stopped
ELSEWHERE_NS = 120_000_000_000
_GONE = (QEvent.Type.WindowDeactivate, QEvent.Type.Hide)
_BACK = (QEvent.Type.WindowActivate,)


class Presence(QObject):
    """Watches one page on the machine's own clock.

    missed:   (since, until) instants between which nothing ran
    returned: (milliseconds, at) the window has the keys again after a long time
    """

    missed = Signal(object, object)
    returned = Signal(int, object)

    def __init__(self, page: QWidget, clock: Clock) -> None:
        super().__init__(page)
        self._clock = clock
        self._beat_at = clock.now()
        self._gone: Instant | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.beat)
        self._timer.start(BEAT_MS)
        page.installEventFilter(self)

    def beat(self) -> None:
        before, self._beat_at = self._beat_at, self._clock.now()
        if self._beat_at.boot_ns - before.boot_ns >= ASLEEP_NS:
            self.missed.emit(before, self._beat_at)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _GONE:
            self._gone = self._gone or self._clock.now()
        elif event.type() in _BACK and self._gone is not None:
            gone, self._gone = self._gone, None
            self.beat()
            at = self._clock.now()
            if at.boot_ns - gone.boot_ns >= ELSEWHERE_NS:
                self.returned.emit((at.boot_ns - gone.boot_ns) // 1_000_000, at)
        return False
