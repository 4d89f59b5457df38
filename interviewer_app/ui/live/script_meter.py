"""The head of the script panel: which probe, what is left to help with, the time on it and the bar of its budget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import plural
from interviewer_app.ui.live.looks import ProbeTime, ScriptLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, draw_text, text_width, tick
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap


class ProbeMeter(QWidget):
    """All that moves with the clock on this side; between title and time the hints left, or what was just copied."""

    def __init__(self, hint_cap: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._hint_cap = hint_cap
        self._title, self._copied, self._hints = "", "", 0
        self._time = ProbeTime("", None)
        self._typing = False

    def show_script(self, look: ScriptLook) -> None:
        shown = look.title, look.copied, look.hints
        if shown != (self._title, self._copied, self._hints):
            self._title, self._copied, self._hints = shown
            self.setAccessibleDescription(self._aside())
            self.update()

    def show_typing(self, typing: bool) -> None:
        self._typing = typing
        self.update()

    def show_time(self, time: ProbeTime) -> None:
        if time != self._time:
            self._time = time
            self.setAccessibleName(f"{self._title}, {time.words}" if time.words else self._title)
            self.update(self.width() // 2, 0, self.width(), 24)
            self.update(0, self.height() - 3, self.width(), 3)

    def _time_words(self) -> str:
        """Used of planned, or what is used alone where both would meet the title."""
        left = text_width(self._title, 16, BOLD) + 8
        fits = left + text_width(self._time.words, 13, mono=True) <= self.width()
        return self._time.words if fits else self._time.spent

    def _aside(self) -> str:
        return self._copied or (plural("{n} hint", "{n} hints", self._hints) if self._hints else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), now.colour("surface"))
        draw_text(painter, 0, 12, self._title, 16, "text", BOLD)
        draw_text(painter, self.width(), 12, self._time_words(), 13, "muted", mono=True, anchor="end")
        self._paint_aside(painter)
        bar = QRectF(0, self.height() - 3, self.width(), 3)
        painter.fillRect(bar, now.colour("line"))
        if self._time.share is not None:
            bar.setWidth(bar.width() * self._time.share)
            painter.fillRect(bar, now.colour("accent"))
        painter.end()

    def _paint_aside(self, painter: QPainter) -> None:
        """After the title, where the time leaves room."""
        words = self._aside()
        x = text_width(self._title, 16, BOLD) + 12
        sign = 13.0 if self._copied else keycap_width(self._hint_cap, 18) + 6
        room = self.width() - text_width(self._time_words(), 13, mono=True) - 10 - x
        if not words or sign > room:
            return
        if self._copied:
            tick(painter, x, 12, "muted")
        else:
            paint_keycap(painter, x, 3, self._hint_cap, 18, "faint" if self._typing else "plain")
        if sign + text_width(words, 12, MEDIUM) <= room:
            draw_text(painter, x + sign, 12, words, 12, "muted", MEDIUM)
