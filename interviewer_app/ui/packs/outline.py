"""The outline beside a page: parts, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.ui.packs.blocks import Entry
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, metrics, theme
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.row_list import (
    RIGHT,
    Index,
    RowDelegate,
    RowList,
    RowModel,
    edge_token,
    is_chosen,
    row_at,
)

_Key = Qt.Key
_WALK = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End})


class EntryDelegate(RowDelegate):
    """A part in bold, what stands in it below, a time or a count at the right."""

    HEIGHT, ENTRY = 32, 27

    def height_of(self, index: Index) -> int:
        entry: Entry = row_at(index)
        return self.ENTRY if entry.depth else self.HEIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, QRectF(box).adjusted(0, 1, -1, -1), "tint", edge_token(option), 6, 1.5)
        box = box.adjusted(10 + 12 * entry.depth, 0, -10, 0)
        if entry.track:
            painter.fillRect(box.x() - 2, box.center().y() - 6, 3, 13, theme().colour(track_colour(entry.track)))
            box = box.adjusted(8, 0, 0, 0)
        room = round(metrics(12).horizontalAdvance(entry.aside)) + 2 if entry.aside else 0
        if room > box.width() // 2:  # long words at the right give way to the name
            room = box.width() // 2
        aside = QRect(box.right() - room + 1, box.y(), room, box.height())
        name = box.adjusted(0, 0, -room - (8 if room else 0), 0)
        weight = REGULAR if entry.depth else BOLD
        self.write(painter, name, entry.words, 13, "text", weight, mode=Qt.TextElideMode.ElideRight)
        if entry.aside:
            self.write(painter, aside, entry.aside, 12, "muted", MEDIUM, side=RIGHT, mode=Qt.TextElideMode.ElideRight)
        painter.restore()


class Outline(RowList):
    """`part_chosen(key)` when the user moves through it; `follow` moves it without saying so."""

    part_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self.rows = RowModel[Entry](_spoken)
        super().__init__(name, self.rows, EntryDelegate(), parent)
        self._entries: Sequence[Entry] = ()
        self._following = False
        self.chosen.connect(self._on_chosen)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self._entries = list(entries)
        self._following = True
        self.rows.show_rows(self._entries)
        if self._entries:
            self.setCurrentIndex(self.rows.index(0))
        self._following = False

    def go_to(self, part: str) -> None:
        """Choose the line of `part`, as if the user had."""
        number = next((n for n, entry in enumerate(self._entries) if entry.part == part), -1)
        if number >= 0:
            self.setCurrentIndex(self.rows.index(number))

    def follow(self, part: str) -> None:
        """Choose the line of `part`, as the page has been scrolled there."""
        number = next((n for n, entry in enumerate(self._entries) if entry.part == part), -1)
        if number >= 0 and number != self.currentIndex().row():
            self._following = True
            self.setCurrentIndex(self.rows.index(number))
            self._following = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and not self._following:
            self.part_chosen.emit(self._entries[index.row()].part)


def _spoken(entry: Entry) -> str:
    return f"{entry.words}, {entry.aside}" if entry.aside else entry.words
