"""A scorecard as a PDF: every part laid out, then drawn once all page numbers are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.attaching import Attachment
from interviewer_app.core.papers.flow import Where, draw, paginate
from interviewer_app.core.papers.frame import About, Document, PageSize
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.shaping import measure
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.rounds.purpose import Purpose, purpose_of, purpose_word, purpose_words
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.audit import audit_blocks
from interviewer_app.core.scorecards.pdf.evidence import evidence_blocks, evidence_title
from interviewer_app.core.scorecards.pdf.front import front_blocks
from interviewer_app.core.scorecards.pdf.log import log_blocks, log_title
from interviewer_app.core.scorecards.pdf.plan import FOOT, PAGE_HEAD, PAGE_HEAD_LINE, plan_for
from interviewer_app.core.scorecards.pdf.wording import grouped
from interviewer_app.core.scorecards.pdf.words import recommendation_fits
from interviewer_app.core.texts import _


def render_card(
    card: Scorecard, *, page_size: PageSize = "A4", draft: bool = False, carried: Attachment | None = None
) -> bytes:
    """The card as a PDF; the same card gives the same bytes.

    carried: what it is made from, its bundle as a rule
    draft: print a watermark on every page; a round that is not about a candidate has one in any case
    """
    document = Document(page_size, _about(card))
    if carried is not None:
        document.attach(carried)
    first = replace(document.box, bottom=document.box.bottom - FOOT)
    later = replace(first, top=first.top + PAGE_HEAD)
    slots = plan_for(card.pack, first)
    blocks = [
        *front_blocks(card, slots),
        *evidence_blocks(card, later),
        *log_blocks(card, later),
        *audit_blocks(card, later, recommendation=not recommendation_fits(card, slots)),
    ]
    placed = paginate(blocks, first, later)
    draw(document, placed, lambda page, known: _furnish(page, known, card, draft))
    return document.finish()


_TITLES: dict[Purpose, Callable[[], str]] = {
    "real": lambda: _("Scorecard {name}"),
    "pilot": lambda: _("Pilot scorecard {name}"),
    "practice": lambda: _("Practice scorecard {name}"),
}


def _about(card: Scorecard) -> About:
    return About(
        title=_TITLES[purpose_of(card.facts)]().format(name=without_controls(card.facts.candidate)),
        author=card.facts.interviewer,
        subject=f"{card.pack.title} {card.pack.version}",
        creator=f"Interviewer Copilot {card.app_version}",
    )


def _furnish(document: Document, known: Where, card: Scorecard, draft: bool) -> None:
    """What every page has: the watermark of a draft, a pilot or practice, the head of all but the first, the foot."""
    mark = _mark(card, draft)
    if mark:
        document.ink.across(mark, st.WATERMARK, "watermark", document.width)
    if document.page > 1:
        _head(document, known, card)
    _foot(document, known, card, mark)


def _mark(card: Scorecard, draft: bool) -> str:
    """What a card that stands for nothing says on every page; "" for one that counts."""
    purpose = purpose_of(card.facts)
    if purpose != "real":
        return _("{word}, draft").format(word=purpose_word(purpose)) if draft else purpose_words(purpose)
    return _("Draft, not submitted") if draft else ""


def _head(document: Document, known: Where, card: Scorecard) -> None:
    ink, box = document.ink, document.box
    section = known.sections.get(document.page, _("Scorecard"))
    line = box.top + PAGE_HEAD_LINE
    if known.pages.get("evidence") == document.page:  # the section itself draws its title, as it begins here
        x = box.left + measure(section, st.BOLD) + 12
    else:
        x = box.left + ink.text(box.left, line, section, st.BOLD) + 12
    right = box.right
    if known.sections.get(document.page) in (evidence_title(), log_title()):
        right -= ink.text(right, line, _("bold time = cited by the rating"), st.BODY, "muted", "end") + 12
    name = elide(card.facts.candidate, st.BODY, (right - x) / 2)
    x += ink.text(x, line, name, st.BODY, "muted") + 12
    pack = elide(f"{card.pack.title} {card.pack.version}", st.BODY, right - x)
    ink.text(x, line, pack, st.BODY, "muted")


def _foot(document: Document, known: Where, card: Scorecard, mark: str) -> None:
    ink, box = document.ink, document.box
    baseline = box.bottom - 1
    ink.line(box.left, baseline - 11, box.right, baseline - 11)
    x = (
        box.left
        + ink.text(box.left, baseline, elide(card.facts.candidate, st.SMALL, 80 if mark else 130), st.SMALL, "muted")
        + 12
    )
    x += ink.text(x, baseline, _("round {id}").format(id=card.facts.round[:8]), st.CODE, "muted") + 12
    ink.text(x, baseline, _("card {digest}").format(digest=grouped(card.digest, 3)), st.CODE, "muted")
    number = _("{n} of {all}").format(n=document.page, all=known.count)
    left = box.right - ink.text(box.right, baseline, number, st.SMALL, "muted", "end") - 14
    left -= ink.text(left, baseline, _("Dimensions are not added up"), st.SMALL, "muted", "end") + 10
    if mark:  # in words as well: not every reader sees a watermark
        ink.text(left, baseline, mark, st.SMALL_BOLD, "text", "end")
