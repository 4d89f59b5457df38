"""The table of a role: dimensions stay at the left, candidates scroll; arrows choose a cell."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from interviewer_app.core.debriefs.boards.role import RoleBoard, RoleRow
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.board_paint import BAND, DimensionNames
from interviewer_app.ui.debrief.board_table import BAR, BoardTable
from interviewer_app.ui.debrief.matrix_model import TrackLine
from interviewer_app.ui.debrief.role_model import RoleModel
from interviewer_app.ui.debrief.role_paint import LOW, TALL, CandidateHeader, RoleDelegate

LABEL, LEAST, MOST = 150, 74, 200


class RoleTable(BoardTable):
    """The board of one role; Enter and a double click open the chosen candidate's."""

    enter_asks = True

    def __init__(self) -> None:
        super().__init__()
        self.model_ = RoleModel()
        self._low = False
        self._cells = RoleDelegate(self.model_)  # a view does not keep its delegate
        self.setItemDelegate(self._cells)
        names = DimensionNames(self.model_, self, "tint")
        self.dress(self.model_, CandidateHeader(self.model_, self), names, _("Role board: candidates by dimension"))
        self.names.setFixedWidth(LABEL)

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
        self.fit()

    def _choose(self, row: int, column: int) -> None:
        self.fit()
        rows = [number for number, line in enumerate(self.model_.lines) if isinstance(line, RoleRow)]
        if rows and self.model_.columnCount():
            row = row if row in rows else rows[0]
            self.setCurrentIndex(self.model_.index(row, min(max(column, 0), self.model_.columnCount() - 1)))

    def fit(self) -> None:
        count = self.model_.columnCount()
        width = (self.width() - LABEL - BAR) // max(1, count)
        # One size for all: a thousand columns set one by one would keep the window busy.
        self.heads.setDefaultSectionSize(max(LEAST, min(MOST, width)))
        self.names.setDefaultSectionSize(LOW if self._low else TALL)
        for number, line in enumerate(self.model_.lines):
            if isinstance(line, TrackLine):
                self.setRowHeight(number, BAND)

    def on_moved(self, now: QModelIndex, before: QModelIndex) -> None:
        for index in (now, before):  # their rows alone: painting all of it takes as long as twenty of them
            top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
            self.viewport().update(0, top, self.viewport().width(), height)
            self.names.viewport().update(0, top, self.names.width(), height)
        line = self.model_.lines[now.row()] if now.isValid() else None
        if isinstance(line, RoleRow):
            self.moved.emit(line.id, self.model_.candidate(now.column()).id)
