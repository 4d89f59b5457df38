"""Cards dropped onto a page, as many as there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

SUFFIXES = (".pdf", ".json")


class CardsDrop(QObject):
    """Lets `page` take PDFs and bundles; `dropped` says where they lie. Other files among them are not taken."""

    dropped = Signal(list)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter and self._files(event):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop and (files := self._files(event)):
            event.acceptProposedAction()
            self.dropped.emit(files)
            return True
        return False

    def _files(self, event: QDropEvent) -> list[str]:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        return [file for file in files if file.lower().endswith(SUFFIXES)]
