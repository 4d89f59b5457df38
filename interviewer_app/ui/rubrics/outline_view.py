"""The outline of the pack: what there is, how much of it, and where the lint has something to say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.keys import stroke_of
from interviewer_app.ui.rubrics.looks import OutlineRow
from interviewer_app.ui.rubrics.signs import paint_sign, severity_word
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, metrics
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, paint_card, row
from interviewer_app.ui.widgets.row_list import RIGHT, Index, RowDelegate, RowList, RowModel, is_chosen, row_at

PAD, STEP = 8, 14


class OutlineDelegate(RowDelegate):
    """A name, a sign, a count."""

    HEIGHT, HEADING = 27, 32

    def height_of(self, index: Index) -> int:
        look: OutlineRow = row_at(index)
        return self.HEADING if look.heading else self.HEIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: OutlineRow = row_at(index)
        box: QRect = option.rect
        if look.heading:
            line = box.adjusted(PAD, 6, -PAD, 0)
            self.write(painter, line, look.words, 12, "muted", BOLD)
            return
        chosen = is_chosen(option, index)
        if chosen:
            held = option.widget is not None and option.widget.hasFocus()
            edge = "accent" if held else "hover"
            paint_card(painter, box.toRectF().adjusted(0, 0, 0, -1), "hover", edge, 6, 2 if held else 1)
        count = round(metrics(12, mono=True).horizontalAdvance(look.many)) + 4 if look.many else 0
        right = box.right() - PAD
        self.write(painter, QRect(right - count, box.top(), count, box.height()), look.many, 12, "muted", mono=True,
                   side=RIGHT)
        right -= max(count, 16) + 4
        if look.severity:
            paint_sign(painter, right - 8, box.top() + box.height() / 2, look.severity)
            right -= 20
        left = box.left() + PAD + STEP * look.depth
        name = QRect(left, box.top(), right - left, box.height())
        self.write(painter, name, look.words, 13, "text", BOLD if chosen else MEDIUM, mode=Qt.TextElideMode.ElideRight)

    def full_text(self, index: Index) -> str:
        look: OutlineRow = row_at(index)
        return look.words


class OutlineList(RowList):
    """Arrows walk; Enter goes into what is open. moved(name): move it, take it out, another one."""

    acted = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stroke = stroke_of(event)
        if stroke in ("up", "down", "remove", "another"):
            self.acted.emit(stroke)
        elif stroke:
            event.ignore()
        else:
            super().keyPressEvent(event)


class OutlinePanel(Panel):
    """picked(node): another one was chosen. entered(): Enter. acted(name): a key that changes the list."""

    picked = Signal(str)
    entered = Signal()
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Pack"))
        self.model: RowModel[OutlineRow] = RowModel(_spoken, lambda look: not look.heading)
        self.list = OutlineList(_("Parts of the pack"), self.model, OutlineDelegate())
        self._rows: Sequence[OutlineRow] = ()
        head = row(TextLabel(_("Pack"), 16, BOLD), margins=(8, 0, 8, 0))
        lines = column(head, 2, self.list, margins=(10, 14, 10, 10))
        lines.setStretchFactor(self.list, 1)
        self.setLayout(lines)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(lambda _index: self.entered.emit())
        self.list.acted.connect(self.acted)

    def show_outline(self, rows: Sequence[OutlineRow], node: str) -> None:
        self.list.blockSignals(True)
        if [each.node for each in rows] == [each.node for each in self._rows]:
            for number, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
                if old != new:
                    self.model.put_row(number, new)
        else:
            self.model.show_rows(rows)
        self._rows = rows
        number = next((number for number, each in enumerate(rows) if each.node == node), -1)
        if number >= 0 and self.list.currentIndex().row() != number:
            index = self.model.index(number)
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)
        self.list.blockSignals(False)

    def _on_chosen(self, index: Index) -> None:
        if index.isValid() and row_at(index).node:
            self.picked.emit(row_at(index).node)


def _spoken(look: OutlineRow) -> str:
    said = [look.words, look.many, severity_word(look.severity) if look.severity else ""]
    return ", ".join(part for part in said if part)
