"""A gold round turned into a real round of the practice workspace, so that every page of a round can show it.

The entries are those a live round would have left: script, moments with their notes, the end. The gold ratings
are not among them, so nothing that reads the round can show them before the rater has submitted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from interviewer_app.core.calibration.practice.checking import misfits
from interviewer_app.core.calibration.practice.load import LoadedGold
from interviewer_app.core.calibration.practice.models import GoldMoment, GoldRound, GoldStep
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.plan import planned
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.writer import Writer


class Rater(NamedTuple):
    """Who practises: the random id of the settings, and the name on cards."""

    id: str
    name: str


class _Timed(NamedTuple):
    at_ms: int
    rank: int
    number: int
    body: b.Body


def moment_id(round_id: str, moment: str) -> str:
    """The id of a gold moment in one practice round: 32 hex digits, the same whenever it is asked."""
    return hashlib.sha256(f"interviewer-gold-moment/1\n{round_id}\n{moment}".encode()).hexdigest()[:32]


def begin_practice(
    writer: Writer, loaded: LoadedGold, pack: LoadedPack, rater: Rater, *, wall_us: int, new_id: Callable[[], str]
) -> str:
    """Write `loaded` as a practice round that has just ended; returns its id, to be rated.

    writer:  of the practice workspace, never of the user's own
    wall_us: now, UTC microseconds; the round is put before it
    raises:  Refused for a pack it does not fit; MachineTrouble
    """
    gold = loaded.gold
    for misfit in misfits(gold, pack.pack):
        words = _("{id} does not fit {pack}@{version}: {why}.")
        raise Refused(words.format(id=gold.id, pack=pack.pack.id, version=pack.pack.version, why=misfit))
    round_id = new_id()
    writer.store_pack(pack.digest, pack.document, pack.pack)
    for draft in drafts(gold, pack, rater, round_id, wall_us, new_id):
        writer.append_now("round", round_id, draft)
    return round_id


def drafts(
    gold: GoldRound, pack: LoadedPack, rater: Rater, round_id: str, wall_us: int, new_id: Callable[[], str]
) -> Iterator[Draft]:
    """The entries of the round, in order; `interview` names the gold round it is."""
    length_ms = gold.minutes * 60_000
    began_us = wall_us - length_ms * 1000
    yield planned(
        pack.pack, pack.digest, round_id=round_id, candidate=b.Person(id=new_id(), name=gold.candidate),
        interviewer=b.Person(id=rater.id, name=rater.name), minutes=gold.minutes, wall_us=began_us,
        purpose="practice", interview=gold.id, assistant=gold.assistant,
    )  # fmt: skip
    tick = b.Tick(boot_id="", boot_ns=0, wall_us=began_us, zone="UTC", offset_min=0)
    yield _draft(b.Started(tick=tick), 0, began_us)
    for each in sorted(_timed(gold, pack.pack, round_id, new_id)):
        yield _draft(each.body, each.at_ms, began_us)
    yield _draft(b.Ended(), length_ms, began_us)


def _draft(body: b.Body, at_ms: int, began_us: int) -> Draft:
    kind: str = body.kind  # type: ignore[attr-defined]  # every body of a round has one
    return Draft(kind, b.plain(body), began_us + at_ms * 1000, at_ms)


def _timed(gold: GoldRound, pack: Pack, round_id: str, new_id: Callable[[], str]) -> Iterator[_Timed]:
    yield _Timed(0, 0, 0, b.NoticeAnswered(line="notice", answer="read-now", at_ms=0))
    yield _Timed(0, 0, 1, b.NoticeAnswered(line="ai-rule", answer="read-now", at_ms=0))
    probe = ""
    for number, step in enumerate(gold.script):
        probe = step.probe or probe
        yield _Timed(step.at, 1, number, _asked(step, probe, new_id))
    for number, moment in enumerate(gold.moments):
        for more, body in enumerate(_logged(gold, moment, pack, moment_id(round_id, moment.id), new_id)):
            yield _Timed(moment.at, 2, number * 2 + more, body)


def _asked(step: GoldStep, probe: str, new_id: Callable[[], str]) -> b.Body:
    if step.probe is not None:
        return b.ProbeVisited(probe=step.probe, at_ms=step.at)
    if step.follow_up is not None:
        return b.FollowUpAsked(probe=probe, follow_up=step.follow_up, at_ms=step.at, act=new_id())
    if step.phase is not None:
        return b.PhaseChanged(phase=step.phase, at_ms=step.at)
    return b.HintGiven(act=new_id(), probe=probe, hint=(step.hint or 1) - 1, at_ms=step.at)


def _logged(
    gold: GoldRound, moment: GoldMoment, pack: Pack, as_id: str, new_id: Callable[[], str]
) -> Iterator[b.Body]:
    kind = pack.kind(moment.kind) if moment.kind is not None else None
    before = [step for step in gold.script if step.at <= moment.at]
    yield b.MomentLogged(
        moment=as_id, moment_kind=moment.kind, dimension=moment.dimension or (kind.dimension if kind else None),
        direction=moment.direction or (kind.direction if kind else "neutral"), prompted=moment.prompted,
        mode=moment.mode or (kind.mode if kind else None) or "told", at_ms=moment.at,
        probe=next((step.probe for step in reversed(before) if step.probe), None),
        phase=next((step.phase for step in reversed(before) if step.phase), None),
    )  # fmt: skip
    yield b.MomentAmended(amendment=new_id(), moment=as_id, note=b.clean(note_of(moment)))


def note_of(moment: GoldMoment) -> str:
    """The note as an interviewer types it, what was said between quotation marks, so that every page shows both."""
    return f"{moment.note} “{moment.quote}”" if moment.quote else moment.note
