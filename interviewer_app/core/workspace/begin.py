"""Beginning a round: its pack is kept in the workspace, and the journal says what was arranged."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.bodies import LoopRef, Person, clean
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.plan import LONGEST, SHORTEST, planned
from interviewer_app.core.rounds.purpose import Purpose, is_about_candidate
from interviewer_app.core.rubrics.load import LoadedPack, pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_pack, read_round
from interviewer_app.core.workspace.unseen import gate_of, person_of
from interviewer_app.core.workspace.writer import OnFailed, OnWritten, RoundJournal, Writer

LONGEST_NAME = 400


class Arranged(NamedTuple):
    """What a user says to begin a round; `interviewer_id` is the random id of the user."""

    candidate: str
    minutes: int
    interviewer: str
    interviewer_id: str
    purpose: Purpose = "real"
    interview: str = ""
    loop: LoopRef | None = None
    assistant: str = ""


class OpenRound(NamedTuple):
    """A round opened for writing."""

    fold: RoundFold
    pack: Pack
    journal: RoundJournal


def begin_round(
    writer: Writer, loaded: LoadedPack, arranged: Arranged, *, wall_us: int, new_id: Callable[[], str]
) -> str:
    """Plan a round and keep its pack; returns the round's id.

    raises: BadInput for an empty name or minutes off 1 to 600; MachineTrouble
    """
    name = clean(arranged.candidate).strip()
    if not name or len(name) > LONGEST_NAME:
        raise BadInput(_("Candidate: type a name of 1 to {n} characters.").format(n=LONGEST_NAME))
    if not SHORTEST <= arranged.minutes <= LONGEST:
        raise BadInput(_("Minutes: type a number from {low} to {high}.").format(low=SHORTEST, high=LONGEST))
    round_id = new_id()
    writer.store_pack(loaded.digest, loaded.document, loaded.pack)
    draft = planned(
        loaded.pack,
        loaded.digest,
        round_id=round_id,
        candidate=Person(id=new_id(), name=name),
        interviewer=Person(id=arranged.interviewer_id, name=clean(arranged.interviewer)[:LONGEST_NAME]),
        minutes=arranged.minutes,
        wall_us=wall_us,
        purpose=arranged.purpose,
        interview=arranged.interview,
        loop=arranged.loop,
        assistant=clean_name(arranged.assistant),
        met=arranged.purpose == "real" and _have_met(writer, arranged.interviewer_id, name),
    )
    writer.append_now("round", round_id, draft)
    return round_id


def _have_met(writer: Writer, me: str, candidate: str) -> bool:
    """Whether I have begun a round with a candidate of this name; a pilot or practice is about nobody."""
    gate = gate_of(writer.file, me=me)
    mine = (row for row in gate.rows if row.id in gate.own and row.started_us is not None and is_about_candidate(row))
    return any(person_of(row.candidate) == person_of(candidate) for row in mine)


def open_round(writer: Writer, round_id: str, on_written: OnWritten, on_failed: OnFailed) -> OpenRound:
    """Open a round of the writer's workspace: its fold, the pack version it runs on, and a journal to write to.

    raises: BadInput where the round or its pack is not there; MachineTrouble
    """
    fold = read_round(writer.file, round_id)
    if fold.facts is None:
        raise BadInput(_("{file}: round {id} was never planned.").format(file=writer.file, id=round_id[:8]))
    pack = pack_from_document(read_pack(writer.file, fold.facts.pack.digest))
    return OpenRound(fold, pack, writer.journal_for_round(round_id, on_written, on_failed))
