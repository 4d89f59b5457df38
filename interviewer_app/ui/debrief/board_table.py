"""What the tables of both boards share: arrows choose a cell, letters stay keys of the page, headers stand still."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip

from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import Ground

BAR = 12  # pixels of a scroll bar
_Key = Qt.Key
_WALK = frozenset(
    {_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home,
     _Key.Key_End}
)  # fmt: skip
_OPENS = frozenset({_Key.Key_Return, _Key.Key_Enter})


class BoardTable(QTableView):
    """`moved(dimension, column)` when another cell is chosen; `asked` when Enter or a double click opens one.

    enter_asks: False leaves Enter to the page
    """

    moved = Signal(str, str)
    asked = Signal()
    enter_asks = False

    def dress(self, model: QAbstractItemModel, heads: QHeaderView, names: QHeaderView, name: str) -> None:
        """Take its model and headers; `name` is what a screen reader says of it."""
        self.setModel(model)
        self.heads, self.names = heads, names
        self.setHorizontalHeader(heads)
        self.setVerticalHeader(names)
        self.setAccessibleName(name)
        self._corner = Ground("surface", self)  # over the style's own, in colours that are not ours
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.selectionModel().currentChanged.connect(self.on_moved)

    def fit(self) -> None:
        """Share out the room there is; columns as wide as they are need nothing."""

    def told(self, index: QModelIndex) -> str:
        """A cell in words: what its model shows."""
        return str(self.model().data(index))

    def on_moved(self, _now: QModelIndex, _before: QModelIndex) -> None:
        """Another cell is the current one: its dimension's name stands out."""
        self.names.viewport().update()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._corner.setGeometry(0, 0, self.names.width(), self.heads.height() - 1)
        self._corner.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.fit()
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _WALK and not held:
            super().keyPressEvent(event)
        elif self.enter_asks and event.key() in _OPENS and not held:
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
                QToolTip.showText(event.globalPos(), literal_tip(self.told(index)), self)
            return True
        return super().viewportEvent(event)
