"""The last slot of the front page: the recommendation and the comparability, side by side and equal."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.lines import paragraph
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.comparing.conditions import conditions
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.wording import rest_on
from interviewer_app.core.scorecards.recommended import card_level
from interviewer_app.core.texts import _

_GUTTER = 22.0


def drawing(card: Scorecard, slots: Plan) -> Callable[[Document, float, Where], None]:
    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        half = (box.width - _GUTTER) / 2
        ink.line(box.left, y, box.right, y, "text", 1)
        most = slots.density.words_lines
        ink.say.heading(2)
        ink.text(box.left, y + 11.5, _("Recommendation, in the interviewer's words"), st.SMALL, "muted")
        more = rest_on(known, "recommendation")
        top, left = y + 23.5, most
        ink.say.paragraph()
        if level(card):
            top, left = paragraph(ink, box.left, top, level(card), st.BOLD, half, most=1, more=more), most - 1
            ink.say.paragraph()
        paragraph(ink, box.left, top, recommendation(card), st.BODY, half, most=left, more=more)
        x = box.left + half + _GUTTER
        ink.say.heading(2)
        ink.text(x, y + 11.5, _("Comparability"), st.SMALL, "muted")
        verdict, reasons = comparability(card)
        ink.say.paragraph()
        below = paragraph(ink, x, y + 23.5, verdict, st.BOLD, half, most=1)
        ink.say.paragraph()
        paragraph(ink, x, below, reasons, st.BODY, half, most=most - 1, more=rest_on(known, "deviations"))

    return draw


def recommendation(card: Scorecard) -> str:
    return card.recommendation.strip() or _("None written.")


def level(card: Scorecard) -> str:
    """The level of the recommendation and what it rests on, in one line; "" where the rater said neither."""
    return card_level(card)


def comparability(card: Scorecard) -> tuple[str, str]:
    """Whether anything set the round apart from others on the same pack, and what it compares with."""
    verdict = _("With differences") if card.deviations else _("As the script says")
    return verdict, " ".join(conditions(card))


def recommendation_fits(card: Scorecard, slots: Plan) -> bool:
    """Whether the front page holds the whole recommendation."""
    half = (slots.width - _GUTTER) / 2
    line = level(card)
    most = slots.density.words_lines - bool(line)
    return len(wrap(line, st.BOLD, half, 2)) <= 1 and len(wrap(recommendation(card), st.BODY, half, most + 1)) <= most
