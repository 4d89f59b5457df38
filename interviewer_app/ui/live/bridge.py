"""Brings the journal's answers from the writer's thread to the window's."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from interviewer_app.core.rounds.entries import Entry

Written = Callable[[int, Entry], None]
Failed = Callable[[str], None]


class JournalBridge(QObject):
    """Hand `on_written` and `on_failed` to the writer; what was passed to `deliver_to` runs on this object's thread."""

    _wrote = Signal(int, object)
    _lost = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._written: Written | None = None
        self._failed: Failed | None = None
        self._wrote.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._lost.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def deliver_to(self, written: Written | None, failed: Failed | None) -> None:
        """Who hears of it from now on; None for nobody."""
        self._written, self._failed = written, failed

    def on_written(self, ticket: int, entry: Entry) -> None:
        """Ticket `ticket` is on disk. Any thread."""
        self._wrote.emit(ticket, entry)

    def on_failed(self, _ticket: int, sentence: str) -> None:
        """A write failed. Any thread."""
        self._lost.emit(sentence)

    def _deliver(self, ticket: int, entry: Entry) -> None:
        if self._written is not None:
            self._written(ticket, entry)

    def _tell(self, sentence: str) -> None:
        if self._failed is not None:
            self._failed(sentence)
