"""A drawn figure with what is where in it, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer_app.core.papers.figures import Figure

Cell = str | float | None


@dataclass(frozen=True, slots=True)
class Hit:
    """An area that stands for an interviewer or a dimension, in points of the figure."""

    what: str
    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h


@dataclass(frozen=True, slots=True)
class Drawn:
    """table: heads first, then rows of numbers and names, for CSV

    body: from where to where rows stand, top and bottom; what is above and below may stay while they scroll
    """

    figure: Figure
    hits: tuple[Hit, ...]
    table: tuple[tuple[Cell, ...], ...]
    body: tuple[float, float] = (0.0, 0.0)

    def row_at(self, x: float, y: float) -> str | None:
        """What stands at this place of the figure."""
        return next((hit.what for hit in self.hits if hit.holds(x, y)), None)


def rounded(number: float | None, digits: int = 4) -> float | None:
    """A number as a table shows it."""
    return None if number is None else round(number, digits) + 0.0


def ends(interval: tuple[float, float] | None) -> Sequence[float | None]:
    """Both ends of an interval as cells."""
    return (None, None) if interval is None else (rounded(interval[0]), rounded(interval[1]))
