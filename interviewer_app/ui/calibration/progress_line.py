"""A thin line that fills while the figures are computed elsewhere, and the words for it. It holds nobody up."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import theme

STEPS = 1000


class ProgressLine(QProgressBar):
    """Three pixels high; it keeps its place while there is nothing to show, so that nothing below it moves."""

    HEIGHT = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = False
        self.setRange(0, STEPS)
        self.setTextVisible(False)
        self.setFixedHeight(self.HEIGHT)
        self.setAccessibleName(_("Computing"))

    def show_share(self, share: float | None) -> None:
        """`share` of the work that is done, 0 to 1; None when nothing is being computed."""
        self._shown = share is not None
        self.setValue(round(STEPS * min(1.0, max(0.0, share or 0.0))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("line"))
        done = self.width() * max(self.value() / STEPS, 0.02)
        painter.fillRect(QRectF(0, 0, done, self.HEIGHT), theme().colour("accent"))
