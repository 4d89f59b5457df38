"""Everything a rater wrote in a round, read for words that are no evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.wording.read import Finding, read_words

Field = Literal["note", "rationale", "no-evidence", "recommendation"]


class Found(NamedTuple):
    """A finding and the text it stands in. `id`: of the moment or the dimension, "" for the recommendation."""

    field: Field
    id: str
    finding: Finding

    @property
    def key(self) -> str:
        """The same for the same words in the same text, so that it can be silenced."""
        return words_key(self.field, self.id, self.finding)


def words_key(field: Field, owner: str, finding: Finding) -> str:
    """By what a finding is silenced: its text, its group and its words."""
    return ":".join(("words", field, owner, finding.group, " ".join(finding.stretch.lower().split())))


def card_words(fold: RoundFold, pack: Pack) -> tuple[Found, ...]:
    """All findings of a round: the texts of the ratings in the order of the pack, the recommendation, notes by time."""
    return tuple(Found(field, owner, one) for field, owner, text in texts(fold, pack) for one in read_words(text))


def texts(fold: RoundFold, pack: Pack) -> Iterator[tuple[Field, str, str]]:
    """What was written, each with its field and the id of its dimension or moment; withdrawn moments left out."""
    for dimension in pack.dimensions:
        rating = fold.ratings.get(dimension.id)
        if rating is not None:
            yield "rationale", dimension.id, rating.rationale
            yield "no-evidence", dimension.id, rating.no_evidence or ""
    yield "recommendation", "", fold.recommendation
    for moment in fold.counted:
        yield "note", moment.id, moment.note
