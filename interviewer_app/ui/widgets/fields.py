"""Fields: a choice with a painted chevron, a labelled field, a search line that names its key."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from interviewer_app.ui.theme.theme import font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import column, paint_card

TEXT_ROOM = 50  # pixels of a combo box that are border, padding and chevron


class Choice(QComboBox):
    """A combo box; the style sheet leaves its arrow to this widget."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(font(13))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(12)

    def shown_text(self) -> str:
        """The current entry as it stands in the closed box, shortened in the middle where it does not fit."""
        text = self.currentText() or self.placeholderText()
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, self.width() - TEXT_ROOM)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ready, focused = self.isEnabled(), self.hasFocus() or self._edited()
        painter = QPainter(self)
        edge = "line" if not ready else "accent" if focused else "control"
        paint_card(painter, QRectF(self.rect()), "raised", edge, 8, 2 if focused and ready else 1)
        if not self.isEditable():
            painter.setFont(self.font())
            painter.setPen(theme().colour("text" if ready and self.currentText() else "faint"))
            box = QRectF(11, 0, self.width() - 11, self.height())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self.shown_text())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().pen("muted" if ready else "faint", 1.5))
        x, y = self.width() - 16, self.height() / 2
        painter.drawPolyline([QPointF(x - 3.5, y - 1.75), QPointF(x, y + 1.75), QPointF(x + 3.5, y - 1.75)])

    def _edited(self) -> bool:
        line = self.lineEdit() if self.isEditable() else None
        return line is not None and line.hasFocus()


class SearchField(QLineEdit):
    """A line to search with. `left_field` when Escape or the down arrow gives the focus back."""

    left_field = Signal()
    KEY = "/"

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setFont(font(13))
        self.setTextMargins(0, 0, round(keycap_width(self.KEY)) + 4, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left_field.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left_field.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        state = "faint" if self.hasFocus() else "plain"
        x = self.width() - keycap_width(self.KEY) - 8
        paint_keycap(QPainter(self), x, (self.height() - 20) / 2, self.KEY, 20, state)


def labelled(words: str, field: QWidget) -> QVBoxLayout:
    """A field below its label; the label becomes its name."""
    return column(labelled_by(words, field), 5, field)


def labelled_by(words: str, field: QWidget) -> TextLabel:
    """The label of a field, for a layout of one's own."""
    label = TextLabel(words, 12, tone="muted")
    label.setBuddy(field)
    field.setAccessibleName(words)
    return label
