"""What an entry of a debrief can say: one small frozen model per kind (docs/formats.md, section 3).

A debrief never changes a card: what it revises stands beside the rating as it was sealed.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interviewer_app.core.rounds.bodies import Body, Id, Line, Note
from interviewer_app.core.rounds.bodies.rating import Signature
from interviewer_app.core.workspace.overriding import Override

SUBJECT = "debrief"
MOST = 100  # members, cards, lines of dissent or of follow-ups
Named = Annotated[Line, Field(min_length=1)]
Said = Annotated[Note, Field(min_length=1)]
Level = Annotated[int, Field(ge=-1000, le=1000)]


class CardRef(Body):
    """A card on the board: its round, and the digest of what was submitted, as its newest seal says it."""

    round: Id
    digest: Line


class Who(Body):
    """A member of the panel: the id of their installation, as their card names it; `seniority`: 0 is the least."""

    id: Id
    name: Named
    seniority: Annotated[int, Field(ge=0, le=99)] | None = None


class DebriefOpened(Body):
    kind: Literal["debrief-opened"] = "debrief-opened"
    debrief: Id
    candidate: Named
    role: Line = ""
    cards: Annotated[tuple[CardRef, ...], Field(max_length=MOST)]
    members: Annotated[tuple[Who, ...], Field(max_length=MOST)]
    lead: Named
    minutes: Annotated[int, Field(ge=1, le=600)]
    zone: Line = ""
    offset_min: Annotated[int, Field(ge=-1440, le=1440)] = 0
    seed: Id


class PositionWritten(Body):
    """What a member thinks before anybody has spoken; the newest one before the positions are shown counts."""

    kind: Literal["position-written"] = "position-written"
    member: Id
    text: Said


class PositionsShown(Body):
    """From here on everybody sees all positions. `missing`: members who had written none."""

    kind: Literal["positions-shown"] = "positions-shown"
    missing: Annotated[tuple[Id, ...], Field(max_length=MOST)] = ()


class TopicBegun(Body):
    """`topic`: the id of a dimension, or `decision`."""

    kind: Literal["topic-begun"] = "topic-begun"
    topic: Named


class TopicDiscussed(Body):
    kind: Literal["topic-discussed"] = "topic-discussed"
    topic: Named
    seconds: Annotated[int, Field(ge=0, le=86_400)]


class RatingRevised(Body):
    """`was` and `now` are levels, absent = no evidence. `by`: whose rating it is; `entered_by`: who typed it."""

    kind: Literal["rating-revised"] = "rating-revised"
    revision: Id
    round: Id
    dimension: Named
    was: Level | None = None
    now: Level | None = None
    reason: Said
    by: Id
    entered_by: Named


class RevisionConfirmed(Body):
    """Whose rating it is says that this is what they said: at their own installation, or at this keyboard by name.

    `signature`: over the facts of the revision, by the key that signs their cards.
    """

    kind: Literal["revision-confirmed"] = "revision-confirmed"
    revision: Id
    by: Id
    name: Named
    signature: Signature | None = None


class ClaimMade(Body):
    """Something said in the room. `round` and `moment`: where it was seen; absent: said in the debrief, no moment."""

    kind: Literal["claim-made"] = "claim-made"
    claim: Id
    text: Said
    by: Named
    round: Id | None = None
    moment: Id | None = None


class ClaimLinked(Body):
    kind: Literal["claim-linked"] = "claim-linked"
    claim: Id
    round: Id
    moment: Id


class Dissent(Body):
    by: Named
    text: Said


class Decided(Body):
    """The panel's words and the level they are about; the newest one counts, older ones stay in the journal."""

    kind: Literal["decided"] = "decided"
    decision: Said
    level: Line
    dissent: Annotated[tuple[Dissent, ...], Field(max_length=MOST)] = ()
    follow_ups: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    written_by: Named


_PARTS = (
    DebriefOpened, PositionWritten, PositionsShown, TopicBegun, TopicDiscussed, RatingRevised, RevisionConfirmed,
    ClaimMade, ClaimLinked, Override, Decided,
)  # fmt: skip
MODELS: dict[str, type[Body]] = {model.model_fields["kind"].default: model for model in _PARTS}
