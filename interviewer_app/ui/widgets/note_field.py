"""A line for what somebody said: quotation marks in pairs by one key, file names completed, typing told in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import font

REST_MS = 250
LONGEST = 10_000
QUOTE = '"'
# After these a quotation mark belongs to code and stays as it was typed.
_OF_CODE = frozenset("=([{,:+\\'`")
_LEFT_TO_THE_PAGE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class NoteField(QLineEdit):
    """Where letters are text. Enter and Esc go to the page; a quarter of a second after a letter the text is told."""

    rested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(font(15))
        self.setMaxLength(LONGEST)
        self.setAccessibleName(_("Note"))
        self._marks = _pair()
        self._complete: Callable[[str], Sequence[str]] = lambda _begun: ()
        self._offered: list[str] = []
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rested)
        self.textEdited.connect(lambda _text: self._typed())

    def complete_with(self, complete: Callable[[str], Sequence[str]]) -> None:
        """Tab asks `complete` what the word before the cursor may become; again for the next one."""
        self._complete = complete

    def _typed(self) -> None:
        self._offered = []
        if not self._rest.isActive():  # not put off by the next letter: somebody who types on is kept as well
            self._rest.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEFT_TO_THE_PAGE:
            event.ignore()  # the page takes it
        elif event.key() == Qt.Key.Key_Tab:
            self._complete_word()
        elif event.text() == QUOTE:
            self._quote()
        elif event.key() == Qt.Key.Key_Backspace and self._in_empty_pair():
            self._replace(self.cursorPosition() - 1, 2, "", 0)
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() == QUOTE:
            event.setCommitString("")
            super().inputMethodEvent(event)
            self._quote()
        else:
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self.rested.emit()
        super().focusOutEvent(event)

    # Quotation marks ---------------------------------------------------------------------------------------------

    def _quote(self) -> None:
        """A pair with the cursor between, or round what is selected; before a closing one, a step past it."""
        opening, closing = self._marks
        at, text = self.cursorPosition(), self.text()
        if self.hasSelectedText():
            start, words = self.selectionStart(), self.selectedText()
            self._replace(start, len(words), f"{opening}{words}{closing}", len(words) + 2)
        elif text[at : at + 1] == closing:
            self.setCursorPosition(at + 1)
        elif text[at - 1 : at] in _OF_CODE and at > 0:
            self.insert(QUOTE)
            self.textEdited.emit(self.text())
        else:
            self._replace(at, 0, opening + closing, 1)

    def _in_empty_pair(self) -> bool:
        at = self.cursorPosition()
        return not self.hasSelectedText() and at > 0 and self.text()[at - 1 : at + 1] == "".join(self._marks)

    # File names --------------------------------------------------------------------------------------------------

    def _complete_word(self) -> None:
        at, text = self.cursorPosition(), self.text()
        start = max(text.rfind(mark, 0, at) for mark in (" ", *self._marks, "(")) + 1
        if not self._offered:
            self._offered = [f"{name}:" for name in self._complete(text[start:at])]
        elif text[start:at] == self._offered[0]:
            self._offered = [*self._offered[1:], self._offered[0]]
        if self._offered:
            offered = self._offered
            self._replace(start, at - start, offered[0], len(offered[0]))
            self._offered = offered

    def _replace(self, start: int, length: int, words: str, cursor: int) -> None:
        """Put `words` in place of `length` characters from `start`; the cursor comes `cursor` characters after it."""
        self.setSelection(start, length)
        if length and not words:
            self.del_()
        else:
            self.insert(words)
        self.setCursorPosition(start + cursor)
        self.textEdited.emit(self.text())


def _pair() -> tuple[str, str]:
    """The quotation marks of the user's language."""
    quoted = QLocale().quoteString("x")
    return (quoted[0], quoted[-1]) if len(quoted) == 3 and QUOTE not in quoted else ("“", "”")
