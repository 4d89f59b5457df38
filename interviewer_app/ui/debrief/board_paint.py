"""What the painters of both boards share: text that fits its box, headers in our colours, the column of dimensions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from interviewer_app.ui.debrief.matrix_model import TrackLine
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, metrics, theme

BAND = 22  # pixels of the line that names a track
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_Across, _Down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


class Lines(Protocol):
    """A model whose rows are dimensions, and the names of the tracks between them."""

    @property
    def lines(self) -> Sequence[Any]: ...

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = ..., /) -> Any: ...


class Head(QHeaderView):
    """A header that nobody clicks or drags, in our colours also where no section is."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(10)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rest = self.viewport().rect()
        behind = self.length() - self.offset()
        rest.setLeft(behind) if self.orientation() == _Across else rest.setTop(behind)
        if rest.isValid():
            QPainter(self.viewport()).fillRect(rest, theme().colour("surface"))


class DimensionNames(Head):
    """Names of dimensions, which stay while the board is scrolled sideways; `now` is the ground of the chosen one's."""

    def __init__(self, model: Lines, parent: QWidget, now: str = "surface") -> None:
        super().__init__(_Down, parent)
        self._lines, self._now = model, now

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        table = self.parentWidget()
        current = isinstance(table, QTableView) and table.currentIndex().row() == section
        words, box = str(self._lines.headerData(section, _Down)), QRectF(rect).adjusted(14, 0, -4, 0)
        painter.save()
        painter.setClipRect(rect)
        if isinstance(self._lines.lines[section], TrackLine):
            painter.fillRect(rect, theme().colour("raised"))
            write(painter, box, words, 12, "muted", BOLD)
        else:
            painter.fillRect(rect, theme().colour(self._now if current else "surface"))
            painter.fillRect(rect.x() + 14, rect.bottom(), rect.width(), 1, theme().colour("line"))
            write(painter, box.adjusted(0, 0, 0, -1), words, 13, "text", BOLD if current else MEDIUM)
        painter.restore()


def write(
    painter: QPainter, box: QRectF, text: str, size: int, token: str, weight: int = REGULAR, mono: bool = False
) -> None:
    """One line of text at the left of a box, shortened where it does not fit."""
    if box.width() < 8:
        return
    painter.setFont(theme().font(size, weight, mono))
    painter.setPen(theme().colour(token))
    shown = metrics(size, weight, mono).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _LEFT, shown)
