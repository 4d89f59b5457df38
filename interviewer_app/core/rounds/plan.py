"""Planning a round: the first things its journal says."""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.rubrics.models import Pack

SHORTEST, LONGEST = 1, 600


def planned(
    pack: Pack, pack_digest: str, *, round_id: str, candidate: b.Person, interviewer: b.Person, minutes: int,
    wall_us: int, purpose: Purpose = "real", interview: str = "", loop: b.LoopRef | None = None,
    assistant: str = "", met: bool = False,
) -> Draft:  # fmt: skip
    """The draft that plans a round of `minutes` (1 to 600) on a pack version.

    interview: the id shared by all who rate this conversation; loop: which round of which loop this is
    assistant: the one that is set up, with its version; met: the two have met in an earlier round
    """
    body = b.Planned(
        round=round_id,
        candidate=candidate,
        interviewer=interviewer,
        role=pack.role,
        level=pack.level,
        pack=b.PackRef(id=pack.id, version=pack.version, title=pack.title, digest=pack_digest),
        minutes=minutes,
        to_rate=sum(loop is None or dimension.id in loop.evidence for dimension in pack.dimensions),
        practice=purpose == "practice",
        pilot=True if purpose == "pilot" else None,
        interview=interview or None,
        loop=loop,
        assistant=assistant or None,
        met=True if met else None,
    )
    return Draft("planned", b.plain(body), wall_us)


def scheduled(
    *, starts_us: int, wall_us: int, zone: str = "", minutes: int | None = None, invitation: str = "",
    sequence: int = 0, called_off: bool = False,
) -> Draft:  # fmt: skip
    """The draft that says when a planned round begins (UTC microseconds); None leaves its minutes as they are."""
    body = b.Scheduled(
        starts_us=starts_us, zone=zone, minutes=minutes, invitation=invitation, sequence=sequence,
        called_off=called_off,
    )  # fmt: skip
    return Draft("scheduled", b.plain(body), wall_us)
