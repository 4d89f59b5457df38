"""Which round of a loop a new round is: what its journal will say of it."""

from __future__ import annotations

from interviewer_app.core.errors import BadInput
from interviewer_app.core.loops.load import LoadedLoop
from interviewer_app.core.loops.models import LoopRound
from interviewer_app.core.rounds.bodies import LoopRef
from interviewer_app.core.rounds.state import Facts
from interviewer_app.core.texts import _


def owes(facts: Facts, dimension: str) -> bool:
    """Whether a round was asked for evidence on a dimension; without a loop, on all that its pack rates."""
    return facts.loop is None or dimension in facts.loop.evidence


def round_of(loaded: LoadedLoop, round_id: str) -> LoopRound:
    """raises: BadInput for an id that is not in the loop; it names those that are"""
    for each in loaded.loop.rounds:
        if each.id == round_id:
            return each
    known = ", ".join(each.id for each in loaded.loop.rounds)
    text = _("{file}: has no round {id}; name one of {known}.") if round_id else _("{file}: say which round, {known}.")
    raise BadInput(text.format(file=loaded.file, id=round_id, known=known))


def loop_ref(loaded: LoadedLoop, each: LoopRound) -> LoopRef:
    """What the first entry of the round says, so that its card alone tells what it owed."""
    loop = loaded.loop
    return LoopRef(
        id=loop.id, version=loop.version, digest=loaded.digest, round=each.id, title=each.title,
        evidence=each.evidence,
    )  # fmt: skip


def check_pack(loaded: LoadedLoop, each: LoopRound, pack_id: str) -> None:
    """raises: BadInput where the round runs on another pack than its loop says"""
    wanted = each.pack.partition("@")[0]
    if pack_id != wanted:
        text = _("{file}: round {id} is held on {wanted}, not on {pack}; leave the pack out, or change the loop.")
        raise BadInput(text.format(file=loaded.file, id=each.id, wanted=wanted, pack=pack_id))
