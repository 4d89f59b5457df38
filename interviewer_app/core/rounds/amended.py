"""What was changed after a seal. A sealed card stays sealed; an amendment says why, and the next seal closes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.state import AmendmentSeen, Rating, Recommendation


class CardSoFar(Protocol):
    """What of a round can be amended."""

    ratings: dict[str, Rating]
    recommendation: str
    recommended_level: str
    rests_on: tuple[str, ...]


def words_of(card: CardSoFar) -> Recommendation:
    return Recommendation(card.recommendation, card.recommended_level, tuple(card.rests_on))


@dataclass
class Amendments:
    """The amendments of a round in the order they were begun. Equal ones are the same, as folds are."""

    all: list[AmendmentSeen] = field(default_factory=list)

    @property
    def open(self) -> list[AmendmentSeen]:
        """Those no seal has closed and nobody has dropped."""
        return [each for each in self.all if not each.seal and not each.dropped]

    def about(self, what: str) -> AmendmentSeen | None:
        """The open amendment of a dimension or of the recommendation."""
        return next((each for each in self.open if each.about == what), None)

    def begin(self, body: b.AmendmentBegun, wall_us: int, card: CardSoFar) -> None:
        if self.about(body.about) is not None:
            return
        by, was = body.by, card.ratings.get(body.about)
        seen = AmendmentSeen(
            body.amendment, body.about, body.reason, by.id, by.name, wall_us, was, words_of(card)
        )
        self.all.append(seen)

    def drop(self, amendment: str) -> None:
        self.all = [each._replace(dropped=True) if _is(each, amendment) else each for each in self.all]

    def close(self, seal: int, card: CardSoFar) -> None:
        """The seal at place `seal` was set: what is open is what it says now."""
        self.all = [
            each
            if each.seal or each.dropped
            else each._replace(seal=seal, became=card.ratings.get(each.about), became_words=words_of(card))
            for each in self.all
        ]


def _is(each: AmendmentSeen, amendment: str) -> bool:
    return each.id == amendment and not each.seal
