"""Rounds for the tests of pack health: played by the app's own actions on a pack of two scripts, over a real file."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.notices import open_lines
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.rubrics.load import LoadedPack, document_digest, pack_from_document
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.workspace.begin import Arranged, begin_round, open_round
from interviewer_app.core.workspace.writer import Writer
from tests.core.workspace.parts import TREE, ToldClock, counted

ME = "a" * 32
MINUTE_MS = 60_000
FILES = {"exercise/service/client.py": "1" * 64, "exercise/request.md": "2" * 64, "exercise/proof/test_it.py": "3" * 64}
BUDGETS = {45: {"probe-1": 600, "probe-2": 300}, 60: {"probe-1": 900, "probe-2": 300, "probe-3": 240}}


def a_pack(version: str = "1.0.0", files: Mapping[str, str] = FILES, **more: Any) -> LoadedPack:
    """The small pack with a script for 45 minutes (two probes) and one for 60 (three)."""
    tree = copy.deepcopy(TREE) | {"version": version, **more}
    tree["scripts"] = [{"minutes": n, "probes": list(budgets), "budgets": budgets} for n, budgets in BUDGETS.items()]
    if files:
        tree["exercise"] = {"name": "Retries", "language": "Python"}
    document = {"tree": tree, "files": dict(files)}
    return LoadedPack(pack_from_document(document), document_digest(document), document, Path("small"))


class Rounds:
    """A workspace to play rounds in, each by one line of a test. `seed`: another one for each opening of a file."""

    def __init__(self, file: Path, author: str = ME, seed: str = "") -> None:
        self.file, self._new_id = file, counted(author[:4] + seed)
        self._clock, self._author = ToldClock(), author
        salts = counted("0" + author[:3] + seed)
        self.writer = Writer(file, author=author, device="d1", new_id=self._new_id, new_salt=salts)

    def play(
        self, loaded: LoadedPack, candidate: str, steps: Iterable[str] = (), *, minutes: int = 45,
        purpose: Purpose = "real", ratings: Mapping[str, int | None] | None = None, end: bool = True,
    ) -> str:  # fmt: skip
        """Begin a round and do `steps`, each of them a minute after the one before; rate and submit where `ratings` are
        given (None: no evidence), to the end of the script otherwise."""
        arranged = Arranged(candidate, minutes, "Grace Hopper", self._author, purpose)
        clock = self._clock
        clock.pass_ms(MINUTE_MS)
        round_id = begin_round(self.writer, loaded, arranged, wall_us=clock.now().wall_us, new_id=self._new_id)
        told: SimpleQueue[tuple[int, Entry]] = SimpleQueue()
        opened = open_round(self.writer, round_id, lambda *report: told.put(report), _fail)
        live = LiveRound(opened.fold, opened.pack, opened.journal, clock, self._new_id)
        keys: dict[str, Callable[..., object]] = {
            "next": live.next_probe, "back": live.previous_probe, "skip": live.skip_probe, "undo": live.undo,
            "why": live.change_skip_reason, "adapted": live.mark_adapted, "hint": live.give_hint,
            "began-earlier": live.began_earlier,
        }  # fmt: skip
        for step in steps:
            if step == "log":
                live.log(live.pack.kinds[2], clock.now())
            else:
                keys[step](clock.now())
            clock.pass_ms(MINUTE_MS)
        if end:
            live.end(clock.now())
        self.writer.drain()
        if ratings is not None:
            sheet = RatingSheet(opened.fold, opened.pack, opened.journal, clock, self._new_id)
            _submit(sheet, ratings, clock, self.writer, told)
        return round_id


def _submit(
    sheet: RatingSheet, ratings: Mapping[str, int | None], clock: ToldClock, writer: Writer,
    told: SimpleQueue[tuple[int, Entry]],
) -> None:  # fmt: skip
    at = clock.pass_ms(MINUTE_MS)
    for dimension, level in ratings.items():
        if level is None:
            sheet.no_evidence(dimension, "not asked", at)
        else:
            sheet.choose(dimension, level, at)
            sheet.cite_or_release(dimension, sheet.fold.counted[0].id, at)
    if len(ratings) == len(sheet.pack.dimensions):
        for line in open_lines(sheet.fold):
            sheet.answer_notice(line, "given-earlier", "the recruiter", at)
        writer.drain()
        while not told.empty():
            sheet.written(*told.get())
        sheet.seal(clock.pass_ms(MINUTE_MS))
    writer.drain()


def _fail(_ticket: int, sentence: str) -> None:
    raise AssertionError(sentence)
