"""The rows of the front page: scale, anchor, and how many moments of which sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.lines import centred_lines
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard
from interviewer_app.core.scorecards.pdf import plan
from interviewer_app.core.scorecards.pdf.parts import CELL_HEIGHT, scale, small_shape, track_bar
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.wording import (
    direction_word,
    evidence_words,
    rating_words,
    rest_on,
    track_title,
)
from interviewer_app.core.texts import _

DIRECTIONS = ("for", "neutral", "against")
# Centres of the columns of counts, from the right margin.
_COLUMNS = {"for": 168.0, "neutral": 143.0, "against": 111.0, "unprompted": 66.5, "prompted": 19.0}
_DIVIDER = 94.0

Drawing = Callable[[Document, float, Where], None]


def blocks(card: Scorecard, slots: Plan) -> Iterator[Block]:
    """Each track with its rows; a track's heading stands again where its rows go on on another page."""
    rows = {row.dimension.id: row for row in card.rows}
    for track in slots.rated_tracks:
        head = Block(plan.TRACK_HEAD, _track_head(track), together=True)
        yield head
        dimensions = slots.rows(track)
        for index, dimension in enumerate(dimensions):
            last = index == len(dimensions) - 1
            yield Block(slots.row_height(dimension), _row(rows[dimension.id], slots, last), head=head)


def _track_head(track: str) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        baseline = y + plan.TRACK_HEAD - 6
        track_bar(document, baseline, track_title(track), track)
        ink.say.table()
        ink.say.cell(span=3)
        for name in DIRECTIONS:
            ink.say.cell("Column")
            centre = box.right - _COLUMNS[name]
            small_shape(ink, centre, baseline - 11.6, name, track_colour(track))
            ink.text(centre, baseline, direction_word(name), st.SMALL, "muted", "middle")
        for name, word in (("unprompted", _("unprompted")), ("prompted", _("prompted"))):
            ink.say.cell("Column")
            ink.text(box.right - _COLUMNS[name], baseline, word, st.SMALL, "muted", "middle")
        ink.line(box.left, y + plan.TRACK_HEAD - 0.5, box.right, y + plan.TRACK_HEAD - 0.5)

    return draw


def _row(row: DimensionRow, slots: Plan, last: bool) -> Drawing:
    height = slots.row_height(row.dimension)

    def draw(document: Document, y: float, known: Where) -> None:
        ink, box, middle = document.ink, document.box, y + height / 2
        key = f"d:{row.dimension.id}"
        more = rest_on(known, key)
        ink.say.row()
        ink.say.cell("Row")
        lead = ink.say.link()
        name = wrap(row.dimension.name, st.SLOT, slots.name_width, slots.name_lines(row.dimension), more)
        centred_lines(ink, box.left, middle, name, st.SLOT)
        level = row.rating.level if row.rating else None
        ink.say.cell()
        if not row.not_this_round:
            scale(ink, box.left + slots.scale_at, middle - CELL_HEIGHT / 2, plan.SCALE, row.dimension, level)
        words = rating_words(row, _("not rated yet"))
        lines = wrap(words, st.SMALL, slots.anchor_width, slots.row_lines(row.dimension), more)
        ink.say.cell()
        anchored = level is not None and row.anchor
        centred_lines(ink, box.left + slots.anchor_at, middle, lines, st.SMALL, "text" if anchored else "muted")
        _counts(ink, box.right, middle, row)
        if not last:
            ink.line(box.left, y + height, box.right, y + height)
        document.link(key, box.left, y, box.width, height, evidence_words(row), lead)

    return draw


def _counts(ink: Ink, right: float, middle: float, row: DimensionRow) -> None:
    """Zero is printed faint, so that absence is seen."""
    counts = {name: row.count(name) for name in DIRECTIONS}
    counts |= {"unprompted": row.unprompted, "prompted": row.prompted}
    for name, count in counts.items():
        ink.say.cell()
        style, colour = (st.COUNT, "text") if count else (st.NO_COUNT, "faint")
        ink.text(right - _COLUMNS[name], middle + 3.4, str(count), style, colour, "middle")
    ink.line(right - _DIVIDER, middle - 7, right - _DIVIDER, middle + 7)
