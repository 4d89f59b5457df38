"""How a round's state looks: a shape and a colour, always beside its word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.purpose_signs import paint_pilot, paint_practice

TOKENS = {
    "planned": "muted",
    "live": "accent",
    "paused": "accent",
    "owed": "warning",
    "submitted": "strong",
    "unseen": "muted",
    "pilot": "muted",
    "practice": "muted",
}


def paint_state(painter: QPainter, cx: float, cy: float, state: str) -> str:
    """Draw the shape of a state, 11 pixels wide, centred on (cx, cy); returns the token its word is written in."""
    token = TOKENS[state]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(cx, cy)
    _SHAPES[state](painter, theme().colour(token))
    painter.restore()
    return token


def _planned(painter: QPainter, colour: QColor) -> None:
    pen = QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.7, 1.7])
    painter.setPen(pen)
    painter.drawEllipse(QPointF(0, 0), 4.8, 4.8)


def _live(painter: QPainter, colour: QColor) -> None:
    _solid(painter, colour)
    painter.drawEllipse(QPointF(0, 0), 5, 5)


def _paused(painter: QPainter, colour: QColor) -> None:
    _solid(painter, colour)
    painter.drawRoundedRect(QRectF(-4.5, -5, 3.5, 10), 1, 1)
    painter.drawRoundedRect(QRectF(1, -5, 3.5, 10), 1, 1)


def _owed(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.4))
    painter.drawEllipse(QPointF(0, 0), 4.8, 4.8)
    _solid(painter, colour)
    painter.drawPie(QRectF(-4.8, -4.8, 9.6, 9.6), -90 * 16, 180 * 16)


def _submitted(painter: QPainter, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1.4))
    painter.drawRoundedRect(QRectF(-4.3, -0.8, 8.6, 6), 1.2, 1.2)
    painter.drawArc(QRectF(-2.6, -5.2, 5.2, 6), 0, 180 * 16)
    painter.drawLine(QPointF(-2.6, -2.2), QPointF(-2.6, -0.8))
    painter.drawLine(QPointF(2.6, -2.2), QPointF(2.6, -0.8))


def _unseen(painter: QPainter, colour: QColor) -> None:
    pen = QPen(colour, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.7, 1.7])
    painter.setPen(pen)
    painter.drawRoundedRect(QRectF(-4.8, -4.8, 9.6, 9.6), 1.2, 1.2)


def _solid(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)


_SHAPES: dict[str, Callable[[QPainter, QColor], None]] = {
    "planned": _planned,
    "live": _live,
    "paused": _paused,
    "owed": _owed,
    "submitted": _submitted,
    "unseen": _unseen,
    "pilot": paint_pilot,
    "practice": paint_practice,
}
