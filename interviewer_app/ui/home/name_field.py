"""The field that changes the name on the cards, in the place of its button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer_app.core.settings import NAME_LENGTH
from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import font
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import row

WIDTH = 240
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class NameLine(QLineEdit):
    """Enter keeps; Escape leaves, and so does going elsewhere."""

    kept = Signal(str)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(self.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class NameField(QWidget):
    """A line to type in, and before it what it is, or why what was typed will not do."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = TextLabel("", 12, tone="muted")
        self.line = NameLine()
        self.line.setFont(font(13))
        self.line.setMaxLength(NAME_LENGTH)
        self.line.setFixedWidth(WIDTH)
        self.line.setAccessibleName(_("The name on your cards"))
        self.setLayout(row(self.words, 10, self.line))
        self.line.kept.connect(self.kept)
        self.line.left.connect(self.left)
        self.line.textEdited.connect(lambda _text: self._say(""))

    def open(self, name: str) -> None:
        """Offer `name` to be changed."""
        self._say("")
        self.line.setText(name)
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def show_refusal(self, words: str) -> None:
        self._say(words)

    def holds_keys(self) -> bool:
        return self.line.hasFocus()

    def _say(self, refusal: str) -> None:
        self.words.setText(refusal or _("The name on your cards. Enter keeps it, Esc leaves it as it was."))
        self.words.show_tone("text" if refusal else "muted")
        self.line.setAccessibleDescription(self.words.text())
