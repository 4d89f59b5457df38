"""What was attached to a round afterwards: transcripts of it and repositories of the candidate's work.

These entries lie in a stream of their own (subject `interview`, about the id of the round), so that they come into no
bundle; what was attached itself lies in the table `attachments`, by its digest, and can be deleted. An attachment has a
clock of its own: a transcript that of its recording, a repository UTC. One anchor lays it onto the round's.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from interviewer_app.core.rounds.beside_fold import BesideFold, folded
from interviewer_app.core.rounds.bodies import Body, Id, Line
from interviewer_app.core.rounds.entries import Entry

SUBJECT = "interview"
What = Literal["transcript", "repository"]
OwnMs = Annotated[int, Field(ge=0, lt=2**53)]


class Attached(Body):
    """`moment` and `other_ms`: the anchor; without it a repository's times are taken as they are."""

    kind: Literal["attached"] = "attached"
    attachment: Id
    what: What
    digest: str
    name: Line
    moment: Id | None = None
    other_ms: OwnMs | None = None


class AnchorMoved(Body):
    """Another anchor, or none."""

    kind: Literal["anchor-moved"] = "anchor-moved"
    attachment: Id
    moment: Id | None = None
    other_ms: OwnMs | None = None


class AttachmentRemoved(Body):
    """It belongs to the round no longer, and where no other round has it, it is deleted."""

    kind: Literal["attachment-removed"] = "attachment-removed"
    attachment: Id


MODELS: dict[str, type[Body]] = {
    "attached": Attached, "anchor-moved": AnchorMoved, "attachment-removed": AttachmentRemoved,
}  # fmt: skip
KINDS = frozenset(MODELS)


class Attachment(NamedTuple):
    """One that stands. other_ms: the anchor on its own clock, milliseconds; moment: the anchor in the round."""

    id: str
    what: What
    digest: str
    name: str
    moment: str | None
    other_ms: int | None


class AttachedFold(BesideFold):
    """What is attached to one round."""

    MODELS = MODELS

    def __init__(self) -> None:
        self.attachments: dict[str, Attachment] = {}

    def take(self, body: Body, wall_us: int) -> None:
        match body:
            case Attached():
                self.attachments[body.attachment] = Attachment(
                    body.attachment, body.what, body.digest, body.name, body.moment, body.other_ms
                )
            case AnchorMoved() if body.attachment in self.attachments:
                known = self.attachments[body.attachment]
                self.attachments[known.id] = known._replace(moment=body.moment, other_ms=body.other_ms)
            case AttachmentRemoved():
                self.attachments.pop(body.attachment, None)


def fold_attached(entries: Iterable[Entry]) -> AttachedFold:
    """What these entries, in any order, add up to."""
    return folded(AttachedFold(), entries)
