"""Where no board is up: candidates to pick, and a place to drop cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.drawer import _WALK
from interviewer_app.ui.debrief.looks import PersonLook
from interviewer_app.ui.theme.theme import BOLD, theme
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import column, paint_card
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

_OPENS = ("\r", "\n")


class PersonDelegate(RowDelegate):
    HEIGHT = 40

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: PersonLook = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, -1), "tint", edge_token(option), 8, 2)
        else:
            painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme().colour("line"))
        inner = box.adjusted(12, 0, -12, 0)
        half = inner.width() // 2
        self.write(painter, QRect(inner.x(), inner.y(), half - 8, inner.height()), look.name, 14, "text", BOLD)
        facts = QRect(inner.x() + half, inner.y(), inner.width() - half, inner.height())
        self.write(painter, facts, look.facts, 12, "muted", side=RIGHT)
        painter.restore()


class PeopleList(RowList):
    def __init__(self) -> None:
        self.rows = RowModel[PersonLook](lambda look: f"{look.name}, {look.facts}")
        self._painter = PersonDelegate()
        super().__init__(_("Candidates"), self.rows, self._painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK or event.text() in _OPENS:
            super().keyPressEvent(event)
        else:
            event.ignore()


class PeoplePlace(QWidget):
    """`picked(round)` when a candidate is opened."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list = PeopleList()
        self.heading = TextLabel(_("Drop cards here, or pick a candidate"), 18, BOLD)
        words = _("PDFs and bundles as they were handed to you, as many as you have. The workspace stays as it is.")
        self.words = TextLabel(words, 13, tone="muted", wrap=True)
        self.setLayout(column(self.heading, 6, self.words, 12, self.list, margins=(20, 18, 20, 12)))
        self.list.opened.connect(lambda index: self.picked.emit(row_at(index).round))

    def show_people(self, people: Sequence[PersonLook]) -> None:
        self.list.rows.show_rows(people)
        self.list.setVisible(bool(people))
        if people:
            self.list.setCurrentIndex(self.list.rows.index(0))
