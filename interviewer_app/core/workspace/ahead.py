"""Rounds ahead: planned from an invitation, moved when it is sent again, called off when it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, NamedTuple

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.invitations.read import Invitation
from interviewer_app.core.rounds.plan import scheduled
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.begin import Arranged, begin_round
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.read import read_round
from interviewer_app.core.workspace.writer import Writer

Step = Literal["plan", "move", "call off", "nothing"]


class Meant(NamedTuple):
    """What an invitation means for this workspace.

    step:   plan a round; move the one that is planned; call it off; or nothing, and then `why` says so in a sentence
    round:  the round that is planned already, None where there is none
    """

    step: Step
    round: RoundRow | None
    why: str = ""


def meaning(workspace: Path, invitation: Invitation) -> Meant:
    """What to do with an invitation, by its uid.

    raises: BadInput, MachineTrouble where the workspace cannot be read
    """
    row = _planned_for(workspace, invitation)
    if row is None:
        return Meant("nothing" if invitation.problem else "plan", None, invitation.problem)
    if invitation.called_off:
        return Meant("nothing", row, _("It has been called off already.")) if row.called_off else Meant("call off", row)
    if invitation.problem:
        return Meant("nothing", row, invitation.problem)
    facts = read_round(workspace, row.id).facts
    assert facts is not None, "a round with a row has been planned"
    if invitation.sequence < facts.sequence:
        return Meant("nothing", row, _("A newer invitation has moved this round already; nothing was changed."))
    minutes = invitation.minutes or facts.minutes
    if (invitation.starts_us, minutes, False) == (facts.starts_us, facts.minutes, facts.called_off):
        return Meant("nothing", row, _("This round is planned already; nothing was changed."))
    return Meant("move", row)


def plan_ahead(
    writer: Writer, loaded: LoadedPack, arranged: Arranged, invitation: Invitation, *, wall_us: int,
    new_id: Callable[[], str],
) -> str:  # fmt: skip
    """Plan a round for the time of an invitation; returns its id.

    raises: Refused for an invitation nothing can be planned from; what `begin_round` raises
    """
    if invitation.problem:
        raise Refused(invitation.problem)
    round_id = begin_round(writer, loaded, arranged, wall_us=wall_us, new_id=new_id)
    _schedule(writer, round_id, invitation, wall_us, invitation.starts_us, None)
    return round_id


def follow(writer: Writer, meant: Meant, invitation: Invitation, *, wall_us: int) -> None:
    """Move the planned round of `meant`, or call it off; its name, its pack and what it is for stay.

    raises: MachineTrouble
    """
    row = meant.round
    assert row is not None and meant.step in ("move", "call off")
    if meant.step == "call off":
        _schedule(writer, row.id, invitation, wall_us, row.starts_us or invitation.starts_us, None)
    else:
        _schedule(writer, row.id, invitation, wall_us, invitation.starts_us, invitation.minutes)


def _schedule(
    writer: Writer, round_id: str, invitation: Invitation, wall_us: int, starts_us: int, minutes: int | None
) -> None:
    draft = scheduled(
        starts_us=starts_us, wall_us=wall_us, zone=invitation.zone, minutes=minutes, invitation=invitation.uid,
        sequence=invitation.sequence, called_off=invitation.called_off,
    )  # fmt: skip
    writer.append_now("round", round_id, draft)


def _planned_for(workspace: Path, invitation: Invitation) -> RoundRow | None:
    """The round that waits for this meeting. One that has begun was another time of it."""
    if not invitation.uid:
        return None
    rows = read_round_rows(workspace)
    return next((row for row in rows if row.invitation == invitation.uid and row.state == "planned"), None)
