"""Looking at others' cards before one's own is in: for whoever leads a debrief, with a reason, and kept for good."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.bodies import Body, Id, Line, Note, clean, plain
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.unseen import OVERRIDE, WORKSPACE, Gate, Marked
from interviewer_app.core.workspace.writer import Writer


class Override(Body):
    """Cards of others were looked at before one's own: by whom, why, and which open rounds of theirs that passed over.

    In the subject `workspace` it opens the gate for its author; in a debrief it says so to the panel.
    """

    kind: Literal["override"] = "override"
    by: Annotated[Line, Field(min_length=1)]
    reason: Annotated[Note, Field(min_length=1)]
    rounds: Annotated[tuple[Id, ...], Field(max_length=500)] = ()


def override(writer: Writer, gate: Gate, someone: Marked, *, by: str, reason: str, wall_us: int) -> Override:
    """Let oneself see the cards of others about `someone`, on disk before this returns.

    raises: Refused without a name or a reason, or where nothing is hidden; MachineTrouble
    """
    words, name = clean(reason.strip()), clean_name(by)
    waiting = gate.waiting(someone)
    if not waiting:
        raise Refused(_("Nothing of {candidate} is hidden from you; no override is needed.").format(
            candidate=someone.candidate
        ))  # fmt: skip
    if not words or not name:
        raise Refused(_("An override needs a name and a reason, which the packet prints; type both."))
    body = Override(by=name, reason=words, rounds=tuple(row.id for row in waiting))
    writer.append_now(WORKSPACE, WORKSPACE, Draft(OVERRIDE, plain(body), wall_us))
    return body
