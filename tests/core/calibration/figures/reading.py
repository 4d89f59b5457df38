"""Reading a figure back: its texts, and whether any two of them stand over each other."""

from __future__ import annotations

from itertools import combinations

from interviewer_app.core.calibration.figures.look import Look
from interviewer_app.core.papers.figures import Figure, Text


def texts(figure: Figure) -> list[str]:
    return [item.text for item in figure.items if isinstance(item, Text)]


def box(item: Text, look: Look) -> tuple[float, float, float, float]:
    wide = look.wide(item.text, item.size, item.bold, item.mono)
    left = item.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor]
    return left, item.y - item.size * 0.74, left + wide, item.y + item.size * 0.2


def over_each_other(figure: Figure, look: Look) -> list[tuple[str, str]]:
    """Pairs of texts that share a place."""
    boxes = [(item.text, box(item, look)) for item in figure.items if isinstance(item, Text)]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5
    ]


def outside(figure: Figure, look: Look) -> list[str]:
    """Texts that leave the figure."""
    found = [(item.text, box(item, look)) for item in figure.items if isinstance(item, Text)]
    return [
        t for t, b in found if b[0] < -0.6 or b[1] < -0.6 or b[2] > figure.width + 0.6 or b[3] > figure.height + 0.6
    ]
