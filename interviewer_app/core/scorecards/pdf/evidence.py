"""Evidence by dimension: rating, anchor, rationale, then the moments in the order they happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.lines import going_on, text_lines
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.papers.scripts import is_rtl
from interviewer_app.core.papers.shaping import measure
from interviewer_app.core.papers.tables import MOST_LINES, single_lines
from interviewer_app.core.papers.wrapping import elide, wrap
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Dimension
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard
from interviewer_app.core.scorecards.pdf import plan
from interviewer_app.core.scorecards.pdf.amended import amended_lines
from interviewer_app.core.scorecards.pdf.moments import moment_blocks
from interviewer_app.core.scorecards.pdf.parts import scale, scale_labels, track_bar
from interviewer_app.core.scorecards.pdf.quoted import quote_blocks
from interviewer_app.core.scorecards.pdf.wording import rating_words, track_title
from interviewer_app.core.texts import _, plural

# A dimension with more moments than this shows the cited ones; the log has them all.
MOST_SHOWN = 14
_ANCHOR_AT = 186.0

Drawing = Callable[[Document, float, Where], None]


def evidence_blocks(card: Scorecard, box: Box) -> Iterator[Block]:
    """The dimensions track by track, level facets last; begins a page."""
    section = evidence_title()
    yield Block(0, _opening, key="evidence", section=section, entry=(section, 0), together=True, fresh=True)
    rows = [row for track in _tracks(card) for row in card.rows if row.dimension.track == track]
    before = None
    for row in rows:
        track = row.dimension.track
        if track != before:
            yield _track(track, section, first=before is None)
            before = track
        yield from _dimension(card, row, box, section)


def evidence_title() -> str:
    return _("Evidence by dimension")


def _tracks(card: Scorecard) -> list[str]:
    tracks: list[str] = [track for track in card.pack.tracks if track != "level"]
    return [*tracks, "level"] if "level" in card.pack.tracks else tracks


def _opening(document: Document, y: float, known: Where) -> None:
    """The section's title, which stands in the head of its first page."""
    document.ink.say.heading(1)
    document.ink.text(document.box.left, y - plan.PAGE_HEAD + plan.PAGE_HEAD_LINE, evidence_title(), st.BOLD)


def _track(track: str, section: str, first: bool) -> Block:
    def draw(document: Document, y: float, known: Where) -> None:
        track_bar(document, y + 12, track_title(track), track, track_colour(track))

    entry, gap = (track_title(track), 1), 0 if first else 8
    return Block(18, draw, gap=gap, key=f"t:{track}", section=section, entry=entry, together=True)


def _dimension(card: Scorecard, row: DimensionRow, box: Box, section: str) -> Iterator[Block]:
    shown = _shown(row)
    rationale = row.rating.rationale.strip() if row.rating else ""
    lines = wrap(rationale, st.WORDS, box.width) if rationale else []
    yield from _heading(row, box, section, alone=not lines and not shown)
    rtl = True if is_rtl(rationale) else None
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        together = index == 0 and (len(lines) > 1 or bool(shown))
        shape = _line(line if last else going_on(line, st.WORDS), rtl, begins=index == 0)
        yield Block(st.leading(st.WORDS) + (3 if last else 0), shape, section=section, together=together)
    yield from amended_lines(card, row.dimension.id, box, section)
    cited = frozenset(row.rating.cites if row.rating else ())
    head = Block(15, _continued(row), section=section)
    for moment in shown:
        is_cited = moment.id in cited
        to = (f"m:{moment.id}", _("Cited, in the full log") if is_cited else _("In the full log"))
        yield from moment_blocks(card.pack, moment, box, section, cited=is_cited, head=head, leads_to=to)
        yield from quote_blocks(card, moment.id, box, section)
    if left := len(row.moments) - len(shown):
        yield Block(13, _more(left), section=section)


def _shown(row: DimensionRow) -> Sequence[Moment]:
    if len(row.moments) <= MOST_SHOWN:
        return row.moments
    cited = frozenset(row.rating.cites if row.rating else ())
    return [moment for moment in row.moments if moment.id in cited]


def _heading(row: DimensionRow, box: Box, section: str, alone: bool) -> Iterator[Block]:
    """Name, scale and anchor; a name that needs more than two lines beside the scale stands above it."""
    scale_at, scale_width = _scale_columns(row.dimension)
    names = wrap(row.dimension.name, st.NAME, scale_at - 6)
    above = 0.0
    if len(names) > 2:
        names = wrap(row.dimension.name, st.NAME, box.width)
        above = len(names) * st.leading(st.NAME) + 2
    words = _chosen_words(row)
    anchor = wrap(words, st.BODY, box.width - _ANCHOR_AT)
    lines, rest = anchor[:MOST_LINES], anchor[MOST_LINES:]
    beside = 0.0 if above else 8 + len(names) * st.leading(st.NAME)
    height = above + max(22.0, 8 + len(lines) * st.leading(st.BODY), beside)
    rtl = True if is_rtl(words) else None
    level = row.rating.level if row.rating else None

    def draw(document: Document, y: float, known: Where) -> None:
        ink, left = document.ink, document.box.left
        ink.line(left, y + 0.5, document.box.right, y + 0.5, "control", 0.6)
        ink.say.heading(3)
        text_lines(ink, left, y + 14, names, st.NAME)
        ink.say.paragraph()
        if not row.not_this_round:
            scale(ink, left + scale_at, y + above + 4.5, scale_width, row.dimension, level)
        text_lines(ink, left + _ANCHOR_AT, y + above + 13.6, lines, st.BODY, "muted", rtl, bool(rest))

    key = f"d:{row.dimension.id}"
    together = not alone and not rest
    yield Block(height, draw, gap=5, key=key, section=section, entry=(row.dimension.name, 2), together=together)
    yield from single_lines(rest, _ANCHOR_AT, st.BODY, section, colour="muted", rtl=rtl, begins=None)


def _scale_columns(dimension: Dimension) -> tuple[float, float]:
    """Where the scale stands and how wide it is; cells with names in them take room from the dimension's own name."""
    widest = max(measure(label, st.CELL_BOLD) for label in scale_labels(dimension))
    return (104.0, 72.0) if (widest + 3) * len(dimension.levels) <= 72 else (76.0, 104.0)


def _chosen_words(row: DimensionRow) -> str:
    """The anchor after the name of its level, where levels are numbered; a named level stands in the scale already."""
    words = rating_words(row, _("not rated yet"))
    level = next((one for one in row.dimension.levels if row.rating and one.value == row.rating.level), None)
    return f"{level.name}. {words}" if level and level.name and row.dimension.track != "level" else words


def _continued(row: DimensionRow) -> Drawing:
    """What stands above the moments of a dimension that go on on another page."""

    def draw(document: Document, y: float, known: Where) -> None:
        words = _("{dimension}, continued").format(dimension=row.dimension.name)
        document.ink.text(document.box.left, y + 9.5, elide(words, st.BOLD, document.box.width), st.BOLD, "muted")

    return draw


def _line(line: str, rtl: bool | None, begins: bool) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        if begins:
            document.ink.say.paragraph()
        document.ink.text(document.box.left, y + 9, line, st.WORDS, rtl=rtl)

    return draw


def _more(left: int) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        words = plural("One more moment, not cited: p. ", "{n} more moments, not cited: p. ", left)
        document.ink.say.paragraph()
        lead = document.ink.say.link()
        width = document.ink.text(document.box.left, y + 9, f"{words}{known.pages['log']}", st.BODY, "muted")
        document.link("log", document.box.left, y, width, 12, _("Full log"), lead)

    return draw
