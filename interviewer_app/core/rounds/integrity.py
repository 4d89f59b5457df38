"""Integrity observations of a round: their entries, and what those add up to.

They lie in a stream of their own (subject `integrity`, about the id of the round), never in the round's: so they are on
no card, in no bundle, on no board and in no statistic. A second person, by name, says what became of each.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interviewer_app.core.rounds.beside_fold import BesideFold, folded
from interviewer_app.core.rounds.bodies import Body, Id, Line, Ms, Note
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.texts import plural

SUBJECT = "integrity"
Outcome = Literal["explained", "open", "handed-over"]
Same = Literal["yes", "no", "not-checked"]
Named = Annotated[Line, Field(min_length=1)]
Said = Annotated[Note, Field(min_length=1)]


class Noticed(Body):
    """What was seen, by whom, and when on the round clock (absent where it did not run)."""

    kind: Literal["noticed"] = "noticed"
    observation: Id
    what: Said
    by: Named
    at_ms: Ms | None = None


class Explained(Body):
    """What the candidate says about it; the newest one counts."""

    kind: Literal["explained"] = "explained"
    observation: Id
    text: Note


class Reviewed(Body):
    """What a second person made of it; the newest one counts."""

    kind: Literal["reviewed"] = "reviewed"
    observation: Id
    by: Named
    outcome: Outcome
    reason: Said


class SamePerson(Body):
    """Is the candidate the person of the rounds before, and who looked: one line per round, the newest counts."""

    kind: Literal["same-person"] = "same-person"
    answer: Same
    by: Line = ""


MODELS: dict[str, type[Body]] = {
    "noticed": Noticed, "explained": Explained, "reviewed": Reviewed, "same-person": SamePerson,
}  # fmt: skip
KINDS = frozenset(MODELS)


class Review(NamedTuple):
    by: str
    outcome: Outcome
    reason: str
    wall_us: int


@dataclass(frozen=True, slots=True)
class IntegrityObservation:
    """One integrity observation. `at_ms`: round clock, None where it did not run; `review`: the newest that counts."""

    id: str
    what: str
    by: str
    at_ms: int | None
    wall_us: int
    explanation: str = ""
    review: Review | None = None


class SameSeen(NamedTuple):
    answer: Same
    by: str
    wall_us: int


class IntegrityFold(BesideFold):
    """What the integrity stream of one round adds up to."""

    MODELS = MODELS

    def __init__(self) -> None:
        self.observations: dict[str, IntegrityObservation] = {}
        self.same_person: SameSeen | None = None

    @property
    def unreviewed(self) -> list[IntegrityObservation]:
        return [each for each in self.observations.values() if each.review is None]

    def take(self, body: Body, wall_us: int) -> None:
        match body:
            case Noticed(observation=name) if name not in self.observations:
                self.observations[name] = IntegrityObservation(name, body.what, body.by, body.at_ms, wall_us)
            case Explained(observation=name) if name in self.observations:
                self.observations[name] = replace(self.observations[name], explanation=body.text)
            case Reviewed(observation=name) if name in self.observations:
                known = self.observations[name]
                if not same_name(body.by, known.by):  # whoever saw it cannot be the one who judges it
                    review = Review(body.by, body.outcome, body.reason, wall_us)
                    self.observations[name] = replace(known, review=review)
            case SamePerson():
                self.same_person = SameSeen(body.answer, body.by, wall_us)


def fold_integrity(entries: Iterable[Entry]) -> IntegrityFold:
    """The integrity observations that these entries, in any order, add up to."""
    return folded(IntegrityFold(), entries)


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same to a reader: case and spaces make no second person."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def holds_decision(seen: IntegrityFold) -> str | None:
    """Why the decision on this round has to wait, in one sentence; None where nothing holds it.

    It holds the decision, never the card.
    """
    waiting = len(seen.unreviewed)
    if not waiting:
        return None
    return plural(
        "One integrity observation waits for its review by a second person; no decision is written before.",
        "{n} integrity observations wait for their review by a second person; no decision is written before.",
        waiting,
    )
