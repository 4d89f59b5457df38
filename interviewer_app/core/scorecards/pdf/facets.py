"""Level facets on the front page: side by side, each on its own, never averaged into the dimensions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.lines import paragraph
from interviewer_app.core.papers.shaping import measure
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard
from interviewer_app.core.scorecards.pdf import plan
from interviewer_app.core.scorecards.pdf.parts import CELL_HEIGHT, scale, small_shape, track_bar
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.ratings import DIRECTIONS
from interviewer_app.core.scorecards.pdf.wording import (
    direction_word,
    evidence_words,
    rating_words,
    rest_on,
    track_title,
)
from interviewer_app.core.texts import _

# Width of a shape with the space around it and its number.
_COUNT = 16.0

Drawing = Callable[[Document, float, Where], None]


def blocks(card: Scorecard, slots: Plan) -> Iterator[Block]:
    rows = {row.dimension.id: row for row in card.rows}
    head = Block(plan.FACETS_HEAD, _head, gap=slots.density.air, together=True)
    yield head
    for start in range(0, len(slots.facets), plan.FACETS_PER_ROW):
        some = [rows[facet.id] for facet in slots.facets[start : start + plan.FACETS_PER_ROW]]
        yield Block(slots.facet_height, _facets(some, slots), head=head)


def _head(document: Document, y: float, known: Where) -> None:
    end = track_bar(document, y + 9, track_title("level"), "level")
    document.ink.say.paragraph()
    document.ink.text(end + 8, y + 9, _("what the evidence supports, each on its own"), st.SMALL, "muted")
    document.ink.line(document.box.left, y + 14.5, document.box.right, y + 14.5)


def _facets(rows: Sequence[DimensionRow], slots: Plan) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        for index, row in enumerate(rows):
            _facet(document, document.box.left + slots.column_at(index), y, row, slots, known)

    return draw


def _facet(document: Document, x: float, y: float, row: DimensionRow, slots: Plan, known: Where) -> None:
    ink, key = document.ink, f"d:{row.dimension.id}"
    counts = [(name, row.count(name)) for name in DIRECTIONS if row.count(name)]
    taken = sum(_COUNT + measure(str(count), st.BOLD) for _name, count in counts)
    name = elide(row.dimension.name, st.BOLD, slots.column - taken - 4)
    ink.say.item()
    ink.say.label()
    lead = ink.say.link()
    at = x + ink.text(x, y + 9, name, st.BOLD) + 6
    ink.say.body()
    for direction, count in counts:
        words = _("{n} {direction}").format(n=count, direction=direction_word(direction))
        ink.say.mark(words, (at, y, at + _COUNT + 8, y + 12))
        small_shape(ink, at + 4, y + 6, direction, "level")
        at += _COUNT + ink.text(at + 10, y + 9, str(count), st.BOLD)
    ink.say.on()
    level = row.rating.level if row.rating else None
    if not row.not_this_round:
        scale(ink, x, y + 14, min(slots.column, 118), row.dimension, level)
    words = rating_words(row, _("not rated yet"))
    more = rest_on(known, key)
    colour = "text" if level is not None and row.anchor else "muted"
    paragraph(ink, x, y + 14 + CELL_HEIGHT + 10.5, words, st.SMALL, slots.column, colour, slots.facet_lines, more)
    document.link(key, x, y, slots.column, slots.facet_height, evidence_words(row), lead)
