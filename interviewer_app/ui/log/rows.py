"""The painted rows of the log: a moment on one line, a change of it on two."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.log.looks import HistoryLine, LogRow
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, theme
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.row_list import Index, RowDelegate, edge_token, is_chosen, row_at

TICK, TIME, LATE, SHAPE, KIND = 10, 34, 94, 198, 220  # where each column begins


class MomentDelegate(RowDelegate):
    """A moment: tick, time, shape, kind, dimension, marks, note."""

    HEIGHT = 30

    def full_text(self, index: Index) -> str:
        row: LogRow = row_at(index)
        return row.note or f"{row.kind}, {row.dimension}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: LogRow = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, QRectF(box.adjusted(2, 1, -2, -1)), "tint", edge_token(option), 6, 1)
        ink = "muted" if row.withdrawn else "text"
        for x, wide, text, tone, weight, mono in self._cells(row, box.width(), ink):
            where = QRect(box.left() + x, box.top(), wide, box.height())
            said = x > KIND + 200  # marks and notes are read from their beginning; names give way in the middle
            mode = Qt.TextElideMode.ElideRight if said else Qt.TextElideMode.ElideMiddle
            self.write(painter, where, text, 13, tone, weight, mono, mode=mode)
        if not row.withdrawn:
            self._paint_shape(painter, row, box)
        painter.restore()

    def _cells(self, row: LogRow, width: int, ink: str) -> tuple[tuple[int, int, str, str, int, bool], ...]:
        rest = width - KIND - 12
        kind, dimension, facts = rest * 21 // 100, rest * 18 // 100, rest * 27 // 100
        at = KIND + kind + dimension
        time_ink, time_weight = ("accent", BOLD) if row.moving else (ink, REGULAR)
        return (
            (TICK, 20, "✓" if row.chosen_too else "", "accent", BOLD, False),
            (TIME, LATE - TIME, row.time, time_ink, time_weight, True),
            (LATE, SHAPE - LATE - 12, row.logged, "muted", REGULAR, False),
            (KIND, kind - 8, row.kind, ink, MEDIUM if row.withdrawn else BOLD, False),
            (KIND + kind, dimension - 8, row.dimension, ink, REGULAR, False),
            (at, facts - 8, row.facts, "muted", REGULAR, False),
            (at + facts, width - 12 - at - facts, " ".join(row.note.split()), ink, REGULAR, False),
        )

    def _paint_shape(self, painter: QPainter, row: LogRow, box: QRect) -> None:
        now = theme()
        hue, on_mark = now.colour(track_colour(row.track)), now.colour("on_mark")
        middle = box.top() + box.height() / 2
        paint_mark(
            painter, box.left() + SHAPE + 8, middle, 16, row.direction, row.letter, hue, on_mark, row.hollow,
            row.prompted,
        )  # fmt: skip


class HistoryDelegate(RowDelegate):
    """One change: when, by both clocks, and below it what became what."""

    HEIGHT = 48

    def full_text(self, index: Index) -> str:
        return history_words(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: HistoryLine = row_at(index)
        box: QRect = option.rect
        painter.save()
        upper = QRect(box.left() + 4, box.top() + 4, box.width() - 8, 18)
        self.write(painter, upper, line.when, 12, "muted")
        self.write(painter, upper.translated(0, 19), _said(line), 13, "text", MEDIUM)
        painter.restore()


def history_words(line: HistoryLine) -> str:
    """A change in one sentence."""
    return f"{line.when}: {_said(line)}"


def _said(line: HistoryLine) -> str:
    if not line.old and not line.new:
        return line.what
    if not line.old:
        return f"{line.what}: {line.new}"
    return _("{what}: {old} → {new}").format(what=line.what, old=line.old, new=line.new)
