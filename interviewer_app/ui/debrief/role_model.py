"""The board of a role as a table, narrowed to the candidates that are looked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from interviewer_app.core.debriefs.boards.role import Candidate, RoleBoard, RoleCell, RoleRow
from interviewer_app.core.debriefs.boards.words import track_words
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.matrix_model import Index, TrackLine

Role = Qt.ItemDataRole
RoleLine = RoleRow | TrackLine


class RoleModel(QAbstractTableModel):
    """Columns are candidates in the order of the board; nothing sorts them."""

    def __init__(self) -> None:
        super().__init__()
        self.board: RoleBoard | None = None
        self.lines: tuple[RoleLine, ...] = ()
        self.shown: tuple[int, ...] = ()
        self._words = ""

    def show_board(self, board: RoleBoard) -> None:
        self.beginResetModel()
        self.board, self.lines = board, _lines(board)
        self._narrow()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """Only candidates whose name holds all of `words`."""
        self.beginResetModel()
        self._words = words
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        wanted = self._words.casefold().split()
        people = self.board.candidates if self.board is not None else ()
        self.shown = tuple(
            number for number, each in enumerate(people) if all(word in each.name.casefold() for word in wanted)
        )

    def candidate(self, column: int) -> Candidate:
        assert self.board is not None
        return self.board.candidates[self.shown[column]]

    def cell(self, line: RoleRow, column: int) -> RoleCell:
        return line.cells[self.shown[column]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self.lines[index.row()], RoleRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        line = self.lines[index.row()]
        if isinstance(line, TrackLine):
            return track_words(line.track)
        words = cell_words(self.cell(line, index.column()))
        return f"{line.name}, {self.candidate(index.column()).name}: {words}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            line = self.lines[section]
            return track_words(line.track) if isinstance(line, TrackLine) else line.name
        each = self.candidate(section)
        return f"{each.name}, {cards_words(each)}, {', '.join(each.packs)}"


def cards_words(candidate: Candidate) -> str:
    return _("{n} of {all} cards").format(n=candidate.submitted, all=candidate.cards)


def cell_words(cell: RoleCell) -> str:
    """A cell in one line: `2, 3, 3; 4 for, 1 against; 2 of 5 prompted`."""
    if cell.state != "rated":
        return state_words(cell.state)
    parts = [", ".join(map(str, cell.levels))]
    counts = [_("{n} for").format(n=cell.for_)] if cell.for_ else []
    counts += [_("{n} against").format(n=cell.against)] if cell.against else []
    parts += [", ".join(counts)] if counts else []
    parts.append(_("{n} of {all} prompted").format(n=cell.prompted, all=cell.cited))
    if cell.withheld:
        parts.append(_("{n} on changed anchors, not across").format(n=cell.withheld))
    return "; ".join(parts)


def state_words(state: str) -> str:
    return {
        "no evidence": _("no evidence"), "not submitted": _("not submitted"), "not this round": _("not asked"),
        "not across": _("anchors changed: not across"),
    }.get(state, "")  # fmt: skip


def _lines(board: RoleBoard) -> tuple[RoleLine, ...]:
    lines: list[RoleLine] = []
    for row in board.rows:
        if not lines or lines[-1].track != row.track:
            lines.append(TrackLine(row.track))
        lines.append(row)
    return tuple(lines)
