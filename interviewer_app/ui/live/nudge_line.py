"""The copilot's line: one sentence on amber ground, why it is there, and how to be rid of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import HintButton, LiveButton, one_line
from interviewer_app.ui.live.looks import NudgeLook
from interviewer_app.ui.live.paint import BOLD, draw_text, paint_box, text_width, wrapped
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.messages import paint_triangle

GROUND, TEXT_X, GAP = "nudge", 36, 16


class NudgeLine(QWidget):
    """Its place is kept while there is nothing to say. It takes no focus and stops no key."""

    def __init__(self, keys: KeyMap, parent: QWidget) -> None:
        super().__init__(parent)
        self.look: NudgeLook | None = None
        self.why = HintButton(Command("why"), keys.cap("why"), _("Why"), self, GROUND)
        self.dismiss = HintButton(Command("dismiss"), keys.cap("dismiss"), _("Dismiss"), self, GROUND)
        self.hide()

    @property
    def buttons(self) -> list[LiveButton]:
        return [self.why, self.dismiss]

    def show_look(self, look: NudgeLook | None) -> None:
        """Say it, or nothing."""
        if look == self.look:
            return
        self.look = look
        words = look.spoken if look is not None else ""
        self.setAccessibleName(words)
        self.setToolTip(literal_tip(words))
        self.update()

    def show_behind(self, hidden: bool) -> None:
        """`hidden` while its place is needed for more."""
        self.setVisible(self.look is not None and not hidden)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        x = self.width() - 12
        for button in (self.dismiss, self.why):
            x -= button.wanted_width()
            button.setGeometry(x, (self.height() - button.HEIGHT) // 2, button.wanted_width(), button.HEIGHT)
            x -= GAP - 4

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("surface"))
        paint_box(painter, QRectF(self.rect()), GROUND, GROUND, 8)
        paint_triangle(painter, 18, self.height() / 2)
        room = self.why.x() - TEXT_X - GAP
        if self.look is not None and self.look.why:
            self._paint_why(painter, self.look.why, room)
        elif self.look is not None:
            self._paint_words(painter, self.look, room)
        painter.end()

    def _paint_words(self, painter: QPainter, look: NudgeLook, room: int) -> None:
        middle = self.height() / 2
        first = one_line(look.first, room, 13, BOLD, middle=False)
        draw_text(painter, TEXT_X, middle, first, 13, "warning", BOLD)
        used = text_width(first, 13, BOLD) + 5
        if room - used > 40:
            rest = one_line(look.rest, room - used, 13, middle=False)
            draw_text(painter, TEXT_X + used, middle, rest, 13, "text")

    def _paint_why(self, painter: QPainter, words: str, room: int) -> None:
        """On one line where it fits, else on two smaller ones."""
        middle = self.height() / 2
        if text_width(words, 13) <= room:
            draw_text(painter, TEXT_X, middle, words, 13, "text")
            return
        first, *others = wrapped(words, room, 12)
        draw_text(painter, TEXT_X, middle - 7.5, first, 12, "text")
        draw_text(painter, TEXT_X, middle + 7.5, one_line(" ".join(others), room, 12, middle=False), 12, "text")
