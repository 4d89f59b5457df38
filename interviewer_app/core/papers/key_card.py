"""The key card: every key of a round on one page, large enough to read from a desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interviewer_app.core.papers.figure_pdf import draw_items
from interviewer_app.core.papers.figures import Item, Line, Rect, Text
from interviewer_app.core.papers.frame import MIN_SIZE, About, Document, PageSize
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.wrapping import elide

Rows = Sequence[tuple[str, str]]
HEAD, GAP, LARGEST = 64.0, 22.0, 24.0  # points: title, between columns, the highest line


def key_card(title: str, remark: str, groups: Mapping[str, Rows], about: About, size: PageSize = "A4") -> bytes:
    """One page of PDF. groups: (cap, words) by heading, in order; the same input gives the same bytes."""
    document = Document(size, about)
    box = document.box
    width = (box.width - GAP) / 2
    columns = _columns(groups)
    lines = max(sum(len(rows) + 2 for _name, rows in column) for column in columns)
    line = min(LARGEST, (box.height - HEAD) / lines)
    items: list[Item] = [
        Text(box.left, box.top + 20, elide(title, Style(18, True), box.width), 18, bold=True),
        Text(box.left, box.top + 38, elide(remark, Style(9.5), box.width), 9.5, "muted"),
    ]
    for number, column in enumerate(columns):
        items += _column(column, box.left + number * (width + GAP), box.top + HEAD, width, line)
    draw_items(document.ink, items)
    return document.finish()


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
        items.append(Text(x, y + line * 0.7, elide(name, Style(size, True), width), size, "muted", bold=True))
        items.append(Line(x, y + line * 0.95, x + width, y + line * 0.95, "control", 0.6))
        y += line * 1.2
        for cap, words in rows:
            items += _row(cap, words, x, y, width, line, size)
            y += line
        y += line * 0.8
    return items


def _row(cap: str, words: str, x: float, y: float, width: float, line: float, size: float) -> list[Item]:
    style = Style(size, True, True)
    high = line * 0.82
    wide = max(high, measure(cap, style) + size)
    left = x + max(wide, size * 5.6) + 8
    baseline = y + line / 2 + size * 0.36
    return [
        Rect(x, y + (line - high) / 2, wide, high, None, "control", 0.8, 3),
        Text(x + wide / 2, baseline, cap, size, bold=True, mono=True, anchor="middle"),
        Text(left, baseline, elide(words, Style(size), x + width - left), size),
    ]
