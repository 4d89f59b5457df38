"""The cells and headers of a role's board, painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from interviewer_app.core.debriefs.boards.role import Candidate, RoleCell, RoleRow
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.board_paint import Head, write
from interviewer_app.ui.debrief.ladder import hue, paint_counts, paint_field, paint_ladder, paint_waiting
from interviewer_app.ui.debrief.matrix_model import Index, TrackLine
from interviewer_app.ui.debrief.role_model import RoleModel, cards_words, state_words
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, theme
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import paint_card

HEAD, TALL, LOW = 66, 52, 44
WIDE, SLIM = 118, 88  # pixels: from here on there is room for a ladder, for margins
MARKS = 7  # shapes that are drawn one by one
LADDER = 54


class RoleDelegate(QStyledItemDelegate):
    """A dot per rating and its digit above, the cited moments and how many were prompted below."""

    def __init__(self, model: RoleModel) -> None:
        super().__init__()
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, box = self._model.lines[index.row()], QRectF(option.rect)
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, theme().colour("raised" if isinstance(line, TrackLine) else "surface"))
        if isinstance(line, RoleRow):
            view = option.widget
            now = view.currentIndex() if isinstance(view, QTableView) else None
            if now is not None and now.row() == index.row():
                painter.fillRect(option.rect, theme().colour("tint"))
                if now.column() == index.column():
                    paint_card(painter, box.adjusted(1, 1, -1, -2), "tint", "accent", 6, 2)
            painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme().colour("line"))
            inner = box.adjusted(8, 2, -6, -3) if box.width() >= SLIM else box.adjusted(5, 2, -2, -3)
            self._paint_cell(painter, inner, line, self._model.cell(line, index.column()))
        painter.restore()

    def _paint_cell(self, painter: QPainter, box: QRectF, line: RoleRow, cell: RoleCell) -> None:
        middle = QRectF(box.x() - 3, box.center().y() - 11, box.width(), 22)
        if cell.state == "not this round":
            paint_field(painter, middle, state_words(cell.state) if box.width() >= SLIM else "")
            if box.width() < SLIM:
                write(painter, box, state_words(cell.state), 12, "muted")
        elif cell.state == "not submitted":
            paint_waiting(painter, middle, state_words(cell.state), box.width() > 90)
        elif cell.state == "not across":
            paint_card(painter, middle, "surface", "control", 6)
            write(painter, middle.adjusted(8, 0, -4, 0), state_words(cell.state), 12, "text")
        elif cell.state == "no evidence":
            wide = box.width() >= WIDE
            if wide:
                paint_ladder(painter, QRectF(box.x(), box.y(), LADDER, box.height()), line.values)
            write(painter, box.adjusted(LADDER + 8 if wide else 0, 0, 0, 0), state_words(cell.state), 12, "muted")
        else:
            self._paint_rated(painter, box, line, cell)

    def _paint_rated(self, painter: QPainter, box: QRectF, line: RoleRow, cell: RoleCell) -> None:
        above = QRectF(box.x(), box.y(), box.width(), box.height() / 2)
        below = above.translated(0, above.height())
        digits = " ".join(map(str, cell.levels)) + (" *" if cell.withheld else "")
        x = 0
        if box.width() >= WIDE:
            paint_ladder(painter, QRectF(above.x(), above.y(), LADDER, above.height()), line.values, cell.levels)
            x = LADDER + 8
        write(painter, above.adjusted(x, 0, 0, 0), digits, 13, "text", MEDIUM, mono=True)
        if cell.for_ + cell.against > MARKS or box.width() < WIDE:
            after = paint_counts(painter, below, cell.for_, cell.against, line.track)
            if box.width() < WIDE:
                return
        else:
            after = _paint_marks(painter, below, line.track, cell)
        share = _("{n}/{all} pr.").format(n=cell.prompted, all=cell.cited)
        write(painter, QRectF(after + 5, below.y(), below.right() - after - 5, below.height()), share, 12, "muted")


def _paint_marks(painter: QPainter, box: QRectF, track: str, cell: RoleCell) -> float:
    """A shape per cited moment; returns where they end."""
    colour, after = theme().colour(hue(track)), box.x()
    for direction in ("for",) * cell.for_ + ("against",) * cell.against:
        paint_mark(painter, after + 5, box.center().y(), 9, direction, "", colour, colour)
        after += 11
    return after


class CandidateHeader(Head):
    """Who, how many cards, on which packs; a pack whose anchors changed is set off."""

    def __init__(self, model: RoleModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setFixedHeight(HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        each: Candidate = self._model.candidate(section)
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme().colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().colour("line"))
        slim = rect.width() < SLIM
        box = QRectF(rect).adjusted(5, 8, -2, 0) if slim else QRectF(rect).adjusted(8, 8, -6, 0)
        cards = f"{each.submitted}/{each.cards}" if slim else cards_words(each)
        write(painter, QRectF(box.x(), box.y(), box.width(), 18), each.name, 13, "text", BOLD)
        write(painter, QRectF(box.x(), box.y() + 18, box.width(), 16), cards, 12, "muted")
        pack = sorted(each.changed)[0] if each.changed else each.packs[0]
        more = f" +{len(each.packs) - 1}" if len(each.packs) > 1 else ""
        weight, ink = (BOLD, "text") if each.changed else (REGULAR, "muted")
        write(painter, QRectF(box.x(), box.y() + 34, box.width(), 16), pack + more, 12, ink, weight)
        painter.restore()
