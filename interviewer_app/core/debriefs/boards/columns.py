"""Who stands on a board: a column per card and rater, and one per round of the loop that has no card yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from interviewer_app.core.debriefs.boards.naming import readable
from interviewer_app.core.rounds.state import Facts
from interviewer_app.core.scorecards.reading import CardIn

Standing = Literal["sealed", "not submitted", "missing"]


class LoopRound(Protocol):
    """What a board needs to know of a round of a loop."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def pack(self) -> str: ...
    @property
    def evidence(self) -> Sequence[str]: ...


class Loop(Protocol):
    """What a board needs to know of a loop."""

    @property
    def rounds(self) -> Sequence[LoopRound]: ...


@dataclass(frozen=True, slots=True)
class Column:
    """One rater of one round, or a round without a card.

    id:        the round's id in the journal; of a missing one the loop's id for it after "missing "
    number:    place of its round on the board, from 1; raters of one round of the loop share it
    round:     the loop's id of the round, "" for a card of no loop
    evidence:  what the loop asked of it; None where no loop says
    interview: equal in columns that rated the same conversation, "" where nobody said
    """

    id: str
    number: int
    round: str
    title: str
    pack_id: str
    pack_version: str
    rater: str
    rater_id: str
    standing: Standing
    evidence: frozenset[str] | None = None
    interview: str = ""

    @property
    def pack(self) -> str:
        return f"{self.pack_id} {self.pack_version}".strip()

    def owes(self, dimension: str) -> bool:
        """Whether the loop asked this round for evidence on a dimension; without a loop all its pack has is owed."""
        return self.evidence is None or dimension in self.evidence


def columns_of(cards: Sequence[CardIn], loop: Loop | None, joined: Iterable[Iterable[str]]) -> tuple[Column, ...]:
    """The columns in the order of the loop, else of the clock; in a round by name of the rater.

    joined: sets of rounds of which a person said that they rated one conversation
    """
    shared = interviews([card.card.facts for card in cards], joined)
    places = {round_.id: place for place, round_ in enumerate(loop.rounds)} if loop is not None else {}
    came: dict[str, int] = {}
    for card in sorted(cards, key=_when):
        came.setdefault(_key(card.card.facts, shared), len(came))
    found = [_column(card, shared.get(card.round, "")) for card in cards]
    keys = {card.round: _key(card.card.facts, shared) for card in cards}
    found += _missing(loop, {card.card.facts.loop.round for card in cards if card.card.facts.loop is not None})
    after = len(places)
    found.sort(key=lambda c: (
        places.get(c.round, after), came.get(keys.get(c.id, ""), len(came)), c.rater.casefold(), c.id
    ))  # fmt: skip
    return _numbered(found, keys)


def _numbered(columns: Sequence[Column], keys: Mapping[str, str]) -> tuple[Column, ...]:
    numbers: dict[str, int] = {}
    return tuple(
        replace(column, number=numbers.setdefault(keys.get(column.id, column.id), len(numbers) + 1))
        for column in columns
    )


def _key(facts: Facts, shared: Mapping[str, str]) -> str:
    """What cards have in common that stand under one heading: the round of the loop, else the conversation."""
    if facts.loop is not None:
        return f"loop {facts.loop.round}"
    return shared.get(facts.round) or facts.round


def _column(card: CardIn, interview: str) -> Column:
    facts = card.card.facts
    loop = facts.loop
    return Column(
        id=facts.round, number=0, round=loop.round if loop is not None else "",
        title=readable((loop.title or loop.round) if loop is not None else facts.pack.title),
        pack_id=facts.pack.id, pack_version=facts.pack.version,
        rater=readable(facts.interviewer), rater_id=facts.interviewer_id,
        standing="sealed" if card.sealed else "not submitted",
        evidence=frozenset(loop.evidence) if loop is not None else None, interview=interview,
    )  # fmt: skip


def _missing(loop: Loop | None, here: set[str]) -> list[Column]:
    if loop is None:
        return []
    return [
        Column(
            id=f"missing {each.id}", number=0, round=each.id, title=each.title, pack_id=each.pack.replace("@", " "),
            pack_version="", rater="", rater_id="", standing="missing", evidence=frozenset(each.evidence),
        )
        for each in loop.rounds
        if each.id not in here
    ]  # fmt: skip


def interviews(facts: Sequence[Facts], joined: Iterable[Iterable[str]] = ()) -> dict[str, str]:
    """Which rounds rated the same conversation: round id -> an id for it, only where there are several.

    By equal interview ids, equal invitations, or because a person said so; never by names.
    """
    names: dict[str, set[str]] = {}
    for each in facts:
        marks = ([f"i {each.interview}"] if each.interview else []) + (
            [f"c {each.invitation}"] if each.invitation else []
        )
        for mark in marks:
            names.setdefault(mark, set()).add(each.round)
    known = {each.round for each in facts}
    sets = [*names.values(), *({*each} & known for each in joined)]
    return {round_: min(group) for group in _merged(sets) if len(group) > 1 for round_ in group}


def _merged(sets: Iterable[set[str]]) -> list[set[str]]:
    merged: list[set[str]] = []
    for each in sets:
        group = {*each}
        for other in [known for known in merged if known & group]:
            group |= other
            merged.remove(other)
        merged.append(group)
    return merged


def _when(card: CardIn) -> tuple[int, str]:
    return card.card.started_us or card.card.facts.planned_us, card.round
