"""How much of a cell there is room for: digits stay, ladders go first, then the counts of evidence. No Qt."""

from __future__ import annotations

from typing import NamedTuple

LEAST = 34  # pixels of a column: below it the board scrolls sideways


class Shape(NamedTuple):
    """Widths in pixels; ladder and strip_ladder 0 where there is no room for one.

    initials: columns name their rater by initials, and the header's tip in full
    """

    label: int
    column: int
    strip: int
    ladder: int
    counts: bool
    initials: bool
    strip_ladder: int


def shape_for(width: int, columns: int) -> Shape:
    """The shape of a board of `columns` raters in `width` pixels."""
    many = columns > 6
    label = 150 if width >= 860 and not many else 138 if width >= 700 else 104
    strip = 160 if width >= 860 and not many else 96
    column = max(LEAST, min(172, (width - label - strip) // max(1, columns)))
    ladder = 62 if column >= 150 else 38 if column >= 122 else 0
    return Shape(label, column, strip, ladder, column >= 78, column < 92, 56 if strip > 120 else 0)
