"""What a role board keeps of a card: so little that a thousand of them are nothing to hold."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import NamedTuple

from interviewer_app.core.debriefs.boards.cells import Anchors, anchors_of, cited
from interviewer_app.core.debriefs.boards.naming import readable
from interviewer_app.core.rounds.state import Rating
from interviewer_app.core.scorecards.reading import CardIn


@dataclass(frozen=True, slots=True)
class PackFace:
    """What a board shows of a pack; one per digest, shared by all cards on it. dimensions: id -> what it is."""

    id: str
    version: str
    dimensions: dict[str, DimensionFace]

    def anchors(self, dimension: str) -> Anchors:
        known = self.dimensions.get(dimension)
        return known.anchors if known is not None else ()


class DimensionFace(NamedTuple):
    name: str
    track: str
    anchors: Anchors


class RoleRating(NamedTuple):
    """One rating and the moments cited for it. level None = no evidence."""

    level: int | None
    for_: int
    against: int
    prompted: int
    cited: int


class RoleCard(NamedTuple):
    """One card of a role. evidence: what the loop asked of its round, None where no loop says; ratings: () while it is
    not submitted; started_us: when its round began, or was planned where it has not."""

    round: str
    candidate_id: str
    candidate: str
    role: str
    started_us: int
    rater: str
    sealed: bool
    face: PackFace
    evidence: frozenset[str] | None
    ratings: dict[str, RoleRating]


def role_card(card: CardIn, faces: MutableMapping[str, PackFace]) -> RoleCard:
    """The little that stays of a card. faces: packs met so far by digest; grows."""
    facts = card.card.facts
    digest = card.bundle.pack_digest
    if digest not in faces:
        faces[digest] = _face(card)
    loop = facts.loop
    ratings = {name: _rating(card, rating) for name, rating in card.fold.ratings.items()} if card.sealed else {}
    return RoleCard(
        facts.round, facts.candidate_id, readable(facts.candidate), facts.role,
        card.card.started_us or facts.planned_us, readable(facts.interviewer), card.sealed, faces[digest],
        frozenset(loop.evidence) if loop is not None else None, ratings,
    )  # fmt: skip


def _face(card: CardIn) -> PackFace:
    digest = card.bundle.pack_digest
    return PackFace(
        card.pack.id, card.pack.version,
        {each.id: DimensionFace(each.name, each.track, anchors_of(each, digest)) for each in card.pack.dimensions},
    )  # fmt: skip


def _rating(card: CardIn, rating: Rating) -> RoleRating:
    moments = cited(card.fold, rating)
    ways = [moment.direction for moment in moments]
    prompted = sum(moment.prompted for moment in moments)
    return RoleRating(rating.level, ways.count("for"), ways.count("against"), prompted, len(moments))
