"""What a board draws in its cells: the ladder of a scale, counts of evidence, and the fields of cells without one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from interviewer_app.ui.theme.theme import metrics, theme
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import paint_card

HUES = {"implementation": "impl", "supervision": "superv", "level": "level"}
_Left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def hue(track: str) -> str:
    """The token of a track."""
    return HUES.get(track, "sort")


def paint_ladder(
    painter: QPainter, box: QRectF, values: Sequence[int], levels: Sequence[int] = (), originals: Sequence[int] = ()
) -> None:
    """The scale as a line with a dot at each of `levels`; larger where several stand, hollow where one stood before."""
    if not values:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = box.center().y()
    at = _places(box, values)
    painter.setPen(theme().pen("line", 1.5))
    painter.drawLine(QPointF(at[values[0]], middle), QPointF(at[values[-1]], middle))
    painter.setPen(theme().pen("control", 1.0))
    painter.setBrush(theme().colour("surface"))
    for value in values:
        painter.drawEllipse(QPointF(at[value], middle), 2.2, 2.2)
    here = [value for value in levels if value in at]
    if len({*here}) > 1:
        painter.setPen(theme().pen("text", 3.0))
        painter.drawLine(QPointF(at[min(here)], middle), QPointF(at[max(here)], middle))
    for original in [value for value in originals if value in at and value not in here]:
        _paint_original(painter, at, middle, original, here)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("text"))
    for value in {*here}:
        painter.drawEllipse(QPointF(at[value], middle), *(2 * [5.6 if here.count(value) > 1 else 4.8]))
    painter.restore()


def _places(box: QRectF, values: Sequence[int]) -> dict[int, float]:
    inner = box.adjusted(6, 0, -6, 0)
    step = inner.width() / max(1, len(values) - 1)
    return {value: inner.x() + number * step for number, value in enumerate(values)}


def _paint_original(
    painter: QPainter, at: dict[int, float], middle: float, original: int, here: Sequence[int]
) -> None:
    """A rating as it was sealed: a ring, with dots on the way to where it is now."""
    if here:
        nearest = min(here, key=lambda value: abs(value - original))
        way = at[nearest] - at[original]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("text"))
        for share in (0.42, 0.62):
            painter.drawEllipse(QPointF(at[original] + way * share, middle), 1.1, 1.1)
    painter.setPen(theme().pen("text", 1.6))
    painter.setBrush(theme().colour("surface"))
    painter.drawEllipse(QPointF(at[original], middle), 4.2, 4.2)


def paint_counts(painter: QPainter, box: QRectF, for_: int, against: int, track: str) -> float:
    """How many cited moments speak for and against, by shape: a disc and a rounded square. None is drawn as nothing.

    returns: where what was drawn ends
    """
    x = box.x()
    for direction, count in (("for", for_), ("against", against)):
        if not count:
            continue
        colour = theme().colour(hue(track))
        paint_mark(painter, x + 5, box.center().y(), 9, direction, "", colour, colour)
        painter.setFont(theme().font(12, mono=True))
        painter.setPen(theme().colour("muted"))
        words = str(count)
        painter.drawText(QRectF(x + 12, box.y(), 40, box.height()), _Left, words)
        x += 13 + metrics(12, mono=True).horizontalAdvance(words) + 5
    return x


def counts_width(for_: int, against: int) -> float:
    """The pixels that `paint_counts` takes, without the gap at its end."""
    wide = metrics(12, mono=True).horizontalAdvance
    return sum(18 + wide(str(count)) for count in (for_, against) if count) - 5


def paint_moved(painter: QPainter, cx: float, cy: float) -> None:
    """A triangle: this was moved."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("text"))
    painter.drawPolygon([QPointF(cx - 4, cy + 3.5), QPointF(cx + 4, cy + 3.5), QPointF(cx, cy - 3.5)])
    painter.restore()


def paint_field(painter: QPainter, box: QRectF, words: str) -> None:
    """A quiet sunk field: nothing was ever asked here."""
    paint_card(painter, box, "bg", "bg", 6)
    _words(painter, box.adjusted(8 if box.width() > 100 else 4, 0, -2, 0), words, "muted")


def paint_waiting(painter: QPainter, box: QRectF, words: str, lock: bool) -> None:
    """A dashed box, with a lock where a card is being kept back until it is submitted."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().pen("control", 1.0, dash=True))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    narrow = box.width() < 100
    if lock:
        paint_lock(painter, box.x() + (9 if narrow else 13), box.center().y())
    painter.restore()
    left = (17 if narrow else 24) if lock else (4 if narrow else 8)
    _words(painter, box.adjusted(left, 0, -1 if narrow else -4, 0), words, "muted")


def paint_lock(painter: QPainter, cx: float, cy: float, token: str = "muted") -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().pen(token, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(cx - 4.5, cy - 1, 9, 6.5), 1.5, 1.5)
    painter.drawArc(QRectF(cx - 2.8, cy - 5.5, 5.6, 9), 0, 180 * 16)
    painter.restore()


def _words(painter: QPainter, box: QRectF, words: str, token: str) -> None:
    size = 12 if metrics(12).horizontalAdvance(words) <= box.width() else 11
    painter.setFont(theme().font(size))
    painter.setPen(theme().colour(token))
    shown = metrics(size).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _Left, shown)
