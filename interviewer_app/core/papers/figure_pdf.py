"""The paper painter of figures."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer_app.core.papers.figures import Circle, Figure, Item, Line, Polygon, Polyline, Rect, Text
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.shaping import Style


def draw_figure(ink: Ink, figure: Figure, x: float, y: float) -> None:
    """Draw `figure` with its top left corner at (x, y), and say what it shows."""
    ink.say.figure(figure.alt, (x, y, x + figure.width, y + figure.height))
    draw_items(ink, figure.items, x, y)
    ink.say.done()


def draw_items(ink: Ink, items: Iterable[Item], x: float = 0, y: float = 0) -> None:
    """Draw items moved by (x, y), in their order."""
    for item in items:
        match item:
            case Text():
                style = Style(item.size, item.bold, item.mono)
                ink.text(x + item.x, y + item.y, item.text, style, item.colour, item.anchor)
            case Circle():
                ink.circle(x + item.cx, y + item.cy, item.r, item.fill, item.stroke, item.width)
            case Line():
                ink.line(x + item.x1, y + item.y1, x + item.x2, y + item.y2, item.stroke, item.width, item.dash)
            case Rect():
                ink.rect(
                    x + item.x, y + item.y, item.w, item.h, item.fill, item.stroke, item.width, item.radius, item.dash
                )
            case Polygon():
                ink.polygon(((x + px, y + py) for px, py in item.points), item.fill, item.stroke, item.width)
            case Polyline():
                ink.polyline(((x + px, y + py) for px, py in item.points), item.stroke, item.width, item.dash)
