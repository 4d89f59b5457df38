"""Tables and lists of the audit block: wrapped cells, headings that stay with what they head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.scripts import is_rtl
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.scorecards.pdf import styles as st
from interviewer_app.core.scorecards.pdf.parts import text_lines

Drawing = Callable[[Document, float, Where], None]

_LABEL = 98.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column `width` points wide; `right` sets its cells against its right edge."""

    title: str
    width: float
    style: Style = st.BODY
    colour: str = "text"
    right: bool = False


def heading(title: str, section: str, key: str = "", gap: float = 12) -> Block:
    """A sub-heading with a rule; stays with the next block."""

    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.text(document.box.left, y + 10, title, st.NAME)
        document.ink.line(document.box.left, y + 14.5, document.box.right, y + 14.5)

    return Block(18, draw, gap=gap, key=key, section=section, together=True)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], section: str) -> Iterator[Block]:
    """Rows below the heads of their columns, which are drawn again on every page."""
    head = Block(12, _heads(columns), section=section, together=True)
    yield head
    for row in rows:
        yield _row(columns, row, section, head)


def _heads(columns: Sequence[Column]) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        x = document.box.left
        for column in columns:
            at = x + column.width - 6 if column.right else x
            document.ink.text(at, y + 8.5, column.title, st.SMALL, "muted", "end" if column.right else "start")
            x += column.width

    return draw


def _row(columns: Sequence[Column], cells: Sequence[str], section: str, head: Block) -> Block:
    wrapped = [wrap(cell, column.style, column.width - 6) for column, cell in zip(columns, cells, strict=True)]
    height = max(len(lines) * st.leading(column.style) for column, lines in zip(columns, wrapped, strict=True)) + 1.6

    def draw(document: Document, y: float, known: Where) -> None:
        x = document.box.left
        for column, cell, lines in zip(columns, cells, wrapped, strict=True):
            if column.right:
                document.ink.text(x + column.width - 6, y + 8.8, lines[0], column.style, column.colour, "end")
            else:
                rtl = True if is_rtl(cell) else None
                text_lines(document.ink, x, y + 8.8, lines, column.style, column.colour, rtl)
            x += column.width

    return Block(height, draw, section=section, head=head)


def pairs(
    rows: Sequence[tuple[str, str, Style]], width: float, section: str, *, together: bool = False
) -> Iterator[Block]:
    """A label and what it stands for, one below the other; `together` keeps them on one page."""
    for index, row in enumerate(rows):
        yield _pair(row, width - _LABEL, section, together and index < len(rows) - 1)


def _pair(row: tuple[str, str, Style], width: float, section: str, together: bool) -> Block:
    label, value, style = row
    lines = wrap(value, style, width)
    rtl = True if is_rtl(value) else None

    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.text(document.box.left, y + 8.8, label, st.BODY, "muted")
        text_lines(document.ink, document.box.left + _LABEL, y + 8.8, lines, style, rtl=rtl)

    return Block(max(11.0, len(lines) * st.leading(style)) + 1.6, draw, section=section, together=together)


def paragraphs(texts: Sequence[str], width: float, section: str, style: Style = st.BODY) -> Iterator[Block]:
    """Each text as its own run of lines, which may go on on the next page."""
    for text in texts:
        rtl = True if is_rtl(text) else None
        lines = wrap(text, style, width)
        for index, line in enumerate(lines):
            last = index == len(lines) - 1
            yield Block(st.leading(style) + (1.6 if last else 0), _line(line, style, rtl), section=section)


def _line(line: str, style: Style, rtl: bool | None) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.text(document.box.left, y + 8.8, line, style, rtl=rtl)

    return draw
