"""Where the keys go: here, or to another application. What is not known counts as elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QWindow


class FocusWatch(QObject):
    """`changed` tells the window of ours that takes the keys from now on, None if they go elsewhere."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_change)

    @property
    def window(self) -> QWindow | None:
        """The window of ours that takes the keys now."""
        return QGuiApplication.focusWindow()

    def _on_change(self, window: QWindow | None) -> None:
        self.changed.emit(window)
