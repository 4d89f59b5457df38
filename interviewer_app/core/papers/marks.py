"""How one moment looks, on screen and on paper.

outer shape  direction: circle = for, rounded square = against, diamond = neutral
letter       kind
fill         durability: hollow while being written, solid once on disk
line below   prompted
hue          track, given by the caller
"""

from __future__ import annotations

from math import sqrt
from typing import Literal

from interviewer_app.core.papers.figures import Circle, Item, Line, Polygon, Rect, Text

Direction = Literal["for", "against", "neutral"]

# Cap height of the letter as a share of its size, for Inter, Noto Sans and JetBrains Mono alike (0.714 to 0.73).
_CAP = 0.72


def shape(
    cx: float, cy: float, size: float, direction: str, colour: str, *, hollow: bool = False, width: float | None = None
) -> Item:
    """The outline of a moment, optically as large as a circle with diameter `size`, centred on (cx, cy)."""
    line = max(0.6, size * 0.1) if width is None else width
    inset = line / 2 if hollow else 0.0
    fill, stroke = (None, colour) if hollow else (colour, None)
    if direction == "against":
        side = size * 0.92 - 2 * inset
        return Rect(cx - side / 2, cy - side / 2, side, side, fill, stroke, line, size * 0.14)
    if direction == "neutral":
        reach = size * 0.66 - inset * sqrt(2)
        return Polygon(((cx, cy - reach), (cx + reach, cy), (cx, cy + reach), (cx - reach, cy)), fill, stroke, line)
    return Circle(cx, cy, size / 2 - inset, fill, stroke, line)


def mark(
    cx: float,
    cy: float,
    size: float,
    direction: str,
    letter: str,
    colour: str,
    on_colour: str,
    hollow: bool = False,
    prompted: bool = False,
) -> tuple[Item, ...]:
    """A moment as figure items, centred on (cx, cy).

    size:      diameter of the circle for *for*; a diamond reaches 16 % of it further out
    letter:    the kind's letter, or empty for the shape alone
    colour:    token of the track; on_colour: token of the letter on a solid mark
    returns:   shape, letter, and the short line 0.2 `size` below when prompted
    """
    items: list[Item] = [shape(cx, cy, size, direction, colour, hollow=hollow)]
    if letter:
        letter_size = size * 0.7
        baseline = cy + letter_size * _CAP / 2
        items.append(Text(cx, baseline, letter, letter_size, colour if hollow else on_colour, True, False, "middle"))
    if prompted:
        below = cy + size * (0.77 if direction == "neutral" else 0.66)
        items.append(Line(cx - size * 0.28, below, cx + size * 0.28, below, colour, max(0.6, size * 0.1)))
    return tuple(items)
