"""Ratings, the recommendation, and the seal."""

from __future__ import annotations

from typing import Literal

from interviewer_app.core.rounds.bodies.base import Body, Id, Line, Note


class Rated(Body):
    """A level with the moments it rests on, or `no_evidence` with its reason; the newest one counts."""

    kind: Literal["rated"] = "rated"
    dimension: Line
    level: int | None = None
    no_evidence: Note | None = None
    cites: tuple[Id, ...] = ()
    rationale: Note = ""


class Recommended(Body):
    kind: Literal["recommended"] = "recommended"
    text: Note


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
