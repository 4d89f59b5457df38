"""The matrix of a candidate's board: arrows choose a cell, letters are keys of the page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal

from interviewer_app.core.debriefs.boards.board import Board, Row
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.board_paint import BAND, DimensionNames
from interviewer_app.ui.debrief.board_table import BAR, BoardTable
from interviewer_app.ui.debrief.matrix_model import MatrixModel, TrackLine
from interviewer_app.ui.debrief.matrix_paint import LOW, TALL, CellDelegate, RaterHeader, legend_words
from interviewer_app.ui.debrief.shape import LEAST, shape_for

_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Matrix(BoardTable):
    """The board of one candidate; a double click asks for a cell's evidence, Enter is a key of the page."""

    legend_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model_ = MatrixModel()
        self._shape, self._low = shape_for(900, 4), False
        self._cells = CellDelegate(self.model_, lambda: self._shape)  # a view does not keep its delegate
        self.setItemDelegate(self._cells)
        heads = RaterHeader(self.model_, lambda: self._shape, self)
        self.dress(self.model_, heads, DimensionNames(self.model_, self), _("Board: raters by dimension"))
        heads.setStretchLastSection(True)

    def show_board(self, board: Board, dimension: str = "", column: str = "") -> None:
        """Show a board and choose a cell of it, the first one where there is no such cell."""
        self.clearSpans()
        self.model_.show_board(board)
        for number, line in enumerate(self.model_.lines):
            if isinstance(line, TrackLine):
                self.setSpan(number, 0, 1, self.model_.columnCount())
        self.fit()
        place = self.model_.place_of(dimension, column)
        self.setCurrentIndex(place if place.isValid() else self._first())

    def change_board(self, board: Board) -> None:
        """The same board with other cells."""
        self.model_.change_board(board)
        self.legend_changed.emit(self.legend())

    def choose(self, dimension: str, column: str) -> None:
        place = self.model_.place_of(dimension, column)
        if place.isValid():
            self.setCurrentIndex(place)

    def show_low(self, low: bool) -> None:
        """Rows of a low window."""
        self._low = low
        self.fit()

    def needed_height(self) -> int:
        """Pixels that show every line."""
        heights = sum(BAND if isinstance(line, TrackLine) else self._row() for line in self.model_.lines)
        return heights + self.heads.height() + 2

    def legend(self) -> str:
        """What the marks in its cells mean."""
        board = self.model_.board
        return legend_words(board, self._shape) if board is not None else ""

    def _first(self) -> QModelIndex:
        rows = [number for number, line in enumerate(self.model_.lines) if isinstance(line, Row)]
        return self.model_.index(rows[0], 0) if rows else QModelIndex()

    def _row(self) -> int:
        return LOW if self._low else TALL

    def fit(self) -> None:
        board = self.model_.board
        if board is None:
            return
        self._shape = shape_for(self.width() - BAR, len(board.columns))
        beside = Qt.ScrollBarPolicy.ScrollBarAsNeeded if self._shape.column == LEAST else _OFF
        self.setHorizontalScrollBarPolicy(beside)
        self.names.setFixedWidth(self._shape.label)
        for number in range(len(board.columns)):
            self.setColumnWidth(number, self._shape.column)
        self.setColumnWidth(len(board.columns), self._shape.strip)
        for number, line in enumerate(self.model_.lines):
            self.setRowHeight(number, BAND if isinstance(line, TrackLine) else self._row())
        self.legend_changed.emit(self.legend())

    def told(self, index: QModelIndex) -> str:
        return str(self.model_.data(index, Qt.ItemDataRole.AccessibleTextRole))

    def on_moved(self, now: QModelIndex, before: QModelIndex) -> None:
        super().on_moved(now, before)
        line = self.model_.lines[now.row()] if now.isValid() else None
        board = self.model_.board
        if isinstance(line, Row) and board is not None and now.column() < len(board.columns):
            self.moved.emit(line.id, board.columns[now.column()].id)
