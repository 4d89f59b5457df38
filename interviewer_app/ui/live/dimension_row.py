"""One line of the coverage: a dimension, its digit, its marks. All of it but the marks is kept as a picture."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QLineF, QRect, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import LiveButton, one_line
from interviewer_app.ui.live.fresh import Fresh
from interviewer_app.ui.live.looks import DimensionLook
from interviewer_app.ui.live.paint import REGULAR, draw_text, text_width, tick
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark

MARK, STEP, CAP, STAMP = 11, 14, 18, 16
MANY_DASHES = 8
LEAST_NAME = 56  # pixels; what has less room shows its count and no name
MARKS_TOP = 20  # below it, in a row of two lines, stand marks alone


class DimensionRow(LiveButton):
    """One dimension: its digit, its name, a mark for each moment, low dashes for what the pack still wants."""

    def __init__(self, look: DimensionLook, parent: QWidget) -> None:
        super().__init__(Command("dimension", look.id), look.name, parent)
        self._look = look
        self.fresh = Fresh()
        self._stamps: dict[tuple[str, bool], QPixmap] = {}
        self._stamped_for: tuple[object, float] | None = None
        self._hue = track_colour(look.track)
        self._counted = True
        self._measure()
        self.setToolTip(literal_tip(look.name))
        self._tell()

    @property
    def look(self) -> DimensionLook:
        return self._look

    def show_dimension(self, look: DimensionLook) -> None:
        old, self._look = self._look, look
        known = set(map(id, old.marks))  # those that did not change are the same objects
        for mark in look.marks:
            if id(mark) not in known and all(mark.stage != each.stage for each in old.marks):
                self.fresh.add(mark.stage)
        if self._two_lines and not self._below:
            self._counted = False
            self.update(0, MARKS_TOP, self.width(), self.height() - MARKS_TOP)
        else:
            self._show_count()

    def settle(self) -> None:
        """Bring the count up to date; with every key the marks come first."""
        if not self._counted:
            self._show_count()

    def _show_count(self) -> None:
        self._counted = True
        self._measure()
        if QAccessible.isActive():
            self._tell()
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._measure()

    def _tell(self) -> None:
        self.setAccessibleDescription(self._count_words() or _("{n} logged").format(n=self._look.logged))

    def _count_words(self) -> str:
        look = self._look
        if not look.target:
            return ""
        if look.met:
            return _("{n} logged").format(n=look.logged)
        return _("{n} of {of}").format(n=look.logged, of=look.target)

    def _measure(self) -> None:
        """Work out once what each paint needs: the words of the count, the room for the name, where marks begin."""
        look = self._look
        self._two_lines = self.height() >= 33
        self._count = self._count_words()
        count = text_width(self._count, 12, mono=True) + (22 if look.met else 8) if self._count else 0.0
        self._below = self._two_lines and CAP + 8 + text_width(look.name, 14) + count > self.width()
        if self._two_lines:
            aside = 0.0 if self._below else count
        else:
            aside = count + 3 * STEP if look.target else 2.0 * STEP + 6
        self._size = 14 if self._two_lines else 13
        room = self.width() - CAP - 8 - aside
        self._narrow = not self._two_lines and room < LEAST_NAME
        if self._narrow:
            self._count = f"{look.logged}/{look.target}" if look.target else str(look.logged)
            room = self.width() - CAP - 16 - text_width(self._count, 12, mono=True) - (22 if look.met else 0)
        self._name = one_line(look.name, room, self._size) if not self._narrow or room >= LEAST_NAME else ""

    def state(self) -> tuple[Hashable, ...]:
        return (*super().state(), self._name, len(self._count) if self._look.met else 0)

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed, name, met = state
        middle = 11 if self._two_lines else self.height() / 2
        if self._look.cap:
            cap = min(CAP, self.height() - 1)
            paint_keycap(painter, 0, middle - cap / 2, self._look.cap, cap, "faint" if typing else "plain")
        draw_text(painter, CAP + 8, middle, name, self._size, "accent" if pointed else "text")
        if met:
            left = self.width() - text_width("0" * met, 12, mono=True) - 14
            tick(painter, left, self._count_middle, "muted", 8)

    def paint_over(self, painter: QPainter, part: QRect) -> None:
        if self._two_lines:
            taken = self._paint_count(painter) if self._below or part.top() < MARKS_TOP else 0.0
            self._paint_marks(painter, CAP + 8 + MARK / 2, 28, self.width() - (taken if self._below else 0))
        else:
            right = self.width() - self._paint_count(painter)
            if self._narrow:
                return  # counts alone
            left = CAP + 16 + text_width(self._name, self._size)
            self._paint_marks(painter, left + MARK / 2, self.height() / 2, right)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.fresh.painted()

    @property
    def _count_middle(self) -> float:
        return self.height() / 2 if not self._two_lines else min(28, self.height() - 6) if self._below else 11

    def _paint_count(self, painter: QPainter) -> float:
        """Draw the count at the right; returns the room it takes."""
        if not self._count:
            return 0.0
        draw_text(painter, self.width(), self._count_middle, self._count, 12, "muted", REGULAR, True, "end")
        return text_width(self._count, 12, mono=True) + (22 if self._look.met else 8)

    def _paint_marks(self, painter: QPainter, x: float, middle: float, right: float) -> None:
        look = self._look
        dashes = min(MANY_DASHES, max(0, look.target - look.logged))
        marks = look.marks
        number = f"+{look.more}" if look.more else ""
        room = right - x + MARK / 2
        if len(marks) * STEP + (text_width(number, 12, mono=True) + 4 if number else 0) > room:
            number = f"+{look.logged}"
            marks = marks[-max(1, int((room - text_width(number, 12, mono=True) - 4) // STEP)) :]
            number = f"+{look.logged - len(marks)}" if look.logged > len(marks) else ""
        stamps, left, top = self._stamps_now(), round(x) - STAMP // 2, round(middle) - STAMP // 2
        for mark in marks:
            stamp = stamps.get((mark.direction, mark.hollow))
            painter.drawPixmap(left, top, stamp or self._new_stamp(mark.direction, mark.hollow))
            left += STEP
        x += STEP * len(marks)
        if number:
            draw_text(painter, x - 2, middle, number, 12, "muted", mono=True)
        if dashes:
            painter.setPen(theme().pen("control", 1.5))
        for dash in range(dashes):
            at = x - MARK / 2 + dash * STEP
            painter.drawLine(QLineF(at + 0.5, middle + 5, at + 10, middle + 5))

    def _stamps_now(self) -> dict[tuple[str, bool], QPixmap]:
        """Marks as pictures, kept by direction and whether hollow: eight of them are drawn with every key."""
        wanted = (theme(), self.devicePixelRatioF())
        if self._stamped_for != wanted:
            self._stamps, self._stamped_for = {}, wanted
        return self._stamps

    def _new_stamp(self, direction: str, hollow: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        stamp = self._stamps[direction, hollow] = QPixmap(round(STAMP * ratio), round(STAMP * ratio))
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        hue, on_mark = theme().colour(self._hue), theme().colour("on_mark")
        paint_mark(painter, STAMP / 2, STAMP / 2, MARK, direction, "", hue, on_mark, hollow)
        painter.end()
        return stamp
