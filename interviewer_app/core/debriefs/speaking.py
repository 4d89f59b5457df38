"""Who speaks first: the least senior, so that nobody says what they think the loudest would like to hear."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from interviewer_app.core.debriefs.debrief import Member

_UNKNOWN = -1  # nobody said: they speak with the least senior rather than after everybody


def speaking_order(members: Iterable[Member], seed: str) -> list[Member]:
    """Juniors first; ties are drawn by `seed`, which is kept with the debrief, so that everybody draws alike."""
    return sorted(members, key=lambda one: (_UNKNOWN if one.seniority is None else one.seniority, _lot(one, seed)))


def _lot(member: Member, seed: str) -> str:
    return hashlib.sha256(f"{seed}\n{member.id}".encode()).hexdigest()
