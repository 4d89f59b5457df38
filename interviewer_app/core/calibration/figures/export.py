"""A figure as a file of its own: SVG to look at, CSV to calculate with."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.papers.figures import Circle, Figure, Item, Line, Polygon, Polyline, Rect, Text
from interviewer_app.core.papers.palette import PRINT
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.rubrics.tables.csv_files import csv_of

_SANS = "Inter, &quot;Noto Sans&quot;, sans-serif"
_MONO = "&quot;JetBrains Mono&quot;, monospace"
_MARGIN = 12


def svg_of(figure: Figure) -> bytes:
    """On a white ground with a margin; fonts are named, not carried. The same figure gives the same bytes."""
    width, height = figure.width + 2 * _MARGIN, figure.height + 2 * _MARGIN
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_n(width)}" height="{_n(height)}"'
        f' viewBox="{-_MARGIN} {-_MARGIN} {_n(width)} {_n(height)}" font-family="{_SANS}">',
        f"<title>{_words(figure.alt)}</title>",
        f'<rect x="{-_MARGIN}" y="{-_MARGIN}" width="{_n(width)}" height="{_n(height)}" fill="{PRINT["bg"]}"/>',
        *(_drawn(item) for item in figure.items),
        "</svg>",
    ]
    return "\n".join((*lines, "")).encode()


def csv_of_figure(drawn: Drawn) -> bytes:
    """The numbers of the figure: heads, then rows; no cell is a formula."""
    return csv_of(drawn.table)


def _drawn(item: Item) -> str:
    match item:
        case Text():
            return _text(item)
        case Circle():
            return f'<circle cx="{_n(item.cx)}" cy="{_n(item.cy)}" r="{_n(item.r)}"{_paint(item)}/>'
        case Line():
            ends = f'x1="{_n(item.x1)}" y1="{_n(item.y1)}" x2="{_n(item.x2)}" y2="{_n(item.y2)}"'
            return f"<line {ends}{_stroke(item)}/>"
        case Rect():
            place = f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.w)}" height="{_n(item.h)}"'
            return f'<rect {place} rx="{_n(item.radius)}"{_paint(item)}/>'
        case Polygon():
            return f'<polygon points="{_points(item.points)}"{_paint(item)}/>'
        case Polyline():
            round_ends = ' stroke-linejoin="round"' + ("" if item.dash else ' stroke-linecap="round"')
            return f'<polyline points="{_points(item.points)}" fill="none"{_stroke(item)}{round_ends}/>'


def _text(item: Text) -> str:
    told = "".join(_attributes(item))
    return f'<text x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}"{told}>{_words(item.text)}</text>'


def _attributes(item: Text) -> Iterator[str]:
    yield f' fill="{PRINT[item.colour]}"'
    if item.bold:
        yield ' font-weight="600"'
    if item.mono:
        yield f' font-family="{_MONO}"'
    if item.anchor != "start":
        yield f' text-anchor="{item.anchor}"'


def _paint(item: Rect | Circle | Polygon) -> str:
    fill = "none" if item.fill is None else PRINT[item.fill]
    return f' fill="{fill}"' + ("" if item.stroke is None else _stroke(item))


def _stroke(item: Rect | Circle | Polygon | Line | Polyline) -> str:
    dash = ' stroke-dasharray="4 3"' if getattr(item, "dash", False) else ""
    return f' stroke="{PRINT[item.stroke or "line"]}" stroke-width="{_n(item.width)}"{dash}'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _words(text: str) -> str:
    """Text that acts in no way: no control characters, which XML forbids, and no markup."""
    return escape(without_controls(text))
