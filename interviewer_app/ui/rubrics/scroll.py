"""A place that scrolls and keeps the width of what is in it, whether its bar is there or not.

Words that wrap get higher as their place gets narrower: were the bar to take its room from them, it could come and go
without end.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from interviewer_app.ui.rubrics.keys import stroke_of

BAR = 10  # pixels, as in the style sheet


class SteadyScroll(QScrollArea):
    """Scrolls downwards only, and paints no ground of its own."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if stroke_of(event):
            event.ignore()  # arrows with Alt are the page's
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        inner = self.widget()
        if inner is not None:
            inner.setFixedWidth(max(1, self.width() - BAR))
        super().resizeEvent(event)
