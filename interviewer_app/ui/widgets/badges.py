"""A mark in words and shape that says what something stands for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.rounds.purpose import Purpose, purpose_word, purpose_words
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.purpose_signs import paint_pilot, paint_practice


class PurposeBadge(QWidget):
    """Says that what stands beside it is a pilot or practice: the shape such rounds have on Home, and the word."""

    HEIGHT, PAD, SIGN = 22, 8, 16

    def __init__(self, purpose: Purpose, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._font = purpose_word(purpose), font(12, BOLD)
        self._sign = paint_practice if purpose == "practice" else paint_pilot
        self.setAccessibleName(purpose_words(purpose))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._font).horizontalAdvance(self._words)
        return QSize(round(2 * self.PAD + self.SIGN + wide), self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), "hover", "text", self.HEIGHT / 2, 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(self.PAD + 5, self.height() / 2)
        painter.scale(0.84, 0.84)
        self._sign(painter, theme().colour("text"))
        painter.restore()
        painter.setPen(theme().colour("text"))
        painter.setFont(self._font)
        words = QRectF(self.PAD + self.SIGN, 0, self.width() - self.PAD - self.SIGN, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._words)
