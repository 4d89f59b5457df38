"""What a drawing is made of, in points; two painters (Qt for the screen, reportlab for paper) draw the same figure.

The origin is the top left corner and y grows downwards. Colours are names of palette tokens (`text`, `muted`, `impl`),
never hex values, so that one figure serves a dark screen, a light one and a page. Standard library only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle with its top left corner at (x, y); `radius` rounds the corners, `dash` breaks the stroke."""

    x: float
    y: float
    w: float
    h: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    radius: float = 0
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    cx: float
    cy: float
    r: float
    fill: str | None = None
    stroke: str | None = None
    width: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = "line"
    width: float = 1
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed outline through `points`, at least three (x, y) pairs."""

    points: tuple[tuple[float, float], ...]
    fill: str | None = None
    stroke: str | None = None
    width: float = 1


@dataclass(frozen=True, slots=True)
class Polyline:
    """An open line through `points`, at least two (x, y) pairs, with round corners and ends."""

    points: tuple[tuple[float, float], ...]
    stroke: str = "line"
    width: float = 1
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `x` is its start, middle or end, `y` its baseline. Painters never read markup in it."""

    x: float
    y: float
    text: str
    size: float
    colour: str = "text"
    bold: bool = False
    mono: bool = False
    anchor: Anchor = "start"


Item = Rect | Circle | Line | Polygon | Polyline | Text


@dataclass(frozen=True, slots=True)
class Figure:
    """Items in drawing order. `alt` says in one sentence what the figure shows, for those who cannot see it."""

    width: float
    height: float
    items: tuple[Item, ...]
    alt: str
