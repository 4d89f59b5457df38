"""Any of several: a box to tick for each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from interviewer_app.ui.rubrics.keys import stroke_of
from interviewer_app.ui.widgets.ticks import Tick


class Box(Tick):
    """One box; the page's keys stay the page's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if stroke_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Ticks(QWidget):
    """typed(str): the values that are ticked, one a line, in the order of the options."""

    typed = Signal(str)
    entered = Signal()
    COLUMNS = 2

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._options: tuple[tuple[str, str], ...] = ()
        self.boxes: dict[str, Box] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def show_options(self, options: tuple[tuple[str, str], ...], text: str) -> None:
        """options: (value, words); `text` has the chosen values, one a line."""
        if options != self._options:
            self._options = options
            for old in self.boxes.values():
                old.hide()
                old.deleteLater()
            self.boxes = {value: Box(words) for value, words in options}
            rows = -(-len(options) // self.COLUMNS)
            for number, box in enumerate(self.boxes.values()):
                self._grid.addWidget(box, number % rows, number // rows)
                box.toggled.connect(self._on_toggled)
        chosen = set(text.splitlines())
        for value, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(value in chosen)
            box.blockSignals(False)

    def setFocus(self, *_reason: object) -> None:
        first = next(iter(self.boxes.values()), None)
        if first is not None:
            first.setFocus()

    def _on_toggled(self, _on: bool) -> None:
        self.entered.emit()
        self.typed.emit("\n".join(value for value, box in self.boxes.items() if box.isChecked()))
