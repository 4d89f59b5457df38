"""Rating a practice round in one go, as the command line does it: the same sheet and the same seal as on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import NamedTuple

from interviewer_app.core.calibration.practice.attempt import moment_id
from interviewer_app.core.calibration.practice.models import GoldRound
from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.begin import open_round
from interviewer_app.core.workspace.writer import Writer


class Given(NamedTuple):
    """What somebody rates on one dimension: a level, or None with `no_evidence` saying why.

    cites: ids of the gold round's moments; empty beside a level: every moment about the dimension
    """

    level: int | None
    no_evidence: str = ""
    cites: tuple[str, ...] = ()
    rationale: str = ""


def check_given(pack: Pack, gold: GoldRound, given: Mapping[str, Given]) -> None:
    """Everything that can be said against a rating before anything is written.

    raises: BadInput for a dimension, a level or a moment that is not there, and for dimensions left out
    """
    known = {dimension.id: dimension for dimension in pack.dimensions}
    kinds = {kind.id: kind.dimension for kind in pack.kinds}
    about = {moment.id: moment.dimension or kinds.get(moment.kind or "") for moment in gold.moments}
    for name, each in given.items():
        if name not in known:
            words = _("{id}: no such dimension; {pack} has {known}.")
            raise BadInput(words.format(id=name, pack=pack.title, known=", ".join(known)))
        if each.level is not None and known[name].level(each.level) is None:
            levels = ", ".join(str(level.value) for level in known[name].levels)
            raise BadInput(_("{id}: has no level {level}; it has {known}.").format(
                id=name, level=each.level, known=levels))  # fmt: skip
        for cited in each.cites:
            if about.get(cited, "") != name:
                words = _("{dimension}: {moment} is no moment about it; leave the moments out to cite all of them.")
                raise BadInput(words.format(dimension=name, moment=cited))
        if each.level is not None and name not in about.values():
            raise BadInput(_("{id}: nothing was logged about it; write {id}=none:REASON.").format(id=name))
    left = [name for name in known if name not in given]
    if left:
        raise BadInput(_("Rate every dimension; {names} is missing.").format(names=", ".join(left)))


def rate_practice(
    writer: Writer, round_id: str, given: Mapping[str, Given], clock: Clock, new_id: Callable[[], str]
) -> None:
    """Rate every dimension of a practice round and submit it; `given` has passed `check_given`.

    raises: Refused while a dimension is missing; MachineTrouble
    """
    answers: SimpleQueue[tuple[int, Entry]] = SimpleQueue()
    failed: SimpleQueue[str] = SimpleQueue()
    opened = open_round(
        writer, round_id, lambda ticket, entry: answers.put((ticket, entry)), lambda _ticket, why: failed.put(why)
    )
    sheet = RatingSheet(opened.fold, opened.pack, opened.journal, clock, new_id)
    at = clock.now()
    for dimension, each in given.items():
        _rate(sheet, dimension, each, at)
    for last in (False, True):
        writer.drain()
        if not failed.empty():
            raise MachineTrouble(failed.get())
        while not answers.empty():
            sheet.written(*answers.get())
        if not last:
            sheet.seal(clock.now())


def _rate(sheet: RatingSheet, dimension: str, given: Given, at: Instant) -> None:
    if given.level is None:
        sheet.no_evidence(dimension, given.no_evidence.strip() or _("Nothing on it in this round."), at)
        return
    sheet.choose(dimension, given.level, at)
    for moment in _cited(sheet, dimension, given.cites):
        sheet.cite_or_release(dimension, moment, at)
    sheet.explain(dimension, given.rationale, at)


def _cited(sheet: RatingSheet, dimension: str, cites: tuple[str, ...]) -> list[str]:
    here = sheet.evidence(dimension)
    about = [moment.id for moment in (*here.for_, *here.against, *here.neutral)]
    if not cites:
        return about
    assert sheet.fold.facts is not None
    return [moment_id(sheet.fold.facts.round, name) for name in cites]
