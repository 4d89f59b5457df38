"""Ratings, the recommendation, and the seal."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Note, ShortLine


class Rated(Body):
    """A level with the moments it rests on, or `no_evidence` with its reason; the newest one counts."""

    kind: Literal["rated"] = "rated"
    dimension: Line
    level: int | None = None
    no_evidence: Note | None = None
    cites: tuple[Id, ...] = ()
    rationale: Note = ""


class Recommended(Body):
    """What the rater would do, in their words. `level`: the level they would do it at, as they say it; `rests_on`: the
    level facets they rest that on. Nothing computes either."""

    kind: Literal["recommended"] = "recommended"
    text: Note
    level: ShortLine | None = None
    rests_on: tuple[Line, ...] | None = None


class SealedHead(Body):
    stream: Id
    number: int
    digest: str


class Sealed(Body):
    kind: Literal["sealed"] = "sealed"
    heads: tuple[SealedHead, ...]
    pack_digest: str
    card_digest: str
    signed: bool


KINDS: tuple[type[Body], ...] = (Rated, Recommended, Sealed)
