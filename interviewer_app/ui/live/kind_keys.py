"""The keys that log a moment: the largest targets of the window, since they are hit without looking."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.ui.live.buttons import LiveButton, one_line
from interviewer_app.ui.live.keys import Command
from interviewer_app.ui.live.looks import KindLook
from interviewer_app.ui.live.paint import BOLD, draw_text, paint_box, text_width, tint_of, wrapped
from interviewer_app.ui.live.words import direction_word
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark

TALL = 80  # from this height on the cap stands above the name


class KindKey(LiveButton):
    """Cap, count, name, and the direction and dimension a moment of this kind starts with."""

    def __init__(self, look: KindLook, parent: QWidget) -> None:
        super().__init__(Command("kind", look.id), look.name, parent)
        self._look = look
        self._count = 0
        self._armed = False
        self._hue = track_colour(look.track)
        starts = ", ".join(part for part in (direction_word(look.direction), look.dimension) if part)
        self.setAccessibleDescription(f"{look.cap}, {starts}")
        self.setToolTip(literal_tip(f"{look.name}: {starts}"))

    @property
    def kind(self) -> str:
        return self._look.id

    @property
    def count(self) -> int:
        return self._count

    def show_count(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self.update(self._count_box())

    def show_armed(self, armed: bool) -> None:
        """The last kind pressed wears the hue of its track."""
        if armed != self._armed:
            self._armed = armed
            self.update()

    def state(self) -> tuple[Hashable, ...]:
        return (*super().state(), self._armed)

    def _count_box(self) -> QRect:
        return QRect(self.width() - 58, 8, 48, 24)

    def paint_over(self, painter: QPainter) -> None:
        if self._count:
            draw_text(painter, self.width() - 13, 20, str(self._count), 13, "muted", mono=True, anchor="end")

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed, armed = state
        fill = tint_of(self._hue) if armed else "hover" if pointed else "raised"
        edge = self._hue if armed else "line"
        paint_box(painter, QRectF(self.rect()), fill, edge, 10, 2 if armed else 1)
        ink = "faint" if typing else "text"
        if self.height() >= TALL:
            self._paint_tall(painter, ink, typing)
        else:
            self._paint_low(painter, ink, typing)

    def _paint_tall(self, painter: QPainter, ink: str, typing: bool) -> None:
        cap = paint_keycap(painter, 12, 10, self._look.cap, 30, "faint" if typing else "plain")
        room = self.width() - 24
        foot = self.height() - 17
        size = next((size for size in (15, 14) if text_width(self._look.name, size, BOLD) <= room + 4), 0)
        if size:
            draw_text(painter, 12, 53, self._look.name, size, ink, BOLD)
            self._paint_start(painter, 12, foot, room, typing)
            return
        self._paint_name_lines(painter, 12, 49, room, ink, 14, 16)
        self._paint_start(painter, 12 + cap + 10, 25, room - cap - 40, typing)

    def _paint_low(self, painter: QPainter, ink: str, typing: bool) -> None:
        middle = self.height() / 2
        cap = paint_keycap(painter, 10, middle - 13, self._look.cap, 26, "faint" if typing else "plain")
        x = 10 + cap + 8
        room = self.width() - x - 30
        if text_width(self._look.name, 14, BOLD) <= room:
            draw_text(painter, x, middle, self._look.name, 14, ink, BOLD)
        else:
            self._paint_name_lines(painter, x, middle - 9, room, ink, 14, 18)
        self._mark(painter, self.width() - 17, middle + 9, typing)

    def _paint_name_lines(
        self, painter: QPainter, x: float, first: float, room: float, ink: str, size: float, lead: float
    ) -> None:
        """The name on two lines; where it needs more, the pack's short form on one."""
        lines = wrapped(self._look.name, int(room), size, BOLD)
        whole = len(lines) <= 2 and all(text_width(word, size, BOLD) <= room for word in self._look.name.split())
        if not whole:
            draw_text(painter, x, first + lead / 2, one_line(self._look.short, room, size, BOLD), size, ink, BOLD)
            return
        for number, line in enumerate(lines):
            draw_text(painter, x, first + lead * number, line, size, ink, BOLD)

    def _paint_start(self, painter: QPainter, x: float, middle: float, room: float, typing: bool) -> None:
        self._mark(painter, x + 6, middle, typing)
        words = self._look.dimension or direction_word(self._look.direction)
        if room > 40:
            ink = "faint" if typing else "muted"
            draw_text(painter, x + 18, middle, one_line(words, room - 18, 12), 12, ink)

    def _mark(self, painter: QPainter, cx: float, cy: float, typing: bool) -> None:
        now = theme()
        hue = now.colour("faint" if typing else self._hue)
        paint_mark(painter, cx, cy, 10, self._look.direction, "", hue, now.colour("on_mark"))
