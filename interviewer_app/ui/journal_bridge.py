"""From the writer's thread to the window's: what the journal reports, one hop, in order."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from interviewer_app.core.rounds.entries import Entry


class JournalBridge(QObject):
    """Make it on the window's thread; hand `on_written` and `on_failed` to `Writer.journal_for_round`.

    written(int ticket, Entry) and failed(int ticket, str sentence) arrive on the window's thread, always after the
    call that caused them has returned.
    """

    written = Signal(int, object)
    failed = Signal(int, str)
    _wrote = Signal(int, object)
    _broke = Signal(int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Slots of this object, so that Qt knows whose thread they belong to; a plain function runs where it is emitted.
        self._wrote.connect(self._deliver_written, Qt.ConnectionType.QueuedConnection)
        self._broke.connect(self._deliver_failed, Qt.ConnectionType.QueuedConnection)

    def on_written(self, ticket: int, entry: Entry) -> None:
        """Callable from any thread."""
        self._wrote.emit(ticket, entry)

    def on_failed(self, ticket: int, sentence: str) -> None:
        """Callable from any thread."""
        self._broke.emit(ticket, sentence)

    def _deliver_written(self, ticket: int, entry: Entry) -> None:
        self.written.emit(ticket, entry)

    def _deliver_failed(self, ticket: int, sentence: str) -> None:
        self.failed.emit(ticket, sentence)
