"""The figures of the team's page in their places: three columns, two, or one, as wide as the window lets them be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.booking_panel import BookingPanel
from interviewer_app.ui.calibration.figure_panel import FigurePanel
from interviewer_app.ui.calibration.overview_panel import OverviewPanel
from interviewer_app.ui.calibration.unseen_panel import UnseenPanel

GAP = 10
THREE, TWO = 1000, 640  # pixels of width from which there are three columns, or two
DRIFT_LEAST = 200


class Body(QWidget):
    """Lays itself out by hand: what one figure needs in height another one may use."""

    def __init__(self) -> None:
        super().__init__()
        self.overview = OverviewPanel()
        under = _("95 % intervals, 0 is the middle of the group")
        self.severity = FigurePanel("severity", _("Severity"), under, rows=True)
        self.agreement = FigurePanel("agreement", _("Agreement"), _("same rating, 95 % intervals"))
        self.drift = FigurePanel("drift", _("Drift"), _("three-month mean, restarted at a break"), rows=True)
        self.booking, self.unseen = BookingPanel(), UnseenPanel()
        self._beside = True
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.arrange)
        for part in (self.overview, self.severity, self.agreement, self.drift, self.unseen, self.booking):
            part.setParent(self)

    @property
    def figures(self) -> tuple[FigurePanel, ...]:
        return self.severity, self.agreement, self.drift

    def show_booking_column(self, shown: bool) -> None:
        """Whether the booking stands in its column; a method takes its place while it is read."""
        self._beside = shown
        self.booking.setVisible(shown)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._again.start()  # words that changed want another height
        return super().event(event)

    def arrange(self) -> None:
        """Give every part its place and keep the height that takes."""
        width = self.width()
        high = self.overview.arrange(width)
        self.overview.setGeometry(0, 0, width, high)
        y = high + GAP
        if not self._beside or width < THREE:
            end = self._two(0, y, width) if width >= TWO else self._one(y, width)
            if self._beside:
                end = self._below(end, width)
        else:
            right = max(262, min(324, round(width * 0.225)))
            left = width - right - GAP
            end = self._two(0, y, left)
            wanted = _high(self.booking, right)
            self.booking.setGeometry(left + GAP, y, right, max(wanted, end - y))
            end = max(end, y + wanted)
        self.setFixedHeight(end)

    def _two(self, x: int, y: int, width: int) -> int:
        """Severity at the left, agreement above drift at the right, what goes unseen below both."""
        first = round((width - GAP) * 0.555)
        second = width - GAP - first
        agreed = self.agreement.height_at(second)
        block = max(self.severity.height_at(first), agreed + GAP + DRIFT_LEAST)
        self.severity.setGeometry(x, y, first, block)
        self.agreement.setGeometry(x + first + GAP, y, second, agreed)
        drift = min(block - agreed - GAP, 420)
        self._put_drift(x + first + GAP, y + agreed + GAP, second, drift)
        y += block + GAP
        high = self.unseen.arrange(width)
        self.unseen.setGeometry(x, y, width, high)
        return y + high

    def _one(self, y: int, width: int) -> int:
        for panel in (self.severity, self.agreement):
            high = panel.height_at(width)
            panel.setGeometry(0, y, width, high)
            y += high + GAP
        self._put_drift(0, y, width, DRIFT_LEAST + 20)
        y += DRIFT_LEAST + 20 + GAP
        high = self.unseen.arrange(width)
        self.unseen.setGeometry(0, y, width, high)
        return y + high

    def _below(self, y: int, width: int) -> int:
        high = _high(self.booking, width)
        self.booking.setGeometry(0, y + GAP, width, high)
        return y + GAP + high

    def _put_drift(self, x: int, y: int, width: int, high: int) -> None:
        self.drift.give_height(high)
        self.drift.setGeometry(x, y, width, high)


def _high(part: QWidget, width: int) -> int:
    layout = part.layout()
    assert layout is not None
    layout.activate()
    return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
