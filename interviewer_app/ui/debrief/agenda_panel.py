"""The agenda beside a board: the clock, a bar of what the time goes to, and the topics with what does not fit."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.talk_looks import AgendaLine, AgendaLook, Mark
from interviewer_app.ui.theme.theme import BOLD, REGULAR, font, metrics, theme
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, paint_card, row
from interviewer_app.ui.widgets.row_list import RIGHT, Index, RowDelegate, RowList, RowModel, is_chosen, row_at

_HIGH, _TWO_LINES, _THREE_LINES, _REMARK = 32, 46, 63, 30
_LEFT, _BESIDE = 30, 42  # pixels before the words below a topic, and before and after them
_MARGIN = 16
_BAR = {"done": "control", "now": "accent", "ahead": "hover"}


class Bar(QWidget):
    """What the time goes to; the list says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(8)
        self._parts: tuple[tuple[float, Mark], ...] = ()

    def show_parts(self, parts: tuple[tuple[float, Mark], ...]) -> None:
        if parts != self._parts:
            self._parts = parts
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left, wide = QPainter(self), 0.0, self.width()
        paint_card(painter, QRectF(0, 0, wide, 8), "raised", "line", 2)
        for share, mark in self._parts:
            box = QRectF(left, 0, max(2.0, share * wide - 2), 8)
            paint_card(painter, box, _BAR.get(mark, "hover"), "control" if mark == "ahead" else _BAR[mark], 2)
            left += share * wide


class _Delegate(RowDelegate):
    """A mark, the topic, how far its ratings lie apart, its minutes; what happens on it below, in two lines at most."""

    def __init__(self) -> None:
        super().__init__()
        self.wide = 0  # pixels of the list

    def height_of(self, index: Index) -> int:
        line: AgendaLine = row_at(index)
        if line.mark == "words" or not line.below:
            return _REMARK if line.mark == "words" else _HIGH
        return _TWO_LINES if self._fits(line) else _THREE_LINES

    def _fits(self, line: AgendaLine) -> bool:
        return metrics(12, REGULAR, False).horizontalAdvance(line.below) <= self.wide - _BESIDE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: AgendaLine = row_at(index)
        box: QRect = option.rect
        if line.mark == "words":
            self.write(painter, box.adjusted(2, 6, -2, 0), line.title, 12, "muted", mode=Qt.TextElideMode.ElideRight)
            return
        chosen = is_chosen(option, index) and option.widget is not None and option.widget.hasFocus()
        if line.mark == "now" or chosen:
            paint_card(painter, QRectF(box).adjusted(0, 1, 0, -1), "tint", "accent" if chosen else "tint", 8, 2)
        first = QRect(box.left(), box.top(), box.width(), _HIGH)
        _paint_mark(painter, QPointF(first.left() + 14, first.center().y() + 0.5), line.mark)
        right = round(metrics(12, REGULAR, True).horizontalAdvance(line.right)) + 10
        self.write(painter, first.adjusted(0, 0, -8, 0), line.right, 12, "muted", mono=True, side=RIGHT)
        words = first.adjusted(_LEFT, 0, -right - 8, 0)
        weight = REGULAR if line.mark in ("done", "out") else BOLD
        token = "muted" if line.mark in ("done", "out") else "text"
        apart = round(metrics(13, REGULAR, False).horizontalAdvance(line.apart)) + 6 if line.apart else 0
        title = min(words.width() - apart, round(metrics(13, weight, False).horizontalAdvance(line.title)) + 2)
        self.write(painter, QRect(words.left(), words.top(), title, words.height()), line.title, 13, token, weight)
        after = words.adjusted(title + 4, 0, 0, 0)
        self.write(painter, after, line.apart, 13, "muted", mode=Qt.TextElideMode.ElideRight)
        if line.below:
            self._write_below(painter, QRect(words.left(), box.top() + 25, box.width() - _BESIDE, 18), line)

    def _write_below(self, painter: QPainter, below: QRect, line: AgendaLine) -> None:
        if self._fits(line):
            self.write(painter, below, line.below, 12, "muted", mode=Qt.TextElideMode.ElideRight)
            return
        painter.setFont(font(12))
        painter.setPen(theme().colour("muted"))
        painter.drawText(below.adjusted(0, 0, 0, 17), int(Qt.TextFlag.TextWordWrap), line.below)


def _paint_mark(painter: QPainter, at: QPointF, mark: Mark) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(at)
    if mark == "done":
        painter.setPen(theme().pen("strong", 2))
        painter.drawPolyline([QPointF(-5, 0), QPointF(-1.5, 4), QPointF(5, -4)])
    elif mark == "now":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent"))
        painter.drawPolygon([QPointF(-4, -5), QPointF(5, 0), QPointF(-4, 5)])
    elif mark == "ahead":
        painter.setPen(theme().pen("control", 1.4))
        painter.drawEllipse(QPointF(0, 0), 3, 3)
    else:
        painter.setPen(theme().pen("control", 1.4))
        painter.drawLine(QPointF(-4, 0), QPointF(4, 0))
    painter.restore()


class AgendaPanel(Panel):
    """`taken(topic)`: somebody opened a line of it."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Agenda"))
        self.clock = TextLabel("", 22, REGULAR, mono=True)
        self.of = TextLabel("", 12, tone="muted")
        self.bar = Bar()
        self.model = RowModel[AgendaLine](_spoken, lambda line: line.mark != "words")
        self._painter = _Delegate()
        self.list = RowList(_("Agenda"), self.model, self._painter)
        self.list.opened.connect(self._on_opened)
        self._lines: tuple[AgendaLine, ...] = ()
        head = row(TextLabel(_("Agenda"), 15, BOLD), 0, self.clock, 6, self.of)
        lines = column(head, 10, self.bar, 8, self.list, margins=(_MARGIN, 12, _MARGIN, 10))
        lines.setStretchFactor(self.list, 1)
        self.setLayout(lines)

    def show_look(self, look: AgendaLook) -> None:
        """Draw the agenda; the chosen line stays chosen."""
        self.clock.setText(look.clock)
        self.clock.show_tone("warning" if look.over else "text")
        self.clock.setAccessibleName(f"{look.clock} {look.of}")
        self.of.setText(look.of)
        self.bar.show_parts(look.bar)
        if [(line.topic, line.mark) for line in look.lines] == [(line.topic, line.mark) for line in self._lines]:
            for number, line in enumerate(look.lines):
                if line != self._lines[number]:
                    self.model.put_row(number, line)
        else:
            self.model.show_rows(look.lines)
        self._lines = look.lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._painter.wide = self.width() - 2 * _MARGIN
        self.list.scheduleDelayedItemsLayout()

    def _on_opened(self, index: Index) -> None:
        line: AgendaLine = row_at(index)
        if line.topic:
            self.taken.emit(line.topic)


def _spoken(line: AgendaLine) -> str:
    states = {"done": _("discussed"), "now": _("now"), "ahead": _("ahead"), "out": _("not discussed")}
    return ", ".join(filter(None, (line.title, line.apart, states.get(line.mark, ""), line.right, line.below)))
