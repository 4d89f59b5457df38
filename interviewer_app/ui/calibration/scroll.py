"""A place that scrolls downwards and keeps its width, whether its bar is there or not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

BAR = 10  # pixels, as in the style sheet
_PAGES = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class FigureScroll(QScrollArea):
    """Page keys scroll it; every other key is the page's."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _PAGES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        inner = self.widget()
        if inner is not None:
            inner.setFixedWidth(max(1, self.width() - BAR))
        super().resizeEvent(event)


def growing(inner: QWidget) -> QScrollArea:
    """`inner` in a place that is as large as it may be, and scrolls downwards where that is not enough."""
    place = QScrollArea()
    place.setFrameShape(QFrame.Shape.NoFrame)
    place.setWidgetResizable(True)
    place.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    place.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    place.setWidget(inner)
    place.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)  # which a scroll area turns on
    return place
