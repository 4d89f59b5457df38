"""The signs of the lint: a square for an error, a triangle for a warning, a tick for what is fine; and the ladder."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import paint_tick
from interviewer_app.ui.rubrics.looks import Ladder
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.messages import paint_triangle

SIDE = 14.0
STEP = 17.0
MOST_STEPS = 10


def paint_sign(painter: QPainter, cx: float, cy: float, severity: str) -> None:
    """The sign of a severity around a point: "error", "warning", or "" for a tick."""
    if severity == "warning":
        paint_triangle(painter, cx, cy + 0.5, SIDE)
    elif severity == "error":
        _paint_square(painter, cx, cy)
    else:
        paint_tick(painter, cx - 4.5, cy + 1, "strong")


def _paint_square(painter: QPainter, cx: float, cy: float) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colour("concern"))
    half = SIDE / 2 - 0.5
    painter.drawRoundedRect(QRectF(cx - half, cy - half, 2 * half, 2 * half), 3, 3)
    painter.setPen(theme().pen("on_mark", 1.75))
    painter.drawLine(QLineF(cx, cy - 3.6, cx, cy + 0.6))
    painter.drawPoint(QPointF(cx, cy + 3.7))
    painter.restore()


def severity_word(severity: str) -> str:
    """How a sign is said aloud."""
    return {"error": _("error"), "warning": _("warning")}.get(severity, _("fine"))


class Sign(QWidget):
    """A sign as a widget of its own, named by its severity."""

    def __init__(self, severity: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(18, 20)
        self.severity = ""
        self.show_severity(severity)

    def show_severity(self, severity: str) -> None:
        self.severity = severity
        self.setAccessibleName(severity_word(severity))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_sign(QPainter(self), self.width() / 2, self.height() / 2, self.severity)


def ladder_width(of: int) -> float:
    """Pixels a ladder takes; one with many steps is drawn closer."""
    return (of - 1) * _step(of) + 12


def _step(of: int) -> float:
    return STEP if of <= 5 else STEP * 4 / (min(of, MOST_STEPS) - 1)


def paint_ladder(painter: QPainter, x: float, middle: float, ladder: Ladder, token: str = "text") -> None:
    """The scale with a solid dot at one step, from `x` on. The digit stands beside it always."""
    now, step = theme(), _step(ladder.of)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(now.pen("control"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawLine(QLineF(x + 6, middle, x + 6 + (ladder.of - 1) * step, middle))
    for number in range(ladder.of):
        centre = QPointF(x + 6 + number * step, middle)
        if number == ladder.at:
            painter.setBrush(now.colour(token))
            painter.setPen(now.pen(token))
            painter.drawEllipse(centre, 4.5, 4.5)
        else:
            painter.setBrush(now.colour("surface"))
            painter.setPen(now.pen("control"))
            painter.drawEllipse(centre, 2, 2)
    painter.restore()


class LadderSign(QWidget):
    """A ladder as a widget."""

    def __init__(self, ladder: Ladder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ladder = ladder
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_ladder(ladder)

    def show_ladder(self, ladder: Ladder) -> None:
        self._ladder = ladder
        self.setAccessibleName(_("step {n} of {of}").format(n=ladder.at + 1, of=ladder.of))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(ladder_width(self._ladder.of)), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_ladder(QPainter(self), 0, self.height() / 2, self._ladder)
