"""Which loop the cards of a board belong to, so that its rounds without a card can be named."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from interviewer_app.core.loops.find import list_loops
from interviewer_app.core.loops.load import LoadedLoop
from interviewer_app.core.loops.models import Loop
from interviewer_app.core.scorecards.reading import CardIn


def loop_of(cards: Iterable[CardIn], folder: Path) -> Loop | None:
    """The one loop all of `cards` name, where it lies in `folder` to the letter; else None: nothing is guessed."""
    named = {card.card.facts.loop.digest if card.card.facts.loop is not None else "" for card in cards}
    if len(named) != 1 or named == {""}:
        return None
    known = (each for each in list_loops(folder) if isinstance(each, LoadedLoop))
    return next((each.loop for each in known if each.digest in named), None)
