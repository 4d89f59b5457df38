"""A computation in a process of its own, seen from the window: progress, outcome and failure as signals."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from interviewer_app.core.calibration.child import Child, Done, Failed, Job, Reported
from interviewer_app.core.errors import InterviewerError

_POLL_MS = 40


class ChildJob(QObject):
    """At most one computation at a time; a new one ends the one before.

    progressed(object) carries what the job reports, done(object) its outcome, failed(str) a sentence to show.
    Nothing is heard of a computation that was cancelled.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._child: Child | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._ask)

    @property
    def running(self) -> bool:
        return self._child is not None

    def start(self, job: Job, *arguments: Any) -> None:
        """Run `job(report, *arguments)` in a process of its own; see core/calibration/child.py."""
        self.cancel()
        child = Child(job, *arguments)
        try:
            child.start()
        except InterviewerError as error:
            self.failed.emit(str(error))
            return
        self._child = child
        self._timer.start()

    def cancel(self) -> None:
        """End it, if one runs; its process is gone when this returns."""
        self._timer.stop()
        child, self._child = self._child, None
        if child is not None:
            child.cancel()

    def _ask(self) -> None:
        if self._child is None:
            return
        try:
            word = self._child.poll()
        except RuntimeError:
            self.cancel()
            raise  # ours: the crash handler takes it
        match word:
            case Reported(progress):
                self.progressed.emit(progress)
            case Done(outcome):
                self.cancel()
                self.done.emit(outcome)
            case Failed(error):
                self.cancel()
                self.failed.emit(str(error))
