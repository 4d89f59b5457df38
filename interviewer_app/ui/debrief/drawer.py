"""The drawer below the matrix: two anchors, and the moments behind the ratings in one list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.ladder import hue
from interviewer_app.ui.debrief.looks import DrawerLook, MomentLook, SideLook
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import Panel, column, paint_card, row
from interviewer_app.ui.widgets.row_list import Index, RowDelegate, RowList, RowModel, edge_token, is_chosen, row_at

SIDES, HIGH, LOW = 300, 190, 140
SECOND = 32  # pixels more in a low window, for the anchor of a second rating
MOST = 80  # pixels of a long note; the tip of its row has all of it
TIME, MARK, KIND, HOW, BY = 48, 26, 140, 134, 112
_Key = Qt.Key
_WALK = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End})
_RIGHT = Qt.TextElideMode.ElideRight


def spoken(look: MomentLook) -> str:
    parts = [look.time, look.kind, look.direction, look.words, look.how, look.by]
    return ", ".join(part for part in parts if part)


def room_for_words(width: int, look: MomentLook) -> int:
    """Pixels of a row that are left for what was said."""
    return width - TIME - MARK - KIND - (HOW if width > 520 else 0) - (BY if look.who else 0)


class MomentDelegate(RowDelegate):
    """Time, mark, kind, words, how it came, who logged it."""

    HEIGHT = 25

    def full_text(self, index: Index) -> str:
        return spoken(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: MomentLook = row_at(index)
        box: QRect = option.rect
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, -1), "tint", edge_token(option), 6, 2)
        elif look.marked:
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, -1), "", "accent", 6, 1)
        else:
            painter.fillRect(box.x(), box.bottom(), box.width(), 1, theme().colour("line"))
        self._paint_moment(painter, box.adjusted(8, 0, -8, 0), look)
        painter.restore()

    def _paint_moment(self, painter: QPainter, box: QRect, look: MomentLook) -> None:
        by, how = (BY if look.who else 0), (HOW if box.width() > 520 else 0)
        words = room_for_words(box.width(), look)
        x = box.x()
        self.write(painter, QRect(x, box.y(), TIME, box.height()), look.time, 13, "muted", mono=True)
        colour, on = theme().colour(hue(look.track)), theme().colour("on_mark")
        at = QPointF(x + TIME + 9, box.center().y() + 0.5)
        paint_mark(painter, at.x(), at.y(), 16, look.direction, look.letter, colour, on, prompted=look.prompted)
        x += TIME + MARK
        self.write(painter, QRect(x, box.y(), KIND - 8, box.height()), look.kind, 13, "text", BOLD, mode=_RIGHT)
        said = QRect(x + KIND, box.y(), max(0, words - 10), box.height())
        self.write(painter, said, look.words, 13, "text", mode=_RIGHT)
        x += KIND + words
        if how:
            self.write(painter, QRect(x, box.y(), how - 8, box.height()), look.how, 12, "muted", mode=_RIGHT)
        if look.who:
            self._paint_who(painter, QRect(x + how, box.y(), by, box.height()), look)

    def _paint_who(self, painter: QPainter, box: QRect, look: MomentLook) -> None:
        """A disc per rater, solid where they logged it; then the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().pen("text", 1.3))
        for number, logged in enumerate(look.who[:4]):
            painter.setBrush(theme().colour("text" if logged else "surface"))
            painter.drawEllipse(QPointF(box.x() + 6 + number * 13, box.center().y() + 0.5), 4.4, 4.4)
        after = 6 + min(4, len(look.who)) * 13
        self.write(painter, box.adjusted(after, 0, 0, 0), look.by, 12, "text", mode=_RIGHT)


class MomentList(RowList):
    """Arrows move; every other key is the page's."""

    def __init__(self) -> None:
        self.rows = RowModel[MomentLook](spoken)
        self._painter = MomentDelegate()
        super().__init__(_("Moments behind the rating"), self.rows, self._painter)

    def fits(self, look: MomentLook | None) -> bool:
        """Whether the row of a moment shows all of its words."""
        room = room_for_words(self.viewport().width() - 16, look) - 10 if look is not None else 0
        return look is None or QFontMetricsF(font(13)).horizontalAdvance(look.words) <= room

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            super().keyPressEvent(event)
        else:
            event.ignore()


class SidesView(QWidget):
    """The ratings behind the moments: digit, whose, and the anchor in the pack's words."""

    def __init__(self) -> None:
        super().__init__()
        self._sides: Sequence[SideLook] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def show_sides(self, sides: Sequence[SideLook]) -> None:
        self._sides = sides
        self.setAccessibleName("; ".join(f"{each.digit}, {each.rater}: {each.anchor}" for each in sides))
        self.setToolTip("")
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._sides:
            return
        each = self.height() / len(self._sides)
        for number, side in enumerate(self._sides):
            self._paint_side(painter, QRectF(0, number * each, self.width(), each - 4), side)

    def _paint_side(self, painter: QPainter, box: QRectF, side: SideLook) -> None:
        painter.setPen(theme().colour("text"))
        painter.setFont(font(16, BOLD))
        painter.drawText(QRectF(box.x(), box.y(), 20, 20), int(Qt.AlignmentFlag.AlignLeft), side.digit)
        painter.setFont(font(13, BOLD))
        name = QFontMetricsF(font(13, BOLD)).elidedText(side.rater, _RIGHT, box.width() - 24)
        painter.drawText(QRectF(box.x() + 22, box.y() + 1, box.width() - 22, 18), int(Qt.AlignmentFlag.AlignLeft), name)
        painter.setFont(font(12))
        painter.setPen(theme().colour("muted"))
        room = QRectF(box.x() + 22, box.y() + 19, box.width() - 24, max(15.0, box.height() - 19))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap), _fit(side.anchor, room))


def _fit(text: str, room: QRectF) -> str:
    """As many words as the box holds, then an ellipsis."""
    measure, wrap = QFontMetricsF(font(12)), int(Qt.TextFlag.TextWordWrap)
    if measure.boundingRect(room, wrap, text).height() <= room.height() + 2:
        return text
    words = text.split()
    while len(words) > 1:
        words.pop()
        shown = " ".join(words) + " …"
        if measure.boundingRect(room, wrap, shown).height() <= room.height() + 2:
            return shown
    return measure.elidedText(text, _RIGHT, room.width())


class Drawer(Panel):
    """`chosen` says which moment has the keys, None for none."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Evidence"), edge="accent", width=2.0)
        self.title, self.about = ElidedLabel("", 14, BOLD), ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self.sides, self.moments = SidesView(), MomentList()
        self.heading = ElidedLabel("", 12, MEDIUM, tone="muted", mode=_RIGHT)
        self.said = ElidedLabel("", 12, tone="muted", mode=_RIGHT)
        self.whole = TextLabel("", 12, wrap=True)  # the words of the chosen moment, where its row cuts them
        self.whole.setMaximumHeight(MOST)
        self._low, self._second = False, False
        left = QWidget()
        left.setLayout(column(self.title, 1, self.about, 6, self.sides))
        self._left = left
        right = column(row(self.heading), 4, self.moments, 3, self.whole, self.said)
        lines = row(left, 18, right, margins=(16, 10, 14, 8))
        lines.setStretch(2, 1)
        self.setLayout(lines)
        self.moments.chosen.connect(self._on_chosen)
        self.show_low(False)

    def show_low(self, low: bool) -> None:
        self._low = low
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(LOW + (SECOND if self._second else 0) + self._lines() if self._low else HIGH)

    def _lines(self) -> int:
        """Pixels for the chosen moment's words, where they stand below the list."""
        return 0 if self.whole.isHidden() else min(MOST, self.whole.heightForWidth(self.moments.width())) + 2

    def _on_chosen(self, index: Index) -> None:
        self._show_whole()
        self.chosen.emit(row_at(index) if index.isValid() else None)

    def _show_whole(self) -> None:
        look = self.current()
        words = look.words if look is not None else ""
        self.whole.setText(words)
        self.whole.setVisible(bool(words) and not self.moments.fits(look))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != self.width():  # its height follows from it
            self._left.setFixedWidth(min(SIDES, max(150, self.width() // 3)))
            self._show_whole()

    def show_look(self, look: DrawerLook) -> None:
        """Show what is behind a cell; the moment that was chosen stays so where it is still there."""
        before = self.current()
        self.setAccessibleName(_("Evidence: {dimension}").format(dimension=look.title))
        self.title.setText(look.title)
        self.about.setText(look.about)
        self.sides.show_sides(look.sides)
        self.heading.setText(look.heading)
        self.moments.rows.show_rows(look.moments)
        self.said.setText(look.said)
        self.said.setVisible(bool(look.said))
        known = [number for number, each in enumerate(look.moments) if before and each.moment == before.moment]
        if look.moments:
            self.moments.setCurrentIndex(self.moments.rows.index(known[0] if known else 0))
        self._second = len(look.sides) > 1
        self._show_whole()
        self.chosen.emit(self.current())

    def current(self) -> MomentLook | None:
        index = self.moments.currentIndex()
        return row_at(index) if index.isValid() else None
