"""Key caps, painted: a bordered box with the name of the key."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.ui.theme.theme import font, theme

HEIGHT = 20.0
_widths: dict[tuple[str, float], float] = {}


def keycap_width(text: str, height: float = HEIGHT) -> float:
    """How wide a cap of `height` pixels gets: square for one letter, wider for a name."""
    key = (text, height)
    if key not in _widths:
        _widths[key] = max(height, QFontMetricsF(_font(height)).horizontalAdvance(text) + height * 0.6)
    return _widths[key]


def paint_keycap(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    height: float = HEIGHT,
    state: str = "plain",
    colour: str = "",
) -> float:
    """Draw a cap with its top left corner at (x, y).

    state:   "plain"; "faint" for a key that would type now; "away" (dashed) for one that would not arrive;
             "chosen" filled with the accent; "inverse" on an accent ground; "on away" on that of keys that go elsewhere
    colour:  token of the letter, where the state's own will not do
    returns: its width in pixels
    """
    width = keycap_width(text, height)
    now = theme()
    edge, ground, ink = _STATES[state]
    box = QRectF(round(x) + 0.5, round(y) + 0.5, round(width) - 1, round(height) - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(now.pen(edge, dash=state == "away"))
    painter.setBrush(now.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    radius = 4 if height < 24 else 6
    painter.drawRoundedRect(box, radius, radius)
    painter.setPen(now.colour(colour or ink))
    painter.setFont(_font(height))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width


_STATES = {
    "plain": ("control", "raised", "text"),
    "faint": ("line", "", "faint"),
    "away": ("control", "", "faint"),
    "chosen": ("accent", "accent", "on_accent"),
    "inverse": ("on_accent", "", "on_accent"),
    "on away": ("on_away", "", "on_away"),
}


def _font(height: float) -> QFont:
    return font(11 if height <= 18 else 12 if height <= 22 else round(height * 0.52), mono=True)


class KeyCap(QWidget):
    """One cap as a widget of its own, for a row of ordinary widgets."""

    def __init__(self, text: str, parent: QWidget | None = None, height: float = HEIGHT) -> None:
        super().__init__(parent)
        self._text, self._height = text, height
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(keycap_width(self._text, self._height)), round(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, 0, 0, self._text, self._height)


class HintBar(QWidget):
    """A line of keys and what they do: `hints` is a sequence of (keys, words)."""

    GAP, SPACE = 8, 22

    def __init__(self, hints: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = hints
        self.setFixedHeight(24)
        self.setAccessibleName(", ".join(f"{keys}: {words}" for keys, words in hints))

    def show_hints(self, hints: tuple[tuple[str, str], ...]) -> None:
        self._hints = hints
        self.setAccessibleName(", ".join(f"{keys}: {words}" for keys, words in hints))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words_font = font(12)
        measure = QFontMetricsF(words_font)
        x, middle = 2.0, self.height() / 2
        for keys, words in self._hints:
            needed = keycap_width(keys) + self.GAP + measure.horizontalAdvance(words)
            if x + needed > self.width():
                return
            x += paint_keycap(painter, x, middle - HEIGHT / 2, keys) + self.GAP
            painter.setFont(words_font)
            painter.setPen(theme().colour("muted"))
            painter.drawText(QRectF(x, 0, self.width() - x, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
            x += measure.horizontalAdvance(words) + self.SPACE
