"""Work off the window's thread: one of the two places in the app that start a thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from interviewer_app.core.errors import InterviewerError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Run = Callable[[Callable[[], Any], Callable[[Any], None]], None]
"""What a presenter is given: run(work, then). `work` takes and returns values, `then` gets the outcome later."""


class Jobs(QObject):
    """Runs core work one piece after the other on its own thread and hands the outcome back on the window's.

    `failed(str)` carries the world's faults, ready to be shown; ours go to the crash handler.
    """

    failed = Signal(str)
    _landed = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        # Queued even where the work is done before its callback is set: an outcome never arrives inside run().
        self._landed.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[str], None] | None = None,
    ) -> None:
        """Do `work` off this thread, then call `then(outcome)` on it; `failed(words)` takes the place of the signal."""
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor  # not before the first paint needs it

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="core")
        self._pool.submit(work).add_done_callback(lambda done: self._landed.emit(done, then, failed))

    def close(self) -> None:
        """Finish what was begun, then stop; outcomes not delivered yet are dropped."""
        self._closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=False)
            self._pool = None

    def _deliver(
        self, done: Future[Any], then: Callable[[Any], None], failed: Callable[[str], None] | None
    ) -> None:
        if self._closed:
            return
        error = done.exception()
        if error is None:
            then(done.result())
        elif isinstance(error, InterviewerError):
            (failed or self.failed.emit)(str(error))
        else:
            raise error
