"""The words of a scale in their order, lowest first: arrows choose one, Ctrl and an arrow move it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.row_list import Index, RowDelegate, RowList, RowModel, edge_token, is_chosen, row_at

Ranked = tuple[int, str]
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
MOST = 8  # rows shown without scrolling


class _ScaleDelegate(RowDelegate):
    HEIGHT = 28

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        number, word = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, -1), "tint", edge_token(option), 6, 2)
        else:
            painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme().colour("line"))
        self.write(painter, QRect(box.x() + 10, box.y(), 24, box.height()), str(number), 12, "muted", mono=True)
        self.write(painter, box.adjusted(38, 0, -8, 0), word, 13, "text")
        painter.restore()


class ScaleList(RowList):
    """`moved(words)`: the words in their new order."""

    moved = Signal(list)

    def __init__(self) -> None:
        self._model = RowModel[Ranked](lambda row: _("{n}: {word}").format(n=row[0], word=row[1]))
        self._painter = _ScaleDelegate()
        super().__init__(_("Words of the scale, lowest first. Ctrl and an arrow move one"), self._model, self._painter)
        self.words: tuple[str, ...] = ()

    def show_words(self, words: Sequence[str]) -> None:
        at = max(0, self.currentIndex().row())
        self.words = tuple(words)
        self._model.show_rows(list(enumerate(words, 1)))
        self.setFixedHeight(2 + _ScaleDelegate.HEIGHT * min(max(1, len(words)), MOST))
        if words:
            self.setCurrentIndex(self._model.index(min(at, len(words) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._move(step)
        elif step or event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _move(self, step: int) -> None:
        at = self.currentIndex().row()
        to = at + step
        if 0 <= at < len(self.words) and 0 <= to < len(self.words):
            words = list(self.words)
            words[at], words[to] = words[to], words[at]
            self.show_words(words)
            self.setCurrentIndex(self._model.index(to))
            self.moved.emit(words)
