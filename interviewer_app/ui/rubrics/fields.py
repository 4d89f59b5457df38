"""Fields of the studio: text that grows with its words, one line, a choice. They leave the page its keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtGui import QWheelEvent as Wheel
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from interviewer_app.core.rubrics.skeleton.reminders import mark_of, reminder
from interviewer_app.ui.rubrics.keys import stroke_of
from interviewer_app.ui.rubrics.sentences import unbroken
from interviewer_app.ui.theme.theme import font, theme
from interviewer_app.ui.widgets.fields import Choice

LONGEST = 20_000
LONGEST_LINE = 400
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QPlainTextEdit):
    """Several lines of plain text, as high as they are; nothing typed is ever set anew.

    typed(str): after a change by hand; entered, left: the focus came, or went
    sentence:   Enter is left to the form, which goes on to the next field; a break in what is pasted becomes a space
    """

    typed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self, name: str, size: int = 14, least: int = 1, parent: QWidget | None = None, *, sentence: bool = False
    ) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self.setProperty("bare", True)
        self.setAccessibleName(name)
        self.setFont(font(size))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)  # the draft's own undo is the page's
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self._least, self._marks, self._severity, self._quiet = least, tuple[tuple[int, int], ...](), "", False
        self.textChanged.connect(self._on_changed)
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show `text`; where it differs from what stands there, only that stretch is replaced, and the cursor with
        it.
        """
        old = self.toPlainText()
        if text == old:
            return
        self._quiet = True
        start = next((n for n, (one, two) in enumerate(zip(old, text, strict=False)) if one != two), None)
        start = min(len(old), len(text)) if start is None else start
        tail = 0
        while tail < min(len(old), len(text)) - start and old[-1 - tail] == text[-1 - tail]:
            tail += 1
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - tail]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - tail])
        if self.hasFocus():
            self.setTextCursor(cursor)
        self._quiet = False

    def show_marks(self, marks: tuple[tuple[int, int], ...], severity: str) -> None:
        """Underline stretches, in characters, as an error or a warning."""
        self._marks, self._severity = marks, severity
        token = "concern" if severity == "error" else "warning"
        text, chosen = self.toPlainText(), []
        for start, end in marks:
            each = QTextEdit.ExtraSelection()
            each.format = QTextCharFormat()
            each.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            each.format.setUnderlineColor(QColor(theme().colour(token)))
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(text[:start]))
            cursor.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
            each.cursor = cursor
            chosen.append(each)
        self.setExtraSelections(chosen)

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """What is underlined."""
        return self._marks

    @property
    def severity(self) -> str:
        return self._severity

    def insert_words(self, words: str) -> None:
        """Put words at the cursor, with a space where they would run into others."""
        cursor, words = self.textCursor(), self._as_typed(words)
        start = cursor.selectionStart()  # what is chosen goes; counted as Qt counts, where a picture sign is two
        before = self.document().characterAt(start - 1) if start else " "
        cursor.insertText(words if before.isspace() else f" {words}")
        self.setTextCursor(cursor)

    def to_end(self) -> None:
        """The cursor behind the last word, unless all of them are still to be written."""
        if reminder(self.toPlainText()) is None:
            self.moveCursor(QTextCursor.MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if stroke_of(event) or (self.sentence and event.key() in ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.textCursor().insertText(self._as_typed(source.text()))

    def _as_typed(self, words: str) -> str:
        return unbroken(words) if self.sentence else words

    def wheelEvent(self, event: Wheel) -> None:
        event.ignore()  # the form scrolls

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if reminder(self.toPlainText()) is not None and not self.isReadOnly():
            self._choose_mark()  # what stands for words still to be written goes with the first letter
        self.entered.emit()

    def _choose_mark(self) -> None:
        cursor = self.textCursor()
        cursor.setPosition(0)
        cursor.setPosition(_units(mark_of(self.toPlainText())), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._marks:
            self.show_marks(self._marks, self._severity)  # in the colours of the theme that has come

    def _on_changed(self) -> None:
        self._fit()
        over = self.document().characterCount() - 1 - LONGEST
        if over > 0:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
        elif not self._quiet:
            self.typed.emit(self.text())

    def _fit(self) -> None:
        """Be as high as the lines are."""
        lines = round(self.document().size().height())  # a plain text document measures itself in lines
        wanted = max(self._least, lines) * self.fontMetrics().lineSpacing() + 4
        if self.height() != wanted or self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)
            self.verticalScrollBar().setValue(0)


class LineField(QLineEdit):
    """One line; line ends in what is pasted become spaces."""

    typed = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, size: int = 14, bare: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", bare)
        self.setAccessibleName(name)
        self.setFont(font(size))
        self.setMaxLength(LONGEST_LINE)
        self.textEdited.connect(self._on_edited)

    def show_text(self, text: str) -> None:
        """Show `text`, the cursor where it was."""
        text = " ".join(text.splitlines())
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(at if self.hasFocus() else 0)

    def _on_edited(self, text: str) -> None:
        whole = unbroken(text)
        if whole != text:  # pasted or dropped: the field itself would keep the breaks, and only not show them
            at = len(unbroken(text[: self.cursorPosition()]))
            self.setText(whole)
            self.setCursorPosition(at)
        self.typed.emit(whole)

    def show_bare(self, bare: bool) -> None:
        """To be read only: flat, without a frame."""
        self.setReadOnly(bare)
        if bool(self.property("bare")) != bare:
            self.setProperty("bare", bare)
            self.style().unpolish(self)
            self.style().polish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if stroke_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if reminder(self.text()) is not None and not self.isReadOnly():
            self.selectAll()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ChoiceField(Choice):
    """One of several; the wheel scrolls the form, and Alt with an arrow is the page's."""

    typed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._values: tuple[str, ...] = ()
        self._options: tuple[tuple[str, str], ...] = ()
        self.activated.connect(lambda number: self.typed.emit(self._values[number]))

    def show_options(self, options: tuple[tuple[str, str], ...], value: str) -> None:
        """options: (value, words); one that is not among them is shown as it stands."""
        if value not in [each for each, _words in options]:
            options = ((value, value or "–"), *options)
        self.blockSignals(True)
        if options != self._options:
            self._options, self._values = options, tuple(each for each, _words in options)
            self.clear()
            self.addItems([words for _value, words in options])
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if stroke_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: Wheel) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()


def _units(text: str) -> int:
    """How many positions of a Qt document `text` takes: UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
