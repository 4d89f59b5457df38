"""The shapes of rounds that are not about a candidate: a diamond for practice, a flag for a pilot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


def paint_practice(painter: QPainter, colour: QColor) -> None:
    """11 pixels high, centred on the origin; so is the other one."""
    painter.setPen(QPen(colour, 1.4))
    painter.drawPolygon(QPolygonF([QPointF(0, -5.4), QPointF(5.4, 0), QPointF(0, 5.4), QPointF(-5.4, 0)]))


def paint_pilot(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin))
    painter.drawLine(QPointF(-4, -5.4), QPointF(-4, 5.6))
    painter.drawPolygon(QPolygonF([QPointF(-4, -4.7), QPointF(4.6, -1.7), QPointF(-4, 1.3)]))
