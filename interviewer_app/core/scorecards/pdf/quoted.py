"""Quotations below the row of their moment: the words as a transcript has them, who said them, and when."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.scripts import is_rtl
from interviewer_app.core.papers.structure.say import Say
from interviewer_app.core.papers.tables import single_lines
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.rounds.quotes import Said
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.wording import clock
from interviewer_app.core.texts import _

INDENT = 92.0  # below the name of the moment's kind


def quote_blocks(card: Scorecard, moment: str, box: Box, section: str) -> Iterator[Block]:
    """Every quotation of one moment; a long one goes on on the next page."""
    for quote in card.quotes:
        if quote.moment == moment:
            words = quote_words(quote.said)
            rtl = True if is_rtl(words) else None
            lines = wrap(words, st.BODY, box.width - INDENT)
            yield from single_lines(lines, INDENT, st.BODY, section, colour="muted", rtl=rtl, begins=_resume)


def quote_words(said: Said) -> str:
    """A quotation on one line: its words, its speaker, its time on the round clock."""
    time = _("about {time}") if said.about else "{time}"
    who = ", ".join(filter(None, (said.speaker, time.format(time=clock(said.at_ms)))))
    return _("“{words}” ({who}, transcript)").format(words=" ".join(said.text.split()), who=who)


def _resume(say: Say) -> None:
    """For those who do not see it, a quotation goes on from the words of its moment."""
    say.resume("words")
