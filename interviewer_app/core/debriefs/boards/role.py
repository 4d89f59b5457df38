"""The board of a role: candidates beside each other, each column read on its own.

Candidates stand in the order in which their loops began. There is no sum, no rank, and no way to sort by a rating.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from interviewer_app.core.debriefs.boards.board import track_place
from interviewer_app.core.debriefs.boards.role_anchors import References, is_across, references_of
from interviewer_app.core.debriefs.boards.role_cards import DimensionFace, RoleCard, RoleRating

State = Literal["rated", "no evidence", "not submitted", "not across", "not this round"]


class RoleCell(NamedTuple):
    """levels: of the ratings that can be held across, lowest first; withheld: how many cannot, as their pack's anchors
    were others. The counts are of the moments that the ratings in `levels` cite."""

    state: State
    levels: tuple[int, ...] = ()
    withheld: int = 0
    for_: int = 0
    against: int = 0
    prompted: int = 0
    cited: int = 0


class Candidate(NamedTuple):
    """One column. submitted of cards are in; packs: id and version of each, `changed` those with other anchors than
    most have; rounds: ids, to open the candidate's own board."""

    id: str
    name: str
    submitted: int
    cards: int
    packs: tuple[str, ...]
    changed: frozenset[str]
    rounds: tuple[str, ...]


class RoleRow(NamedTuple):
    """One dimension. values: every level of any pack, lowest first; cells: one per candidate."""

    id: str
    name: str
    track: str
    values: tuple[int, ...]
    cells: tuple[RoleCell, ...]


class LegendLevel(NamedTuple):
    """A level, what its anchor says, and who stands at it with how many ratings."""

    value: int
    anchor: str
    who: tuple[tuple[str, int], ...]


class Legend(NamedTuple):
    """The anchors of one pack on one dimension, the highest level first. others: candidates rated on other anchors of
    this pack, each with the version."""

    pack: str
    levels: tuple[LegendLevel, ...]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoleBoard:
    roles: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    rows: tuple[RoleRow, ...]
    cards: Mapping[str, tuple[RoleCard, ...]]
    references: References

    def legend(self, dimension: str) -> tuple[Legend, ...]:
        """What the digits of a row mean, pack by pack, with who stands where."""
        packs = sorted({pack for pack, row in self.references if row == dimension})
        return tuple(_legend(self, dimension, pack) for pack in packs)


def role_board(cards: Iterable[RoleCard]) -> RoleBoard:
    """The board of the cards of one role."""
    people = _people(cards)
    order = sorted(people.items(), key=lambda each: (min(card.started_us for card in each[1]), each[0]))
    everyone = [card for _id, held in order for card in held]
    faces = _dimensions(everyone)
    references = references_of([held for _person, held in order], faces)
    rows = [_row(dimension, face, order, references) for dimension, face in faces.items()]
    rows.sort(key=lambda row: track_place(row.track))
    return RoleBoard(
        tuple(dict.fromkeys(card.role for card in everyone)),
        tuple(_candidate(person, held, references) for person, held in order),
        tuple(rows), {person: tuple(held) for person, held in order}, references,
    )  # fmt: skip


def _people(cards: Iterable[RoleCard]) -> dict[str, list[RoleCard]]:
    """Cards by candidate. Who plans a round makes an id of their own for the candidate, so equal names join too; the
    column then shows how many cards it is of, and the candidate's board whose."""
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    people: dict[str, list[RoleCard]] = {}
    for card in sorted(cards, key=lambda card: (card.started_us, card.round)):
        name = " ".join(card.candidate.split()).casefold()
        person = ids.get(card.candidate_id) or names.get(name) or card.candidate_id
        ids[card.candidate_id] = names[name] = person
        people.setdefault(person, []).append(card)
    return people


def _dimensions(cards: Iterable[RoleCard]) -> dict[str, DimensionFace]:
    met: dict[str, DimensionFace] = {}
    seen: set[int] = set()
    for card in cards:
        if id(card.face) not in seen:
            seen.add(id(card.face))
            for dimension, face in card.face.dimensions.items():
                met.setdefault(dimension, face)
    return met


def _row(
    dimension: str, face: DimensionFace, people: Sequence[tuple[str, Sequence[RoleCard]]], references: References
) -> RoleRow:
    values = {value for (_pack, row), ref in references.items() if row == dimension for value, _t in ref.anchors(row)}
    cells = tuple(_cell(dimension, held, references) for _person, held in people)
    return RoleRow(dimension, face.name, face.track, tuple(sorted(values)), cells)


def _cell(dimension: str, cards: Sequence[RoleCard], references: References) -> RoleCell:
    across: list[RoleRating] = []
    withheld = silent = owed = 0
    for card in cards:
        rating = card.ratings.get(dimension)
        if rating is not None and rating.level is not None:
            if is_across(card, dimension, references):
                across.append(rating)
            else:
                withheld += 1
        elif dimension in card.face.dimensions and (card.evidence is None or dimension in card.evidence):
            silent, owed = silent + card.sealed, owed + (not card.sealed)
    if across:
        levels = tuple(sorted(rating.level for rating in across if rating.level is not None))
        return RoleCell(
            "rated", levels, withheld, sum(r.for_ for r in across), sum(r.against for r in across),
            sum(r.prompted for r in across), sum(r.cited for r in across),
        )  # fmt: skip
    if withheld:
        return RoleCell("not across", withheld=withheld)
    return RoleCell("no evidence" if silent else "not submitted" if owed else "not this round")


def _candidate(person: str, cards: Sequence[RoleCard], references: References) -> Candidate:
    packs = dict.fromkeys(f"{card.face.id} {card.face.version}" for card in cards)
    changed = {
        f"{card.face.id} {card.face.version}" for card in cards
        if not all(is_across(card, dimension, references) for dimension in card.face.dimensions)
    }  # fmt: skip
    return Candidate(
        person, cards[0].candidate, sum(card.sealed for card in cards), len(cards), tuple(packs), frozenset(changed),
        tuple(card.round for card in cards),
    )  # fmt: skip


def _legend(board: RoleBoard, dimension: str, pack: str) -> Legend:
    reference = board.references[pack, dimension]
    stands: dict[int, list[tuple[str, int]]] = {}
    others: list[tuple[str, str]] = []
    for candidate in board.candidates:
        mine = [card for card in board.cards[candidate.id] if card.face.id == pack and dimension in card.ratings]
        rated = [card for card in mine if card.ratings[dimension].level is not None]
        counts = Counter(
            card.ratings[dimension].level for card in rated if is_across(card, dimension, board.references)
        )
        for level, count in counts.items():
            stands.setdefault(level or 0, []).append((candidate.name, count))
        others += [(candidate.name, c.face.version) for c in rated if not is_across(c, dimension, board.references)]
    levels = [
        LegendLevel(value, "" if text.startswith("\0") else text, tuple(stands.get(value, ())))
        for value, text in reversed(reference.anchors(dimension))
    ]
    return Legend(f"{pack} {reference.version}", tuple(levels), tuple(dict.fromkeys(others)))
