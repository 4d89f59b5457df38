"""The last slot of the front page: the recommendation and the comparability, side by side and equal."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.papers.flow import Where
from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf import styles as st
from interviewer_app.core.scorecards.pdf.parts import paragraph
from interviewer_app.core.scorecards.pdf.plan import Plan
from interviewer_app.core.scorecards.pdf.wording import rest_on
from interviewer_app.core.texts import _

_GUTTER = 22.0


def drawing(card: Scorecard, slots: Plan) -> Callable[[Document, float, Where], None]:
    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        half = (box.width - _GUTTER) / 2
        ink.line(box.left, y, box.right, y, "text", 1)
        most = slots.density.words_lines
        ink.text(box.left, y + 11.5, _("Recommendation, in the interviewer's words"), st.SMALL, "muted")
        more = rest_on(known, "recommendation")
        paragraph(ink, box.left, y + 23.5, recommendation(card), st.BODY, half, most=most, more=more)
        x = box.left + half + _GUTTER
        ink.text(x, y + 11.5, _("Comparability"), st.SMALL, "muted")
        verdict, reasons = comparability(card)
        below = paragraph(ink, x, y + 23.5, verdict, st.BOLD, half, most=1)
        paragraph(ink, x, below, reasons, st.BODY, half, most=most - 1, more=rest_on(known, "deviations"))

    return draw


def recommendation(card: Scorecard) -> str:
    return card.recommendation.strip() or _("None written.")


def comparability(card: Scorecard) -> tuple[str, str]:
    """Whether anything set the round apart from others on the same pack, and what."""
    pack = f"{card.pack.title} {card.pack.version}"
    if not card.deviations:
        return _("As the script says"), _("Compares with other cards of {pack}.").format(pack=pack)
    words = _("To other cards of {pack}: {differences}")
    return _("With differences"), words.format(pack=pack, differences=" ".join(card.deviations))


def recommendation_fits(card: Scorecard, slots: Plan) -> bool:
    """Whether the front page holds the whole recommendation."""
    half = (slots.width - _GUTTER) / 2
    most = slots.density.words_lines
    return len(wrap(recommendation(card), st.BODY, half, most + 1)) <= most
