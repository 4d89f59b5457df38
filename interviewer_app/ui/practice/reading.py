"""A round to be read from beginning to end: what was asked, and every moment with its whole note. No Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _
from interviewer_app.ui.packs.blocks import Block
from interviewer_app.ui.practice.details import clock


class _Told(NamedTuple):
    at_ms: int
    rank: int
    number: int
    blocks: tuple[Block, ...]


def reading_blocks(fold: RoundFold, pack: Pack) -> list[Block]:
    """Everything that was asked and logged, by time; a moment's id is its part, so that it can be gone to."""
    told = sorted(_told(fold, pack))
    return [block for each in told for block in each.blocks]


def _told(fold: RoundFold, pack: Pack) -> Iterator[_Told]:
    steps = {step.probe.id: number for number, step in enumerate(pack.script_for(_minutes(fold)).steps, start=1)}
    for visit in fold.visits:
        probe = pack.probe(visit.probe)
        head = Block("head", probe.title, lead=str(steps.get(probe.id, "")), aside=clock(visit.from_ms))
        yield _Told(visit.from_ms, 0, visit.number, (head, Block("small", probe.text)))
    for number, asked in enumerate(fold.follow_ups):
        words = next(each.text for each in pack.probe(asked.probe).follow_ups if each.id == asked.follow_up)
        yield _Told(asked.at_ms, 1, number, (Block("small", _("Asked: {words}").format(words=words)),))
    for number, hint in enumerate(fold.hints):
        words = pack.probe(hint.probe).hints[hint.hint]
        yield _Told(hint.at_ms, 1, 1000 + number, (Block("small", _("Hint: {words}").format(words=words)),))
    for number, moment in enumerate(fold.counted):
        yield _Told(moment.at_ms, 2, number, (_moment(moment, pack),))


def _moment(moment: Moment, pack: Pack) -> Block:
    kinds = {kind.id: kind.name for kind in pack.kinds}
    names = {dimension.id: dimension.name for dimension in pack.dimensions}
    about = [kinds.get(moment.kind or "", ""), names.get(moment.dimension or "", _("not sorted"))]
    if moment.prompted:
        about.append(_("prompted"))
    aside = " · ".join(word for word in about if word)
    return Block("text", moment.note, lead=clock(moment.at_ms), aside=aside, part=moment.id)


def _minutes(fold: RoundFold) -> int:
    return fold.facts.minutes if fold.facts is not None else 45
