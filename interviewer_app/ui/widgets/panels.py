"""Panels: rounded cards that paint their own ground, so that a repaint inside never reaches the window behind."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from interviewer_app.ui.theme.theme import theme

RADIUS = 12.0
_Opaque = Qt.WidgetAttribute.WA_OpaquePaintEvent


class Ground(QWidget):
    """A page's own ground in one colour, painted whole."""

    def __init__(self, colour: str = "bg", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour
        self.setAttribute(_Opaque)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme().colour(self._colour))


class Panel(QWidget):
    """A rounded card. `name` is read to those who cannot see it; `around` is the token behind its corners."""

    def __init__(
        self,
        name: str,
        parent: QWidget | None = None,
        fill: str = "surface",
        edge: str = "line",
        around: str = "bg",
        radius: float = RADIUS,
        width: float = 1.0,
    ) -> None:
        super().__init__(parent)
        self._fill, self._edge, self._around, self._radius, self._width = fill, edge, around, radius, width
        self.setAccessibleName(name)
        self.setAttribute(_Opaque)

    def show_frame(self, fill: str, edge: str, width: float = 1.0) -> None:
        """Change ground and border, such as an accent border for what is open."""
        if (fill, edge, width) != (self._fill, self._edge, self._width):
            self._fill, self._edge, self._width = fill, edge, width
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inset = self._radius
        if QRectF(self.rect()).adjusted(inset, inset, -inset, -inset).contains(QRectF(event.rect())):
            painter.fillRect(event.rect(), theme().colour(self._fill))
            return
        painter.fillRect(event.rect(), theme().colour(self._around))
        paint_card(painter, QRectF(self.rect()), self._fill, self._edge, self._radius, self._width)


def paint_card(painter: QPainter, box: QRectF, fill: str, edge: str, radius: float = 10.0, width: float = 1.0) -> None:
    """A rounded box in two tokens, its border wholly inside `box`."""
    now = theme()
    half = width / 2
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(now.pen(edge, width))
    painter.setBrush(now.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


class Rule(QWidget):
    """A hairline between two parts of a panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        self.setAttribute(_Opaque)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme().colour("line"))


def column(*parts: QWidget | QLayout | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Parts from top to bottom; a number is a gap in pixels, 0 takes what is left."""
    return _fill(QVBoxLayout(), parts, margins)  # type: ignore[return-value]


class Firm(QVBoxLayout):
    """A page whose parts scroll or give way: what shows it is never asked for the height its texts would like."""

    def __init__(self, *parts: QWidget | QLayout | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> None:
        super().__init__()
        _fill(self, parts, margins)

    def hasHeightForWidth(self) -> bool:
        return False


def row(*parts: QWidget | QLayout | int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Parts from left to right; a number is a gap in pixels, 0 takes what is left."""
    return _fill(QHBoxLayout(), parts, margins)  # type: ignore[return-value]


def _fill(
    box: QBoxLayout, parts: tuple[QWidget | QLayout | int, ...], margins: tuple[int, int, int, int]
) -> QBoxLayout:
    box.setSpacing(0)
    box.setContentsMargins(*margins)
    for part in parts:
        if isinstance(part, int):
            if part:
                box.addSpacing(part)
            else:
                box.addStretch(1)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        else:
            box.addWidget(part)
    return box
