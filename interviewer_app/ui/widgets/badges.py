"""A mark in words and shape that says what something stands for."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.panels import paint_card


class PracticeBadge(QWidget):
    """Says that what stands beside it is practice: the diamond that practice rounds have on Home, and the word."""

    HEIGHT, PAD, SIGN = 22, 8, 16

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._font = _("Practice"), font(12, BOLD)
        self.setAccessibleName(_("Practice round"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._font).horizontalAdvance(self._words)
        return QSize(round(2 * self.PAD + self.SIGN + wide), self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), "hover", "text", self.HEIGHT / 2, 1.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().pen("text", 1.5))
        x, y = self.PAD + 5, self.height() / 2
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - 4.5), QPointF(x + 4.5, y), QPointF(x, y + 4.5), QPointF(x - 4.5, y)])
        )
        painter.setFont(self._font)
        words = QRectF(self.PAD + self.SIGN, 0, self.width() - self.PAD - self.SIGN, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._words)
