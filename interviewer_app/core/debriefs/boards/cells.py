"""What stands in a cell of a board: a rating with the moments cited for it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from interviewer_app.core.debriefs.boards.columns import Column
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment, Rating
from interviewer_app.core.rubrics.models import Dimension
from interviewer_app.core.scorecards.reading import CardIn

State = Literal["rated", "no evidence", "not this round", "not submitted", "missing round"]
Anchors = tuple[tuple[int, str], ...]


class Revision(Protocol):
    """A rating that was changed in the debrief; None is no evidence."""

    @property
    def now(self) -> int | None: ...


class Revising(Protocol):
    """What a board asks a debrief: the newest revision of a rating, None where there is none."""

    def revised(self, round: str, dimension: str, /) -> Revision | None: ...


@dataclass(frozen=True, slots=True)
class Cell:
    """level:  as it stands now; `original` as it was submitted where the debrief changed it (None: no evidence)
    for_, against, neutral: moments the rating cites; prompted: how many of them came after a prompt
    reason:   why there is no evidence, in the rater's words
    """

    state: State
    level: int | None = None
    original: int | None = None
    revised: bool = False
    for_: int = 0
    against: int = 0
    neutral: int = 0
    prompted: int = 0
    reason: str = ""

    @property
    def cited(self) -> int:
        return self.for_ + self.against + self.neutral

    @property
    def submitted(self) -> int | None:
        """The level as it was sealed."""
        return self.original if self.revised else self.level


def cell_of(column: Column, card: CardIn | None, dimension: str, debrief: Revising | None) -> Cell:
    """The cell of a column on a dimension. Of a card that is not submitted nothing is looked at."""
    known = card is not None and any(each.id == dimension for each in card.pack.dimensions)
    if column.standing != "sealed" or card is None:
        state: State = "missing round" if column.standing == "missing" else "not submitted"
        has = known or card is None
        return Cell(state if has and column.owes(dimension) else "not this round")
    rating = card.fold.ratings.get(dimension)
    if not known or rating is None or (rating.level is None and not column.owes(dimension)):
        return Cell("not this round")
    return _judged(card, rating, debrief)


def _judged(card: CardIn, rating: Rating, debrief: Revising | None) -> Cell:
    revision = debrief.revised(card.round, rating.dimension) if debrief is not None else None
    level = rating.level if revision is None else revision.now
    moments = cited(card.fold, rating)
    ways = [moment.direction for moment in moments]
    return Cell(
        "no evidence" if level is None else "rated", level, rating.level if revision is not None else None,
        revision is not None, ways.count("for"), ways.count("against"), ways.count("neutral"),
        sum(moment.prompted for moment in moments), rating.no_evidence or "",
    )  # fmt: skip


def cited(fold: RoundFold, rating: Rating) -> list[Moment]:
    """The moments a rating rests on, by time; one that was withdrawn is no evidence any more."""
    wanted = {*rating.cites}
    return [moment for moment in fold.counted if moment.id in wanted]


def anchors_of(dimension: Dimension, pack_digest: str) -> Anchors:
    """What the levels of a dimension say. Two ratings can be held beside each other only where this is equal.

    A level without a word is known by its pack alone: nobody can say that two of them mean the same.
    """
    return tuple((level.value, level.anchor or f"\0{pack_digest}") for level in dimension.levels)
