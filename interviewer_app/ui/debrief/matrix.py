"""The matrix of a candidate's board: arrows choose a cell, letters are keys of the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip

from interviewer_app.core.debriefs.boards.board import Board, Row
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.matrix_model import MatrixModel, TrackLine
from interviewer_app.ui.debrief.matrix_paint import (
    BAND,
    LOW,
    TALL,
    CellDelegate,
    DimensionHeader,
    RaterHeader,
    legend_words,
)
from interviewer_app.ui.debrief.shape import LEAST, shape_for
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import Ground

BAR = 12  # pixels of a scroll bar
_Key = Qt.Key
_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_WALK = frozenset(
    {_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home,
     _Key.Key_End}
)  # fmt: skip


class Matrix(QTableView):
    """`moved(dimension, column)` when another cell is chosen; `asked` when it is double-clicked."""

    moved = Signal(str, str)
    asked = Signal()
    legend_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model_ = MatrixModel()
        self._shape, self._low = shape_for(900, 4), False
        self.setModel(self.model_)
        self._cells = CellDelegate(self.model_, lambda: self._shape)  # a view does not keep its delegate
        self.setItemDelegate(self._cells)
        self.raters = RaterHeader(self.model_, lambda: self._shape, self)
        self.names = DimensionHeader(self.model_, self)
        self.setHorizontalHeader(self.raters)
        self.setVerticalHeader(self.names)
        self.setAccessibleName(_("Board: raters by dimension"))
        self._corner = Ground("surface", self)  # over the style's own, in colours that are not ours
        self._plain()
        self.selectionModel().currentChanged.connect(self._on_moved)

    def _plain(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.raters.setStretchLastSection(True)

    def show_board(self, board: Board, dimension: str = "", column: str = "") -> None:
        """Show a board and choose a cell of it, the first one where there is no such cell."""
        self.clearSpans()
        self.model_.show_board(board)
        for number, line in enumerate(self.model_.lines):
            if isinstance(line, TrackLine):
                self.setSpan(number, 0, 1, self.model_.columnCount())
        self._fit()
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
        self._fit()

    def needed_height(self) -> int:
        """Pixels that show every line."""
        heights = sum(BAND if isinstance(line, TrackLine) else self._row() for line in self.model_.lines)
        return heights + self.raters.height() + 2

    def legend(self) -> str:
        """What the marks in its cells mean."""
        board = self.model_.board
        return legend_words(board, self._shape) if board is not None else ""

    def _first(self) -> QModelIndex:
        rows = [number for number, line in enumerate(self.model_.lines) if isinstance(line, Row)]
        return self.model_.index(rows[0], 0) if rows else QModelIndex()

    def _row(self) -> int:
        return LOW if self._low else TALL

    def _fit(self) -> None:
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

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self.names.width(), self.raters.height() - 1)
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _WALK and not held:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the page here, not a search in the table."""

    def mouseDoubleClickEvent(self, event: object) -> None:
        self.asked.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                words = str(self.model_.data(index, Qt.ItemDataRole.AccessibleTextRole))
                QToolTip.showText(event.globalPos(), literal_tip(words), self)
            return True
        return super().viewportEvent(event)

    def _on_moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.names.viewport().update()
        line = self.model_.lines[now.row()] if now.isValid() else None
        board = self.model_.board
        if isinstance(line, Row) and board is not None and now.column() < len(board.columns):
            self.moved.emit(line.id, board.columns[now.column()].id)
