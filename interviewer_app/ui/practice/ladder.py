"""Two ratings on one ladder: a disc is you, a diamond is gold, a bar between them is the distance."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from interviewer_app.ui.theme.theme import theme

DISC, DIAMOND, DOT = 5.0, 7.5, 2.2


def paint_pair(painter: QPainter, box: QRectF, values: Sequence[int], yours: int | None, gold: int | None) -> None:
    """The ladder in `box`; a rating that is None is not on it. Where both stand, the disc lies in the diamond."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = _places(box, values)
    middle = box.center().y()
    now = theme()
    if at:
        painter.setPen(now.pen("line", 1.5))
        painter.drawLine(QPointF(min(at.values()), middle), QPointF(max(at.values()), middle))
    painter.setPen(now.pen("control", 1.2))
    painter.setBrush(now.colour("surface"))
    for place in at.values():
        painter.drawEllipse(QPointF(place, middle), DOT, DOT)
    if yours in at and gold in at and yours != gold:
        painter.setPen(now.pen("text", 2.0))
        painter.drawLine(QPointF(at[yours], middle), QPointF(at[gold], middle))
    if gold in at:
        paint_gold(painter, at[gold], middle)
    if yours in at:
        paint_you(painter, at[yours], middle, 3.4 if yours == gold else DISC)
    painter.restore()


def paint_you(painter: QPainter, x: float, y: float, radius: float = DISC) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("accent"))
    painter.drawEllipse(QPointF(x, y), radius, radius)


def paint_gold(painter: QPainter, x: float, y: float) -> None:
    painter.setPen(theme().pen("text", 1.6))
    painter.setBrush(theme().colour("surface"))
    points = ((0, -DIAMOND), (DIAMOND, 0), (0, DIAMOND), (-DIAMOND, 0))
    painter.drawPolygon([QPointF(x + dx, y + dy) for dx, dy in points])


def _places(box: QRectF, values: Sequence[int]) -> dict[int, float]:
    inner = box.adjusted(9, 0, -9, 0)
    step = inner.width() / max(1, len(values) - 1)
    return {value: inner.x() + number * step for number, value in enumerate(sorted(values))}
