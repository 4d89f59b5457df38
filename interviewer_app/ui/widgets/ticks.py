"""A box to tick, painted from tokens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import font, theme
from interviewer_app.ui.widgets.labels import literal_mnemonic
from interviewer_app.ui.widgets.panels import paint_card

BOX, GAP = 18, 8


class Tick(QCheckBox):
    """A box and its words; Space and a click turn it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(literal_mnemonic(words), parent)
        self._words = words
        self.setFont(font(13))
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(BOX + GAP + QFontMetricsF(self.font()).horizontalAdvance(self._words)) + 4, 32)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _pos: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(1, (self.height() - BOX) / 2, BOX, BOX)
        focused = self.hasFocus()
        fill = "hover" if self.underMouse() else "raised"
        paint_card(painter, box, fill, "accent" if focused else "control", 5, 2 if focused else 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked():
            painter.setPen(theme().pen("text", 2))
            x, y = box.x(), box.y()
            painter.drawPolyline([QPointF(x + 4.5, y + 9), QPointF(x + 7.8, y + 12.5), QPointF(x + 13.5, y + 5.5)])
        painter.setFont(self.font())
        painter.setPen(theme().colour("text" if self.isEnabled() else "faint"))
        words = QRectF(BOX + GAP, 0, self.width() - BOX - GAP, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._words)
