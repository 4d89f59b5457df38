"""The full log: every moment in the order it happened, below the probe that was open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.lines import paragraph
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.rounds.state import Moment, Visit
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.moments import moment_blocks
from interviewer_app.core.scorecards.pdf.quoted import quote_blocks
from interviewer_app.core.scorecards.pdf.wording import clock
from interviewer_app.core.texts import _, plural

Drawing = Callable[[Document, float, Where], None]


def log_blocks(card: Scorecard, box: Box) -> Iterator[Block]:
    """Visits and moments in one order; each moment can be led to from its dimension."""
    section = log_title()
    yield Block(24, _title(card, section), gap=14, key="log", section=section, entry=(section, 0), together=True)
    cited = {cite: row.dimension.id for row in card.rows if row.rating for cite in row.rating.cites}
    visits = sorted(card.visits, key=lambda visit: (visit.from_ms, visit.number))
    if not card.log and not visits:
        yield Block(16, _nothing, section=section)
    for moment in card.log:
        while visits and visits[0].from_ms <= moment.at_ms:
            yield _visit(card, visits.pop(0), section)
        yield from _moment(card, moment, box, section, cited.get(moment.id))
        yield from quote_blocks(card, moment.id, box, section)
    for visit in visits:
        yield _visit(card, visit, section)


def log_title() -> str:
    return _("Full log")


def _moment(card: Scorecard, moment: Moment, box: Box, section: str, cited_by: str | None) -> Iterator[Block]:
    """`cited_by`: the dimension whose rating rests on it; the row leads back there."""
    to = (f"d:{cited_by}", _("Cited by the rating")) if cited_by is not None else None
    key = f"m:{moment.id}"
    return moment_blocks(
        card.pack, moment, box, section, cited=to is not None, key=key, leads_to=to, with_dimension=True
    )


def _title(card: Scorecard, section: str) -> Drawing:
    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.say.heading(1)
        ink.text(box.left, y + 12, section, st.HEADING)
        if card.log or card.visits:
            ink.say.caption()
        else:
            ink.say.paragraph()
        count = plural("one moment", "{n} moments", len(card.log))
        ink.text(box.right, y + 12, count, st.BODY, "muted", "end")
        ink.line(box.left, y + 18, box.right, y + 18, "control", 0.6)

    return draw


def _nothing(document: Document, y: float, known: Where) -> None:
    document.ink.say.paragraph()
    paragraph(document.ink, document.box.left, y + 10, _("Nothing was logged."), st.BODY, document.box.width, "muted")


def _visit(card: Scorecard, visit: Visit, section: str) -> Block:
    line = next((line for line in card.script if line.probe.id == visit.probe), None)
    known_probes = {probe.id: probe.title for probe in card.pack.probes}
    title = f"{line.number}  {line.probe.title}" if line else known_probes.get(visit.probe, visit.probe)

    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.rect(box.left, y, box.width, 13, fill="raised")
        ink.say.row()
        ink.say.cell("Row")
        ink.text(box.left + 0, y + 9.4, clock(visit.from_ms), st.TIME, "muted")
        ink.say.cell(span=5)
        ink.text(box.left + 35.5, y + 9.4, elide(title, st.BOLD, box.width - 40), st.BOLD, "muted")

    return Block(15, draw, gap=2, section=section, together=True)
