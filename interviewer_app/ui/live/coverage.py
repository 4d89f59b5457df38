"""The right side: which dimension has evidence already, and the digit that assigns it."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QLineF, QRect, QRectF, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import LiveButton, one_line
from interviewer_app.ui.live.fresh import Fresh
from interviewer_app.ui.live.keys import Command
from interviewer_app.ui.live.looks import DimensionLook, TrackLook
from interviewer_app.ui.live.paint import BOLD, REGULAR, Faces, draw_text, text_width, tick
from interviewer_app.ui.live.sizes import Sizes
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import Panel

MARK, STEP, CAP, STAMP = 11, 14, 18, 16
FULL, LEAST, SPACE = 39, 24, 10
MANY_DASHES = 8


class DimensionRow(LiveButton):
    """One dimension: its digit, its name, a mark for each moment, low dashes for what the pack still wants."""

    def __init__(self, look: DimensionLook, parent: QWidget) -> None:
        super().__init__(Command("dimension", look.id), look.name, parent)
        self._look = look
        self.fresh = Fresh()
        self._stamps: dict[tuple[str, bool], QPixmap] = {}
        self._stamped_for: tuple[object, float] | None = None
        self._hue = track_colour(look.track)
        self.setToolTip(literal_tip(look.name))
        self._tell()

    @property
    def look(self) -> DimensionLook:
        return self._look

    def show_dimension(self, look: DimensionLook) -> None:
        old, self._look = self._look, look
        known = {mark.stage for mark in old.marks}
        for mark in look.marks:
            if mark.stage not in known:
                self.fresh.add(mark.stage)
        if QAccessible.isActive():
            self._tell()
        self.update(self._moving_part())

    def _tell(self) -> None:
        self.setAccessibleDescription(self._count_words() or _("{n} logged").format(n=self._look.logged))

    def _count_words(self) -> str:
        look = self._look
        if not look.target:
            return ""
        if look.met:
            return _("{n} logged").format(n=look.logged)
        return _("{n} of {of}").format(n=look.logged, of=look.target)

    @property
    def _two_lines(self) -> bool:
        return self.height() >= 34

    def _moving_part(self) -> QRect:
        """Where marks and counts stand."""
        if self._two_lines:
            return self.rect()
        left = round(self._name_end())
        return QRect(left, 0, self.width() - left, self.height())

    def _name_room(self) -> float:
        count = text_width(self._count_words(), 12, mono=True) + (22 if self._look.met else 8)
        aside = 2 * STEP + 6 if not self._look.target else count + 3 * STEP
        if self._two_lines:
            aside = 0.0 if self._count_below(count) else count
        return self.width() - CAP - 8 - aside

    def _count_below(self, count: float) -> bool:
        """Whether the name needs the whole first line, so that the count stands beside the marks."""
        return CAP + 8 + text_width(self._look.name, 14) + count > self.width()

    def _name_end(self) -> float:
        name = one_line(self._look.name, self._name_room(), 14 if self._two_lines else 13)
        return CAP + 8 + text_width(name, 14 if self._two_lines else 13) + 8

    def state(self) -> tuple[Hashable, ...]:
        return (*super().state(), self._name_room())

    def paint_face(self, painter: QPainter, state: Any) -> None:
        typing, pointed, _room = state
        middle = 11 if self._two_lines else self.height() / 2
        if self._look.cap:
            paint_keycap(painter, 0, middle - CAP / 2, self._look.cap, CAP, "faint" if typing else "plain")
        size = 14 if self._two_lines else 13
        name = one_line(self._look.name, self._name_room(), size)
        draw_text(painter, CAP + 8, middle, name, size, "accent" if pointed else "text")

    def paint_over(self, painter: QPainter) -> None:
        if self._two_lines:
            below = self._name_room() > self.width() - CAP - 9
            count = self._paint_count(painter, 28 if below and self._look.target else 11)
            self._paint_marks(painter, CAP + 8 + MARK / 2, 28, self.width() - (count if below else 0))
        else:
            right = self.width() - self._paint_count(painter, self.height() / 2)
            self._paint_marks(painter, self._name_end() + MARK / 2, self.height() / 2, right)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.fresh.painted()

    def _paint_count(self, painter: QPainter, middle: float) -> float:
        words = self._count_words()
        if not words:
            return 0.0
        right = self.width()
        draw_text(painter, right, middle, words, 12, "muted", REGULAR, True, "end")
        width = text_width(words, 12, mono=True)
        if self._look.met:
            tick(painter, right - width - 14, middle, "muted", 8)
            width += 14
        return width + 8

    def _paint_marks(self, painter: QPainter, x: float, middle: float, right: float) -> None:
        now, look = theme(), self._look
        dashes = min(MANY_DASHES, max(0, look.target - look.logged))
        marks = look.marks
        number = f"+{look.more}" if look.more else ""
        room = right - x + MARK / 2
        if len(marks) * STEP + (text_width(number, 12, mono=True) + 4 if number else 0) > room:
            number = f"+{look.logged}"
            marks = marks[-max(1, int((room - text_width(number, 12, mono=True) - 4) // STEP)) :]
            number = f"+{look.logged - len(marks)}" if look.logged > len(marks) else ""
        for mark in marks:
            painter.drawPixmap(
                round(x) - STAMP // 2, round(middle) - STAMP // 2, self._stamp(mark.direction, mark.hollow)
            )
            x += STEP
        if number:
            draw_text(painter, x - 2, middle, number, 12, "muted", mono=True)
        painter.setPen(now.pen("control", 1.5))
        for dash in range(dashes):
            left = x - MARK / 2 + dash * STEP
            painter.drawLine(QLineF(left + 0.5, middle + 5, left + 10, middle + 5))

    def _stamp(self, direction: str, hollow: bool) -> QPixmap:
        """A mark as a picture, kept: eight of them are drawn with every key."""
        ratio = self.devicePixelRatioF()
        if self._stamped_for != (theme(), ratio):
            self._stamps, self._stamped_for = {}, (theme(), ratio)
        stamp = self._stamps.get((direction, hollow))
        if stamp is None:
            stamp = self._stamps[direction, hollow] = QPixmap(round(STAMP * ratio), round(STAMP * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            painter = QPainter(stamp)
            hue, on_mark = theme().colour(self._hue), theme().colour("on_mark")
            paint_mark(painter, STAMP / 2, STAMP / 2, MARK, direction, "", hue, on_mark, hollow)
            painter.end()
        return stamp


class MetLine(QWidget):
    """How many dimensions have what the pack wants."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._words = ""

    def show_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("surface"))
        draw_text(painter, self.width(), self.height() / 2, self._words, 13, "muted", anchor="end")
        painter.end()


class Coverage(Panel):
    """Dimensions by track, level facets below, and what the shapes mean."""

    def __init__(self, tracks: tuple[TrackLook, ...], sizes: Sizes, parent: QWidget) -> None:
        super().__init__(_("Coverage"), parent)
        self._tracks, self._sizes = tracks, sizes
        self.rows = {look.id: DimensionRow(look, self) for track in tracks for look in track.dimensions}
        self.met = MetLine(self)
        self._headings: list[tuple[int, TrackLook]] = []
        self._faces = Faces(self, self._paint_still)
        self._in_columns = False

    def show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._place()

    def show_dimension(self, look: DimensionLook) -> None:
        self.rows[look.id].show_dimension(look)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    # Where its parts stand ---------------------------------------------------------------------------------------

    def _place(self) -> None:
        pad = self._sizes.pad
        self.met.setGeometry(self.width() // 2, pad - 4, self.width() - pad - self.width() // 2, 26)
        high, space = self._row_height()
        y = self._sizes.head - 4
        self._headings = []
        for track in self._tracks:
            self._headings.append((y, track))
            y = self._place_track(track, y + self._sizes.heading, high) + space
        self._faces.forget()
        self.update()

    def _place_track(self, track: TrackLook, y: int, high: int) -> int:
        pad, room = self._sizes.pad, self.width() - 2 * self._sizes.pad
        columns = 2 if track.track == "level" and self._in_columns else 1
        step = self._sizes.small if track.track == "level" else high
        width = (room + 4) // columns - 4
        for number, look in enumerate(track.dimensions):
            line, column = divmod(number, columns)
            left = pad + column * (width + 4)
            self.rows[look.id].setGeometry(left, y + line * step, width, min(step, FULL) - 1)
        return y + -(-len(track.dimensions) // columns) * step

    def _row_height(self) -> tuple[int, int]:
        """Height of a row and the space between tracks: two lines where there is room, one line otherwise.

        Level facets take one line each, and two columns before the others lose their second line.
        """
        lines = sum(len(track.dimensions) for track in self._tracks if track.track != "level")
        facets = sum(len(track.dimensions) for track in self._tracks) - lines
        fixed = self._sizes.head + self._sizes.heading * len(self._tracks) + self._foot()
        for self._in_columns in (False, True):
            room = self.height() - fixed - self._sizes.small * (-(-facets // 2) if self._in_columns else facets)
            for high, space in ((FULL + 1, 16), (FULL, SPACE), (FULL - 2, 8), (FULL - 4, 6)):
                if lines * high + space * (len(self._tracks) - 1) <= room:
                    return high, space
        for high, space in ((LEAST + 2, 8), (LEAST, 4)):
            if lines * high + space * (len(self._tracks) - 1) <= room:
                return high, space
        return max(19, room // max(1, lines)), 2

    def _foot(self) -> int:
        return 34 if self._sizes.compact else 46

    # Drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inner = self.rect().adjusted(13, 13, -13, -13)
        part = event.rect().intersected(inner)
        if not part.isEmpty():
            painter = QPainter(self)
            self._faces.draw(painter, "", part)
            painter.end()

    def _paint_still(self, painter: QPainter, _state: Hashable) -> None:
        pad = self._sizes.pad
        draw_text(painter, pad, pad + 9, _("Coverage"), 16, "text", BOLD)
        for y, track in self._headings:
            hue = track_colour(track.track)
            if y > self._sizes.head:
                painter.fillRect(QRectF(pad, y - 4, self.width() - 2 * pad, 1), theme().colour("line"))
            painter.fillRect(QRectF(pad, y + 6, 3, 11), theme().colour(hue))
            draw_text(painter, pad + 10, y + 11.5, track.name, 12, hue, BOLD)
        self._paint_legend(painter, pad)

    def _paint_legend(self, painter: QPainter, x: float) -> None:
        now = theme()
        middle = self.height() - self._sizes.pad - 6
        shapes = (("for", _("for")), ("against", _("against")), ("neutral", _("neutral")))
        size = 11 if self._sizes.compact else 12
        wide = sum(15 + text_width(word, size) for word in (*(word for _shape, word in shapes), _("prompted")))
        gap = max(3, min(10, (self.width() - 2 * self._sizes.pad - wide) / len(shapes)))
        for direction, word in shapes:
            paint_mark(painter, x + 5, middle, 10, direction, "", now.colour("muted"), now.colour("surface"))
            draw_text(painter, x + 15, middle, word, size, "muted")
            x += 15 + text_width(word, size) + gap
        painter.setPen(now.pen("muted", 1.5))
        painter.drawLine(QLineF(x, middle + 4, x + 10, middle + 4))
        draw_text(painter, x + 15, middle, _("prompted"), size, "muted")
