"""The moments before the last one, newest first: as many lines as there is room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.looks import RowLook
from interviewer_app.ui.live.paint import BOLD, draw_note, draw_text, text_width
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.marks import paint_mark

NAME_X, NAME_WIDTH = 74, 130


class Recent(QWidget):
    """Each line is painted once and then copied, since with every key all of them move down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Recent moments"))
        self._rows: tuple[RowLook, ...] = ()
        self._painted: dict[RowLook, QPixmap] = {}
        self._painted_for: tuple[object, ...] = ()

    @property
    def rows(self) -> tuple[RowLook, ...]:
        """The lines on the screen."""
        return self._rows[: self._count()]

    def show_rows(self, rows: tuple[RowLook, ...]) -> None:
        if rows != self._rows:
            self._rows = rows
            self.update()

    def _count(self) -> int:
        return max(1, self.height() // 24)

    def _line_height(self) -> float:
        return min(30.0, self.height() / self._count())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("surface"))
        high, ratio = self._line_height(), self.devicePixelRatioF()
        made_for = (theme(), self.width(), high, ratio)
        if made_for != self._painted_for:
            self._painted, self._painted_for = {}, made_for
        rows = self.rows
        kept = {row: self._painted.get(row) or self._paint_row(row, round(high), ratio) for row in rows}
        self._painted = kept
        for number, row in enumerate(rows):
            painter.drawPixmap(0, round(number * high), kept[row])
        painter.end()

    def _paint_row(self, row: RowLook, high: int, ratio: float) -> QPixmap:
        now = theme()
        image = QPixmap(round(self.width() * ratio), round(high * ratio))
        image.setDevicePixelRatio(ratio)
        image.fill(now.colour("surface"))
        painter = QPainter(image)
        middle, mark = high / 2, row.mark
        hue = now.colour(track_colour(mark.track))
        draw_text(painter, 0, middle, row.time, 13, "muted", mono=True)
        paint_mark(
            painter, 56, middle, 16, mark.direction, mark.letter, hue, now.colour("on_mark"), mark.hollow, mark.prompted
        )
        draw_text(painter, NAME_X, middle, one_line(row.name, NAME_WIDTH, 13, BOLD), 13, "text", BOLD)
        draw_text(painter, self.width(), middle, row.meta, 12, "muted", anchor="end")
        x = NAME_X + NAME_WIDTH + 12
        room = self.width() - x - text_width(row.meta, 12) - 16
        if room > 40:
            draw_note(painter, x, middle, one_line(row.note, room, 13, middle=False), 13)
        painter.end()
        return image
