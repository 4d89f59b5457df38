"""A candidate's board as a table: what stands at each row and column, and how it is said aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from interviewer_app.core.debriefs.boards.board import Board, Row
from interviewer_app.core.debriefs.boards.words import (
    cell_words,
    difference_words,
    heading,
    rater_words,
    spoken,
    track_words,
)
from interviewer_app.core.texts import _

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A line between the dimensions of two tracks."""

    track: str


Line = Row | TrackLine


class MatrixModel(QAbstractTableModel):
    """Columns are raters; the last one says where rounds differ."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None
        self.lines: tuple[Line, ...] = ()

    def show_board(self, board: Board | None) -> None:
        self.beginResetModel()
        self.board, self.lines = board, _lines(board)
        self.endResetModel()

    def change_board(self, board: Board) -> None:
        """The same raters and dimensions with other cells, as after a revision: the chosen cell stays."""
        if self.board is None or [c.id for c in board.columns] != [c.id for c in self.board.columns]:
            self.show_board(board)
            return
        self.board, self.lines = board, _lines(board)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def place_of(self, dimension: str, column: str) -> QModelIndex:
        """Where a cell stands; an invalid index for one that is not on the board."""
        rows = [number for number, line in enumerate(self.lines) if isinstance(line, Row) and line.id == dimension]
        columns = [n for n, each in enumerate(self.board.columns if self.board else ()) if each.id == column]
        return self.index(rows[0], columns[0]) if rows and columns else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.board is None else len(self.board.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()] if index.isValid() else None
        if isinstance(line, Row) and self.board is not None and index.column() < len(self.board.columns):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role == Role.ToolTipRole or self.board is None:
            return None
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        line = self.lines[index.row()]
        if isinstance(line, TrackLine):
            return track_words(line.track)
        if index.column() == len(self.board.columns):
            return f"{line.name}: {difference_words(line.difference)}"
        column, cell = self.board.columns[index.column()], line.cells[index.column()]
        return spoken(line, column, cell) if role == Role.AccessibleTextRole else cell_words(cell)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if self.board is None or role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            line = self.lines[section]
            return track_words(line.track) if isinstance(line, TrackLine) else line.name
        if section >= len(self.board.columns):
            return _("Where rounds differ")
        column = self.board.columns[section]
        return f"{heading(column)}, {column.pack}, {rater_words(column)}"


def _lines(board: Board | None) -> tuple[Line, ...]:
    lines: list[Line] = []
    for row in board.rows if board is not None else ():
        if not lines or _track(lines[-1]) != row.track:
            lines.append(TrackLine(row.track))
        lines.append(row)
    return tuple(lines)


def _track(line: Line) -> str:
    return line.track
