"""The legend of a role's board: the anchors of the chosen row, and who stands at each."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem

from interviewer_app.core.debriefs.boards.role import RoleBoard
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.drawer import _WALK
from interviewer_app.ui.debrief.ladder import paint_ladder
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, paint_card
from interviewer_app.ui.widgets.row_list import Index, RowDelegate, RowList, RowModel, is_chosen, row_at

NAMES = 12  # people named at a level
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class LegendRow(NamedTuple):
    """A level with its anchor and who stands there; digit "" for a line of words alone."""

    digit: str
    value: int
    values: tuple[int, ...]
    anchor: str
    who: str


def legend_rows(board: RoleBoard, dimension: str) -> list[LegendRow]:
    rows: list[LegendRow] = []
    for legend in board.legend(dimension):
        rows.append(LegendRow("", 0, (), _("Anchors of {pack}").format(pack=legend.pack), ""))
        values = tuple(sorted(level.value for level in legend.levels))
        for level in legend.levels:
            names = [f"{name.split()[0]} {count}" for name, count in level.who[:NAMES] if name.split()]
            more = [_("and {n} more").format(n=len(level.who) - NAMES)] if len(level.who) > NAMES else []
            anchor = level.anchor or _("no anchor written")
            rows.append(LegendRow(str(level.value), level.value, values, anchor, ", ".join([*names, *more])))
        if legend.others:
            who = ", ".join(f"{name} ({version})" for name, version in legend.others[:NAMES])
            words = _("Rated on other words, so not across here: {who}. The candidate’s own board has them.")
            rows.append(LegendRow("", 0, (), "", words.format(who=who)))
    return rows


class LegendDelegate(RowDelegate):
    """As many lines as the anchor takes."""

    def full_text(self, index: Index) -> str:
        return _spoken(row_at(index))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look: LegendRow = row_at(index)
        view = option.widget
        left = 26 if look.digit else 0
        room = (view.width() if view is not None else 280) - 26 - left
        high = _height(look.anchor, room, 13) + _height(look.who, room, 12) + (18 if look.digit else 0)
        return QSize(0, round(high) + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: LegendRow = row_at(index)
        box = QRectF(option.rect)
        painter.save()
        if is_chosen(option, index):
            focused = option.widget is not None and option.widget.hasFocus()
            paint_card(painter, box.adjusted(0, 0, -1, -1), "tint", "accent" if focused else "tint", 6, 1)
        inner = box.adjusted(8, 6, -8, 0)
        if look.digit:
            painter.setFont(font(16, BOLD))
            painter.setPen(theme().colour("text"))
            painter.drawText(QRectF(inner.x(), inner.y(), 22, 18), _TOP, look.digit)
            paint_ladder(painter, QRectF(inner.x() + 20, inner.y(), 70, 16), look.values, (look.value,))
            inner = inner.adjusted(26, 18, 0, 0)
        painter.setFont(font(13, 400 if look.digit else BOLD))
        painter.setPen(theme().colour("text"))
        painter.drawText(inner, _TOP, look.anchor)
        painter.setFont(font(12))
        painter.setPen(theme().colour("muted"))
        painter.drawText(inner.adjusted(0, _height(look.anchor, inner.width(), 13), 0, 0), _TOP, look.who)
        painter.restore()


class LegendList(RowList):
    def __init__(self) -> None:
        self.rows = RowModel[LegendRow](_spoken)
        self._painter = LegendDelegate()
        super().__init__(_("Anchors of this row"), self.rows, self._painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # heights follow the width


class LegendPanel(Panel):
    def __init__(self) -> None:
        super().__init__(_("Anchors"))
        self.title, self.list = ElidedLabel("", 15, BOLD), LegendList()
        how = _(
            "A dot and a digit per rating, larger where several; ● ■ moments cited for and against; 1/5 pr.: one of "
            "five came after a prompt."
        )
        self.how = TextLabel(how, 12, tone="muted", wrap=True)
        self.setLayout(column(self.title, 8, self.list, 6, self.how, margins=(14, 12, 10, 10)))

    def show_legend(self, board: RoleBoard, dimension: str) -> None:
        row = next(row for row in board.rows if row.id == dimension)
        self.title.setText(row.name)
        self.list.rows.show_rows(legend_rows(board, dimension))


def _spoken(look: LegendRow) -> str:
    return ". ".join(part for part in (look.digit, look.anchor, look.who) if part)


def _height(text: str, width: float, size: int) -> float:
    if not text:
        return 0.0
    return QFontMetricsF(font(size)).boundingRect(QRectF(0, 0, width, 4000), _TOP, text).height()
