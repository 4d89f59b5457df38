"""How the two lists of Home are painted: rounds under their headings, and cards owed with a bar for their age."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.home.rows import GroupLine, Line, OwedLine, RoundLine
from interviewer_app.ui.home.states import paint_state
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, theme
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.row_list import (
    RIGHT,
    Index,
    RowDelegate,
    RowList,
    RowModel,
    edge_token,
    is_chosen,
    row_at,
)

if TYPE_CHECKING:
    # Names for the type checker: importing them costs time before the first paint.
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

PAD = 10
WHEN, STATE, VERB = 84, 106, 84  # fixed columns, in pixels; the other three share what is left


class RoundDelegate(RowDelegate):
    """Two lines per round, one per heading."""

    HEIGHT, HEADING = 53, 38

    def height_of(self, index: Index) -> int:
        return self.HEIGHT if isinstance(row_at(index), RoundLine) else self.HEADING

    def full_text(self, index: Index) -> str:
        return spoken_line(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = row_at(index)
        box: QRect = option.rect
        chosen = is_chosen(option, index)
        painter.save()
        if chosen:
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, 0), "tint", edge_token(option), 8, 2)
        if isinstance(line, RoundLine):
            if not chosen:
                painter.fillRect(box.x() + 1, box.bottom(), box.width() - 2, 1, theme().colour("line"))
            self._paint_round(painter, box.adjusted(PAD, 0, -PAD, 0), line)
        else:
            self._paint_heading(painter, box, line)
        painter.restore()

    def _paint_round(self, painter: QPainter, box: QRect, line: RoundLine) -> None:
        when, names, pack, state, detail, verb = columns(box)
        upper, lower = QPoint(0, -9), QPoint(0, 9)
        day, _end, hour = line.when.partition("\n")
        self.write(painter, when.translated(upper) if hour else when, day, 12, "muted", mono=True)
        self.write(painter, when.translated(lower), hour, 12, "muted", mono=True)
        self.write(painter, names.translated(upper), line.candidate, 14, "text", BOLD)
        self.write(painter, names.translated(lower), _below(line), 12, "muted", mode=_gives_way(line))
        self.write(painter, pack.translated(upper), line.pack, 12, "text", mode=Qt.TextElideMode.ElideRight)
        self.write(painter, pack.translated(lower), line.minutes, 12, "muted")
        token = paint_state(painter, state.x() + 7, state.center().y() + 1, line.state)
        self.write(painter, state.adjusted(20, 0, 0, 0), line.word, 13, token, MEDIUM)
        self.write(painter, detail, line.detail, 12, "muted", mode=Qt.TextElideMode.ElideRight)
        self.write(painter, verb, line.verb, 13, "accent", BOLD, side=RIGHT)

    def _paint_heading(self, painter: QPainter, box: QRect, line: GroupLine) -> None:
        row = box.adjusted(PAD, 0 if line.foldable else 8, -PAD, 0)
        if line.foldable:
            _paint_arrow(painter, QPointF(row.x() + 3, row.center().y() + 1), open=not line.folded)
            row = row.adjusted(16, 0, 0, 0)
        self.write(painter, row, line.title, 12, "muted", BOLD)
        if line.foldable:
            self.write(painter, row, str(line.rounds), 12, "muted", mono=True, side=RIGHT)


class RoundList(RowList):
    """Rounds under their headings. A click on a verb opens the round, a click on a month folds it."""

    pressed_at = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = RowModel[Line](spoken_line, lambda line: isinstance(line, RoundLine) or line.foldable)
        super().__init__(_("Rounds"), self.rows, RoundDelegate(), parent)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        line = row_at(index)
        if isinstance(line, GroupLine):
            if line.foldable:
                self.pressed_at.emit(index)
        elif columns(self.visualRect(index).adjusted(PAD, 0, -PAD, 0))[-1].contains(event.position().toPoint()):
            self.pressed_at.emit(index)

    def show_lines(self, lines: list[Line], chosen: str) -> None:
        """chosen: id of a round or key of a heading that gets the selection."""
        self.rows.show_rows(lines)
        for number, line in enumerate(lines):
            if chosen == (line.id if isinstance(line, RoundLine) else line.key):
                self.setCurrentIndex(self.rows.index(number))
                return


class OwedDelegate(RowDelegate):
    """A name, a bar as long as the card is old with a tick at one day, the age, what is left to do."""

    HEIGHT = 31

    def full_text(self, index: Index) -> str:
        return spoken_owed(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: OwedLine = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index) and edge_token(option) == "accent":
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, -1), "tint", "accent", 6, 2)
        else:
            painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme().colour("line"))
        box = box.adjusted(6, 0, -6, 0)
        part = box.width() / 100
        name, age = QRect(box), self.age_box(box)
        name.setWidth(round(31 * part))
        left = box.adjusted(round(76 * part), 0, 0, 0)
        self.write(painter, name, line.candidate, 13, "text", BOLD)
        self._paint_bar(painter, QRectF(box.x() + 33 * part, box.center().y() - 1.5, 18 * part, 5), line)
        self.write(painter, age, line.age, 12, "warning" if line.late else "text", BOLD if line.late else MEDIUM)
        self.write(painter, left, line.detail, 12, "muted", side=RIGHT)
        painter.restore()

    @staticmethod
    def age_box(row: QRect) -> QRect:
        """Where the age stands in a row; wide enough for `59 minutes` in the panel of Home."""
        return QRect(row.x() + round(0.53 * row.width()), row.y(), round(0.22 * row.width()), row.height())

    def _paint_bar(self, painter: QPainter, box: QRectF, line: OwedLine) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("line"))
        painter.drawRoundedRect(QRectF(box.x(), box.y() + 2, box.width(), 1), 0.5, 0.5)
        painter.setBrush(theme().colour("warning" if line.late else "muted"))
        painter.drawRoundedRect(QRectF(box.x(), box.y(), max(5.0, box.width() * line.share), 5), 2.5, 2.5)
        tick = round(box.x() + box.width() * line.tick)
        painter.fillRect(QRectF(tick, box.y() - 3, 1, 11), theme().colour("control"))


class OwedList(RowList):
    """Cards owed, oldest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = RowModel[OwedLine](spoken_owed)
        super().__init__(_("Cards owed"), self.rows, OwedDelegate(), parent)
        self.setUniformItemSizes(True)


def columns(box: QRect) -> tuple[QRect, ...]:
    """The six columns of a round in its row: when, names, pack, state, detail, verb."""
    free = box.width() - WHEN - STATE - VERB
    widths = (WHEN, round(free * 0.34), round(free * 0.33), STATE, round(free * 0.33), VERB)
    made, x = [], box.x()
    for number, width in enumerate(widths):
        gap = 0 if number == len(widths) - 1 else 14
        made.append(QRect(x, box.y(), width - gap, box.height()))
        x += width
    return tuple(made)


def spoken_line(line: Line) -> str:
    """A line as a screen reader says it."""
    if isinstance(line, RoundLine):
        when = line.when.replace("\n", " ")
        said = (line.candidate, line.by, line.role, when, line.pack, line.minutes, line.word, line.detail, line.verb)
        return ", ".join(part for part in said if part)
    return line.title + (" (" + _("{n} folded").format(n=line.rounds) + ")" if line.folded else "")


def _below(line: RoundLine) -> str:
    """What stands below the name: whose round it is where it is not one's own, and the role."""
    return " · ".join(filter(None, (line.by, line.role)))


def _gives_way(line: RoundLine) -> Qt.TextElideMode:
    return Qt.TextElideMode.ElideRight if line.by else Qt.TextElideMode.ElideMiddle


def spoken_owed(line: OwedLine) -> str:
    return f"{line.candidate}, {line.age}, {line.detail}"


def _paint_arrow(painter: QPainter, at: QPointF, open: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme().pen("muted", 1.5))
    points = ((-3.5, -1.75), (0, 1.75), (3.5, -1.75)) if open else ((-1.75, -3.5), (1.75, 0), (-1.75, 3.5))
    painter.drawPolyline(QPolygonF([at + QPointF(x, y) for x, y in points]))
