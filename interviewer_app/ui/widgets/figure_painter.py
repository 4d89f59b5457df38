"""Draws a figure of `core.papers.figures` on the screen; the reportlab painter draws the same one on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.figures import Circle, Figure, Item, Line, Polygon, Polyline, Rect, Text
from interviewer_app.ui.theme.theme import BOLD, REGULAR, font, theme

Colours = Callable[[str], QColor]


def paint_items(painter: QPainter, items: Iterable[Item], colours: Colours | None = None) -> None:
    """Draw items in order, one unit of theirs to one of the painter's.

    colours: turns a token into a colour; the theme in use does it otherwise
    """
    find = colours or theme().colour
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for item in items:
        if isinstance(item, Text):
            _paint_text(painter, item, find)
        elif isinstance(item, Line):
            painter.setPen(_pen(find, item.stroke, item.width, item.dash))
            painter.drawLine(QPointF(item.x1, item.y1), QPointF(item.x2, item.y2))
        elif isinstance(item, Polyline):
            _paint_polyline(painter, item, find)
        else:
            _paint_shape(painter, item, find)


def paint_figure(painter: QPainter, figure: Figure, box: QRectF) -> None:
    """Draw a whole figure into `box`, as large as fits, its proportions kept, centred."""
    scale = min(box.width() / figure.width, box.height() / figure.height)
    painter.save()
    painter.translate(
        box.x() + (box.width() - figure.width * scale) / 2, box.y() + (box.height() - figure.height * scale) / 2
    )
    painter.scale(scale, scale)
    paint_items(painter, figure.items)
    painter.restore()


def _pen(find: Colours, stroke: str | None, width: float, dash: bool = False) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(find(stroke), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern([3, 3])
    return pen


def _paint_polyline(painter: QPainter, item: Polyline, find: Colours) -> None:
    pen = _pen(find, item.stroke, item.width, item.dash)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if not item.dash:  # round ends would fill the gaps
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _paint_shape(painter: QPainter, item: Rect | Circle | Polygon, find: Colours) -> None:
    painter.setPen(_pen(find, item.stroke, item.width, getattr(item, "dash", False)))
    painter.setBrush(Qt.BrushStyle.NoBrush if item.fill is None else find(item.fill))
    if isinstance(item, Rect):
        painter.drawRoundedRect(QRectF(item.x, item.y, item.w, item.h), item.radius, item.radius)
    elif isinstance(item, Circle):
        painter.drawEllipse(QPointF(item.cx, item.cy), item.r, item.r)
    else:
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in item.points]))


def _paint_text(painter: QPainter, item: Text, find: Colours) -> None:
    chosen = font(item.size, BOLD if item.bold else REGULAR, item.mono)
    painter.setFont(chosen)
    painter.setPen(find(item.colour))
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
    advance = QFontMetricsF(chosen).horizontalAdvance(item.text) if back else 0.0
    painter.drawText(QPointF(item.x - advance * back, item.y), item.text)


class FigureView(QWidget):
    """One figure as a widget; its sentence is the accessible name."""

    def __init__(self, figure: Figure, parent: QWidget | None = None, ground: str = "surface") -> None:
        super().__init__(parent)
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        self._figure = figure
        self.setAccessibleName(figure.alt)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self._figure.width), round(self._figure.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour(self._ground))
        paint_figure(painter, self._figure, QRectF(self.rect()))
