"""The amber bar of a window whose keys go elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.paint import BOLD, draw_text, text_width
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.messages import paint_triangle

INK = "on_away"


def paint_away(painter: QPainter, box: QRectF, fact: str, more: str, size: float = 13) -> None:
    """A solid bar with the triangle and two sentences; what has no room is left out at the end."""
    painter.fillRect(box, theme().colour("away"))
    middle, x = box.center().y(), box.left() + 10
    paint_triangle(painter, x + 7, middle, min(14, size + 1), INK)
    x += 22
    draw_text(painter, x, middle, fact, size, INK, BOLD)
    x += text_width(fact, size, BOLD) + 6
    if x + text_width(more, size) < box.right():
        draw_text(painter, x, middle, more, size, INK)


class AwayBar(QWidget):
    """Across the top of the live window while another application has the keys, wherever its page is scrolled to."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._fact, self._more = _("Keys go elsewhere."), _("A click here brings them back.")
        self.setAccessibleName(f"{self._fact} {self._more}")
        self._under: QWidget | None = None
        self.hide()

    def lie_on(self, frame: QWidget, high: int) -> None:
        """Keep to the top of `frame`, `high` pixels in height."""
        self.setFixedHeight(high)
        if frame is not self._under:
            shown = not self.isHidden()
            self._under = frame
            self.setParent(frame)
            frame.installEventFilter(self)
            self.setVisible(shown)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        if self._under is not None:
            self.setGeometry(0, 0, self._under.width(), self.height())
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_away(painter, QRectF(self.rect()), self._fact, self._more, 12 if self.height() < 24 else 13)
        painter.end()
