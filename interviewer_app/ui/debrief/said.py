"""One quiet line below a title about what is not as it should be, with the triangle that goes wherever amber goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.ui.widgets.labels import ElidedLabel
from interviewer_app.ui.widgets.messages import paint_triangle
from interviewer_app.ui.widgets.panels import row


class SaidLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", 12, mode=Qt.TextElideMode.ElideRight)
        lines = row(20, self.words)
        lines.setStretchFactor(self.words, 1)
        self.setLayout(lines)
        self.setFixedHeight(19)
        self.hide()

    def show_text(self, words: str) -> None:
        """Say `words`, or nothing when they are empty."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_triangle(painter, 8, self.height() / 2, 12)
