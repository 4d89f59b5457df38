"""A moment's mark on the screen; its shapes are those of `core.papers.marks`, so that screen and paper agree.

Marks repeat by the thousand on a time line, so each distinct one is painted once into an image and copied from there.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from interviewer_app.core.papers.figures import Circle, Item
from interviewer_app.core.papers.marks import mark
from interviewer_app.ui.widgets.figure_painter import paint_items

DOTS = ("·", "•", ".")
LEAST_LETTER = 11  # pixels; a smaller mark is a shape alone


def paint_mark(
    painter: QPainter,
    cx: float,
    cy: float,
    size: float,
    direction: str,
    letter: str,
    colour: QColor,
    on_colour: QColor,
    hollow: bool = False,
    prompted: bool = False,
) -> None:
    """Draw one mark centred on (cx, cy), in the painter's pixels, moved to whole device pixels so that it stays crisp.

    size:      diameter of a disc, 8 to 40 pixels; below 11 the letter is left out
    direction: "for" a disc, "against" a rounded square, "neutral" a diamond
    letter:    one character, "·" for *something here*, "" for none
    colour:    of the shape; `on_colour` of the letter in a solid one
    """
    ratio = painter.device().devicePixelRatioF()
    image = _image(float(size), direction, letter, colour.rgba(), on_colour.rgba(), hollow, prompted, ratio)
    half = image.width() / ratio / 2
    painter.drawImage(QPointF(round((cx - half) * ratio) / ratio, round((cy - half) * ratio) / ratio), image)


@lru_cache(maxsize=1024)
def _image(
    size: float, direction: str, letter: str, colour: int, on: int, hollow: bool, prompted: bool, ratio: float
) -> QImage:
    side = 2 * ceil(size * 0.82 + 1)
    image = QImage(round(side * ratio), round(side * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    inks = {"shape": QColor.fromRgba(colour), "letter": QColor.fromRgba(on)}
    painter = QPainter(image)
    paint_items(painter, _items(side / 2, size, direction, letter, hollow, prompted), inks.__getitem__)
    painter.end()
    return image


def _items(
    centre: float, size: float, direction: str, letter: str, hollow: bool, prompted: bool
) -> tuple[Item, ...]:
    shown = "" if letter in DOTS or size < LEAST_LETTER else letter
    items = mark(centre, centre, size, direction, shown, "shape", "letter", hollow, prompted)
    if letter in DOTS:
        items += (Circle(centre, centre, size * 0.12, "shape" if hollow else "letter"),)
    return items
