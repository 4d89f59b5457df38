"""The list of actions with their keys, painted: a heading per group, a cap and words per action."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from interviewer_app.core.rounds.keys import KeyRow, name_of
from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import BOLD, theme
from interviewer_app.ui.widgets.keycaps import paint_keycap
from interviewer_app.ui.widgets.panels import paint_card
from interviewer_app.ui.widgets.row_list import RIGHT, Index, RowDelegate, edge_token, is_chosen, row_at

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

CAPS = 130  # pixels for the cap


class Line(NamedTuple):
    """A heading, or an action with what stands on its key."""

    words: str
    row: KeyRow | None = None
    moved: bool = False
    waiting: bool = False


def lines_of(groups: dict[str, list[KeyRow]], moved: frozenset[str]) -> Sequence[Line]:
    found: list[Line] = []
    for name, rows in groups.items():
        found.append(Line(name))
        found += [Line(row.words, row, name_of(row.command) in moved) for row in rows]
    return found


def spoken(line: Line) -> str:
    if line.row is None:
        return line.words
    key = _("press the new key") if line.waiting else line.row.cap or _("no key")
    return f"{line.words}: {key}" + (_(", moved") if line.moved else "")


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
        self.write(painter, box.adjusted(12 + CAPS, 0, -100, 0), line.words, 14, "text")
        if line.moved:
            self.write(painter, box.adjusted(0, 0, -12, 0), _("moved"), 12, "accent", BOLD, side=RIGHT)
