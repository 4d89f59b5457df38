"""The band above the live window: what has just happened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.paint import BOLD, draw_text, paint_box, text_width
from interviewer_app.ui.rehearse.presenter import PromptLook
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

HEIGHT, PAD, EDGE = 64, 18, 12
PLACE = 74  # pixels for the count at the left


class PromptBand(QWidget):
    """`painted` each time a prompt stands on the screen for the first time."""

    painted = Signal()

    def __init__(self, stop_cap: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(HEIGHT)
        self._stop_cap = stop_cap
        self._look = PromptLook("", "", "", "")
        self._is_new = False

    @property
    def look(self) -> PromptLook:
        return self._look

    def show_prompt(self, look: PromptLook) -> None:
        self._look, self._is_new = look, True
        spoken = ". ".join(part for part in (look.words, look.detail) if part)
        self.setAccessibleName(spoken)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self.update()

    def show_before(self, words: str) -> None:
        """How the key that was just pressed went."""
        self._look = self._look._replace(before=words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("bg"))
        box = QRectF(EDGE, 6, self.width() - 2 * EDGE, HEIGHT - 8)
        paint_box(painter, box, "tint", "accent", 10, 2)
        left, right = EDGE + PAD + PLACE, self.width() - EDGE - PAD
        look, middle = self._look, box.center().y()
        draw_text(painter, EDGE + PAD, middle, look.place, 13, "muted", mono=True)
        side = max(self._paint_end(painter, right, middle + 11), text_width(look.before, 13, mono=True))
        draw_text(painter, right, middle - 11, look.before, 13, "muted", mono=True, anchor="end")
        room = right - side - 24 - left
        words = one_line(look.words, room, 17, BOLD)
        draw_text(painter, left, middle - 11 if look.detail else middle, words, 17, "text", BOLD)
        draw_text(painter, left, middle + 13, one_line(look.detail, room, 14), 14, "text")
        painter.end()
        if self._is_new and look.words:
            self._is_new = False
            self.painted.emit()

    def _paint_end(self, painter: QPainter, right: float, middle: float) -> float:
        """The key that ends it; returns the width it takes."""
        words = _("ends, twice")
        cap = keycap_width(self._stop_cap, 18)
        wide = text_width(words, 12) + 6 + cap
        paint_keycap(painter, right - wide, middle - 9, self._stop_cap, 18)
        draw_text(painter, right, middle, words, 12, "muted", anchor="end")
        return wide
