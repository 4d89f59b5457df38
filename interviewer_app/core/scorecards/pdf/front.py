"""The front page: who, under which rules, what was rated, when what happened, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.lines import paragraph, text_lines
from interviewer_app.core.papers.shaping import measure
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.rounds.purpose import purpose_of, purpose_words
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf import conduct, facets, plan, ratings, timeline, words
from interviewer_app.core.scorecards.pdf.amended import KEY
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.wording import date_and_time, rest_on, zone
from interviewer_app.core.texts import _

Drawing = Callable[[Document, float, Where], None]


def front_blocks(card: Scorecard, slots: Plan) -> Iterator[Block]:
    """The slots from top to bottom; a pack too large for one page goes on with the next slot on a second one."""
    air = slots.density.air
    yield Block(plan.HEAD, _head(card), key="card", entry=(_("Scorecard"), 0))
    yield Block(plan.FACTS, _facts(card, slots), gap=slots.head_air)
    yield Block(plan.CONDUCT, conduct.drawing(card, slots), gap=slots.head_air)
    yield from ratings.blocks(card, slots)
    if slots.facets:
        yield from facets.blocks(card, slots)
    yield Block(slots.time_line_height, timeline.drawing(card, slots), gap=air)
    yield Block(slots.words_height, words.drawing(card, slots), gap=air)


def _head(card: Scorecard) -> Drawing:
    facts = card.facts

    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.say.paragraph()
        end = box.left + ink.text(box.left, y + 8, _("Scorecard"), st.BOLD)
        if purpose := purpose_words(purpose_of(facts)):
            ink.say.paragraph()
            ink.text(end + 8, y + 8, purpose, st.BOLD)
        ink.say.paragraph()
        ink.text(box.right, y + 8, _state(card, known), st.BODY, "muted", "end")
        more = rest_on(known, "names")
        style = next((one for one in st.TITLES if measure(facts.candidate, one) <= box.width), None)
        ink.say.heading(1)
        if style is not None:
            ink.text(box.left, y + 35, facts.candidate, style)
        else:
            paragraph(ink, box.left, y + 25, facts.candidate, st.LONG_TITLE, box.width, most=2, more=more)
        role = facts.role or card.pack.role
        if facts.level:
            role = _("{role}, level asked for: {level}").format(role=role, level=facts.level)
        ink.say.paragraph()
        text_lines(ink, box.left, y + 53, wrap(role, st.ROLE, box.width, 1, more), st.ROLE, "muted")

    return draw


def _state(card: Scorecard, known: Where) -> str:
    if card.seal is None:
        return _("Draft, not submitted")
    at = date_and_time(card.seal.wall_us, card.offset_min)
    signed = _("signed") if card.seal.signed else _("unsigned")
    if card.amendments:
        words = _("Sealed {at}, {signed}, amended: p. {page}")
        return words.format(at=at, signed=signed, page=known.pages.get(KEY, "–"))
    return _("Sealed {at}, {signed}").format(at=at, signed=signed)


def _facts(card: Scorecard, slots: Plan) -> Drawing:
    facts, pack = card.facts, card.pack
    when = date_and_time(card.started_us, card.offset_min) if card.started_us is not None else _("not started")
    exercise = pack.exercise.name if pack.exercise else _("none")
    if pack.task_version:
        exercise = _("{exercise}, task {version}").format(exercise=exercise, version=pack.task_version)
    columns = (
        (_("Interviewer"), facts.interviewer, ""),
        (_("Round"), when, zone(card)),
        (_("Pack"), f"{pack.title} {pack.version}", ""),
        (_("Exercise"), exercise, ""),
    )

    def draw(document: Document, y: float, known: Where) -> None:
        ink = document.ink
        for index, (label, value, below) in enumerate(columns):
            x = document.box.left + slots.column_at(index)
            ink.say.item()
            ink.say.label()
            ink.text(x, y + 8, label, st.SMALL, "muted")
            ink.say.body()
            most = 1 if below else 2
            more = rest_on(known, "names")
            end = paragraph(ink, x, y + 20, value, st.SLOT, slots.column, most=most, more=more, goes_on=bool(below))
            if below:
                paragraph(ink, x, end - 0.6, below, st.SMALL, slots.column, "muted", 1)
        ink.line(document.box.left, y + plan.FACTS - 0.5, document.box.right, y + plan.FACTS - 0.5)

    return draw
