"""A panel's cards laid together and a debrief about them, in a real workspace."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

from interviewer_app.core.debriefs.desk import DebriefDesk
from interviewer_app.core.debriefs.store import Arranged, begin_debrief, open_debrief
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.scorecards.reading import CardIn, read_card
from interviewer_app.core.workspace.writer import Writer
from tools.sample_panel import PANEL, Made, play

BEGUN_US = 1_764_000_000_000_000
MARTA, DEV, AIKO = 1, 2, 3


def at(minutes: float) -> Instant:
    """That long after the debrief began."""
    return Instant(int(minutes * 60 * 10**9), BEGUN_US + int(minutes * 60 * 10**6))


def panel(*places: int, **more: object) -> list[Made]:
    """Rounds of these seats of the sample panel."""
    return [play(PANEL[place], **more) for place in places or (MARTA, DEV, AIKO)]  # type: ignore[arg-type]


def cards(made: list[Made]) -> list[CardIn]:
    return [read_card(each.bundle(), each.seat.rater) for each in made]


def counted(prefix: str = "") -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{prefix}{next(numbers):0{32 - len(prefix)}x}"


def open_writer(file: Path, author: str = "a" * 32, prefix: str = "e") -> Writer:
    return Writer(file, author=author, device="d" * 32, new_id=counted(prefix), new_salt=counted())


def begin(writer: Writer, laid: list[CardIn], minutes: int = 30) -> DebriefDesk:
    seniority = {laid[0].card.facts.interviewer_id: 2, laid[-1].card.facts.interviewer_id: 1}
    arranged = Arranged("Lena Lead", minutes, "Europe/Warsaw", 60, seniority)
    debrief = begin_debrief(writer, laid, arranged, wall_us=BEGUN_US, new_id=counted("b"))
    return reopen(writer, debrief, laid)


def reopen(writer: Writer, debrief: str, laid: list[CardIn], me: str = "a" * 32, by: str = "Lena Lead") -> DebriefDesk:
    return open_debrief(
        writer, debrief, laid, lambda *_written: None, _fail, me=me, by=by, new_id=counted(f"c{me[:3]}")
    )


def _fail(_ticket: int, sentence: str) -> None:
    raise AssertionError(sentence)
