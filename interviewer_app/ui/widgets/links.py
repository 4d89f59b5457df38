"""A word that does something: flat, in the accent, with an underline while it has the focus or the pointer."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import MEDIUM, font, theme

PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LinkButton(QAbstractButton):
    """Space and Enter press it while it has the focus; a click leaves the keys where they are."""

    HEIGHT = 22

    def __init__(self, words: str, parent: QWidget | None = None, size: int = 13) -> None:
        super().__init__(parent)
        self._words, self._font = words, font(size, MEDIUM)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self._font).horizontalAdvance(self._words)) + 3, self.HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if not event.isAutoRepeat():
                self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font)
        painter.setPen(theme().colour("accent" if self.isEnabled() else "muted"))
        box = QRectF(1, 0, self.width() - 1, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._words)
        if self.hasFocus() or (self.underMouse() and self.isEnabled()):
            y = self.height() / 2 + 8.5
            painter.setPen(theme().pen("accent", 2 if self.hasFocus() else 1))
            painter.drawLine(QLineF(1, y, self.width() - 2, y))
