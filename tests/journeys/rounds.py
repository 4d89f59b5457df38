"""Rounds made for the journeys: the real pack, a real workspace, no window."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.workspace.begin import Arranged, begin_round, open_round
from interviewer_app.core.workspace.writer import Writer

START_US = 1_763_733_600_000_000
PACK = "senior-backend-supervised-change"


class SetClock:
    """A clock that stands where it was put."""

    boot_id, zone = "boot", "Europe/Warsaw"

    def __init__(self) -> None:
        self.at = Instant(10**12, START_US)

    def now(self) -> Instant:
        return self.at

    def offset_min(self, wall_us: int) -> int:
        return 60

    def after(self, ms: int) -> Instant:
        """The instant `ms` after the round began; the clock moves there."""
        self.at = Instant(10**12 + ms * 1_000_000, START_US + ms * 1000)
        return self.at


@dataclass
class Made:
    """A round on disk; `writer` is there only where it was asked to stay open."""

    workspace: Path
    round_id: str
    writer: Writer | None


def sealed_round(
    workspace: Path, *, candidate: str = "Ines Duarte", seal: bool = True, keep_open: bool = False, seed: int = 1,
    purpose: Purpose = "real",
    note: str = "“Which callers have a deadline?” client.py:41",
) -> Made:  # fmt: skip
    """A short round of three moments with a rating on the first dimension and none on the others."""
    dice, clock = random.Random(seed), SetClock()
    new = lambda: f"{dice.getrandbits(128):032x}"  # noqa: E731
    salts = random.Random(f"salts {seed}")  # of the writer's thread alone: two threads at one dice make no round twice
    writer = Writer(
        workspace, author=new(), device=new(), new_id=new, new_salt=lambda: f"{salts.getrandbits(128):032x}"
    )
    loaded = find_pack(PACK, [shipped_packs()])
    arranged = Arranged(candidate, 45, "Tomasz Wierzba", new(), purpose)
    round_id = begin_round(writer, loaded, arranged, wall_us=START_US, new_id=new)
    answers: SimpleQueue[tuple[int, Entry]] = SimpleQueue()
    opened = open_round(writer, round_id, lambda ticket, entry: answers.put((ticket, entry)), _fail)
    live = LiveRound(opened.fold, opened.pack, opened.journal, clock, new)
    live.answer_notice("notice", "given-earlier", "the recruiter", clock.after(0))
    live.next_probe(clock.after(0))
    live.answer_notice("ai-rule", "read-now", "", clock.after(42_000))
    for number, kind in enumerate(("asked-for-context", "added-test", "named-risk"), start=1):
        moment = live.log(opened.pack.kind(kind), clock.after(number * 60_000))
        assert moment is not None
        live.set_dimension(opened.pack.dimensions[0].id, clock.after(number * 60_000 + 700))
        live.note(moment.id, note, clock.after(number * 60_000 + 5_000))
    live.end(clock.after(44 * 60_000))
    sheet = RatingSheet(opened.fold, opened.pack, opened.journal, clock, new)
    _rate(sheet, clock)
    writer.drain()
    while not answers.empty():
        sheet.written(*answers.get())
    if seal:
        sheet.seal(clock.after(50 * 60_000))
    writer.drain()
    if not keep_open:
        writer.close()
    return Made(workspace, round_id, writer if keep_open else None)


def _rate(sheet: RatingSheet, clock: SetClock) -> None:
    at = clock.after(46 * 60_000)
    first, *others = sheet.pack.dimensions
    sheet.choose(first.id, 3, at)
    sheet.cite_or_release(first.id, sheet.fold.counted[0].id, at)
    sheet.explain(first.id, "Asked who calls it before touching it.", at)
    for dimension in others:
        sheet.no_evidence(dimension.id, "not asked", at)


def _fail(_ticket: int, sentence: str) -> None:
    raise AssertionError(sentence)
