"""The cells and headers of a candidate's board, painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from interviewer_app.core.debriefs.boards.board import Board, Row
from interviewer_app.core.debriefs.boards.cells import Cell
from interviewer_app.core.debriefs.boards.words import difference_words, heading, initials, rater_words, state_words
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.ladder import paint_counts, paint_field, paint_ladder, paint_waiting
from interviewer_app.ui.debrief.matrix_model import Index, MatrixModel, TrackLine
from interviewer_app.ui.debrief.shape import Shape
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, metrics, theme
from interviewer_app.ui.widgets.panels import paint_card

HEAD, TALL, LOW, BAND = 70, 28, 24, 22
DIGIT, SAYS = 20, 68  # pixels for the digit of a rating, and for "no evidence"
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


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
            self._paint_rating(painter, box.adjusted(9, 0, -4, -1), line, cell)

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
        painter.setFont(theme().font(15, BOLD))
        painter.setPen(theme().colour("text" if cell.level is not None else "muted"))
        painter.drawText(QRectF(box.x(), box.y(), DIGIT, box.height()), _LEFT, str(cell.level) if cell.level else "–")
        rest = box.adjusted(DIGIT, 0, 0, 0)
        if cell.level is None:
            self._paint_none(painter, rest, line)
            return
        if shape.ladder:
            place = QRectF(rest.x(), box.y(), shape.ladder, box.height())
            before = (cell.original,) if cell.revised and cell.original is not None else ()
            paint_ladder(painter, place, line.values, (cell.level,), before)
            rest = rest.adjusted(shape.ladder + 6, 0, 0, 0)
        if shape.counts:
            paint_counts(painter, rest, cell.for_, cell.against, line.track)

    def _paint_none(self, painter: QPainter, rest: QRectF, line: Row) -> None:
        """No evidence: an empty ladder with the words; where both have no room, the one that has."""
        ladder = self._shape().ladder
        both = ladder and rest.width() >= ladder + SAYS
        if both or rest.width() < SAYS:
            width = ladder if both else min(44.0, rest.width())
            paint_ladder(painter, QRectF(rest.x(), rest.y(), width, rest.height()), line.values)
            rest = rest.adjusted(width + 6, 0, 0, 0)
        if rest.width() >= SAYS - 6:
            _write(painter, rest, state_words("no evidence"), 12, "muted")

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
        _write(painter, rest, difference_words(found), 12, "text" if apart else "muted", weight)


class RaterHeader(QHeaderView):
    """Rounds over raters; what a round has in common stands over all its raters."""

    def __init__(self, model: MatrixModel, shape: Callable[[], Shape], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._shape = model, shape
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        behind = self.length() - self.offset()  # where no section is, the style would show through
        painter = QPainter(self.viewport())
        painter.fillRect(behind, 0, max(0, self.width() - behind), self.height(), theme().colour("surface"))

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
            _write(painter, _line(box, 0), _("Where rounds differ"), 13, "text", BOLD)
            _write(painter, _line(box, 1), _("as sealed, largest first"), 12, "muted")
        painter.restore()

    def _paint_rater(self, painter: QPainter, rect: QRectF, board: Board, section: int) -> None:
        column = board.columns[section]
        group = [n for n, each in enumerate(board.columns) if each.number == column.number]
        left = self.sectionViewportPosition(group[0])
        right = self.sectionViewportPosition(group[-1]) + self.sectionSize(group[-1])
        wide = QRectF(left + 9, rect.y() + 8, right - left - 16, 40)
        head = heading(column) if wide.width() > 70 else str(column.number)
        _write(painter, _line(wide, 0), head, 13, "text", BOLD)
        _write(painter, _line(wide, 1), column.pack, 12, "muted")
        painter.fillRect(QRectF(left + 9, rect.y() + 44, right - left - 18, 1), theme().colour("control"))
        name = rater_words(column)
        own = QRectF(rect.x() + 9, rect.y() + 46, rect.width() - 12, 22)
        quiet = column.standing != "sealed"
        shown = _short(name, own.width(), self._shape().initials) if column.rater else name
        _write(painter, own, shown, 13, "muted" if quiet else "text", MEDIUM)


class DimensionHeader(QHeaderView):
    """Names of dimensions, which stay while the board is scrolled sideways."""

    def __init__(self, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        below = self.length() - self.offset()
        painter = QPainter(self.viewport())
        painter.fillRect(0, below, self.width(), max(0, self.height() - below), theme().colour("surface"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        line = self._model.lines[section]
        table = self.parentWidget()
        current = isinstance(table, QTableView) and table.currentIndex().row() == section
        painter.save()
        painter.setClipRect(rect)
        if isinstance(line, TrackLine):
            painter.fillRect(rect, theme().colour("raised"))
            words = str(self._model.headerData(section, Qt.Orientation.Vertical))
            _write(painter, QRectF(rect).adjusted(14, 0, -4, 0), words, 12, "muted", BOLD)
        else:
            painter.fillRect(rect, theme().colour("surface"))
            painter.fillRect(rect.x() + 14, rect.bottom(), rect.width(), 1, theme().colour("line"))
            box = QRectF(rect).adjusted(14, 0, -4, -1)
            _write(painter, box, line.name, 13, "text", BOLD if current else MEDIUM)
        painter.restore()


def _short(name: str, width: float, letters: bool) -> str:
    """A name that fits: whole, the first and a letter, or the initials where even that is too wide."""
    parts = name.split()
    first = f"{parts[0]} {parts[-1][0]}." if len(parts) > 1 else name
    wide = metrics(13, MEDIUM).horizontalAdvance
    fitting = (each for each in (name, first) if not letters and wide(each) <= width)
    return next(fitting, initials(name))


def _line(box: QRectF, number: int) -> QRectF:
    return QRectF(box.x(), box.y() + number * 17, box.width(), 17)


def _write(painter: QPainter, box: QRectF, text: str, size: int, token: str, weight: int = REGULAR) -> None:
    if box.width() < 8:
        return
    painter.setFont(theme().font(size, weight))
    painter.setPen(theme().colour(token))
    shown = metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, shown)
