"""A figure while it is being put together: items, hit areas, and text that keeps to its room."""

from __future__ import annotations

from interviewer_app.core.calibration.figures.drawn import Cell, Drawn, Hit
from interviewer_app.core.calibration.figures.look import Look
from interviewer_app.core.papers.figures import Anchor, Circle, Figure, Item, Line, Polygon, Rect, Text

# Cap height of half a line: from the middle of a row down to its baseline, as a share of the size.
_MIDDLE = 0.36


class Sheet:
    """Items in drawing order; y grows downwards."""

    def __init__(self, width: float, look: Look) -> None:
        self.width, self.look = width, look
        self.items: list[Item] = []
        self.hits: list[Hit] = []

    def text(
        self, x: float, y: float, words: str, size: float, colour: str = "text", *, bold: bool = False,
        mono: bool = False, anchor: Anchor = "start", room: float | None = None,
    ) -> float:  # fmt: skip
        """One line with its baseline at y, shortened to `room`; returns how wide it is at most."""
        told = words if room is None else self.look.fitted(words, size, room, bold, mono)
        if told:
            self.items.append(Text(x, y, told, size, colour, bold, mono, anchor))
        return self.look.wide(told, size, bold, mono) if told else 0.0

    def beside(
        self, x: float, middle: float, words: str, size: float, colour: str = "text", *, bold: bool = False,
        mono: bool = False, anchor: Anchor = "start", room: float | None = None,
    ) -> float:  # fmt: skip
        """The same, centred on the height `middle`."""
        return self.text(
            x, middle + size * _MIDDLE, words, size, colour, bold=bold, mono=mono, anchor=anchor, room=room
        )

    def line(
        self, x1: float, y1: float, x2: float, y2: float, colour: str = "line", width: float = 1, dash: bool = False
    ) -> None:
        self.items.append(Line(x1, y1, x2, y2, colour, width, dash))

    def rect(
        self, x: float, y: float, w: float, h: float, fill: str | None, stroke: str | None = None, radius: float = 0
    ) -> None:
        self.items.append(Rect(x, y, w, h, fill, stroke, 0.8, radius))

    def dot(
        self, x: float, y: float, colour: str = "text", r: float | None = None, edge: str | None = "surface"
    ) -> None:
        """A filled dot, with an edge that sets it off from a line below it."""
        self.items.append(Circle(x, y, self.look.dot if r is None else r, colour, edge, 1))

    def triangle(self, x: float, y: float, up: bool, colour: str = "accent") -> None:
        """Something moved: to the stricter side up, to the milder one down."""
        r = self.look.dot * 1.5
        tip, base = (y - r, y + r * 0.75) if up else (y + r, y - r * 0.75)
        self.items.append(Polygon(((x, tip), (x + r * 1.05, base), (x - r * 1.05, base)), colour))

    def hit(self, what: str, y: float, h: float) -> None:
        """The whole row stands for `what`."""
        self.hits.append(Hit(what, 0.0, y, self.width, h))

    def done(
        self, height: float, alt: str, table: tuple[tuple[Cell, ...], ...], body: tuple[float, float] = (0.0, 0.0)
    ) -> Drawn:
        return Drawn(Figure(self.width, height, tuple(self.items), alt), tuple(self.hits), table, body)
