"""What the parts of the rating page share: painted buttons that leave the page its keys, and text set in lines."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.ui.theme.theme import theme

PRESS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pressable(QAbstractButton):
    """A painted button. Space and Enter press it while it has the focus; every other key goes to the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PRESS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if self.isEnabled() and not event.isAutoRepeat():
                self.click()
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @property
    def ringed(self) -> bool:
        """True while the focus is here and a ring must say so."""
        return self.hasFocus()


def hue(track: str) -> str:
    """The token of a track's colour; "" is the colour of what is not sorted."""
    return track_colour(track or None)


def lines_of(text: str, font: QFont, width: float, most: int = 0) -> list[str]:
    """`text` broken into lines of at most `width` pixels; with `most`, the last of them ends with an ellipsis.

    Words that do not fit a line are broken; line ends of the text are kept.
    """
    found: list[str] = []
    for paragraph in text.splitlines() or [""]:
        last = 0
        for start, length in _breaks(paragraph, font, width):
            if most and len(found) == most:
                rest = paragraph[last:] if start else f"{found[-1]} …"
                found[-1] = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
                return found
            found.append(paragraph[start : start + length].rstrip())
            last = start
    return found


def _breaks(paragraph: str, font: QFont, width: float) -> list[tuple[int, int]]:
    layout = QTextLayout(paragraph, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return [_in_characters(paragraph, start, length) for start, length in found] or [(0, 0)]


def _in_characters(text: str, start: int, length: int) -> tuple[int, int]:
    """A stretch counted in UTF-16 units, as Qt does, in characters."""
    if text.isascii():
        return start, length
    raw = text.encode("utf-16-le", "surrogatepass")
    before, here = raw[: 2 * start], raw[2 * start : 2 * (start + length)]
    return len(before.decode("utf-16-le", "replace")), len(here.decode("utf-16-le", "replace"))


def side_of(text: str) -> int:
    """Where lines of `text` begin, as alignment flags: at the right where its first letter runs right to left."""
    strong = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    side = Qt.AlignmentFlag.AlignLeft if strong == "L" else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


def paint_tick(painter: QPainter, x: float, y: float, token: str, size: float = 9.0) -> None:
    """A tick in strokes, `size` pixels wide, its left end at (x, y)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(theme().pen(token, 1.75))
    low = QPointF(x + size * 0.36, y + size * 0.36)
    painter.drawPolyline([QPointF(x, y), low, QPointF(x + size, y - size * 0.4)])
    painter.restore()
