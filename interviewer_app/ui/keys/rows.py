"""The list of actions with their keys, painted: a heading per group, a cap and words per action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from interviewer_app.core.rounds.key_card import other_caps
from interviewer_app.core.texts import _
from interviewer_app.ui.keys.presenter import Line
from interviewer_app.ui.theme.theme import BOLD, theme
from interviewer_app.ui.widgets.keycaps import paint_keycap
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.row_list import RIGHT, Index, RowDelegate, edge_token, is_chosen, row_at

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

CAPS, MOVED = 130, 150  # pixels for the cap, and for the word that it was moved


def spoken(line: Line) -> str:
    if line.row is None:
        return line.words
    key = _("press the new key") if line.waiting else line.row.cap or _("no key")
    return ", ".join(filter(None, (f"{line.words}: {key}", line.start.said if line.start else "", _moved(line))))


def _moved(line: Line) -> str:
    return {"all": _("moved"), "here": _("moved in this pack")}.get(line.moved, "")


def _beside(line: Line) -> str:
    """What is said in less ink: what a kind starts with, or the other keys of an action."""
    others = other_caps(line.row) if line.row is not None else ""
    return line.start.said if line.start else _("also {keys}").format(keys=others) if others else ""


class KeyDelegate(RowDelegate):
    """One line per action."""

    HEIGHT = 34

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = row_at(index)
        box: QRect = option.rect
        painter.save()
        if line.row is None:
            self.write(painter, box.adjusted(10, 8, -10, 0), line.words, 12, "muted", BOLD)
        else:
            self._paint_action(painter, option, index, line)
        painter.restore()

    def _paint_action(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: Line) -> None:
        box: QRect = option.rect
        assert line.row is not None
        if is_chosen(option, index):
            paint_card(painter, QRectF(box).adjusted(0, 0, -1, 0), "tint", edge_token(option), 8, 2)
        else:
            painter.fillRect(box.x() + 1, box.bottom(), box.width() - 2, 1, theme().colour("line"))
        top = box.center().y() - 11
        if line.waiting:
            paint_keycap(painter, box.x() + 12, top, _("new key …"), 22, "chosen")
        elif line.row.cap:
            paint_keycap(painter, box.x() + 12, top, line.row.cap, 22)
        else:
            self.write(painter, box.adjusted(12, 0, 0, 0), _("no key"), 12, "muted")
        left, middle = box.x() + 12 + CAPS, int(box.width() * 0.52)
        if line.start is not None:
            hue, ink = theme().colour(line.start.colour), theme().colour("on_mark")
            paint_mark(painter, left + 6, box.center().y() + 0.5, 11, line.start.direction, "", hue, ink)
        words = QRect(left + 22, box.y(), middle - CAPS - 46, box.height())
        self.write(painter, words, line.words, 14, "text", mode=Qt.TextElideMode.ElideRight)
        beside = QRect(box.x() + middle, box.y(), box.width() - middle - MOVED, box.height())
        self.write(painter, beside, _beside(line), 13, "muted", mode=Qt.TextElideMode.ElideRight)
        self.write(painter, box.adjusted(0, 0, -12, 0), _moved(line), 12, "accent", BOLD, side=RIGHT)
