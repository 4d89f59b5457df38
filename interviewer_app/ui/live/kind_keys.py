"""The keys that log a moment: the largest targets of the window, since they are hit without looking."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command
from interviewer_app.ui.live.buttons import LiveButton, one_line
from interviewer_app.ui.live.looks import KindLook
from interviewer_app.ui.live.paint import BOLD, draw_text, paint_box, text_width, tint_of, wrapped
from interviewer_app.ui.live.words import direction_word
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark

WIDEST_CAP = 46  # pixels
NARROW = 130  # below this width the name stands in its short form under the cap
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

    def paint_over(self, painter: QPainter, part: QRect) -> None:
        if self._count:
            middle = 12 + max(0, self.height() - 38) / 3 if self.width() < NARROW else 20
            draw_text(painter, self.width() - 13, middle, str(self._count), 13, "muted", mono=True, anchor="end")

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed, armed = state
        fill = tint_of(self._hue) if armed else "hover" if pointed else "raised"
        edge = self._hue if armed else "line"
        paint_box(painter, QRectF(self.rect()), fill, edge, 10, 2 if armed else 1)
        ink = ("muted" if armed else "faint") if typing else "text"  # faint is too faint on a tint
        if self.width() < NARROW:
            self._paint_narrow(painter, ink, typing)
        elif self.height() >= TALL:
            self._paint_tall(painter, ink, typing)
        else:
            self._paint_low(painter, ink, typing)

    def _paint_tall(self, painter: QPainter, ink: str, typing: bool) -> None:
        cap = self._paint_cap(painter, 12, 10, 30, ink, typing)
        room = self.width() - 24
        lines = () if _fits(self._look.name, room + 4) else self._two_lines(room, 14)
        if lines:
            for number, line in enumerate(lines):
                draw_text(painter, 12, 50 + 18 * number, line, 14, ink, BOLD)
            self._paint_start(painter, 12 + cap + 10, 25, room - cap - 40, typing)
            return
        name = self._look.name if _fits(self._look.name, room + 4) else self._look.short
        self._paint_name(painter, 12, 53, name, room + 4, ink)
        self._paint_start(painter, 12, self.height() - 17, room, typing)

    def _paint_low(self, painter: QPainter, ink: str, typing: bool) -> None:
        middle = self.height() / 2
        if keycap_width(self._look.cap, 26) > WIDEST_CAP:  # a chord: above the name, which keeps its room
            paint_keycap(painter, 10, 6, self._look.cap, 20, "faint" if typing else "plain", ink)
            space = self.width() - 40
            name = self._look.name if text_width(self._look.name, 12, BOLD) <= space else self._look.short
            self._paint_name(painter, 10, self.height() - 17, name, space, ink, 14)
            self._mark(painter, self.width() - 17, middle + 9, typing)
            return
        cap = self._paint_cap(painter, 10, middle - 13, 26, ink, typing)
        x = 10 + cap + 8
        room = self.width() - x - 30
        lines = () if text_width(self._look.name, 14, BOLD) <= room else self._two_lines(room, 14)
        for number, line in enumerate(lines):
            draw_text(painter, x, middle - 9 + 18 * number, line, 14, ink, BOLD)
        if not lines:
            name = self._look.name if text_width(self._look.name, 14, BOLD) <= room else self._look.short
            self._paint_name(painter, x, middle, name, room, ink, 14)
        self._mark(painter, self.width() - 17, middle + 9, typing)

    def _paint_cap(self, painter: QPainter, x: float, y: float, height: float, ink: str, typing: bool) -> float:
        """The width of the cap; nothing is drawn for a kind that no key logs."""
        if not self._look.cap:
            return 0
        return paint_keycap(painter, x, y, self._look.cap, height, "faint" if typing else "plain", ink)

    def _paint_narrow(self, painter: QPainter, ink: str, typing: bool) -> None:
        """At twice the text size: a small cap, and the short name in the whole width."""
        room, spare = self.width() - 14, max(0, self.height() - 38) / 3
        paint_keycap(painter, 7, 3 + spare, self._look.cap, 17, "faint" if typing else "plain", ink)
        self._mark(painter, 36, 12 + spare, typing)
        fits = text_width(self._look.name, 12, BOLD) <= room
        name = self._look.name if fits else self._look.short
        self._paint_name(painter, 7, self.height() - 10 - spare, name, room, ink, 13)

    def _two_lines(self, room: float, size: float) -> tuple[str, ...]:
        """The name on two lines, empty where it needs more or a word would break."""
        lines = wrapped(self._look.name, int(room), size, BOLD)
        whole = len(lines) <= 2 and all(text_width(word, size, BOLD) <= room for word in self._look.name.split())
        return lines if whole else ()

    def _paint_name(
        self, painter: QPainter, x: float, middle: float, name: str, room: float, ink: str, largest: int = 15
    ) -> None:
        """On one line, in the largest size that fits."""
        least = 11 if self.width() < NARROW else 12
        size = next((size for size in range(largest, least, -1) if text_width(name, size, BOLD) <= room), least)
        draw_text(painter, x, middle, one_line(name, room, size, BOLD), size, ink, BOLD)

    def _paint_start(self, painter: QPainter, x: float, middle: float, room: float, typing: bool) -> None:
        self._mark(painter, x + 6, middle, typing)
        words = self._look.dimension or direction_word(self._look.direction)
        if room > 84 or text_width(words, 12) <= room - 18:
            ink = "faint" if typing else "muted"
            draw_text(painter, x + 18, middle, one_line(words, room - 18, 12), 12, ink)

    def _mark(self, painter: QPainter, cx: float, cy: float, typing: bool) -> None:
        now = theme()
        hue = now.colour("faint" if typing else self._hue)
        paint_mark(painter, cx, cy, 10, self._look.direction, "", hue, now.colour("on_mark"))


def _fits(name: str, room: float) -> bool:
    """On one line, at most a pixel smaller than the others."""
    return text_width(name, 14, BOLD) <= room
