"""The state bar of the strip: where the keys go, and the grip. As high in both states, so nothing moves."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _
from interviewer_app.ui.live.away_bar import INK, paint_away
from interviewer_app.ui.live.buttons import HintButton
from interviewer_app.ui.live.paint import BOLD, draw_text, text_width
from interviewer_app.ui.strip.looks import BarLook
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

HEIGHT = 28


class StateBar(QWidget):
    """Drag it to move the strip; click it for the keys.

    clicked: pressed and let go in one place
    """

    clicked = Signal()

    def __init__(self, blank_cap: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.SizeAllCursor)
        self._look = BarLook(True, "", "", "", "")
        self._pressed_at: QPoint | None = None
        self._stood_at = QPoint()
        self.blank = HintButton(Command("blank"), blank_cap, _("Blank"), self, "raised")
        self.blank.setCursor(Qt.CursorShape.ArrowCursor)

    @property
    def look(self) -> BarLook:
        return self._look

    def show_bar(self, look: BarLook) -> None:
        if look != self._look:
            self._look = look
            self.setAccessibleName(look.spoken)
            self.setAccessibleDescription(look.cap if look.away else "")
            self.blank.setVisible(not look.away)
            self.update()

    # Grip --------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at, self._stood_at = event.globalPosition().toPoint(), self.window().pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        way = event.globalPosition().toPoint() - self._pressed_at
        if way.manhattanLength() < QApplication.startDragDistance():
            return
        handle = self.window().windowHandle()
        if handle is not None and handle.startSystemMove():
            self._pressed_at = None  # the desktop moves it from here on
        else:
            self.window().move(self._stood_at + way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed_at = self._pressed_at, None
        if pressed is not None:
            way = event.globalPosition().toPoint() - pressed
            if way.manhattanLength() < QApplication.startDragDistance():
                self.clicked.emit()

    # Drawing -----------------------------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:
        width = self.blank.wanted_width()
        self.blank.setGeometry(self.width() - width - 8, 2, width, HintButton.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._look.away:
            self._paint_away(painter)
        else:
            self._paint_quiet(painter)
        painter.end()

    def _paint_quiet(self, painter: QPainter) -> None:
        now, look, middle = theme(), self._look, self.height() / 2
        painter.fillRect(self.rect(), now.colour("raised"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("faint"))
        for number in range(6):
            painter.drawEllipse(QPointF(11 + number % 2 * 5, middle - 5 + number // 2 * 5), 1.3, 1.3)
        draw_text(painter, 24, middle, look.fact, 12, "text", BOLD)
        x = 24 + text_width(look.fact, 12, BOLD) + 5
        more = f"· {look.more}"
        if x + text_width(more, 12) < self.blank.x():
            draw_text(painter, x, middle, more, 12, "muted")

    def _paint_away(self, painter: QPainter) -> None:
        look, right = self._look, self.width() - 8.0
        if look.cap:
            right -= keycap_width(look.cap, 18)
        elif look.word:
            right -= text_width(look.word, 12, BOLD) + 16
        box = QRectF(self.rect())
        wide = 38 + text_width(look.fact, 13, BOLD) + text_width(look.more, 13)
        size = 13 if wide < right - 4 else 12
        paint_away(painter, box, look.fact, look.more, size)
        if look.cap and 38 + text_width(look.fact, size, BOLD) + text_width(look.more, size) < right:
            paint_keycap(painter, right, self.height() / 2 - 9, look.cap, 18, "on away")
        elif look.word:
            painter.setPen(theme().pen(INK))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(right + 0.5, 4.5, self.width() - 9 - right, self.height() - 9), 6, 6)
            draw_text(painter, right + 8, self.height() / 2, look.word, 12, INK, BOLD)
