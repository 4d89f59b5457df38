"""What a pile of cards comes down to before it becomes a board: each round once, and said where that was not so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.naming import readable
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.texts import _


class Laid(NamedTuple):
    """cards: what the board stands on; said: one sentence for each card that was left out, and each thing to know."""

    cards: tuple[CardIn, ...]
    said: tuple[str, ...]


def laid(cards: Iterable[CardIn]) -> Laid:
    """Each round once. A card that goes on from another one of its round takes its place; of two that contradict each
    other neither stands, as nobody can tell which is meant."""
    by_round: dict[str, list[CardIn]] = {}
    said: list[str] = []
    for card in cards:
        if is_about_candidate(card.card.facts):
            by_round.setdefault(card.round, []).append(card)
        else:
            said.append(_("{file}: is a pilot or practice, which is about no candidate.").format(file=card.file))
    kept = []
    for same in by_round.values():
        newest = _newest(same)
        if newest is None:
            said.append(_two(same))
        else:
            kept.append(newest)
    return Laid(tuple(kept), (*said, *_names(kept)))


def _newest(same: Sequence[CardIn]) -> CardIn | None:
    """The card that holds all the others hold; None where two of them have entries that the other has not."""
    held = [(card, _digests(card.bundle.entries)) for card in same]
    newest, most = max(held, key=lambda each: len(each[1]))
    return newest if all(digests <= most for _card, digests in held) else None


def _digests(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(entry.digest for entry in entries)


def _two(same: Sequence[CardIn]) -> str:
    words = _("{rater}: two cards of one round that differ, {files}; neither is shown. Ask for the one that holds.")
    return words.format(rater=readable(same[0].card.facts.interviewer), files=", ".join(card.file for card in same))


def _names(cards: Sequence[CardIn]) -> list[str]:
    """People who were put together on purpose may still be two: their names are said, never compared away."""
    names = list(dict.fromkeys(readable(card.card.facts.candidate) for card in cards))
    if len(names) < 2:
        return []
    return [_("These cards call the candidate {names}; whether they are one person, nobody checked.").format(
        names=" / ".join(names)
    )]
