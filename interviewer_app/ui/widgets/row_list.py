"""A list of painted rows: a model over plain records, a delegate with fixed heights, a view that Enter works in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QWidget,
)

from interviewer_app.ui.theme.theme import REGULAR, font, metrics, theme
from interviewer_app.ui.widgets.labels import literal_tip

if TYPE_CHECKING:
    # Names for the type checker: importing them costs time before the first paint.
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
Role = Qt.ItemDataRole
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

KEPT = 4000  # fitted texts a list remembers


class RowModel(QAbstractListModel, Generic[Row]):
    """Rows as they are; `spoken` says one aloud, `selectable` whether the selection may stop at it."""

    def __init__(
        self,
        spoken: Callable[[Row], str],
        selectable: Callable[[Row], bool] = lambda _row: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._spoken, self._selectable = spoken, selectable

    def row(self, index: Index) -> Row:
        return self._rows[index.row()]

    def show_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def put_row(self, number: int, row: Row) -> None:
        """Show another record in place of one; the selection stays where it is."""
        self._rows = [*self._rows[:number], row, *self._rows[number + 1 :]]
        index = self.index(number)
        self.dataChanged.emit(index, index)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self._spoken(self._rows[index.row()])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._selectable(self._rows[index.row()]):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren


class RowDelegate(QStyledItemDelegate):
    """Paints rows; what was elided is told whole, and literally, by a tool tip."""

    HEIGHT = 31

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitted: dict[tuple[str, int, int, bool, int, Qt.TextElideMode], str] = {}

    def height_of(self, index: Index) -> int:
        return self.HEIGHT

    def full_text(self, index: Index) -> str:
        """What the tool tip of a row says."""
        return str(index.data())

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.height_of(index))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            from PySide6.QtWidgets import QToolTip

            QToolTip.showText(event.globalPos(), literal_tip(self.full_text(index)), view)
        return True

    def write(
        self,
        painter: QPainter,
        box: QRect,
        text: str,
        size: int,
        token: str,
        weight: int = REGULAR,
        mono: bool = False,
        side: int = LEFT,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
    ) -> None:
        """One line of text in `box`, shortened where it does not fit."""
        key = (text, size, weight, mono, box.width(), mode)
        if key not in self._fitted:
            if len(self._fitted) > KEPT:
                self._fitted.clear()
            # No plain letter is wider than its size and a bit: what fits by that rule needs no measuring.
            fits = text.isascii() and len(text) * size * 1.05 <= box.width()
            self._fitted[key] = text if fits else metrics(size, weight, mono).elidedText(text, mode, box.width())
        painter.setFont(font(size, weight, mono))
        painter.setPen(theme().colour(token))
        painter.drawText(box, side, self._fitted[key])


class RowList(QListView):
    """The view: one selection, arrows move it, Enter or a double click opens it, a click only selects."""

    opened = Signal(QModelIndex)
    chosen = Signal(QModelIndex)

    def __init__(self, name: str, model: RowModel[Any], delegate: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.chosen.emit(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsSelectable:
            self.opened.emit(index)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the page here, not a search in the list."""


def row_at(index: Index) -> Any:
    """The record behind an index of a RowModel."""
    model = index.model()
    return model.row(index) if isinstance(model, RowModel) else None


def is_chosen(option: QStyleOptionViewItem, index: Index) -> bool:
    """Whether the selection of its list stands at `index`. (Asking QStyle costs 8 ms before the first paint.)"""
    view = option.widget
    return isinstance(view, QListView) and view.selectionModel().isSelected(index)


def edge_token(option: QStyleOptionViewItem) -> str:
    """The border of a selected row: the accent while its list has the keys."""
    return "accent" if option.widget is not None and option.widget.hasFocus() else "control"
