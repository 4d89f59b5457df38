"""A candidate's board: raters beside each other, dimensions below, sorted by disagreement inside each track.

Nothing is added up, and nothing is sorted across tracks. The order is that of the ratings as they were sealed, so that
a revision in the debrief does not make rows jump.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from interviewer_app.core.debriefs.boards.cells import Anchors, Cell, Revising, anchors_of, cell_of
from interviewer_app.core.debriefs.boards.columns import Column, Loop, columns_of
from interviewer_app.core.debriefs.boards.differences import Difference, difference
from interviewer_app.core.debriefs.boards.naming import readable
from interviewer_app.core.rubrics.models import Dimension
from interviewer_app.core.scorecards.comparing.packs import Across, PackAt, across
from interviewer_app.core.scorecards.reading import CardIn

TRACKS = ("implementation", "supervision", "level", "general")


@dataclass(frozen=True, slots=True)
class Row:
    """One dimension or level facet. cells: one per column; values: every level any of its packs has, lowest first."""

    id: str
    name: str
    track: str
    values: tuple[int, ...]
    cells: tuple[Cell, ...]
    difference: Difference


@dataclass(frozen=True, slots=True)
class Board:
    """A candidate's board.

    names: what the cards call the candidate, the first card's first; roles: those that most cards name first
    """

    names: tuple[str, ...]
    roles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: Mapping[str, CardIn] = field(repr=False)

    def row(self, dimension: str) -> Row:
        return next(row for row in self.rows if row.id == dimension)

    def column(self, column: str) -> Column:
        return next(each for each in self.columns if each.id == column)

    def cell(self, dimension: str, column: str) -> Cell:
        place = next(place for place, each in enumerate(self.columns) if each.id == column)
        return self.row(dimension).cells[place]

    @property
    def submitted(self) -> int:
        """How many cards are in."""
        return sum(column.standing == "sealed" for column in self.columns)

    @property
    def rounds(self) -> int:
        return len({column.number for column in self.columns})


def candidate_board(
    cards: Sequence[CardIn], loop: Loop | None = None, debrief: Revising | None = None,
    joined: Iterable[Iterable[str]] = (),
) -> Board:  # fmt: skip
    """The board of the cards somebody laid together; each round once (`laying.laid` sees to that).

    joined: sets of rounds of which a person said here that they rated the same conversation
    """
    columns = columns_of(cards, loop, joined)
    by_round = {card.round: card for card in cards}
    here = [(column, by_round.get(column.id)) for column in columns]
    groups = _groups(here)
    rows = [_row(dimension, here, groups, debrief) for dimension in _dimensions([card for _c, card in here if card])]
    first = sorted(cards, key=lambda card: card.card.facts.planned_us)
    return Board(
        names=tuple(dict.fromkeys(readable(card.card.facts.candidate) for card in first)),
        roles=tuple(role for role, _n in Counter(card.card.facts.role for card in first).most_common()),
        columns=columns, rows=tuple(_sorted(rows)), cards=by_round,
    )  # fmt: skip


def _dimensions(cards: Iterable[CardIn]) -> list[Dimension]:
    """Every dimension of any pack once, in the order in which it is met."""
    met: dict[str, Dimension] = {}
    for card in cards:
        for dimension in card.pack.dimensions:
            met.setdefault(dimension.id, dimension)
    return [*met.values()]


def _sorted(rows: Iterable[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (track_place(row.track), -row.difference.sealed))


def track_place(track: str) -> int:
    return TRACKS.index(track) if track in TRACKS else len(TRACKS)


def _groups(here: Sequence[tuple[Column, CardIn | None]]) -> Across:
    """By dimension the columns whose ratings can be held against each other, as `comparing` says it."""
    return across([
        PackAt(place, card.pack, card.bundle.pack_digest)
        for place, (_column, card) in enumerate(here)
        if card is not None
    ])  # fmt: skip


def _row(
    dimension: Dimension, here: Sequence[tuple[Column, CardIn | None]], groups: Across, debrief: Revising | None
) -> Row:
    cells = [cell_of(column, card, dimension.id, debrief) for column, card in here]
    values = {value for _column, card in here for value, _text in card_anchors(card, dimension.id)}
    group_of = {place: number for number, group in enumerate(groups.get(dimension.id, ())) for place in group}
    return Row(
        dimension.id, dimension.name, dimension.track, tuple(sorted(values)), tuple(cells),
        difference([(cell, group_of.get(place, -1)) for place, cell in enumerate(cells)]),
    )  # fmt: skip


def card_anchors(card: CardIn | None, dimension: str) -> Anchors:
    """What the levels of a dimension say on a card; () where its pack has no such dimension."""
    if card is None:
        return ()
    known = [each for each in card.pack.dimensions if each.id == dimension]
    return anchors_of(known[0], card.bundle.pack_digest) if known else ()
