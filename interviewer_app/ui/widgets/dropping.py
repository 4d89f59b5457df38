"""Files dropped onto a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Lets `page` take one file whose name ends with one of `suffixes`; `dropped` says where it lies."""

    dropped = Signal(str)

    def __init__(self, page: QWidget, suffixes: tuple[str, ...]) -> None:
        super().__init__(page)
        self._suffixes = suffixes
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent) and self._file(event):
            event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent) and (file := self._file(event)):
            event.acceptProposedAction()
            self.dropped.emit(file)
            return True
        return False

    def _file(self, event: QDropEvent) -> str:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        return files[0] if len(files) == 1 and files[0].lower().endswith(self._suffixes) else ""
