"""Two cards of one round that contradict each other: each holds something the other lacks."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.texts import _


def differ(one: Sequence[Entry], other: Sequence[Entry]) -> bool:
    """Whether neither of two lists of a round's entries goes on from the other. Erased bodies make no difference."""
    ours, theirs = ({entry.digest for entry in entries} for entries in (one, other))
    return not (ours <= theirs or theirs <= ours)


def clash(cards: Sequence[tuple[str, Sequence[Entry]]]) -> str:
    """One sentence about cards of one round that differ; "" where each goes on from the one before.

    cards: where each comes from, in words for a person, and its entries
    """
    for number, (name, entries) in enumerate(cards):
        for earlier, known in cards[:number]:
            if differ(known, entries):
                facts = fold(entries).facts
                rater = facts.interviewer if facts is not None else _("the rater")
                return _("{one} and {other}: two cards of one round that differ; ask {rater} which one holds.").format(
                    one=earlier, other=name, rater=rater
                )
    return ""
