"""The strip above the matrix: whether the cards compare, and what sets them apart; all of it on request."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.debrief.looks import DifferenceLook, StripLook
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, metrics, theme
from interviewer_app.ui.widgets.panels import Panel, column, paint_card
from interviewer_app.ui.widgets.row_list import Index, RowDelegate, RowList, RowModel, is_chosen, row_at

SHOWN, HIGH, LOW = 3, 66, 54
HEAD = 176
LEAST = 240  # pixels: below that the answer stands alone
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class ComparabilityStrip(QAbstractButton):
    """Pressed where every difference is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._look = StripLook("yes", "", ())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_low(False)

    def show_low(self, low: bool) -> None:
        self.setFixedHeight(LOW if low else HIGH)

    def show_look(self, look: StripLook) -> None:
        self._look = look
        lines = [look.headline, *(f"{each.label}. {each.values}. {each.effect}" for each in look.differences)]
        self.setAccessibleName(" ".join(lines))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._look.differences:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().colour("bg"))
        focused = self.hasFocus()
        paint_card(painter, QRectF(self.rect()), "surface", "accent" if focused else "line", 12, 2 if focused else 1)
        self._paint_answer(painter)
        room, x = self.width() - HEAD - 16, float(HEAD)
        if room < LEAST:
            return  # K shows them
        shown = self._look.differences[: SHOWN if room > 560 else 2]
        more = len(self._look.differences) - len(shown)
        aside = 96 if more else 0
        each = (room - aside) / max(1, len(shown))
        for look in shown:
            painter.fillRect(QRectF(x, 12, 1, self.height() - 24), theme().colour("line"))
            self._paint_difference(painter, QRectF(x + 14, 0, each - 22, self.height()), look)
            x += each
        if more:
            painter.setFont(font(12, MEDIUM))
            painter.setPen(theme().colour("accent"))
            words = _("and {n} more, K").format(n=more)
            painter.drawText(QRectF(x, 0, aside, self.height()), _LEFT, words)

    def _paint_answer(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self.height() / 2
        painter.setPen(theme().pen("warning" if self._look.answer == "no" else "accent", 1.6))
        painter.drawEllipse(QRectF(16, y - 8, 16, 16))
        for line in (-2.4, 2.4):
            painter.drawLine(20, round(y + line), 28, round(y + line))
        if self._look.answer != "yes":
            painter.drawLine(27, round(y - 5), 21, round(y + 5))
        painter.setFont(font(13, BOLD))
        painter.setPen(theme().colour("text"))
        box = QRectF(42, 4, HEAD - 50, self.height() - 8)
        wrap = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(box, wrap, self._look.headline)

    def _paint_difference(self, painter: QPainter, box: QRectF, look: DifferenceLook) -> None:
        bold = metrics(13, BOLD)
        top = box.center().y() - 18
        label = f"{look.label}."
        painter.setFont(font(13, BOLD))
        painter.setPen(theme().colour("text"))
        painter.drawText(QRectF(box.x(), top, box.width(), 18), _LEFT, label)
        after = bold.horizontalAdvance(label) + 6
        painter.setFont(font(13))
        rest = _elided(look.values, box.width() - after, 13)
        painter.drawText(QRectF(box.x() + after, top, box.width() - after, 18), _LEFT, rest)
        painter.setFont(font(12))
        painter.setPen(theme().colour("muted"))
        painter.drawText(QRectF(box.x(), top + 19, box.width(), 17), _LEFT, _elided(look.effect, box.width(), 12))


class DifferenceDelegate(RowDelegate):
    """What, which cards say what, and what it does to the ratings: as many lines as that takes."""

    def full_text(self, index: Index) -> str:
        return _spoken(row_at(index))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look: DifferenceLook = row_at(index)
        view = option.widget
        room = (view.width() if view is not None else 400) - 24
        return QSize(0, round(_height(f"{look.label}. {look.values}", room, 13) + _height(look.effect, room, 12)) + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: DifferenceLook = row_at(index)
        box = QRectF(option.rect)
        painter.save()
        if is_chosen(option, index):
            paint_card(painter, box.adjusted(0, 0, -1, -1), "tint", "accent", 6, 1)
        inner = box.adjusted(10, 7, -10, 0)
        first = f"{look.label}. {look.values}"
        painter.setFont(font(13))
        painter.setPen(theme().colour("text"))
        painter.drawText(inner, _TOP, first)
        painter.setFont(font(12))
        painter.setPen(theme().colour("muted"))
        painter.drawText(inner.adjusted(0, _height(first, inner.width(), 13) + 1, 0, 0), _TOP, look.effect)
        painter.restore()


class DifferencesPanel(Panel):
    """Every difference, over the matrix; Esc or K closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(_("What sets these cards apart"), parent, fill="raised", edge="control", around="surface")
        self.rows = RowModel[DifferenceLook](_spoken)
        self._painter = DifferenceDelegate()
        self.list = RowList(_("What sets these cards apart"), self.rows, self._painter)
        self.setLayout(column(self.list, margins=(8, 8, 8, 8)))
        self.hide()

    def show_all(self, differences: Sequence[DifferenceLook], box: QRectF) -> None:
        """As high as they need, within `box`."""
        self.rows.show_rows(differences)
        self.setGeometry(box.toRect())
        self.show()
        needed = sum(self.list.sizeHintForRow(number) for number in range(len(differences))) + 20
        self.resize(self.width(), min(needed, self.height()))
        self.raise_()
        self.list.setCurrentIndex(self.rows.index(0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


def _spoken(look: DifferenceLook) -> str:
    return f"{look.label}. {look.values}. {look.effect}"


def _height(text: str, width: float, size: int) -> float:
    return QFontMetricsF(font(size)).boundingRect(QRectF(0, 0, width, 4000), _TOP, text).height()


def _elided(text: str, width: float, size: int) -> str:
    return metrics(size).elidedText(text, Qt.TextElideMode.ElideRight, width)
