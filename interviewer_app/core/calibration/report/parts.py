"""What pages of calibration are made of: sentences with bold words, headings, figures, columns beside each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.telling.told import Run
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.lines import going_on
from interviewer_app.core.papers.shaping import Style, measure
from interviewer_app.core.papers.wrapping import elide, wrap

Drawing = Callable[[Document, float, Where], None]
_WORDS = re.compile(r"\s*\S+|\s+$")
HEAD = Style(11.5, bold=True)
SENTENCE = 10.0
NOTE_HIGH = 10.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one line and one weight, `x` points from its beginning."""

    x: float
    text: str
    style: Style


def broken(runs: Sequence[Run], size: float, width: float) -> list[list[Stretch]]:
    """Runs as lines no wider than `width`; a word too long for a line is cut."""
    lines: list[list[Stretch]] = [[]]
    used = 0.0
    for run in runs:
        style = Style(size, run.bold)
        for found in _WORDS.findall(run.text):
            word = found if lines[-1] else found.lstrip()
            wide = measure(word, style)
            if lines[-1] and used + measure(word.rstrip(), style) > width and _may_break(lines[-1], found):
                lines.append([])
                word = found.lstrip()
                used, wide = 0.0, measure(word, style)
            if wide > width:
                word = elide(word, style, width)
                wide = measure(word, style)
            _add(lines[-1], Stretch(used, word, style))
            used += wide
    return lines


def _may_break(line: Sequence[Stretch], found: str) -> bool:
    """Whether a line may end before `found`: there is a space on either side."""
    return found[:1].isspace() or line[-1].text[-1:].isspace()


def _add(line: list[Stretch], stretch: Stretch) -> None:
    """Words of one weight become one stretch, so that their own direction holds over all of them."""
    if line and line[-1].style == stretch.style:
        line[-1] = Stretch(line[-1].x, line[-1].text + stretch.text, stretch.style)
    else:
        line.append(stretch)


def draw_lines(
    ink: Ink, x: float, y: float, lines: Sequence[Sequence[Stretch]], leading: float, colour: str = "text"
) -> float:
    """Draw them downwards as one paragraph, the first with its baseline at y; returns the baseline after the last."""
    for number, line in enumerate(lines, 1):
        for place, each in enumerate(line):
            last = place == len(line) - 1 and number < len(lines)
            ink.text(x + each.x, y, going_on(each.text, each.style) if last else each.text, each.style, colour)
        y += leading
    return y


def note_lines(words: str, width: float, most: int | None = None) -> list[str]:
    return wrap(words, st.SMALL, width, most)


def draw_note(ink: Ink, x: float, y: float, lines: Sequence[str], colour: str = "muted") -> float:
    """Small lines as one paragraph; returns the baseline after the last."""
    for number, line in enumerate(lines, 1):
        ink.text(x, y, going_on(line, st.SMALL) if number < len(lines) else line, st.SMALL, colour)
        y += NOTE_HIGH
    return y


def section_head(title: str, note: str, width: float, key: str, *, fresh: bool = False) -> Block:
    """A rule, the heading of a part with its entry in the outline, and a note below it; stays with the next block."""
    lines = note_lines(note, width) if note else []

    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.line(box.left, y, box.right, y)
        ink.say.heading(2)
        ink.text(box.left, y + 16, title, HEAD)
        if lines:
            ink.say.paragraph()
            draw_note(ink, box.left, y + 27, lines)

    high = 22 + len(lines) * NOTE_HIGH
    return Block(high, draw, gap=12, key=key, section=title, entry=(title, 1), together=True, fresh=fresh)


def sub_head(title: str, section: str) -> Block:
    """A heading within a part."""

    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.say.heading(3)
        document.ink.text(document.box.left, y + 10, title, st.SLOT)

    return Block(14, draw, gap=8, section=section, together=True)


def figure_block(drawn: Drawn, section: str, gap: float = 4) -> Block:
    def draw(document: Document, y: float, known: Where) -> None:
        draw_figure(document.ink, drawn.figure, document.box.left, y)

    return Block(drawn.figure.height, draw, gap=gap, section=section)


def sentence_blocks(runs: Sequence[Run], width: float, section: str, size: float = SENTENCE) -> Iterator[Block]:
    """A sentence as one block."""
    lines = broken(runs, size, width)
    leading = size * 1.4

    def draw(document: Document, y: float, known: Where) -> None:
        document.ink.say.paragraph()
        draw_lines(document.ink, document.box.left, y + size, lines, leading)

    yield Block(len(lines) * leading + 3, draw, section=section)
