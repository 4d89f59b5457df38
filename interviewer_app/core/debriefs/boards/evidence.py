"""The moments behind a cell; where several raters logged the conversation, the union of theirs in one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.aligning import TOLERANCE_S, Anchor, Together, aligned, anchor_of
from interviewer_app.core.debriefs.boards.board import Board
from interviewer_app.core.debriefs.boards.cells import cited
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.reading import CardIn


class Side(NamedTuple):
    """A rating behind the list: whose, which level, and what the pack says of it; level None is no evidence."""

    column: str
    rater: str
    level: int | None
    anchor: str
    rationale: str
    reason: str


class Line(NamedTuple):
    """One moment of the list. at_ms: on the clock of the first side.

    moments: column -> the moment as its rater logged it; cited: columns whose rating rests on it
    """

    at_ms: int
    moments: Mapping[str, Moment]
    cited: frozenset[str]
    kind: str

    @property
    def shown(self) -> Moment:
        """The one whose words stand in the list: the first rater's, unless another's has words and it has none."""
        found = [*self.moments.values()]
        return next((moment for moment in found if moment.note), found[0])


class Evidence(NamedTuple):
    """Behind one cell. sides: its own rating first. anchors: by column other than the first, what lays both on one
    clock; `unanchored` names the columns for which no such moment was found, so nothing of theirs is matched."""

    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    anchors: Mapping[str, Anchor]
    unanchored: tuple[str, ...]


NOTHING = Evidence((), (), {}, ())


def evidence(
    board: Board, dimension: str, column: str, *, tolerance_s: int = TOLERANCE_S,
    chosen: Mapping[frozenset[str], Mapping[str, str]] | None = None,
) -> Evidence:  # fmt: skip
    """What the rating of a cell rests on, and what others who rated that conversation rest theirs on.

    chosen: for two columns, the moment of each that somebody said is one and the same
    returns: NOTHING for a cell without a submitted card
    """
    columns = _together(board, dimension, column)
    if not columns:
        return NOTHING
    cards = {each: board.cards[each] for each in columns}
    logs = {each: _log(card) for each, card in cards.items()}
    anchors = _anchors(columns, logs, chosen or {})
    wanted = {each: _cited(card, dimension) for each, card in cards.items()}
    union = aligned(logs, anchors, tolerance_s)
    lines = [_line(each, cards, wanted) for each in union]
    return Evidence(
        tuple(_side(cards[each], board, dimension, each) for each in columns),
        tuple(line for line in lines if line.cited), anchors,
        tuple(each for each in columns[1:] if each not in anchors),
    )  # fmt: skip


def _together(board: Board, dimension: str, column: str) -> list[str]:
    """The column itself, then those that rated the same conversation on this dimension."""
    own = board.column(column)
    if not _judged(board, dimension, column):
        return []
    others = [
        each.id for each in board.columns
        if each.id != column and own.interview and each.interview == own.interview
        and _judged(board, dimension, each.id)
    ]  # fmt: skip
    return [column, *others]


def _judged(board: Board, dimension: str, column: str) -> bool:
    return board.cell(dimension, column).state in ("rated", "no evidence")


def _log(card: CardIn) -> list[Moment]:
    return card.fold.counted


def _cited(card: CardIn, dimension: str) -> frozenset[str]:
    rating = card.fold.ratings.get(dimension)
    return frozenset(moment.id for moment in cited(card.fold, rating)) if rating is not None else frozenset()


def _anchors(
    columns: Sequence[str], logs: Mapping[str, Sequence[Moment]], chosen: Mapping[frozenset[str], Mapping[str, str]]
) -> dict[str, Anchor]:
    first, *others = columns
    found: dict[str, Anchor] = {}
    for other in others:
        said = chosen.get(frozenset((first, other)))
        anchor = Anchor(said[first], said[other]) if said is not None else anchor_of(logs[first], logs[other])
        if anchor is not None:
            found[other] = anchor
    return found


def _line(each: Together, cards: Mapping[str, CardIn], wanted: Mapping[str, frozenset[str]]) -> Line:
    column, moment = next(iter(each.by.items()))
    names = {kind.id: kind.name for kind in cards[column].pack.kinds}
    rests = frozenset(column for column, moment in each.by.items() if moment.id in wanted[column])
    return Line(each.at_ms, dict(each.by), rests, names.get(moment.kind or "", ""))


def _side(card: CardIn, board: Board, dimension: str, column: str) -> Side:
    cell, rating = board.cell(dimension, column), card.fold.ratings[dimension]
    known = next(each for each in card.pack.dimensions if each.id == dimension)
    anchor = next((level.anchor for level in known.levels if level.value == cell.level), None)
    return Side(column, board.column(column).rater, cell.level, anchor or "", rating.rationale, cell.reason)
