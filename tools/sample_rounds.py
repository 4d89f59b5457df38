"""Rounds to fill a workspace with, for a picture of Home or to see what many of them cost: made by the app's own
actions, without a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.notices import open_lines
from interviewer_app.core.rounds.plan import scheduled
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.workspace.begin import Arranged, begin_round, open_round
from interviewer_app.core.workspace.writer import Writer
from interviewer_app.ui.demo.player import PlayedClock

MINUTE_US, HOUR_US = 60_000_000, 3_600_000_000
REASON = "Not asked in this round."
RECRUITER = "the recruiter"


class Sample(NamedTuple):
    """A round that began `hours_ago` and got as far as `state`; `rated` dimensions have an answer. One that is planned
    may begin `in_minutes`. Of its script `probes` are asked, each third one with a hint."""

    candidate: str
    hours_ago: int
    state: str
    moments: int = 0
    rated: int = 0
    minutes: int = 45
    purpose: Purpose = "real"
    in_minutes: int | None = None
    probes: int = 1


SAMPLES = (
    Sample("Ines Duarte", 20, "planned", in_minutes=8),
    Sample("Wanjiru Kamau", 30, "planned", minutes=60, in_minutes=22 * 60),
    Sample("Κατερίνα Νικολάου", 3, "paused", moments=17),
    Sample("Samuel Adeyemi-Brandt", 27, "ended", moments=41, rated=6, minutes=60),
    Sample("佐藤 結衣", 47, "ended", moments=33),
    Sample("Léa Fontaine", 72, "sealed", moments=36),
    Sample("Andrzej Wiśniewski", 170, "sealed", moments=44, minutes=60),
    Sample("Priya Raman", 218, "sealed", moments=29),
    Sample("Oskar Lindqvist", 290, "sealed", moments=31, purpose="pilot"),
    Sample("Noor Halvorsen", 340, "sealed", moments=22, purpose="practice"),
)


def many(count: int, moments: int) -> list[Sample]:
    """Submitted rounds, one a day, of two lengths; every ninth is a pilot."""
    return [
        Sample(
            f"Candidate {number}", 24 * number + 3, "sealed", moments, minutes=(45, 60)[number % 2],
            purpose="real" if number % 9 else "pilot", probes=4 + number % 4,
        )  # fmt: skip
        for number in range(1, count + 1)
    ]


def add_rounds(
    writer: Writer, loaded: LoadedPack, who: Arranged, now_us: int, new_id: Callable[[], str],
    samples: Iterable[Sample] = SAMPLES,
) -> None:  # fmt: skip
    """Add `samples` to the writer's workspace; `who` says who interviewed."""
    for sample in samples:
        arranged = who._replace(candidate=sample.candidate, minutes=sample.minutes, purpose=sample.purpose)
        clock = PlayedClock(now_us - sample.hours_ago * HOUR_US, "Europe/Warsaw", 60)
        round_id = begin_round(writer, loaded, arranged, wall_us=clock.now().wall_us, new_id=new_id)
        if sample.in_minutes is not None:
            starts_us = now_us + sample.in_minutes * MINUTE_US
            writer.append_now("round", round_id, scheduled(starts_us=starts_us, wall_us=clock.now().wall_us))
        if sample.state != "planned":
            _play(writer, round_id, sample, clock, new_id)
        if sample.rated or sample.state == "sealed":
            _rate(writer, round_id, sample, clock, new_id)


def _play(writer: Writer, round_id: str, sample: Sample, clock: PlayedClock, new_id: Callable[[], str]) -> None:
    opened = open_round(writer, round_id, lambda _ticket, _entry: None, lambda _ticket, _sentence: None)
    live = LiveRound(opened.fold, opened.pack, opened.journal, clock, new_id)
    live.next_probe(clock.now())
    step_ms = sample.minutes * 57_000 // (sample.moments + 1)
    each = max(1, sample.moments // sample.probes)
    for number in range(1, sample.moments + 1):
        clock.move_to(number * step_ms)
        if number % each == 0 and live.position.at + 1 < sample.probes:
            _ask(live, clock)
        live.log(opened.pack.kinds[number % len(opened.pack.kinds)], clock.now())
    clock.move_to(sample.minutes * 58_000)
    if sample.state == "paused":
        live.pause_or_resume(clock.now())
    else:
        live.end(clock.now())
    writer.drain()


def _ask(live: LiveRound, clock: PlayedClock) -> None:
    live.next_probe(clock.now())
    if live.position.at % 3 == 0:
        live.give_hint(clock.now())


def _rate(writer: Writer, round_id: str, sample: Sample, clock: PlayedClock, new_id: Callable[[], str]) -> None:
    written: list[tuple[int, Entry]] = []
    opened = open_round(writer, round_id, lambda *report: written.append(report), lambda _ticket, _sentence: None)
    sheet = RatingSheet(opened.fold, opened.pack, opened.journal, clock, new_id)
    for dimension in opened.pack.dimensions[: sample.rated or None]:
        sheet.no_evidence(dimension.id, REASON, clock.now())
    if sample.state == "sealed":
        for line in open_lines(sheet.fold):
            sheet.answer_notice(line, "given-earlier", RECRUITER, clock.now())
    writer.drain()
    for ticket, entry in written:
        sheet.written(ticket, entry)
    if sample.state == "sealed":
        sheet.seal(clock.now())
        writer.drain()
