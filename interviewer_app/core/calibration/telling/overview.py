"""What a lead reads in three minutes."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.booking import booking
from interviewer_app.core.calibration.telling.first_number import first_number
from interviewer_app.core.calibration.telling.moved import moved_sentence
from interviewer_app.core.calibration.telling.parted import parted_sentence
from interviewer_app.core.calibration.telling.told import Booking, FirstNumber, Sentence, Unseen
from interviewer_app.core.calibration.telling.unseen import scale_words, team_words, unseen
from interviewer_app.core.calibration.telling.version import dimension_sentences, version_sentence
from interviewer_app.core.calibration.telling.words import long_day
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural


@dataclass(frozen=True, slots=True)
class Told:
    """sentences: three; further: what is flagged beside them, often nothing

    scale: what a logit does; unseen_note: that, and what holds for the team; facts, period: what all of it rests on
    remarks:     how the table was read, and what holds for a part as a whole
    """

    number: FirstNumber
    sentences: tuple[Sentence, Sentence, Sentence]
    further: tuple[Sentence, ...]
    unseen: tuple[Unseen, ...]
    scale: str
    unseen_note: str
    booking: Booking
    facts: str
    period: str
    remarks: tuple[str, ...]


def told_of(whole: Whole) -> Told:
    """Everything the first page says, each sentence by the rules of its module."""
    drift = whole.drift
    further = () if isinstance(drift, Undefined) else tuple(dimension_sentences(drift))
    note = [scale_words(whole)]
    remarks = list(whole.remarks)
    if not isinstance(drift, Undefined):
        note.append(team_words(drift))
        remarks += drift.remarks
    if not isinstance(whole.severity, Undefined):
        remarks += whole.severity.remarks
    if not isinstance(whole.plan, Undefined):
        remarks += whole.plan.remarks
    return Told(
        first_number(whole),
        (moved_sentence(whole), parted_sentence(whole), version_sentence(whole)),
        further,
        unseen(whole),
        note[0],
        " ".join(filter(None, note)),
        booking(whole),
        facts_words(whole),
        period_words(whole),
        tuple(dict.fromkeys(remarks)),
    )


def facts_words(whole: Whole) -> str:
    """14 interviewers, 786 rounds, 4,716 ratings"""
    counts = whole.counts
    return ", ".join((
        plural("{n:,} interviewer", "{n:,} interviewers", counts.interviewers),
        plural("{n:,} round", "{n:,} rounds", counts.rounds),
        plural("{n:,} rating", "{n:,} ratings", counts.ratings),
    ))  # fmt: skip


def period_words(whole: Whole) -> str:
    """1 November 2025 to 31 October 2026; that there are no dates."""
    if whole.period is None:
        return _("ratings without dates")
    first, last = long_day(whole.period.first_us), long_day(whole.period.last_us)
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
