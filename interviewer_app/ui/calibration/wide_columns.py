"""Columns of a table that may be a dimension each: a box to tick for every one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import metrics
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.ticks import Tick

LONGEST, FEWEST_WIDE = 240, 180  # pixels of a heading, and of a column of boxes


class WideColumns(QWidget):
    """`ticked(heading, on)`."""

    ticked = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Columns that are a dimension each"))
        self.boxes: dict[str, Tick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)

    def show_headings(self, headings: Sequence[str], chosen: Sequence[str]) -> None:
        self.setVisible(bool(headings))
        if list(headings) != list(self.boxes):
            for box in self.boxes.values():
                box.hide()
                box.deleteLater()
            self.boxes = {heading: self._box(heading) for heading in headings}
            self._place()
        for heading, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(heading in chosen)
            box.blockSignals(False)

    def _box(self, heading: str) -> Tick:
        shown = metrics(13).elidedText(heading, Qt.TextElideMode.ElideMiddle, LONGEST)
        box = Tick(shown)
        box.setAccessibleName(heading)
        box.setToolTip(literal_tip(heading if shown != heading else ""))
        box.toggled.connect(lambda on: self.ticked.emit(heading, on))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=FEWEST_WIDE)
        columns = max(1, self.width() // (widest + 16))
        for number, box in enumerate(self.boxes.values()):
            self._grid.addWidget(box, number // columns, number % columns)
        self._grid.setColumnStretch(columns, 1)
