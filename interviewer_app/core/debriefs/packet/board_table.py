"""The board on paper: dimensions below each other, raters beside each other, five to a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.board import Row
from interviewer_app.core.debriefs.boards.cells import Cell
from interviewer_app.core.debriefs.boards.columns import Column
from interviewer_app.core.debriefs.boards.words import (
    difference_words,
    heading,
    rater_words,
    state_words,
    track_words,
)
from interviewer_app.core.debriefs.packet.contents import Packet, level_words
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.lines import going_on
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.papers.wrapping import elide, wrap
from interviewer_app.core.texts import _

Drawing = Callable[[Document, float, Where], None]

ACROSS = 5  # columns
_LABEL, _DIFFERS = 104.0, 78.0
_HIGH, _TRACK_HIGH, _HEAD_HIGH = 25.0, 17.0, 44.0
_BASE = _HEAD_HIGH - 5  # of the lowest line of a head
_LADDER, _MOST_RUNGS = 34.0, 9


class _Part(NamedTuple):
    """Some columns of the board, and how wide each is; `places`: theirs among all columns."""

    columns: Sequence[Column]
    places: range
    width: float


def board_blocks(packet: Packet, box: Box, section: str) -> Iterator[Block]:
    columns = packet.board.columns
    parts = max(1, -(-len(columns) // ACROSS))
    share = -(-len(columns) // parts) if columns else 1
    for number, start in enumerate(range(0, len(columns), share)):
        places = range(start, min(start + share, len(columns)))
        part = _Part(columns[start : start + share], places, (box.width - _LABEL - _DIFFERS) / max(3, len(places)))
        yield from _table(packet.board.rows, part, section, 12.0 if number else 4.0)


def _table(rows: Sequence[Row], part: _Part, section: str, gap: float) -> Iterator[Block]:
    head = Block(_HEAD_HIGH, lambda document, y, _known: _head(document, y, part), section=section, together=True)
    yield Block(_HEAD_HIGH, _first(part), gap=gap, section=section, together=True)
    track = ""
    for row in rows:
        if row.track != track:
            track = row.track
            yield Block(_TRACK_HIGH, _track(track), section=section, head=head, together=True)
        yield Block(_HIGH, _row(row, part), section=section, head=head)


def _first(part: _Part) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.say.table()
        _head(document, y, part)

    return draw


def _head(document: Document, y: float, part: _Part) -> None:
    ink, box, say = document.ink, document.box, document.ink.say
    say.row()
    say.cell("Column")
    ink.text(box.left, y + _BASE, _("Dimension"), st.SMALL, "muted")
    x = box.left + _LABEL
    for column in part.columns:
        say.cell("Column")
        width = part.width - 6
        ink.text(x, y + 8.5, going_on(elide(heading(column), st.SMALL_BOLD, width), st.SMALL_BOLD), st.SMALL_BOLD)
        ink.text(x, y + 18.5, going_on(elide(column.pack, st.SMALL, width), st.SMALL), st.SMALL, "muted")
        names = wrap(rater_words(column), st.SMALL_BOLD, width, 2)
        for number, line in enumerate(names):  # two raters of one name differ at its end
            base = y + _BASE - 10 * (len(names) - 1 - number)
            ink.text(x, base, going_on(line, st.SMALL_BOLD), st.SMALL_BOLD)
        x += part.width
    say.cell("Column")
    for number, line in enumerate(wrap(_("Rounds differ, as sealed"), st.SMALL, _DIFFERS, 2)):
        ink.text(box.right - _DIFFERS, y + _BASE - 10 + number * 10, going_on(line, st.SMALL), st.SMALL, "muted")
    ink.line(box.left, y + _HEAD_HIGH - 1.5, box.right, y + _HEAD_HIGH - 1.5, "control", 0.8)


def _track(track: str) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.rect(box.left, y + 1, box.width, 14, fill="raised")
        ink.rect(box.left, y + 1, 3, 14, fill=track_colour(track))
        ink.say.row()
        ink.say.cell("Row")
        ink.text(box.left + 8, y + 11, track_words(track), st.SMALL_BOLD)

    return draw


def _row(row: Row, part: _Part) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        ink, box, say = document.ink, document.box, document.ink.say
        say.row()
        say.cell("Row")
        lines = wrap(row.name, st.BODY, _LABEL - 6, 2)
        for number, line in enumerate(lines):
            ink.text(box.left, y + (9.5 if len(lines) > 1 else 13) + number * 10, going_on(line, st.BODY), st.BODY)
        x = box.left + _LABEL
        for place in part.places:
            say.cell()
            _cell(ink, x, y, part.width - 6, row, row.cells[place])
            x += part.width
        say.cell()
        words = wrap(difference_words(row.difference), st.SMALL, _DIFFERS, 2)
        style = st.SMALL_BOLD if row.difference.sealed else st.SMALL
        for number, line in enumerate(words):
            base = y + (9.5 if len(words) > 1 else 13) + number * 10
            ink.text(box.right - _DIFFERS, base, going_on(line, style), style)
        ink.line(box.left, y + _HIGH - 1, box.right, y + _HIGH - 1)

    return draw


def _cell(ink: Ink, x: float, y: float, width: float, row: Row, cell: Cell) -> None:
    """A rating: the digit, the ladder beside it, and below how many moments it rests on; else why there is none."""
    if cell.state != "rated":
        words = wrap(state_words(cell.state), st.SMALL, width, 1 if cell.revised else 2)
        if cell.revised:
            words.append(_was(cell))
        for number, line in enumerate(words):
            colour = "text" if cell.state == "no evidence" else "muted"
            base = y + (13 if len(words) == 1 else 9.5) + number * 10
            ink.text(x, base, going_on(elide(line, st.SMALL, width), st.SMALL), st.SMALL, colour)
        return
    digit = ink.text(x, y + 10, str(cell.level), st.COUNT)
    ink.text(x + digit, y + 10, " ", st.COUNT)  # heard, not seen
    if width - digit > _LADDER + 6 and len(row.values) <= _MOST_RUNGS:
        ink.say.decoration()  # the digit says it
        _ladder(ink, x + digit + 7, y + 6.8, row.values, cell)
        ink.say.on()
    below = _was(cell) if cell.revised else _counted(cell)
    ink.text(x, y + 20, elide(below, st.SMALL, width), st.SMALL, "muted")


def _was(cell: Cell) -> str:
    return _("submitted as {level}").format(level=level_words(cell.original))


def _counted(cell: Cell) -> str:
    told = ((_("{n} for"), cell.for_), (_("{n} against"), cell.against), (_("{n} neutral"), cell.neutral))
    return ", ".join(words.format(n=count) for words, count in told if count) or _("no moment cited")


def _ladder(ink: Ink, x: float, y: float, values: Sequence[int], cell: Cell) -> None:
    """The scale with a filled dot at the rating; one that was revised keeps its place as a ring."""
    step = _LADDER / max(1, len(values) - 1)
    at = {value: x + number * step for number, value in enumerate(values)}
    ink.line(x, y, x + _LADDER, y, "control", 0.5)
    for value, place in at.items():
        ink.circle(place, y, 1.1, fill="bg", stroke="control", width=0.5)
        if cell.revised and value == cell.original:
            ink.circle(place, y, 2.6, fill="bg", stroke="text", width=0.8)
    if cell.level in at:
        ink.circle(at[cell.level], y, 2.8, fill="text")
