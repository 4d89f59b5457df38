"""The moments of a dimension, grouped for, against, neutral and not sorted; a letter cites one or lets it go.

Every group stays in sight: where they do not all fit, each gets its share and scrolls inside itself.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable, hue, lines_of, paint_tick, side_of
from interviewer_app.ui.rating.kind_line import KindLine
from interviewer_app.ui.rating.looks import GroupLook, MomentLook, MomentsLook
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.keycaps import HintBar, paint_keycap
from interviewer_app.ui.widgets.labels import TextLabel, literal_tip
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

SIDE = 10
NOTE_LEFT = 70
HEAD_LINE, NOTE_LINE = 20, 19
MOST_LINES, MOST_ROWS = 4, 6
GROUP_HEAD, GROUP_GAP = 32, 10
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)


class MomentButton(Pressable):
    """One moment. A long note shows its first lines, and all of them while the row has the focus."""

    def __init__(self, look: MomentLook) -> None:
        super().__init__()
        self.setCheckable(True)  # a check box to those who hear it
        self._lines: dict[tuple[str, int, bool], list[str]] = {}
        self.look = look
        self.show_moment(look)

    def nextCheckState(self) -> None:
        """Pressing only asks; what is cited is shown by the presenter."""

    def show_moment(self, look: MomentLook) -> None:
        self.look = look
        self.setChecked(look.cited)
        self.setAccessibleName(look.spoken)
        self._tip()
        self.update()

    def height_for(self, width: int) -> int:
        """Pixels the row takes in `width`."""
        marks = NOTE_LINE if self._marks_below(width) else 0
        return 6 + HEAD_LINE + marks + NOTE_LINE * len(self._note_lines(width)) + 7

    def _note_lines(self, width: int) -> list[str]:
        if not self.look.note:
            return []
        key = (self.look.note, width, self.hasFocus())
        if key not in self._lines:
            most = 0 if self.hasFocus() else MOST_LINES
            self._lines = {key: lines_of(self.look.note, font(14), width - NOTE_LEFT - SIDE, most)}
        return self._lines[key]

    def _tip(self) -> None:
        lines = self._note_lines(self.width())
        cut = bool(lines) and lines[-1].endswith("…") and not self.hasFocus()
        self.setToolTip(literal_tip(f"{self.look.kind}\n{self.look.note}") if cut or self._kind_cut() else "")

    def _kind_width(self) -> float:
        return QFontMetricsF(font(14, BOLD)).horizontalAdvance(self.look.kind)

    def _marks_below(self, width: int) -> bool:
        """True where the kind leaves no room for the marks beside it."""
        marks = QFontMetricsF(font(12)).horizontalAdvance(self.look.marks)
        return self._kind_left() + self._kind_width() + 10 + marks > self._right(width)

    def _kind_cut(self) -> bool:
        return self._kind_left() + self._kind_width() > self._right(self.width())

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._tip()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._changed()

    def _changed(self) -> None:
        self._tip()
        if isinstance(rows := self.parentWidget(), MomentRows):
            rows.place()

    def _kind_left(self) -> float:
        return NOTE_LEFT + QFontMetricsF(font(13, mono=True)).horizontalAdvance(self.look.time) + 8

    def _right(self, width: int) -> float:
        """Where the words end: before the tick of a cited moment."""
        return width - SIDE - (18 if self.look.cited else 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, now = self.look, theme()
        if look.cited or self.underMouse() or self.ringed:
            painter.setPen(now.pen("accent", 2) if self.ringed else Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("tint" if look.cited else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if look.cap:
            paint_keycap(
                painter, SIDE, 6, look.cap, 20, "chosen" if look.cited else "plain" if self.isEnabled() else "faint"
            )
        colour, on = now.colour(hue(look.track)), now.colour("on_mark")
        paint_mark(painter, 50, 16, 17, look.direction, look.letter, colour, on, False, look.prompted)
        self._paint_head(painter)
        painter.setFont(font(14))
        painter.setPen(now.colour("text"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a note runs the way its words run
        y = 6.0 + HEAD_LINE + (NOTE_LINE if self._marks_below(self.width()) else 0)
        for line in self._note_lines(self.width()):
            box = QRectF(NOTE_LEFT, y, self.width() - NOTE_LEFT - SIDE, NOTE_LINE)
            painter.drawText(box, side_of(look.note), line)
            y += NOTE_LINE

    def _paint_head(self, painter: QPainter) -> None:
        look, now = self.look, theme()
        painter.setPen(now.colour("muted"))
        painter.setFont(font(13, mono=True))
        painter.drawText(QRectF(NOTE_LEFT, 6, self.width(), HEAD_LINE), LEFT, look.time)
        painter.setPen(now.colour("text"))
        painter.setFont(font(14, BOLD))
        below = self._marks_below(self.width())
        left, right = self._kind_left(), self._right(self.width())
        box = QRectF(left, 6, max(24.0, right - left), HEAD_LINE)
        kind = QFontMetricsF(font(14, BOLD)).elidedText(look.kind, Qt.TextElideMode.ElideMiddle, box.width())
        painter.drawText(box, LEFT, kind)
        if look.cited:
            paint_tick(painter, self.width() - SIDE - 10, 17, "accent")
        painter.setPen(now.colour("muted"))
        painter.setFont(font(12))
        if below:
            painter.drawText(QRectF(NOTE_LEFT, 6 + HEAD_LINE, right - NOTE_LEFT, NOTE_LINE), LEFT, look.marks)
        else:
            painter.drawText(QRectF(0, 6, right, HEAD_LINE), RIGHT, look.marks)


class MomentRows(QWidget):
    """The rows of one group, placed one below the other."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[MomentButton] = []

    def show_rows(self, looks: Sequence[MomentLook], read_only: bool) -> None:
        if [button.look.id for button in self.buttons] != [look.id for look in looks]:
            for button in self.buttons:
                button.hide()
                button.deleteLater()
            self.buttons = [self._button(look) for look in looks]
        for button, look in zip(self.buttons, looks, strict=True):
            button.setEnabled(not read_only)
            button.show_moment(look)
            button.show()
        self.place()

    def _button(self, look: MomentLook) -> MomentButton:
        button = MomentButton(look)
        button.setParent(self)
        button.clicked.connect(lambda _checked=False, moment=look.id: self.pressed.emit(moment))
        return button

    def height_for(self, width: int, rows: int | None = None) -> int:
        """Pixels the first `rows` rows take (None: all of them)."""
        return sum(button.height_for(width) for button in self.buttons[:rows])

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.place()

    def place(self) -> None:
        y = 0
        for button in self.buttons:
            height = button.height_for(self.width())
            button.setGeometry(0, y, self.width(), height)
            y += height
        self.setMinimumHeight(y)


class GroupHead(QWidget):
    """Shape, word and count of a group, and how many of it were prompted."""

    def __init__(self) -> None:
        super().__init__()
        self.look = GroupLook("", "", "", "", ())

    def show_group(self, look: GroupLook) -> None:
        self.look = look
        self.setAccessibleName(f"{look.title} {len(look.rows)}, {look.aside}")
        self.setToolTip(literal_tip(look.aside))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, now = self.look, theme()
        colour, on = now.colour(hue(look.track)), now.colour("on_mark")
        if look.direction:
            shape = colour if look.rows else now.colour("control")
            paint_mark(painter, SIDE + 7, 16, 11, look.direction, "", shape, on)
        else:
            painter.fillRect(QRectF(SIDE + 2, 15, 10, 2), colour)
        painter.setPen(now.colour("text"))
        painter.setFont(font(14, BOLD))
        painter.drawText(QRectF(SIDE + 22, 0, self.width(), GROUP_HEAD), LEFT, look.title)
        x = SIDE + 22 + QFontMetricsF(font(14, BOLD)).horizontalAdvance(look.title) + 8
        painter.setPen(now.colour("muted"))
        painter.setFont(font(13, mono=True))
        painter.drawText(QRectF(x, 0, self.width(), GROUP_HEAD), LEFT, str(len(look.rows)))
        x += QFontMetricsF(font(13, mono=True)).horizontalAdvance(str(len(look.rows))) + 8
        if x + QFontMetricsF(font(12)).horizontalAdvance(look.aside) <= self.width() - SIDE:
            painter.setFont(font(12))
            painter.drawText(QRectF(0, 0, self.width() - SIDE, GROUP_HEAD), RIGHT, look.aside)


class Group(QWidget):
    """One direction: its head, and rows that scroll where they must."""

    def __init__(self) -> None:
        super().__init__()
        self.head, self.rows, self.rule = GroupHead(), MomentRows(), Rule()
        self._area = quiet_scroll(self.rows)
        for part in (self.head, self._area, self.rule):
            part.setParent(self)

    def show_group(self, look: GroupLook, read_only: bool) -> None:
        self.head.show_group(look)
        self.rows.show_rows(look.rows, read_only)
        self.setAccessibleName(look.title)

    def wanted(self, width: int) -> int:
        """Pixels the rows ask for in `width`: all of them, at most six rows."""
        return self.rows.height_for(width, MOST_ROWS)

    def least(self, width: int) -> int:
        """Pixels that keep the group in sight: its first row."""
        return self.rows.height_for(width, 1)

    def give(self, rows: int, first: bool) -> None:
        """Lay out with `rows` pixels for the rows."""
        self.rule.setVisible(not first)
        self.rule.setGeometry(SIDE, 0, self.width() - 2 * SIDE, 1)
        self.head.setGeometry(0, 4, self.width(), GROUP_HEAD)
        self._area.setGeometry(0, 4 + GROUP_HEAD, self.width(), rows)


class GroupStack(QWidget):
    """The groups from top to bottom; none is pushed out of sight by another."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._groups = [Group() for _number in range(4)]
        self._shown: list[Group] = []
        for group in self._groups:
            group.setParent(self)
            group.hide()
            group.rows.pressed.connect(self.pressed)

    @property
    def buttons(self) -> list[MomentButton]:
        """Every row, from top to bottom."""
        return [button for group in self._shown for button in group.rows.buttons]

    def show_groups(self, looks: Sequence[GroupLook], read_only: bool) -> None:
        self._shown = self._groups[: len(looks)]
        for group, look in zip(self._shown, looks, strict=True):
            group.show_group(look, read_only)
        for group in self._groups:
            group.setVisible(group in self._shown)
        self.place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        width = self.width()
        fixed = (4 + GROUP_HEAD + GROUP_GAP) * len(self._shown)
        shares = share(
            [group.wanted(width) for group in self._shown],
            [group.least(width) for group in self._shown],
            self.height() - fixed,
        )
        y = 0
        for number, (group, rows) in enumerate(zip(self._shown, shares, strict=True)):
            group.setGeometry(0, y, width, 4 + GROUP_HEAD + rows)
            group.give(rows, first=number == 0)
            y += 4 + GROUP_HEAD + rows + GROUP_GAP


def share(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Divide `room` pixels: everyone what they want if it fits, else the largest give way first, down to `least`.

    >>> share([100, 40], [10, 10], 200)
    [100, 40]
    >>> share([300, 40, 200], [10, 10, 10], 240)
    [100, 40, 100]
    """
    given = list(wanted)
    while sum(given) > room:
        top = max((value for value, low in zip(given, least, strict=True) if value > low), default=0)
        if not top:
            break
        highest = [i for i, value in enumerate(given) if value == top and value > least[i]]
        below = max((value for value in given if value < top), default=0)
        floor = max([below, *(least[i] for i in highest)])
        step = max(1, min(top - floor, -(-(sum(given) - room) // len(highest))))
        for i in highest:
            given[i] -= step
    return given


class MomentsPanel(Panel):
    """The right side of a dimension's page. `pressed(moment)`: cite it or let it go."""

    pressed = Signal(str)
    kind_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Moments"))
        self._tally = TextLabel("", 13, tone="muted")
        self._cited = CitedCount()
        self._empty = TextLabel("", 14, tone="muted", wrap=True)
        self.stack = GroupStack()
        self.stack.pressed.connect(self.pressed)
        self._hints = HintBar(())
        self._hints.setFixedHeight(20)
        self._foot = QWidget()
        self._foot.setLayout(column(Rule(), 10, self._hints))
        self.kind = KindLine()
        self.kind.clicked.connect(self.kind_asked)
        head = row(TextLabel(_("Moments"), 16, BOLD), 0, self._tally, self._cited, margins=(SIDE, 0, SIDE, 0))
        rule = row(Rule(), margins=(SIDE, 0, SIDE, 0))
        self._empty.setContentsMargins(SIDE, 8, SIDE, 10)
        foot = row(self._foot, margins=(SIDE, 4, SIDE, 0))
        kind = row(self.kind, margins=(SIDE, 0, SIDE, 0))
        lines = column(head, 12, rule, 4, kind, self._empty, self.stack, foot, margins=(10, 14, 10, 14))
        lines.setStretchFactor(self.stack, 1)
        self.setLayout(lines)

    def show_moments(self, look: MomentsLook) -> None:
        self._tally.setText(look.tally)
        self._cited.show_count(look.cited)
        self._empty.setText(look.empty)
        self._empty.setVisible(bool(look.empty))
        first, last = look.caps
        if first:
            keys = first if first == last else f"{first} – {last}"
            held = _("Shift {letter}").format(letter=first)
            self._hints.show_hints(((keys, _("cite or release")), (held, _("in the log"))))
        self._foot.setVisible(bool(first))
        self.kind.show_kind(look.kind)
        self.stack.show_groups(look.groups, look.read_only)


class CitedCount(QWidget):
    """`· ✓ 3 cited`, the tick in strokes."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setFixedHeight(20)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(self._words())
        self.setFixedWidth(round(QFontMetricsF(font(13)).horizontalAdvance(self._words())) + 30)
        self.update()

    def _words(self) -> str:
        return _("{n} cited").format(n=self._count)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(13))
        painter.setPen(theme().colour("muted"))
        painter.drawText(QRectF(5, 0, 8, 20), LEFT, "·")
        paint_tick(painter, 15, 10.5, "muted", 8)
        painter.drawText(QRectF(28, 0, self.width(), 20), LEFT, self._words())

    def sizeHint(self) -> QSize:
        return QSize(self.width(), 20)
