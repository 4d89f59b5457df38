"""The cells and headers of a candidate's board, painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from interviewer_app.core.debriefs.boards.board import Board, Row
from interviewer_app.core.debriefs.boards.cells import Cell
from interviewer_app.core.debriefs.boards.words import difference_words, heading, initials, rater_words, state_words
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.board_paint import Head, write
from interviewer_app.ui.debrief.ladder import (
    counts_width,
    paint_counts,
    paint_field,
    paint_ladder,
    paint_moved,
    paint_waiting,
)
from interviewer_app.ui.debrief.matrix_model import Index, MatrixModel, TrackLine
from interviewer_app.ui.debrief.shape import Shape
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, metrics, theme
from interviewer_app.ui.widgets.panels import paint_card

HEAD, TALL, LOW = 70, 28, 24
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
DIGIT, DASH = 20, 13  # pixels for the digit of a rating, and for the dash of none
BESIDE = 13  # pixels of a cell beside what is written in it


class CellDelegate(QStyledItemDelegate):
    """Paints a cell in the shape that fits the board's width."""

    def __init__(self, model: MatrixModel, shape: Callable[[], Shape]) -> None:
        super().__init__()
        self._model, self._shape = model, shape

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        board, line, box = self._model.board, self._model.lines[index.row()], QRectF(option.rect)
        if board is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        painter.fillRect(option.rect, theme().colour("surface"))  # over the style's ground of what is selected
        if isinstance(line, TrackLine):
            painter.fillRect(option.rect, theme().colour("raised"))
        else:
            painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), theme().colour("line"))
            if index.column() == len(board.columns):
                self._paint_difference(painter, box, line)
            else:
                self._paint_cell(painter, option, box, line, index.column())
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, line: Row, column: int
    ) -> None:
        cell = line.cells[column]
        view = option.widget
        chosen = isinstance(view, QTableView) and view.currentIndex() == self._model.index(
            self._model.lines.index(line), column
        )
        inner = box.adjusted(3, 3, -3, -4)
        if cell.state == "not this round":
            self._paint_run(painter, inner, line, column, view)
        elif cell.state in ("not submitted", "missing round"):
            paint_waiting(painter, inner, state_words(cell.state), cell.state == "not submitted")
        if chosen:
            lit = "" if cell.state == "not this round" else "tint"
            paint_card(painter, box.adjusted(1, 1, -1, -2), lit, "accent", 6, 2)
        if cell.state in ("rated", "no evidence"):
            self._paint_rating(painter, box.adjusted(9, 0, 9 - BESIDE, -1), line, cell)

    def _paint_run(self, painter: QPainter, inner: QRectF, line: Row, column: int, view: QWidget | None) -> None:
        """Neighbouring cells that nobody asked for are one field: each paints its part of it."""
        first = last = column
        while first > 0 and line.cells[first - 1].state == "not this round":
            first -= 1
        while last + 1 < len(line.cells) and line.cells[last + 1].state == "not this round":
            last += 1
        if isinstance(view, QTableView):
            left = view.columnViewportPosition(first)
            right = view.columnViewportPosition(last) + view.columnWidth(last)
            inner = QRectF(left + 3, inner.y(), right - left - 6, inner.height())
        paint_field(painter, inner, state_words("not this round"))

    def _paint_rating(self, painter: QPainter, box: QRectF, line: Row, cell: Cell) -> None:
        shape = self._shape()
        if cell.level is None:
            self._paint_none(painter, box, line, cell)
            return
        rest = _paint_digit(painter, box, str(cell.level), "text")
        if shape.ladder:
            place = QRectF(rest.x(), box.y(), shape.ladder, box.height())
            before = (cell.original,) if cell.revised and cell.original is not None else ()
            paint_ladder(painter, place, line.values, (cell.level,), before)
            rest = rest.adjusted(shape.ladder + 6, 0, 0, 0)
        elif cell.revised:
            rest = self._paint_moved(painter, rest, cell)
        if shape.counts and rest.width() >= counts_width(cell.for_, cell.against):
            paint_counts(painter, rest, cell.for_, cell.against, line.track)

    def _paint_moved(self, painter: QPainter, rest: QRectF, cell: Cell) -> QRectF:
        """Where no ladder shows it: a triangle, and the rating as it was sealed. Returns what room is left."""
        rest = rest.adjusted(DASH - DIGIT, 0, 0, 0)
        paint_moved(painter, rest.x() + 4, rest.center().y())
        was = str(cell.original) if cell.original is not None else "–"
        write(painter, rest.adjusted(10, 0, 0, 0), was, 12, "text")
        return rest.adjusted(10 + metrics(12).horizontalAdvance(was) + 5, 0, 0, 0)

    def _paint_none(self, painter: QPainter, box: QRectF, line: Row, cell: Cell) -> None:
        """No evidence: the words, shorter where they do not fit; a dash and an empty ladder where there is room."""
        ladder, words = self._shape().ladder, no_evidence_words(box.width() - DASH)
        wide, rest = metrics(12).horizontalAdvance(words), box
        if metrics(11).horizontalAdvance(words) <= box.width() - DASH:
            rest = _paint_digit(painter, box, "–", "muted").adjusted(DASH - DIGIT, 0, 0, 0)
        if cell.revised and not ladder:
            rest = self._paint_moved(painter, rest.adjusted(DIGIT - DASH, 0, 0, 0), cell)
        elif ladder and box.width() >= DIGIT + ladder + 6 + wide:
            rest = box.adjusted(DIGIT, 0, 0, 0)
            before = (cell.original,) if cell.revised and cell.original is not None else ()
            paint_ladder(painter, QRectF(rest.x(), rest.y(), ladder, rest.height()), line.values, (), before)
            rest = rest.adjusted(ladder + 6, 0, 0, 0)
        write(painter, rest, words, 12 if metrics(12).horizontalAdvance(words) <= rest.width() else 11, "muted")

    def _paint_difference(self, painter: QPainter, box: QRectF, line: Row) -> None:
        shape, found = self._shape(), line.difference
        x = box.x() + 14
        if shape.strip_ladder and found.kind in ("apart", "same"):
            place = QRectF(x, box.y(), shape.strip_ladder, box.height() - 1)
            paint_ladder(painter, place, line.values, found.levels, found.originals)
        x += shape.strip_ladder + 8 if shape.strip_ladder else 0
        apart = found.kind == "apart"
        rest = QRectF(x, box.y(), box.right() - x - 6, box.height() - 1)
        weight = BOLD if found.sealed > 1 else MEDIUM if apart else REGULAR
        write(painter, rest, difference_words(found), 12, "text" if apart else "muted", weight)


def _paint_digit(painter: QPainter, box: QRectF, digit: str, token: str) -> QRectF:
    """A rating at the left of a cell; returns what room is left."""
    painter.setFont(theme().font(15, BOLD))
    painter.setPen(theme().colour(token))
    painter.drawText(QRectF(box.x(), box.y(), DIGIT, box.height()), _LEFT, digit)
    return box.adjusted(DIGIT, 0, 0, 0)


def no_evidence_words(width: float) -> str:
    """As much of it as `width` pixels hold, in the smallest letters there are."""
    whole = state_words("no evidence")
    return whole if metrics(11).horizontalAdvance(whole) <= width else _("no ev.")


def legend_words(board: Board, shape: Shape) -> str:
    """What the marks on this board mean, and only those that are drawn at this width."""
    cells = [cell for row in board.rows for cell in row.cells]
    states, marks = {cell.state for cell in cells}, []
    if shape.counts and any(cell.for_ for cell in cells):
        marks.append(_("● cited for"))
    if shape.counts and any(cell.against for cell in cells):
        marks.append(_("■ cited against"))
    if any(cell.revised for cell in cells):
        before = _("ring: the rating before the debrief")
        if not shape.ladder:
            before = _("▲ and ring: before the debrief") if shape.strip_ladder else _("▲ before the debrief")
        marks.append(before)
    if "no evidence" in states:
        whole = no_evidence_words(shape.column - BESIDE - DASH) == state_words("no evidence")
        marks.append(_("no evidence: due here, none seen") if whole else _("no ev.: evidence was due here, none seen"))
    if "not this round" in states:
        marks.append(_("not this round: the loop never asked"))
    return "  ·  ".join(marks)


class RaterHeader(Head):
    """Rounds over raters; what a round has in common stands over all its raters."""

    def __init__(self, model: MatrixModel, shape: Callable[[], Shape], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._shape = model, shape
        self.setFixedHeight(HEAD)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        board = self._model.board
        if board is None:
            return
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, theme().colour("surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme().colour("line"))
        if section < len(board.columns):
            self._paint_rater(painter, QRectF(rect), board, section)
        else:
            box = QRectF(rect).adjusted(14, 8, -6, 0)
            write(painter, _line(box, 0), _("Where rounds differ"), 13, "text", BOLD)
            write(painter, _line(box, 1), _("as sealed, largest first"), 12, "muted")
        painter.restore()

    def _paint_rater(self, painter: QPainter, rect: QRectF, board: Board, section: int) -> None:
        column = board.columns[section]
        group = [n for n, each in enumerate(board.columns) if each.number == column.number]
        left = self.sectionViewportPosition(group[0])
        right = self.sectionViewportPosition(group[-1]) + self.sectionSize(group[-1])
        wide = QRectF(left + 9, rect.y() + 8, right - left - 16, 40)
        head = heading(column) if wide.width() > 70 else str(column.number)
        write(painter, _line(wide, 0), head, 13, "text", BOLD)
        write(painter, _line(wide, 1), column.pack, 12, "muted")
        painter.fillRect(QRectF(left + 9, rect.y() + 44, right - left - 18, 1), theme().colour("control"))
        name = rater_words(column)
        own = QRectF(rect.x() + 9, rect.y() + 46, rect.width() - 12, 22)
        quiet = column.standing != "sealed"
        shown = _short(name, own.width(), self._shape().initials) if column.rater else name
        write(painter, own, shown, 13, "muted" if quiet else "text", MEDIUM)


def _short(name: str, width: float, letters: bool) -> str:
    """A name that fits: whole, the first and a letter, or the initials where even that is too wide."""
    parts = name.split()
    first = f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else name
    wide = metrics(13, MEDIUM).horizontalAdvance
    fitting = (each for each in (name, first) if not letters and wide(each) <= width)
    return next(fitting, initials(name))


def _line(box: QRectF, number: int) -> QRectF:
    return QRectF(box.x(), box.y() + number * 17, box.width(), 17)
