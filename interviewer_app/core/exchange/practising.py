"""Rating a practice round in one go, as the command line does it: the same sheet and the same seal as on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from queue import SimpleQueue
from typing import NamedTuple

from interviewer_app.core.calibration.practice.attempt import moment_id
from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.entries import Entry
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


def rate_practice(
    writer: Writer, round_id: str, given: Mapping[str, Given], clock: Clock, new_id: Callable[[], str]
) -> None:
    """Rate every dimension of a practice round and submit it.

    raises: BadInput for a dimension, a level or a moment that is not there; Refused while a dimension is missing;
            MachineTrouble
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
    known = {each.id: [level.value for level in each.levels] for each in sheet.pack.dimensions}
    if dimension not in known:
        words = _("{id}: no such dimension; {pack} has {known}.")
        raise BadInput(words.format(id=dimension, pack=sheet.pack.title, known=", ".join(known)))
    if given.level is None:
        sheet.no_evidence(dimension, given.no_evidence.strip() or _("Nothing on it in this round."), at)
        return
    if given.level not in known[dimension]:
        words = _("{id}: has no level {level}; it has {known}.")
        raise BadInput(words.format(id=dimension, level=given.level, known=", ".join(map(str, known[dimension]))))
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
    ids = {name: moment_id(sheet.fold.facts.round, name) for name in cites}
    for name, found in ids.items():
        if found not in about:
            words = _("{dimension}: {moment} is no moment about it; leave the moments out to cite all of them.")
            raise BadInput(words.format(dimension=dimension, moment=name))
    return list(ids.values())
