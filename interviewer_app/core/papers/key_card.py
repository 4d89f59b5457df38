"""The key card: every key of a round on one page, large enough to read from a desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviewer_app.core.papers.figure_pdf import draw_items
from interviewer_app.core.papers.figures import Item, Line, Rect, Text
from interviewer_app.core.papers.frame import MIN_SIZE, About, Document, PageSize
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
    items: list[Item] = [
        Text(box.left, box.top + 20, elide(title, Style(18, True), box.width), 18, bold=True),
        Text(box.left, box.top + 38, elide(remark, Style(9.5), box.width), 9.5, "muted"),
        *_legend(legend, box.left, box.top + 55),
    ]
    for number, column in enumerate(columns):
        items += _column(column, box.left + number * (width + GAP), box.top + HEAD, width, line)
    draw_items(document.ink, items)
    return document.finish()


def _legend(legend: Legend, x: float, y: float) -> list[Item]:
    items: list[Item] = []
    for direction, words in legend:
        items += [shape(x + 4, y - 3.3, 7.5, direction, "muted"), Text(x + 12, y, words, 9, "muted")]
        x += 12 + measure(words, Style(9)) + 14
    return items


def _columns(groups: Mapping[str, Rows]) -> list[list[tuple[str, Rows]]]:
    """The groups in order on two columns of about the same length."""
    parts = [(name, rows) for name, rows in groups.items() if rows]

    def longest(cut: int) -> int:
        return max(sum(len(rows) + 2 for _name, rows in half) for half in (parts[:cut], parts[cut:]))

    cut = min(range(len(parts) + 1), key=longest)
    return [parts[:cut], parts[cut:]]


def _column(column: Sequence[tuple[str, Rows]], x: float, y: float, width: float, line: float) -> list[Item]:
    size = max(MIN_SIZE, min(11.5, line * 0.55))
    items: list[Item] = []
    for name, rows in column:
        caps = max(_cap_width(row.cap, line, size) for row in rows)
        items.append(Text(x, y + line * 0.7, elide(name, Style(size, True), width), size, "muted", bold=True))
        items.append(Line(x, y + line * 0.95, x + width, y + line * 0.95, "control", 0.6))
        y += line * 1.2
        for row in rows:
            items += _row(row, x, y, (width, caps), line, size)
            y += line
        y += line * 0.8
    return items


def _cap_width(cap: str, line: float, size: float) -> float:
    return max(line * 0.82, measure(cap, Style(size, True, True)) + size)


def _row(row: CardRow, x: float, y: float, widths: tuple[float, float], line: float, size: float) -> list[Item]:
    """`widths`: of the column, and of the widest cap in the group."""
    width, caps = widths
    high, wide = line * 0.82, _cap_width(row.cap, line, size)
    left, middle = x + caps + 8, y + line / 2
    baseline = middle + size * 0.36
    items: list[Item] = [
        Rect(x, y + (line - high) / 2, wide, high, None, "control", 0.8, 3),
        Text(x + wide / 2, baseline, row.cap, size, bold=True, mono=True, anchor="middle"),
    ]
    if row.mark is not None:
        items.append(shape(left + size * 0.4, middle, size * 0.8, *row.mark))
        left += size * 1.3
    room = x + width - left
    words, words_size = _fitted(row.words, size, room)
    items.append(Text(left, baseline, words, words_size))
    used = measure(words, Style(words_size)) + size * 0.8
    if row.remark and room - used > size * 3:
        remark, remark_size = _fitted(row.remark, max(MIN_SIZE, size * 0.85), room - used)
        items.append(Text(x + width, baseline, remark, remark_size, "muted", anchor="end"))
    return items


def _fitted(words: str, size: float, room: float) -> tuple[str, float]:
    """The words as large as fits, down to the smallest size; shortened where even that is too wide."""
    wide = measure(words, Style(size))
    if wide > room:
        size = max(MIN_SIZE, size * room / wide)
    return elide(words, Style(size), room + 0.01), size
