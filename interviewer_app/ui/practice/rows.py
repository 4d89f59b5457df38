"""How the lists of practice are painted: recorded rounds under their packs, dimensions with two ratings on a ladder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.practice.ladder import paint_pair
from interviewer_app.ui.practice.looks import GoldLine, PackLine, ResultLine, TrackLine
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, theme
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

PAD, GAP, VERB, STATE = 12, 14, 64, 132
LADDER, VERDICT = 104, 92
_Key = Qt.Key
_WALK = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End, _Key.Key_Return, _Key.Key_Enter})
_Right = Qt.TextElideMode.ElideRight
Line = PackLine | GoldLine | TrackLine | ResultLine


def spoken(line: Line) -> str:
    """A line of either list, said aloud."""
    match line:
        case PackLine(title, said) | TrackLine(title, said):
            return f"{title}, {said}"
        case GoldLine():
            parts = (line.title, line.about, line.state_words, line.when, line.remark, line.verb)
            return ", ".join(part for part in parts if part)
        case ResultLine():
            words = _("{name}: you {yours}, gold {gold}, {verdict}")
            return words.format(name=line.name, yours=line.your_words, gold=line.gold_words, verdict=line.verdict)


def _is_row(line: Line) -> bool:
    return isinstance(line, GoldLine | ResultLine)


class PracticeDelegate(RowDelegate):
    """What both lists share: a quiet heading, a chosen row on a tint."""

    HEIGHT, HEADING = 50, 36

    def height_of(self, index: Index) -> int:
        return self.HEIGHT if _is_row(row_at(index)) else self.HEADING

    def full_text(self, index: Index) -> str:
        return spoken(row_at(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = row_at(index)
        box: QRect = option.rect
        painter.save()
        if isinstance(line, PackLine | TrackLine):
            head = box.adjusted(PAD, 8, -PAD, 0)
            self.write(painter, head.adjusted(0, 0, -head.width() // 3, 0), line.title, 12, "muted", BOLD)
            self.write(painter, head, line.said, 12, "muted", side=RIGHT)
        else:
            if is_chosen(option, index):
                paint_card(painter, QRectF(box).adjusted(0, 0, -1, 0), "tint", edge_token(option), 8, 2)
            else:
                painter.fillRect(box.x() + 1, box.bottom(), box.width() - 2, 1, theme().colour("line"))
            self.paint_line(painter, box.adjusted(PAD, 0, -PAD, 0), line)
        painter.restore()

    def paint_line(self, painter: QPainter, box: QRect, line: GoldLine | ResultLine) -> None:
        raise NotImplementedError

    def two(self, painter: QPainter, box: QRect, above: str, below: str, size: int = 13, weight: int = BOLD) -> None:
        """Two lines, or one in the middle where there is no second."""
        if not below:
            self.write(painter, box, above, size, "text", weight, mode=_Right)
            return
        self.write(painter, box.adjusted(0, -18, 0, 0), above, size, "text", weight, mode=_Right)
        self.write(painter, box.adjusted(0, 18, 0, 0), below, 12, "muted", mode=_Right)


class GoldDelegate(PracticeDelegate):
    """Title and what it is, how it went, what Enter does."""

    def paint_line(self, painter: QPainter, box: QRect, line: GoldLine | ResultLine) -> None:
        assert isinstance(line, GoldLine)
        verb = QRect(box.right() - VERB + 1, box.y(), VERB, box.height())
        state = QRect(verb.x() - STATE - GAP, box.y(), STATE, box.height())
        name = QRect(box.x(), box.y(), state.x() - GAP - box.x(), box.height())
        self.two(painter, name, line.title, line.remark or line.about)
        if line.remark:
            paint_triangle(painter, state.x() - 8, box.center().y() + 9, 12)
        self.two(painter, state, line.state_words, line.when, 12, MEDIUM)
        self.write(painter, verb, line.verb, 13, "accent", BOLD, side=RIGHT)


class ResultDelegate(PracticeDelegate):
    """Name behind its track's hue, the ladder with both ratings, the distance, both levels by name."""

    def paint_line(self, painter: QPainter, box: QRect, line: GoldLine | ResultLine) -> None:
        assert isinstance(line, ResultLine)
        painter.fillRect(box.x(), box.y() + 15, 4, box.height() - 30, theme().colour(track_colour(line.track)))
        places = columns(box)
        self.write(painter, places.name, line.name, 13, "text", BOLD)
        paint_pair(painter, QRectF(places.ladder), line.values, line.yours, line.gold)
        self.write(painter, places.verdict, line.verdict, 13, "text" if line.yours != line.gold else "muted", MEDIUM)
        if line.yours == line.gold:
            both = _("Both: {level}").format(level=line.gold_words)
            self.write(painter, places.words, both, 13, "muted", mode=_Right)
        else:
            yours = _("You: {level}").format(level=line.your_words)
            gold = _("Gold: {level}").format(level=line.gold_words)
            self.write(painter, places.words.adjusted(0, -18, 0, 0), yours, 12, "muted", mode=_Right)
            self.write(painter, places.words.adjusted(0, 18, 0, 0), gold, 12, "text", MEDIUM, mode=_Right)


class Columns(NamedTuple):
    name: QRect
    ladder: QRect
    verdict: QRect
    words: QRect


def columns(box: QRect) -> Columns:
    """The four columns of a result row."""
    name = min(170, max(96, box.width() * 24 // 100))
    cell = lambda x, width: QRect(x, box.y(), max(0, width), box.height())  # noqa: E731
    ladder = box.x() + 12 + name + GAP
    verdict = ladder + LADDER + GAP
    words = verdict + VERDICT + GAP
    return Columns(
        cell(box.x() + 12, name), cell(ladder, LADDER), cell(verdict, VERDICT), cell(words, box.right() - words)
    )


class PracticeList(RowList):
    """Rows under headings; letters and page keys are keys of the page."""

    def __init__(self, name: str, delegate: PracticeDelegate, parent: QWidget | None = None) -> None:
        self.rows = RowModel[Line](spoken, _is_row)
        super().__init__(name, self.rows, delegate, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALK:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def show_lines(self, lines: Sequence[Line], chosen: str) -> None:
        """chosen: the gold round or dimension that gets the selection; the first row where there is no such."""
        self.rows.show_rows(list(lines))
        rows = [number for number, line in enumerate(lines) if _is_row(line)]
        at = next((number for number in rows if key_of(lines[number]) == chosen), None)
        if rows:
            index = self.rows.index(rows[0] if at is None else at)
            self.setCurrentIndex(index)
            self.scrollTo(self.rows.index(0) if index.row() == rows[0] else index)


def key_of(line: Line) -> str:
    """What a row is about; "" for a heading."""
    match line:
        case GoldLine(gold=key) | ResultLine(dimension=key):
            return key
    return ""
