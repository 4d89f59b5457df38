"""Places to click that lead to a probe: buttons without a face, over what another widget has painted there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _


class Place(NamedTuple):
    """Where a click leads to the probe of that number."""

    box: QRect
    number: int


class JumpSpot(QAbstractButton):
    """One of them; the key of its command does the same."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.command = Command("jump", str(number))
        self.setAccessibleName(_("Probe {n}").format(n=number))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        return  # what stands below it is its face


class JumpSpots:
    """The spots of one widget. `jump` is told the number of a probe that was clicked."""

    def __init__(self, parent: QWidget, jump: Callable[[int], None]) -> None:
        self._parent, self._jump = parent, jump
        self._spots: dict[int, JumpSpot] = {}

    def place(self, places: Sequence[Place]) -> None:
        """Stand at these places and nowhere else; of two places of one probe the last one counts."""
        wanted = {place.number: place.box for place in places}
        for number, box in wanted.items():
            spot = self._spots.get(number)
            if spot is None:
                spot = self._spots[number] = JumpSpot(number, self._parent)
                spot.clicked.connect(lambda _on=False, to=number: self._jump(to))
            if spot.geometry() != box:
                spot.setGeometry(box)
            if spot.isHidden():
                spot.show()
        for number in self._spots.keys() - wanted.keys():
            self._spots[number].hide()

    def at(self, number: int) -> JumpSpot | None:
        """The spot of a probe, if it stands anywhere."""
        spot = self._spots.get(number)
        return None if spot is None or spot.isHidden() else spot
