"""What a round owed: the dimensions its loop asked it for, as the card alone says it."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer_app.core.loops.models import Loop
from interviewer_app.core.rounds.state import Facts


def owes(facts: Facts, dimension: str) -> bool:
    """Whether the round was asked for evidence on a dimension; without a loop, on all that its pack rates."""
    return facts.loop is None or dimension in facts.loop.evidence


def missing_rounds(loop: Loop, held: Iterable[Facts]) -> tuple[str, ...]:
    """Ids of the rounds of a loop that none of these cards is from, in its order. Cards of another version count."""
    there = {facts.loop.round for facts in held if facts.loop is not None and facts.loop.id == loop.id}
    return tuple(each.id for each in loop.rounds if each.id not in there)
