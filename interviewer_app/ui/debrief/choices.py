"""One of a few: buttons in a row that goes on below, chosen by arrow keys, by their number, or by a click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.panels import paint_card

_GAP, _LEAST = 6, 160


class _Choice(SecondaryButton):
    """One of them; those of one parent exclude each other."""

    def __init__(self, value: str, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._wide = super().sizeHint()  # before there is a key, which is not drawn
        self.value, self.shown, self._keys = value, words, "← →"
        self.setCheckable(True)
        self.setAutoExclusive(True)

    @property
    def chosen(self) -> bool:
        return self.isChecked()

    def sizeHint(self) -> QSize:
        return self._wide

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        painter.fillRect(box, theme().colour("surface"))
        edge = "accent" if self.hasFocus() else "text" if self.chosen else "control"
        paint_card(painter, box, "tint" if self.chosen else "surface", edge, 8, 2 if self.chosen else 1)
        painter.setFont(font(13, BOLD if self.chosen else MEDIUM))
        painter.setPen(theme().colour("text"))
        room = self.rect().adjusted(6, 0, -6, 0)
        words = painter.fontMetrics().elidedText(self.shown, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)


class Choices(QWidget):
    """choices: value and words of each; `value` is the one that is chosen."""

    def __init__(self, choices: Sequence[tuple[str, str]], value: str) -> None:
        super().__init__()
        self._buttons = [_Choice(each, words, self) for each, words in choices]
        for button in self._buttons:
            button.setChecked(button.value == value)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> str:
        return next((button.value for button in self._buttons if button.isChecked()), "")

    def choose(self, value: str) -> None:
        """Choose one and give it the keys; a value that is none changes nothing."""
        for button in self._buttons:
            if button.value == value:
                button.setChecked(True)
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, SecondaryButton.HEIGHT)

    def heightForWidth(self, width: int) -> int:
        boxes = self._boxes(width)
        return boxes[-1].bottom() + 1 if boxes else SecondaryButton.HEIGHT

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.choose(self.value)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        self.choose(self.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and any(button.value == event.text() for button in self._buttons):
            self.choose(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        for button, box in zip(self._buttons, self._boxes(self.width()), strict=True):
            button.setGeometry(box)
        self.updateGeometry()

    def _boxes(self, width: int) -> list[QRect]:
        boxes: list[QRect] = []
        left = top = 0
        for button in self._buttons:
            wide = min(width, button.sizeHint().width())
            if boxes and left + wide > width:
                left, top = 0, top + SecondaryButton.HEIGHT + _GAP
            boxes.append(QRect(left, top, wide, SecondaryButton.HEIGHT))
            left += wide + _GAP
        return boxes
