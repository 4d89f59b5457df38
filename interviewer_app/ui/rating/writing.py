"""Fields for words: the rationale and the recommendation, and the line that asks why there is no evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QLineEdit, QTextEdit, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.chips import Chip, chip_just_typed, install, positions, put_text, text_of
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.keycaps import KeyCap
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

LONGEST = 20_000
_Key = Qt.Key


def is_for_the_page(event: QKeyEvent) -> bool:
    """Ctrl with Enter, S, R, H or B: the page's own keys, also while a text has the focus."""
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return ctrl and event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_S, _Key.Key_R, _Key.Key_H, _Key.Key_B)


class WordsEdit(QTextEdit):
    """Plain words, with moments named in them drawn as chips. Tab leaves it, so does Esc.

    typed(str) after every change; left() when the focus goes; escaped() on Esc
    """

    typed = Signal(str)
    left = Signal()
    escaped = Signal()
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(15))
        self.setMinimumHeight(38)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._chips = install(self)
        self.textChanged.connect(self._on_changed)

    def text(self) -> str:
        """The words, moments as `[16:25]`."""
        return text_of(self.document())

    def show_text(self, text: str) -> None:
        """Show `text` literally; what stands there already is left alone, cursor and all."""
        if text != self.text():
            self.blockSignals(True)
            put_text(self.document(), text, self._chips.chips)
            self.moveCursor(QTextCursor.MoveOperation.End)
            self.verticalScrollBar().setValue(0)
            self.blockSignals(False)

    def show_chips(self, chips: Mapping[str, Chip]) -> None:
        """The moments that can be named, by time."""
        if chips.keys() != self._chips.chips.keys():
            text = self.text()
            self._chips.chips = dict(chips)
            self.blockSignals(True)
            if "[" in text:
                put_text(self.document(), text, chips)
                self.moveCursor(QTextCursor.MoveOperation.End)
                self.verticalScrollBar().setValue(0)
            self.blockSignals(False)
        self._chips.chips = dict(chips)
        self.viewport().update()

    def mark(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Draw a dotted line under these stretches of `text()`; the text itself stays as it is."""
        made, places = [], positions(self.document()) if stretches else []
        for start, end in stretches:
            if not 0 <= start < end < len(places):
                continue  # typed on since
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(places[start])
            cursor.setPosition(places[end], QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(theme().colour("muted"))
            selection.cursor, selection.format = cursor, look
            made.append(selection)
        self.setExtraSelections(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == _Key.Key_Escape:
            self.escaped.emit()
        elif is_for_the_page(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
            if event.text() == "]":
                chip_just_typed(self.textCursor(), self._chips.chips)
            if self.currentCharFormat().isImageFormat() or self.currentCharFormat().objectType():
                self.setCurrentCharFormat(QTextCharFormat())  # what follows a chip is text again

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(source.text(), QTextCharFormat())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _on_changed(self) -> None:
        over = self.document().characterCount() - 1 - LONGEST
        if over > 0:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
            return
        self.typed.emit(self.text())


class WordsField(QWidget):
    """A field under its heading: the aside says what belongs there, or that letters are text now."""

    typed = Signal(str)
    left = Signal()
    escaped = Signal()

    def __init__(self, heading: str, aside: str, typing: str) -> None:
        super().__init__()
        self._aside_words, self._typing = aside, typing
        self.edit = WordsEdit(heading)
        self._aside = ElidedLabel(aside, 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self._cap = KeyCap(_("Tab"))
        self._esc = KeyCap(_("Esc"))
        self._frame = Panel(heading, edge="control", around="surface", radius=8)
        self._frame.setLayout(row(self.edit, margins=(14, 12, 6, 8)))
        head = row(TextLabel(heading, 14, BOLD), 8, self._aside, 8, self._cap, self._esc)
        head.setStretchFactor(self._aside, 1)
        lines = column(head, 8, self._frame)
        lines.setStretchFactor(self._frame, 1)
        self.setLayout(lines)
        self._esc.hide()
        self.edit.typed.connect(self.typed)
        self.edit.escaped.connect(self.escaped)
        self.edit.entered.connect(lambda: self._show_typing(True))
        self.edit.left.connect(self._on_left)

    def show_words(self, text: str, read_only: bool) -> None:
        self.edit.show_text(text)
        self.edit.setReadOnly(read_only)
        self._cap.setVisible(not read_only and not self.edit.hasFocus())

    def _on_left(self) -> None:
        self._show_typing(False)
        self.left.emit()

    def _show_typing(self, typing: bool) -> None:
        free = not self.edit.isReadOnly()
        self._frame.show_frame("surface", "accent" if typing else "control", 2.0 if typing else 1.0)
        self._aside.setText(self._typing if typing and free else self._aside_words)
        self._cap.setVisible(free and not typing)
        self._esc.setVisible(typing)


class ReasonEdit(QLineEdit):
    """One line; Enter gives it, Esc drops it."""

    given = Signal()
    dropped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_the_page(event):
            event.ignore()
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter):
            self.given.emit()
        elif event.key() == _Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class ReasonForm(Panel):
    """Asks, in the place of the no-evidence bar, why there is no evidence. `given` once a reason stands in it."""

    typed = Signal(str)
    given = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__(_("No evidence"), fill="raised", edge="accent", around="surface", radius=8, width=2)
        self.edit = ReasonEdit()
        self.edit.setAccessibleName(_("No evidence, because"))
        self.edit.setFont(font(14))
        self.edit.setMaxLength(2_000)
        self._about = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        quick = [self._quick(words) for words in (_("Not asked"), _("No time"), _("Not observable"))]
        field = row(TextLabel(_("No evidence, because"), 14, BOLD), 10, self.edit, 10, KeyCap(_("Enter")))
        field.setStretchFactor(self.edit, 1)
        shortcuts = row(quick[0], 8, quick[1], 8, quick[2], 12, self._about)
        shortcuts.setStretchFactor(self._about, 1)
        self.setLayout(column(field, 8, shortcuts, margins=(14, 10, 12, 10)))
        self.edit.textEdited.connect(self.typed)
        self.edit.given.connect(self.given)
        self.edit.dropped.connect(self.dropped)

    def show_reason(self, text: str, about: str) -> None:
        if self.edit.text() != text:
            self.edit.setText(text)
        self._about.setText(about)

    def _quick(self, words: str) -> SecondaryButton:
        button = SecondaryButton(words, size=12)
        button.clicked.connect(lambda: self._give(words))
        return button

    def _give(self, words: str) -> None:
        self.edit.setText(words)
        self.typed.emit(words)
        self.given.emit()
