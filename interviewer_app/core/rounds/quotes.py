"""Quotations beside moments: what somebody said, in the words of a transcript, with its time."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.fold import RoundFold


class Said(NamedTuple):
    """Words and when they were said on the round clock, in ms. about: only roughly then."""

    at_ms: int
    speaker: str
    text: str
    about: bool = False


class Quote(NamedTuple):
    """A quotation that stands beside a moment. id: of the act that one key takes back."""

    id: str
    moment: str
    said: Said


def quotes_of(fold: RoundFold) -> list[Quote]:
    """What was quoted and stands, by the time it was said; nothing of a moment that was withdrawn."""
    found = [
        Quote(body.act, body.moment, Said(body.at_ms + later, body.speaker, body.text, body.about))
        for body, later in fold.acts.standing_of(b.Quoted)
        if body.moment in fold.moments and not fold.moments[body.moment].withdrawn
    ]
    return sorted(found, key=lambda quote: (quote.said.at_ms, quote.id))
