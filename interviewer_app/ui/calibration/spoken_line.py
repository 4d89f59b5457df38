"""A sentence with some of its words bold, wrapped to its width; what stands in it is never read as markup."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import BOLD, REGULAR, font, theme

Runs = Iterable[tuple[str, bool]]
"""A sentence in parts: the words, and whether they are bold."""


class SpokenLine(QWidget):
    """The whole sentence is its accessible name.

    tone: the token of its ink; lift: words that count stand out by the ink of text, not by weight
    """

    def __init__(self, size: int = 15, tone: str = "text", lift: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size, self._tone, self._lift, self._spacing = size, tone, lift, 1.35
        self._text, self._bold = "", tuple[tuple[int, int], ...]()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._text

    def show_sentence(self, text: str) -> None:
        """A sentence without a bold word; "" hides the line."""
        self.show_runs([(text, False)])

    def show_runs(self, runs: Runs) -> None:
        text, bold = "", []
        for words, strong in runs:
            if strong:
                bold.append((len(text), len(text) + len(words)))
            text += words
        self._text, self._bold = text, tuple(bold)
        self.setAccessibleName(text)
        if self.parentWidget() is not None or not text:  # alone it would be shown as a window of its own
            self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid(width)[1]) + 1

    def end_of_last(self, width: int) -> int:
        """Where the last line of the sentence ends, in pixels, laid out in `width`."""
        layout = self._laid(width)[0]
        return round(layout.lineAt(layout.lineCount() - 1).naturalTextWidth()) if layout.lineCount() else 0

    def sizeHint(self) -> QSize:
        width = 420
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(self._size * self._spacing))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().colour(self._tone))
        self._laid(self.width())[0].draw(painter, QPointF(0, 0))

    def _laid(self, width: int) -> tuple[QTextLayout, float]:
        """The sentence in lines of `width` pixels, and how high they are together."""
        layout = QTextLayout(self._text, font(self._size, REGULAR))
        layout.setTextOption(_wrapping())
        layout.setFormats([self._span(start, end) for start, end in self._bold])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, y))
            y += max(line.height(), self._size * self._spacing)
        layout.endLayout()
        return layout, y

    def _span(self, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        style = QTextCharFormat()
        if self._lift:
            style.setForeground(theme().colour("text"))
        else:
            style.setFont(font(self._size, BOLD))
        # Python counts characters, Qt pairs of bytes: a letter beyond the first plane takes two.
        found.start = _units(self._text[:start])
        found.length = _units(self._text[start:end])
        found.format = style
        return found


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
