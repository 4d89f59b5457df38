"""The key card: every key of a round on one page, large enough to read from a desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviewer_app.core.papers.figure_pdf import draw_items
from interviewer_app.core.papers.figures import Text
from interviewer_app.core.papers.frame import MIN_SIZE, About, Document, PageSize
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.marks import shape
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.wrapping import elide

HEAD, GAP, LARGEST = 78.0, 24.0, 24.0  # points: title, between columns, the highest line


class CardRow(NamedTuple):
    """What stands on a key, what it does, what is said beside it in less ink, and the mark it makes.

    mark: direction and colour token of the moments it logs; None for a key that logs none
    """

    cap: str
    words: str
    remark: str = ""
    mark: tuple[str, str] | None = None


Rows = Sequence[CardRow]
Legend = Sequence[tuple[str, str]]  # a direction, and the word for it


def key_card(
    title: str, remark: str, legend: Legend, groups: Mapping[str, Rows], about: About, size: PageSize = "A4"
) -> bytes:
    """One page of PDF; the same input gives the same bytes.

    legend: the marks in the rows, below the remark.  groups: rows by heading, in order
    """
    document = Document(size, about)
    box = document.box
    width = (box.width - GAP) / 2
    columns = _columns(groups)
    lines = max(sum(len(rows) + 2 for _name, rows in column) for column in columns)
    line = min(LARGEST, (box.height - HEAD) / lines)
    ink = document.ink
    ink.say.heading(1)
    ink.text(box.left, box.top + 20, elide(title, Style(18, True), box.width), Style(18, True))
    ink.say.paragraph()
    ink.text(box.left, box.top + 38, elide(remark, Style(9.5), box.width), Style(9.5), "muted")
    _legend(ink, legend, box.left, box.top + 55)
    for number, column in enumerate(columns):
        _column(ink, column, box.left + number * (width + GAP), box.top + HEAD, width, line, dict(legend))
    return document.finish()


def _legend(ink: Ink, legend: Legend, x: float, y: float) -> None:
    for direction, words in legend:
        ink.say.item()
        ink.say.body()
        draw_items(ink, [shape(x + 4, y - 3.3, 7.5, direction, "muted"), Text(x + 12, y, words, 9, "muted")])
        x += 12 + measure(words, Style(9)) + 14


def _columns(groups: Mapping[str, Rows]) -> list[list[tuple[str, Rows]]]:
    """The groups in order on two columns of about the same length."""
    parts = [(name, rows) for name, rows in groups.items() if rows]

    def longest(cut: int) -> int:
        return max(sum(len(rows) + 2 for _name, rows in half) for half in (parts[:cut], parts[cut:]))

    cut = min(range(len(parts) + 1), key=longest)
    return [parts[:cut], parts[cut:]]


def _column(
    ink: Ink,
    column: Sequence[tuple[str, Rows]],
    x: float,
    y: float,
    width: float,
    line: float,
    named: Mapping[str, str],
) -> None:
    """`named`: the words for the directions."""
    size = max(MIN_SIZE, min(11.5, line * 0.55))
    for name, rows in column:
        caps = max(_cap_width(row.cap, line, size) for row in rows)
        ink.say.heading(2)
        ink.text(x, y + line * 0.7, elide(name, Style(size, True), width), Style(size, True), "muted")
        ink.line(x, y + line * 0.95, x + width, y + line * 0.95, "control", 0.6)
        y += line * 1.2
        for row in rows:
            _row(ink, row, x, y, (width, caps), line, size, named)
            y += line
        y += line * 0.8


def _cap_width(cap: str, line: float, size: float) -> float:
    return max(line * 0.82, measure(cap, Style(size, True, True)) + size)


def _row(
    ink: Ink, row: CardRow, x: float, y: float, widths: tuple[float, float], line: float, size: float,
    named: Mapping[str, str],
) -> None:  # fmt: skip
    """`widths`: of the column, and of the widest cap in the group."""
    width, caps = widths
    high, wide = line * 0.82, _cap_width(row.cap, line, size)
    left, middle = x + caps + 8, y + line / 2
    baseline = middle + size * 0.36
    ink.say.row()
    ink.say.cell("Row")
    ink.rect(x, y + (line - high) / 2, wide, high, None, "control", 0.8, 3)
    ink.text(x + wide / 2, baseline, row.cap, Style(size, True, True), anchor="middle")
    ink.say.cell()
    if row.mark is not None:
        direction, _colour = row.mark
        ink.say.mark(named.get(direction, direction), (left, y, left + size, y + line))
        draw_items(ink, [shape(left + size * 0.4, middle, size * 0.8, *row.mark)])
        ink.say.on()
        left += size * 1.3
    room = x + width - left
    words, words_size = _fitted(row.words, size, room)
    ink.text(left, baseline, words, Style(words_size))
    ink.say.cell()
    used = measure(words, Style(words_size)) + size * 0.8
    if row.remark and room - used > size * 3:
        remark, remark_size = _fitted(row.remark, max(MIN_SIZE, size * 0.85), room - used)
        ink.text(x + width, baseline, remark, Style(remark_size), "muted", "end")


def _fitted(words: str, size: float, room: float) -> tuple[str, float]:
    """The words as large as fits, down to the smallest size; shortened where even that is too wide."""
    wide = measure(words, Style(size))
    if wide > room:
        size = max(MIN_SIZE, size * room / wide)
    return elide(words, Style(size), room + 0.01), size
