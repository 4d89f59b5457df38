"""What lies beside a round in streams of its own and never leaves the workspace with it: integrity observations,
accommodations, the reasons of pauses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.bodies import plain
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.integrity import SUBJECT as INTEGRITY
from interviewer_app.core.rounds.integrity import IntegrityFold, fold_integrity, holds_decision
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.rounds.private import SUBJECT as PRIVATE
from interviewer_app.core.rounds.private import Accommodated, PrivateDesk, PrivateFold, fold_private
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_round, read_subject
from interviewer_app.core.workspace.writer import OnFailed, OnWritten, Writer


def read_integrity(file: Path, round_id: str) -> IntegrityFold:
    """The integrity observations of a round; an empty fold where there are none.

    raises: BadInput, MachineTrouble
    """
    return fold_integrity(read_subject(file, INTEGRITY, round_id))


def decision_held(file: Path, round_id: str) -> str | None:
    """Why the decision on a round of this workspace has to wait, in one sentence; None where nothing holds it.

    raises: BadInput, MachineTrouble
    """
    return holds_decision(read_integrity(file, round_id))


def read_private(file: Path, round_id: str) -> PrivateFold:
    """Accommodations and reasons of pauses of a round.

    raises: BadInput, MachineTrouble
    """
    return fold_private(read_subject(file, PRIVATE, round_id))


def open_private(writer: Writer, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> PrivateDesk:
    """The same, to write to.

    raises: BadInput, MachineTrouble
    """
    journal = writer.journal_beside(PRIVATE, round_id, on_written, on_failed)
    return PrivateDesk(read_private(writer.file, round_id), journal)


def agree(writer: Writer, round_id: str, extra_percent: int, wall_us: int) -> None:
    """Keep extra time that was agreed while planning, on disk before this returns; 0 keeps nothing.

    raises: MachineTrouble
    """
    if extra_percent:
        body = Accommodated(extra_percent=extra_percent)
        writer.append_now(PRIVATE, round_id, Draft(body.kind, plain(body), wall_us))


def open_integrity(
    writer: Writer, round_id: str, by: str, new_id: Callable[[], str], on_written: OnWritten, on_failed: OnFailed
) -> IntegrityDesk:
    """The integrity observations of a round, to write to; `by` is the name of whoever holds the pen.

    raises: BadInput where there is no such round, MachineTrouble
    """
    facts = read_round(writer.file, round_id).facts
    if facts is None:
        raise BadInput(_("{file}: round {id} was never planned.").format(file=writer.file, id=round_id[:8]))
    journal = writer.journal_beside(INTEGRITY, round_id, on_written, on_failed)
    others = (facts.interviewer, facts.candidate)
    return IntegrityDesk(read_integrity(writer.file, round_id), journal, new_id, by, others)
