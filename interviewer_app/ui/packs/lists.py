"""How the list of packs is painted: two lines per pack, a heading per shelf."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.packs.rows import HeadLine, Line, PackRow, spoken
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, metrics, theme
from interviewer_app.ui.widgets.messages import paint_triangle
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

PAD, VERB, GAP = 10, 56, 14
SHARES = (0.31, 0.19, 0.17, 0.16, 0.17)  # of the width that the verb leaves
NARROW = 900  # pixels: below this only the first, the second and the last column are drawn
_Key = Qt.Key
_WALK = frozenset(
    {_Key.Key_Up, _Key.Key_Down, _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Home, _Key.Key_End, _Key.Key_Return,
     _Key.Key_Enter}
)  # fmt: skip
_RIGHT_SIDE = Qt.TextElideMode.ElideRight


class PackDelegate(RowDelegate):
    """Title and id, what it is for, what it holds, who knows it, what is to be mended."""

    HEIGHT, HEADING = 53, 38

    def height_of(self, index: Index) -> int:
        return self.HEIGHT if isinstance(row_at(index), PackRow) else self.HEADING

    def full_text(self, index: Index) -> str:
        return spoken(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = row_at(index)
        box: QRect = option.rect
        painter.save()
        if isinstance(line, HeadLine):
            row = box.adjusted(PAD, 8, -PAD, 0)
            self.write(painter, row, line.title, 12, "muted", BOLD)
            self.write(painter, row, str(line.packs), 12, "muted", mono=True, side=RIGHT)
        else:
            if is_chosen(option, index):
                paint_card(painter, QRectF(box).adjusted(0, 0, -1, 0), "tint", edge_token(option), 8, 2)
            else:
                painter.fillRect(box.x() + 1, box.bottom(), box.width() - 2, 1, theme().colour("line"))
            self._paint_pack(painter, box.adjusted(PAD, 0, -PAD, 0), line)
        painter.restore()

    def _paint_pack(self, painter: QPainter, box: QRect, line: PackRow) -> None:
        if line.state == "broken":
            self._paint_broken(painter, box, line)
            return
        name, use, holds, known, mend, verb = columns(box)
        self._pair(painter, name, line.title, "", BOLD, size=14)
        self._paint_name(painter, name.translated(QPoint(0, 9)), line)
        self._pair(painter, use, line.role, line.time)
        self._pair(painter, holds, line.holds, line.reviewed)
        self._pair(painter, known, line.met, line.trap)
        at = QPointF(mend.x() + 6, mend.center().y() - 9)
        paint_state(painter, at, line.state)
        self._pair(painter, mend.adjusted(20, 0, 0, 0), line.lint, line.health)
        self.write(painter, verb, line.verb, 13, "accent", BOLD, side=RIGHT)

    def _paint_name(self, painter: QPainter, box: QRect, line: PackRow) -> None:
        """The id and version, and behind them that it is a draft."""
        wide = round(metrics(12, mono=True).horizontalAdvance(line.name)) + 4
        room = round(metrics(12, BOLD).horizontalAdvance(line.draft)) + 12 if line.draft else 0
        box_of_name = QRect(box.x(), box.y(), min(wide, max(60, box.width() - room)), box.height())
        self.write(painter, box_of_name, line.name, 12, "muted", mono=True)
        draft = box.adjusted(box_of_name.width() + 8, 0, 0, 0)
        if line.draft and draft.width() > 20:
            self.write(painter, draft, line.draft, 12, "accent", BOLD, mode=_RIGHT_SIDE)

    def _paint_broken(self, painter: QPainter, box: QRect, line: PackRow) -> None:
        name = columns(box)[0]
        self._pair(painter, name, line.title, line.name, BOLD, size=14)
        paint_state(painter, QPointF(name.right() + GAP + 6, box.center().y() - 9), line.state)
        said = QRect(name.right() + GAP + 20, box.y(), box.right() - name.right() - GAP - 20, box.height())
        first, rest = self._two_lines(line.lint, said.width())
        self._pair(painter, said, first, rest)

    def _two_lines(self, text: str, width: int) -> tuple[str, str]:
        """The words that fit on the first line, and the others."""
        words, first = text.split(), ""
        while words and metrics(12).horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
            first = f"{first} {words.pop(0)}".strip()
        return first or text, " ".join(words) if first else ""

    def _pair(
        self, painter: QPainter, box: QRect, above: str, below: str, weight: int = MEDIUM, size: int = 12
    ) -> None:
        if box.width() <= 0:
            return
        if above:
            self.write(painter, box.translated(QPoint(0, -9)), above, size, "text", weight, mode=_RIGHT_SIDE)
        if below:
            self.write(painter, box.translated(QPoint(0, 9)), below, 12, "muted", mode=_RIGHT_SIDE)


class PackList(RowList):
    """The packs under their headings; letters are keys of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.rows = RowModel[Line](spoken, lambda line: isinstance(line, PackRow))
        super().__init__(_("Packs"), self.rows, PackDelegate(), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def show_lines(self, lines: list[Line], chosen: str) -> None:
        """chosen: the key of the pack that gets the selection; the first one where there is no such pack."""
        self.rows.show_rows(lines)
        packs = [number for number, line in enumerate(lines) if isinstance(line, PackRow)]
        at = next((n for n in packs if isinstance(row := lines[n], PackRow) and row.key == chosen), None)
        if packs:
            index = self.rows.index(packs[0] if at is None else at)
            self.setCurrentIndex(index)
            self.scrollTo(index)


def columns(box: QRect) -> tuple[QRect, ...]:
    """The six columns of a pack in its row; those that have no room are empty."""
    free = box.width() - VERB
    shares = SHARES if box.width() >= NARROW else (0.5, 0.0, 0.0, 0.0, 0.5)
    made, x = [], box.x()
    for share in shares:
        width = round(free * share)
        made.append(QRect(x, box.y(), max(0, width - GAP), box.height()))
        x += width
    return (*made, QRect(box.right() - VERB + 1, box.y(), VERB, box.height()))


def paint_state(painter: QPainter, at: QPointF, state: str) -> None:
    """A square with a bar for what stops, a triangle for a warning, a tick for neither."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if state == "warning":
        paint_triangle(painter, at.x(), at.y(), 13)
    elif state == "fine":
        painter.setPen(theme().pen("strong", 1.75))
        painter.drawPolyline([at + QPointF(-4.5, 0.5), at + QPointF(-1.5, 3.5), at + QPointF(5, -3.5)])
    else:
        paint_card(painter, QRectF(at.x() - 6, at.y() - 6, 12, 12), "concern", "concern", 3)
        painter.setPen(theme().pen("surface", 1.75))
        painter.drawLine(at + QPointF(0, -3), at + QPointF(0, 0.5))
        painter.drawPoint(at + QPointF(0, 3.2))
