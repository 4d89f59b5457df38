"""What an entry of a round can say: one small frozen model per kind (docs/formats.md, section 3).

Times called `at_ms` are milliseconds of the round clock; ids are random and made at the key press. Each module beside
this one holds the bodies of one subject and names them in `KINDS`.
"""

from __future__ import annotations

from interviewer_app.core.rounds.bodies import (
    claims,
    conduct,
    course,
    moments,
    nudges,
    quotes,
    rating,
    script,
    spans,
)
from interviewer_app.core.rounds.bodies.base import (
    LONGEST,
    Body,
    Direction,
    Id,
    Line,
    Mode,
    Ms,
    Note,
    Place,
    clean,
    composed,
    plain,
)
from interviewer_app.core.rounds.bodies.claims import ClaimHandedOn
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswered
from interviewer_app.core.rounds.bodies.course import (
    MOST_MOVED_MS,
    Continues,
    Ended,
    Gap,
    LoopRef,
    Opened,
    PackRef,
    Paused,
    Person,
    Planned,
    Resumed,
    Scheduled,
    Started,
    StartMoved,
    Tick,
)
from interviewer_app.core.rounds.bodies.moments import (
    MomentAmended,
    MomentLogged,
    MomentRetracted,
    MomentsAmended,
    MomentsRetracted,
    Redone,
    Undone,
)
from interviewer_app.core.rounds.bodies.nudges import NudgeDismissed, NudgeShown
from interviewer_app.core.rounds.bodies.quotes import Quoted
from interviewer_app.core.rounds.bodies.rating import (
    AmendmentBegun,
    AmendmentDropped,
    Rated,
    Recommended,
    Sealed,
    SealedHead,
    Signature,
)
from interviewer_app.core.rounds.bodies.script import (
    AnswerGiven,
    FollowUpAsked,
    HintGiven,
    PhaseChanged,
    ProbeMarked,
    ProbeVisited,
)
from interviewer_app.core.rounds.bodies.spans import SpanEnded, SpanStarted

__all__ = [
    "LONGEST", "MODELS", "MOST_MOVED_MS", "AmendmentBegun", "AmendmentDropped", "AnswerGiven", "Body",
    "ClaimHandedOn", "Continues", "Direction", "Ended", "FollowUpAsked", "Gap", "LoopRef", "HintGiven", "Id", "Line",
    "Mode", "MomentAmended", "MomentLogged", "MomentRetracted", "MomentsAmended", "MomentsRetracted", "Ms", "Note",
    "NoticeAnswered", "NudgeDismissed", "NudgeShown", "Opened", "PackRef", "Paused", "Person", "PhaseChanged",
    "Place", "Planned", "ProbeMarked", "ProbeVisited", "Quoted", "Rated", "Recommended", "Redone", "Resumed",
    "Scheduled", "Sealed", "SealedHead", "Signature", "SpanEnded", "SpanStarted", "StartMoved", "Started", "Tick",
    "Undone", "clean", "composed", "plain", "read_body",
]

_PARTS = (claims, conduct, course, moments, nudges, quotes, rating, script, spans)
MODELS: dict[str, type[Body]] = {
    model.model_fields["kind"].default: model for part in _PARTS for model in part.KINDS
}


def read_body(kind: str, text: str) -> Body | None:
    """The model behind an entry's text, or None for a kind this version does not know.

    raises: pydantic.ValidationError (a ValueError) where a known kind does not say what it must
    """
    model = MODELS.get(kind)
    if model is None:
        return None
    return model.model_validate_json(text)
