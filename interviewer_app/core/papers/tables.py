"""Tables and lists of the audit block: wrapped cells, headings that stay with what they head."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.lines import going_on, text_lines
from interviewer_app.core.papers.scripts import is_rtl
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.structure.say import Say
from interviewer_app.core.papers.wrapping import wrap

Drawing = Callable[[Document, float, Where], None]

# A block stays on one page; what is longer than this goes on in blocks of its own.
MOST_LINES = 30
_LABEL = 98.0


@dataclass(frozen=True, slots=True)
class Column:
    """A column `width` points wide."""

    title: str
    width: float
    style: Style = st.BODY
    colour: str = "text"


def heading(title: str, section: str, key: str = "", gap: float = 12) -> Block:
    """A sub-heading with a rule and its entry in the outline; stays with the next block."""

    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.say.heading(2)
        document.ink.text(document.box.left, y + 10, title, st.NAME)
        document.ink.line(document.box.left, y + 14.5, document.box.right, y + 14.5)

    return Block(18, draw, gap=gap, key=key or f"h:{title}", section=section, entry=(title, 1), together=True)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], section: str) -> Iterator[Block]:
    """Rows below the heads of their columns, which are drawn again on every page."""
    head = Block(12, _heads(columns), section=section, together=True)
    yield head
    for row in rows:
        yield from _row(columns, row, section, head)


def _heads(columns: Sequence[Column]) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        x = document.box.left
        document.ink.say.table()
        for column in columns:
            document.ink.say.cell("Column" if column.title else "")
            document.ink.text(x, y + 8.5, column.title, st.SMALL, "muted")
            x += column.width

    return draw


def _row(columns: Sequence[Column], cells: Sequence[str], section: str, head: Block) -> Iterator[Block]:
    """One row; where a cell is longer than a block may be, its rest follows in rows of its own."""
    wrapped = [wrap(cell, column.style, column.width - 6) for column, cell in zip(columns, cells, strict=True)]
    longest = max(len(lines) for lines in wrapped)
    for start in range(0, longest, MOST_LINES):
        some = [lines[start : start + MOST_LINES] for lines in wrapped]
        height = max(len(lines) * st.leading(column.style) for column, lines in zip(columns, some, strict=True)) + 1.6
        yield Block(height, _cells(columns, cells, some, first=start == 0), section=section, head=head)


def _cells(columns: Sequence[Column], cells: Sequence[str], wrapped: Sequence[Sequence[str]], first: bool) -> Drawing:
    """`first`: these lines begin the row; later ones go on in its cells."""

    def draw(document: Document, y: float, known: Where) -> None:
        x, say = document.box.left, document.ink.say
        if first:
            say.row()
        for number, (column, cell, lines) in enumerate(zip(columns, cells, wrapped, strict=True)):
            if first:
                say.cell(keep=f"column {number}")
            else:
                say.resume(f"column {number}")
            rtl = True if is_rtl(cell) else None
            text_lines(document.ink, x, y + 8.8, lines, column.style, column.colour, rtl)
            x += column.width

    return draw


def pairs(
    rows: Sequence[tuple[str, str, Style]], width: float, section: str, *, together: bool = False
) -> Iterator[Block]:
    """A label and what it stands for, one below the other; `together` keeps them on one page."""
    for index, row in enumerate(rows):
        yield from _pair(row, width - _LABEL, section, together and index < len(rows) - 1)


def _pair(row: tuple[str, str, Style], width: float, section: str, together: bool) -> Iterator[Block]:
    label, value, style = row
    lines = wrap(value, style, width)
    first, rest = lines[:MOST_LINES], lines[MOST_LINES:]
    rtl = True if is_rtl(value) else None

    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.say.row()
        document.ink.say.cell("Row")
        document.ink.text(document.box.left, y + 8.8, label, st.BODY, "muted")
        document.ink.say.cell()
        text_lines(document.ink, document.box.left + _LABEL, y + 8.8, first, style, rtl=rtl, goes_on=bool(rest))

    height = max(11.0, len(first) * st.leading(style)) + (0 if rest else 1.6)
    yield Block(height, draw, section=section, together=together)
    yield from single_lines(rest, _LABEL, style, section, rtl=rtl, begins=None)


def paragraphs(texts: Sequence[str], width: float, section: str, style: Style = st.BODY) -> Iterator[Block]:
    """Each text as its own run of lines, which may go on on the next page."""
    for text in texts:
        rtl = True if is_rtl(text) else None
        yield from single_lines(wrap(text, style, width), 0, style, section, rtl=rtl)


def single_lines(
    lines: Sequence[str], indent: float, style: Style, section: str, *, colour: str = "text", rtl: bool | None = None,
    begins: Callable[[Say], None] | None = Say.paragraph,
) -> Iterator[Block]:  # fmt: skip
    """Lines that may each stand on another page; the last one is followed by a little air.

    begins: says what they are before the first one; None: they go on with what was said last
    """
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        shown = line if last else going_on(line, style)
        drawing = _line(shown, indent, style, colour, rtl, begins if index == 0 else None)
        yield Block(st.leading(style) + (1.6 if last else 0), drawing, section=section)


def _line(
    line: str, indent: float, style: Style, colour: str, rtl: bool | None, begins: Callable[[Say], None] | None
) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        if begins is not None:
            begins(document.ink.say)
        document.ink.text(document.box.left + indent, y + 8.8, line, style, colour, rtl=rtl)

    return draw
