"""Small painting helpers of the live window: text on a middle line, ticks, faces painted once and copied after that."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.code_refs import references
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, font, theme

__all__ = ["BOLD", "MEDIUM", "REGULAR", "Faces", "blend", "draw_text", "elided", "text_width", "tick", "wrapped"]

# Half the height of a capital letter: what puts a line of text on the middle of its row.
_CAP = {False: 0.364, True: 0.365}


@lru_cache(maxsize=512)
def _metrics(size: float, weight: int, mono: bool) -> QFontMetricsF:
    return QFontMetricsF(font(size, weight, mono))


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, weight: int = REGULAR, mono: bool = False) -> float:
    """How wide `text` is, in pixels."""
    return _metrics(size, weight, mono).horizontalAdvance(text)


@lru_cache(maxsize=2048)
def elided(text: str, width: int, size: float, weight: int = REGULAR, middle: bool = False) -> str:
    """`text` on one line, cut to `width` pixels at the end or in the middle."""
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return _metrics(size, weight, False).elidedText(" ".join(text.split("\n")), mode, width)


def draw_text(
    painter: QPainter,
    x: float,
    middle: float,
    text: str,
    size: float,
    colour: str | QColor,
    weight: int = REGULAR,
    mono: bool = False,
    anchor: str = "start",
) -> None:
    """Draw one line whose capitals stand around `middle`.

    anchor: which point of the text `x` is: "start", "middle" or "end"
    """
    if anchor != "start":
        x -= text_width(text, size, weight, mono) * (1 if anchor == "end" else 0.5)
    painter.setFont(font(size, weight, mono))
    painter.setPen(theme().colour(colour) if isinstance(colour, str) else colour)
    painter.drawText(QPointF(round(x), round(middle + size * _CAP[mono])), text)


def draw_note(painter: QPainter, x: float, middle: float, text: str, size: float) -> None:
    """Draw one line of a note, its code references in the letters of code. A note that reads leftwards stays whole."""
    done = 0
    spans = [] if reads_leftwards(text) else references(text)
    for start, end in (*spans, (len(text), len(text))):
        for part, mono in ((text[done:start], False), (text[start:end], True)):
            shown = size - 1 if mono else size
            draw_text(painter, x, middle, part, shown, "text", mono=mono)
            x += text_width(part, shown, mono=mono)
        done = end


@lru_cache(maxsize=256)
def wrapped(text: str, width: int, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """`text` in lines of at most `width` pixels, broken where its script allows."""
    return tuple(line for paragraph in text.split("\n") for line in _broken(paragraph, width, font(size, weight)))


def _broken(text: str, width: int, face: QFont) -> list[str]:
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le", "surrogatepass")
    lines = []
    layout.beginLayout()
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        start, length = line.textStart() * 2, line.textLength() * 2
        lines.append(units[start : start + length].decode("utf-16-le", "surrogatepass").rstrip())
        line = layout.createLine()
    layout.endLayout()
    return lines or [""]


def reads_leftwards(text: str) -> bool:
    """True for Arabic, Hebrew and their like: the first strong character decides."""
    strong = (bidirectional(character) for character in text)
    return next((side for side in strong if side in ("L", "R", "AL")), "L") != "L"


def draw_lines(
    painter: QPainter, box: QRectF, lines: tuple[str, ...], size: float, lead: float, colour: str, weight: int = REGULAR
) -> None:
    """Draw lines `lead` pixels apart from the top of `box`, at the side where their script begins."""
    leftwards = bool(lines) and reads_leftwards(" ".join(lines))
    x, anchor = (box.right(), "end") if leftwards else (box.left(), "start")
    for number, line in enumerate(lines):
        middle = box.top() + lead * (number + 0.5)
        draw_text(painter, x, middle, line, size, colour, weight, anchor=anchor)


def tick(painter: QPainter, x: float, middle: float, colour: str, size: float = 9) -> None:
    """A tick, in strokes: not every font has one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().pen(colour, 1.5))
    corner, end = QPointF(x + size * 0.36, middle + size * 0.38), QPointF(x + size, middle - size * 0.4)
    painter.drawPolyline([QPointF(x, middle), corner, end])
    painter.restore()


def blend(over: str, under: str, share: float) -> QColor:
    """Token `over` laid on token `under` with an opacity of `share`."""
    top, ground = theme().colour(over), theme().colour(under)
    mixed = (
        round(a * share + b * (1 - share))
        for a, b in zip(top.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    )
    return QColor(*mixed)


def paint_box(
    painter: QPainter, box: QRectF, fill: str | QColor, edge: str, radius: float = 10.0, width: float = 1.0
) -> None:
    """A rounded box, its border wholly inside `box`; `fill` is a token or a colour."""
    half = width / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().pen(edge, width))
    painter.setBrush(theme().colour(fill) if isinstance(fill, str) else fill)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)


def tint_of(hue: str) -> QColor:
    """The quiet ground for what is chosen in the hue of a track."""
    return blend(hue, "surface", 0.17 if theme().dark else 0.10)


class Faces:
    """The states of a widget as pictures, each painted once: a key press then costs a copy.

    paint: draws the state on a painter whose ground is `ground` already
    most:  how many states are kept; the oldest goes first
    """

    def __init__(
        self, widget: QWidget, paint: Callable[[QPainter, Any], None], ground: str = "surface", most: int = 8
    ) -> None:
        self._widget, self._paint, self._ground, self._most = widget, paint, ground, most
        self._made: dict[Hashable, QPixmap] = {}
        self._made_for: tuple[object, QSize, float] | None = None

    def forget(self) -> None:
        """What stands on the widget has changed."""
        self._made.clear()

    def draw(self, painter: QPainter, state: Hashable, part: QRect) -> None:
        """Copy `part` of the widget in `state`."""
        ratio = self._widget.devicePixelRatioF()
        made_for = (theme(), self._widget.size(), ratio)
        if made_for != self._made_for:
            self._made.clear()
            self._made_for = made_for
        face = self._made.get(state)
        if face is None:
            if len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            face = self._made[state] = self._new(state, ratio)
        if ratio == 1.0:
            painter.drawPixmap(part.topLeft(), face, part)
        else:
            x, y = part.x() * ratio, part.y() * ratio
            source = QRectF(x, y, part.width() * ratio, part.height() * ratio)
            painter.drawPixmap(QRectF(part), face, source)

    def _new(self, state: Hashable, ratio: float) -> QPixmap:
        size = self._widget.size()
        face = QPixmap(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
        face.setDevicePixelRatio(ratio)
        face.fill(theme().colour(self._ground))
        painter = QPainter(face)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, state)
        painter.end()
        return face
