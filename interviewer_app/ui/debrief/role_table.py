"""The table of a role: dimensions stay at the left, candidates scroll; arrows choose a cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QToolTip

from interviewer_app.core.debriefs.boards.role import RoleBoard, RoleRow
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.matrix import _WALK
from interviewer_app.ui.debrief.matrix_model import TrackLine
from interviewer_app.ui.debrief.role_model import RoleModel
from interviewer_app.ui.debrief.role_paint import BAND, LOW, TALL, CandidateHeader, RoleDelegate, RoleNames
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import Ground

LABEL, LEAST, MOST, BAR = 150, 74, 200, 12


class RoleTable(QTableView):
    """`moved(dimension, candidate)` when another cell is chosen; `asked` when Enter or a double click opens one."""

    moved = Signal(str, str)
    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model_ = RoleModel()
        self._low = False
        self.setModel(self.model_)
        self._cells = RoleDelegate(self.model_)  # a view does not keep its delegate
        self.setItemDelegate(self._cells)
        self.people, self.names = CandidateHeader(self.model_, self), RoleNames(self.model_, self)
        self.setHorizontalHeader(self.people)
        self.setVerticalHeader(self.names)
        self.names.setFixedWidth(LABEL)
        self.setAccessibleName(_("Role board: candidates by dimension"))
        self._corner = Ground("surface", self)
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

    def show_board(self, board: RoleBoard) -> None:
        """Show a board; the chosen cell stays where it is still there."""
        now = self.currentIndex()
        at = (now.row(), now.column())
        self.model_.show_board(board)
        self._choose(*at)

    def narrow(self, words: str) -> None:
        row = self.currentIndex().row()
        self.model_.narrow(words)
        self._choose(row, 0)

    def show_low(self, low: bool) -> None:
        self._low = low
        self._fit()

    def _choose(self, row: int, column: int) -> None:
        self._fit()
        rows = [number for number, line in enumerate(self.model_.lines) if isinstance(line, RoleRow)]
        if rows and self.model_.columnCount():
            row = row if row in rows else rows[0]
            self.setCurrentIndex(self.model_.index(row, min(max(column, 0), self.model_.columnCount() - 1)))

    def _fit(self) -> None:
        count = self.model_.columnCount()
        width = (self.width() - LABEL - BAR) // max(1, count)
        # One size for all: a thousand columns set one by one would keep the window busy.
        self.people.setDefaultSectionSize(max(LEAST, min(MOST, width)))
        self.names.setDefaultSectionSize(LOW if self._low else TALL)
        for number, line in enumerate(self.model_.lines):
            if isinstance(line, TrackLine):
                self.setRowHeight(number, BAND)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self.names.width(), self.people.height() - 1)
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _WALK and not held:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self.asked.emit()
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
                QToolTip.showText(event.globalPos(), literal_tip(str(self.model_.data(index))), self)
            return True
        return super().viewportEvent(event)

    def _on_moved(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):  # their rows alone: painting all of it takes as long as twenty of them
            top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            self.viewport().update(0, top, self.viewport().width(), height)
            self.names.viewport().update(0, top, self.names.width(), height)
        line = self.model_.lines[now.row()] if now.isValid() else None
        if isinstance(line, RoleRow):
            self.moved.emit(line.id, self.model_.candidate(now.column()).id)
