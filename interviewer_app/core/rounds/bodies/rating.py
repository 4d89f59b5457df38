"""Ratings, the recommendation, the seal, and what is changed after it."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Note, ShortLine
from interviewer_app.core.rounds.bodies.course import Person


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


class Signature(Body):
    """`alg` is ed25519; key and sig are hex, of 32 and 64 bytes."""

    alg: Line
    key: Line
    sig: Line


class Sealed(Body):
    kind: Literal["sealed"] = "sealed"
    heads: tuple[SealedHead, ...]
    pack_digest: str
    card_digest: str
    signed: bool
    signature: Signature | None = None


class AmendmentBegun(Body):
    """Why a submitted card is changed: `about` is a dimension or `recommendation`. The next seal closes it."""

    kind: Literal["amendment-begun"] = "amendment-begun"
    amendment: Id
    about: Line
    reason: Note
    by: Person


class AmendmentDropped(Body):
    """The amendment was given up: what it was about is again what it was."""

    kind: Literal["amendment-dropped"] = "amendment-dropped"
    amendment: Id


KINDS: tuple[type[Body], ...] = (Rated, Recommended, Sealed, AmendmentBegun, AmendmentDropped)
