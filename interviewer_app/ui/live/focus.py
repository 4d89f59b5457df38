"""Where the keys go: here, or to another application. What is not known counts as elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

AGAIN_MS = 50


class FocusWatch(QObject):
    """`changed` tells the window of ours that takes the keys from now on, None if they go elsewhere.

    still_has: asks the system about a window that, as Qt was told, has lost the keys. While a chord lent by the system
               is held they are only lent to it; this is asked again until it is over
    """

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.still_has: Callable[[QWindow], bool] = lambda _window: False
        self._window: QWindow | None = QGuiApplication.focusWindow()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(lambda: self._on_change(QGuiApplication.focusWindow()))
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_change)

    @property
    def window(self) -> QWindow | None:
        """The window of ours that takes the keys now."""
        return QGuiApplication.focusWindow()

    def _on_change(self, window: QWindow | None) -> None:
        self._again.stop()
        if window is None and self._window is not None and self.still_has(self._window):
            self._again.start(AGAIN_MS)
            return
        self._window = window
        self.changed.emit(window)
