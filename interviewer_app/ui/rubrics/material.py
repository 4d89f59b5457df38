"""Raw material for anchors: moments of past rounds, without names, each to be put into the anchor at the cursor."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.keys import stroke_of
from interviewer_app.ui.rubrics.looks import MaterialRow, MomentLook
from interviewer_app.ui.rubrics.rows import FormSignals
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, metrics, theme
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import Rule, column, row
from interviewer_app.ui.widgets.row_list import RIGHT, Index, RowDelegate, RowList, RowModel, is_chosen, row_at

SHOWN = 6  # rows before the list scrolls


class MomentDelegate(RowDelegate):
    """Time, mark, words, and the word that uses it."""

    HEIGHT = 28

    def __init__(self, can_use: bool) -> None:
        super().__init__()
        self.can_use = can_use

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look: MomentLook = row_at(index)
        box: QRect = option.rect
        if is_chosen(option, index):
            painter.fillRect(box, theme().colour("hover"))
        self.write(painter, QRect(box.left() + 4, box.top(), 46, box.height()), look.time, 12, "muted", mono=True)
        hue = track_colour(look.track or None)
        x, middle = box.left() + 64, box.top() + box.height() / 2
        paint_mark(painter, x, middle, 14, look.direction, look.letter, theme().colour(hue), theme().colour("on_mark"))
        use = self.use_width()
        self.write(
            painter, QRect(box.left() + 80, box.top(), box.width() - 88 - use, box.height()), look.note, 13, "text"
        )
        if self.can_use:
            right = QRect(box.right() - use, box.top(), use - 4, box.height())
            self.write(painter, right, _("Use"), 13, "accent", MEDIUM, side=RIGHT)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme().colour("line"))

    def use_width(self) -> int:
        return round(metrics(13, MEDIUM).horizontalAdvance(_("Use"))) + 16 if self.can_use else 0


class MomentList(RowList):
    """Enter, or a click on the word, uses the one that is chosen; arrows choose."""

    def __init__(self, name: str, model: RowModel[MomentLook], delegate: MomentDelegate) -> None:
        super().__init__(name, model, delegate)
        self._moments = delegate

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if stroke_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and at.x() >= self.viewport().width() - self._moments.use_width() - 4:
            self.opened.emit(index)


class MaterialWidget(QWidget):
    """A heading and the list; used(number) through the signals of the form."""

    def __init__(self, look: MaterialRow, signals: FormSignals) -> None:
        super().__init__()
        self.look = look
        self._title = TextLabel("", 14, BOLD)
        self._aside, self._empty = ElidedLabel("", 12, tone="muted"), TextLabel("", 13, tone="muted", wrap=True)
        self.model: RowModel[MomentLook] = RowModel(_spoken)
        self._delegate = MomentDelegate(look.can_use)
        self.list = MomentList(_("Raw material"), self.model, self._delegate)
        head = row(self._title, 10, 0, self._aside)
        self.setLayout(column(Rule(), 12, head, 6, self.list, self._empty))
        self.list.opened.connect(lambda index: signals.used.emit(index.row()))
        self.show_row(look)

    def fields(self) -> list[QWidget]:
        return []

    def stops(self, _first: str) -> list[QWidget]:
        return [self.list]

    @property
    def chosen(self) -> int:
        """The number of the chosen moment; the first while nobody has chosen."""
        return max(0, self.list.currentIndex().row())

    def show_row(self, look: MaterialRow) -> None:
        fresh = look.moments != self.look.moments or not self.model.rowCount()
        self.look = look
        self._title.setText(look.title)
        self._aside.setText(look.aside)
        self._empty.setText(look.empty)
        self._empty.setVisible(bool(look.empty))
        self._delegate.can_use = look.can_use
        if fresh:
            self.model.show_rows(look.moments)
            if look.moments:
                self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(look.moments))
        self.list.setFixedHeight(MomentDelegate.HEIGHT * min(SHOWN, max(1, len(look.moments))))


def _spoken(look: MomentLook) -> str:
    word = {"for": _("for"), "against": _("against")}.get(look.direction, _("neutral"))
    return f"{look.time}, {word}: {look.note}"
