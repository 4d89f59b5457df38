"""Cards laid on a board from anywhere: what one's own open card has to say to that."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.unseen import Gate, sentence


def waits_for(gate: Gate, cards: Iterable[CardIn]) -> CardIn | None:
    """The first card of somebody else that may not be looked at yet; None where all of them may."""
    return next((card for card in cards if _hidden(gate, card)), None)


def board_waits(gate: Gate, cards: Iterable[CardIn]) -> str:
    """Why nothing of these cards is shown, in one sentence; "" where nothing stands against it."""
    card = waits_for(gate, cards)
    mine = gate.first(card.card.facts) if card is not None else None
    return sentence(mine) if mine is not None else ""


def passed_over(gate: Gate, cards: Iterable[CardIn]) -> list[str]:
    """What whoever looks has to be told where an override lets them: one sentence, or none."""
    if any(gate.passed(card.card.facts) for card in cards if card.round not in gate.own):
        return [_("You see cards of others before your own card is in; the override and its reason are kept.")]
    return []


def _hidden(gate: Gate, card: CardIn) -> bool:
    return card.round not in gate.own and gate.first(card.card.facts) is not None
