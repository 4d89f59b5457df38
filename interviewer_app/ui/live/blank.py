"""The panic key: a plain surface over a whole window, and a title that says nothing. The round goes on beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMainWindow, QToolTip, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.widgets.panels import Ground

NO_TITLE = "\N{NO-BREAK SPACE}"  # for an empty one Qt puts the name of the application


class Cover(Ground):
    """Lies over a window until `lift`. It outlives the page beneath: the next one is not shown by itself.

    pressed: somebody clicks; nobody can see what a click would do, so it only brings the keys here
    """

    def __init__(self, window: QWidget, pressed: Callable[[], None]) -> None:
        super().__init__("bg", window)
        self._pressed = pressed
        self._title = window.windowTitle()
        self.setAccessibleName(_("Blank. F10 shows everything again."))
        window.setWindowTitle(NO_TITLE)
        window.installEventFilter(self)
        QToolTip.hideText()
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def lift(self) -> None:
        """Show what is beneath."""
        window = self.window()
        window.removeEventFilter(self)
        window.setWindowTitle(self._title)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        elif watched is self.window() and isinstance(watched, QMainWindow) and _is_f10(event):
            self.lift()  # a page that knows this key takes it before the window gets it
            return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self._pressed()


def show_blank(window: QWidget, blank: bool, pressed: Callable[[], None] | None = None) -> None:
    """Cover a window, or show it again. A click on the cover does `pressed`, which is to bring the keys."""
    cover = window.findChild(Cover, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if blank and cover is None:
        Cover(window, pressed or window.activateWindow)
    elif cover is not None and not blank:
        cover.lift()


def _is_f10(event: QEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F10
