"""The right side: which dimension has evidence already, and the digit that assigns it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import HintButton, one_line
from interviewer_app.ui.live.dimension_row import CAP, STEP, DimensionRow
from interviewer_app.ui.live.looks import DimensionLook, TrackLook
from interviewer_app.ui.live.paint import BOLD, Faces, draw_text, text_width
from interviewer_app.ui.live.sizes import Sizes
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import Panel

FULL = 39
# Heights of a row with the space between tracks, the best first.
TWO_LINES = ((FULL + 1, 16), (FULL, 10), (FULL - 2, 8), (FULL - 4, 6), (FULL - 5, 4))
ONE_LINE = ((26, 8), (24, 4))
FOOT = 26  # the line that says who can see the window


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

    def __init__(self, tracks: tuple[TrackLook, ...], blank_cap: str, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(_("Coverage"), parent)
        self._tracks, self._sizes = tracks, sizes
        self.rows = {look.id: DimensionRow(look, self) for track in tracks for look in track.dimensions}
        self.met = MetLine(self)
        self.blank = HintButton(Command("blank"), blank_cap, _("Blank"), self)
        self._seen: Sequence[str] = (_("Seen in a full-screen share"), _("Seen in a full share"))
        self.setAccessibleDescription(self._seen[0])
        self._unsettled: list[DimensionRow] = []
        self._headings: list[tuple[int, TrackLook]] = []
        self._faces = Faces(self, self._paint_still)
        self._in_columns = False

    def show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._place()

    @property
    def seen(self) -> str:
        return self._seen[0]

    def show_seen(self, words: Sequence[str]) -> None:
        """Whether a candidate can see this window in a screen share; the first of `words` that has room is shown."""
        self._seen = words
        self.setAccessibleDescription(words[0])
        self._faces.forget()
        self.update()

    def show_dimension(self, look: DimensionLook) -> None:
        self.rows[look.id].show_dimension(look)
        self._unsettled.append(self.rows[look.id])

    def settle(self) -> None:
        """Bring the counts up to date."""
        for row in self._unsettled:
            row.settle()
        self._unsettled.clear()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    # Where its parts stand ---------------------------------------------------------------------------------------

    def _place(self) -> None:
        pad = self._sizes.pad
        self.met.setGeometry(self.width() // 2, pad - 4, self.width() - pad - self.width() // 2, 26)
        width = self.blank.wanted_width()
        self.blank.setGeometry(self.width() - pad - width, self.height() - pad - 17, width, HintButton.HEIGHT)
        high, space = self._row_height()
        y = self._sizes.head - 4
        self.blank.setVisible(not self._sizes.folded)
        self.met.setVisible(not self._sizes.folded)
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

    def _facets_fit_in_columns(self) -> bool:
        half = (self.width() - 2 * self._sizes.pad) // 2 - 4
        facets = [look for track in self._tracks if track.track == "level" for look in track.dimensions]
        return all(text_width(look.name, 13) + CAP + 8 + 2 * STEP <= half for look in facets)

    def _row_height(self) -> tuple[int, int]:
        """Height of a row and the space between tracks: two lines where there is room, one line otherwise.

        Level facets take one line each, and two columns before the others lose their second line, if names fit there.
        """
        if self._sizes.folded:
            return self._folded_height()
        lines = sum(len(track.dimensions) for track in self._tracks if track.track != "level")
        facets = sum(len(track.dimensions) for track in self._tracks) - lines
        fixed = self._sizes.head + self._sizes.heading * len(self._tracks) + self._foot()
        ways = [(False, TWO_LINES), (True, TWO_LINES), (False, ONE_LINE), (True, ONE_LINE)]
        for in_columns, heights in ways if self._facets_fit_in_columns() else ways[::2]:
            self._in_columns = in_columns
            room = self.height() - fixed - self._sizes.small * (-(-facets // 2) if self._in_columns else facets)
            for high, space in heights:
                if lines * high + space * (len(self._tracks) - 1) <= room:
                    return high, space
        return max(19, room // max(1, lines)), 2

    def _folded_height(self) -> tuple[int, int]:
        """Every dimension on a line of the same height, all of them without a scroll bar."""
        self._in_columns = False
        rows = sum(len(track.dimensions) for track in self._tracks)
        room = self.height() - self._sizes.head - self._sizes.heading * len(self._tracks) - self._sizes.pad
        self._sizes = self._sizes._replace(small=max(17, min(26, room // max(1, rows))))
        return self._sizes.small, 0

    def _foot(self) -> int:
        return FOOT + (27 if self._sizes.compact else 46)

    # Drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inset = min(13, self._sizes.pad - 1)
        inner = self.rect().adjusted(inset, inset, -inset, -inset)
        part = event.rect().intersected(inner)
        if not part.isEmpty():
            painter = QPainter(self)
            self._faces.draw(painter, "", part)
            painter.end()

    def _paint_still(self, painter: QPainter, _state: Hashable) -> None:
        pad = self._sizes.pad
        draw_text(painter, pad, pad + 9, _("Coverage"), 14 if self._sizes.folded else 16, "text", BOLD)
        if self._sizes.folded:
            for y, track in self._headings:
                bar = QRectF(pad, y + 2, self.width() - 2 * pad, 2)
                painter.fillRect(bar, theme().colour(track_colour(track.track)))
            return
        for y, track in self._headings:
            hue = track_colour(track.track)
            if y > self._sizes.head:
                painter.fillRect(QRectF(pad, y - 4, self.width() - 2 * pad, 1), theme().colour("line"))
            painter.fillRect(QRectF(pad, y + 6, 3, 11), theme().colour(hue))
            draw_text(painter, pad + 10, y + 11.5, track.name, 12, hue, BOLD)
        self._paint_legend(painter, pad)
        self._paint_seen(painter, pad)

    def _paint_legend(self, painter: QPainter, x: float) -> None:
        now = theme()
        middle = self.height() - self._sizes.pad - (4 if self._sizes.compact else 6) - FOOT
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

    def _paint_seen(self, painter: QPainter, pad: int) -> None:
        painter.fillRect(QRectF(pad, self.height() - pad - 20, self.width() - 2 * pad, 1), theme().colour("line"))
        room = self.blank.x() - pad - 8
        words = next((words for words in self._seen if text_width(words, 12) <= room), self._seen[-1])
        draw_text(painter, pad, self.height() - pad - 5, one_line(words, room, 12, middle=False), 12, "muted")
