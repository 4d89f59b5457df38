"""A table of ratings as arrays: its names sorted, its rows by time where it has times, nobody rated twice."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.intake.csv_stream import bad
from interviewer_app.core.calibration.intake.gather import Gathered, Progress, gathered
from interviewer_app.core.calibration.intake.mapping import Reading
from interviewer_app.core.calibration.intake.prepare import Prepared, prepare
from interviewer_app.core.calibration.intake.source import Source, digest_of
from interviewer_app.core.calibration.intake.table import open_table
from interviewer_app.core.calibration.ratings import UNKNOWN, Factor, Ratings
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _, plural

MOST_TOLD = 5


def read(
    path: Path, reading: Reading | None = None, progress: Progress | None = None, remembered: Reading | None = None
) -> Source:
    """The ratings of a table.

    reading:    which column is what, as far as a person has said it; the rest is guessed and told in the remarks
    progress:   called with the number of rows read now and then, and once at the end; may raise to stop
    remembered: what was said of a table with these headings before
    raises:     BadInput with the line of what cannot be read, or with what must be said first
    """
    prepared = prepare(path, reading, remembered)
    prepared.refuse()
    sample = prepared.sample
    # What was looked at to the end need not be parsed again, which for a workbook is most of the time.
    table = replace(sample.table, batches=iter([sample.batch])) if sample.whole else open_table(path, prepared.reading)
    found = gathered(table, prepared.reading, progress)
    if not found.score:
        raise bad(table.name, None, _("holds no rating"), _("give a row per rating below the headings"))
    made, remarks = _ordered(_arrays(found))
    refuse_twice(table.name, made)
    said = (*table.remarks, *prepared.told, *_spellings(prepared), *_left_out(found, made), *remarks)
    return Source(made, table.name, digest_of(made), found.told, found.at_odds, said, prepared.reading)


def _spellings(prepared: Prepared) -> list[str]:
    """What the person may still say; of many the first few."""
    said = [question.text for question in prepared.questions]
    more = len(said) - MOST_TOLD
    return said[:MOST_TOLD] + ([plural("{n} more pair of names is alike.", "{n} more pairs of names are alike.", more)]
                               if more > 0 else [])  # fmt: skip


def _arrays(found: Gathered) -> Ratings:
    factors = {field: _factor(names.labels, found.codes[field]) for field, names in found.names.items()}
    session = _sessions(factors["candidate"], factors["session"])
    return Ratings(
        candidate=factors["candidate"], interviewer=factors["interviewer"], dimension=factors["dimension"],
        session=session, score=np.array(found.score, np.int64), rated_us=np.array(found.rated_us, np.int64),
        rubric_version=factors["rubric_version"], task_version=factors["task_version"],
        tool_version=factors["tool_version"], line=np.array(found.line, np.int64),
    )  # fmt: skip


def _factor(labels: Sequence[str], codes: array[int]) -> Factor:
    """Labels sorted, those of rows without a score left out."""
    given = np.array(codes, np.int32)
    used = np.unique(given[given != UNKNOWN]).tolist()
    order = sorted(used, key=lambda code: labels[code])
    place = np.full(len(labels) + 1, UNKNOWN, np.int32)  # the last place answers for UNKNOWN
    place[order] = np.arange(len(order), dtype=np.int32)
    return Factor(place[given], tuple(labels[code] for code in order))


def _sessions(candidate: Factor, own: Factor) -> Factor:
    """A session counts within its candidate, and is the candidate where nothing is said."""
    key = candidate.codes.astype(np.int64) * (own.size + 1) + own.codes + 1
    pairs, codes = np.unique(key, return_inverse=True)
    names = []
    for pair in pairs.tolist():
        who, which = divmod(pair, own.size + 1)
        names.append(f"{candidate.labels[who]}\x1f{own.labels[which - 1]}" if which else candidate.labels[who])
    order = sorted(range(len(names)), key=names.__getitem__)
    place = np.empty(len(names), np.int32)
    place[order] = np.arange(len(names), dtype=np.int32)
    return Factor(place[codes], tuple(names[at] for at in order))


def _ordered(made: Ratings) -> tuple[Ratings, list[str]]:
    """By time where there are times, else in the order of the table; rows without a time stand in front."""
    order = np.lexsort((made.line, made.rated_us))
    if bool(np.all(order[1:] > order[:-1])):
        return made, []
    sorted_lines = made.line[order]
    if bool(np.all(sorted_lines[1:] >= sorted_lines[:-1])):
        return made.at(order), []
    return made.at(order), [_("The rows are not in the order of their dates; they are used in that order.")]


def refuse_twice(name: str, made: Ratings) -> None:
    """One rater rates a dimension of a session once. raises: BadInput with both lines"""
    key: NDArray[np.int64] = made.rounds() * made.dimension.size + made.dimension.codes
    order = np.lexsort((made.line, key))
    again = np.flatnonzero(key[order][1:] == key[order][:-1])
    if not len(again):
        return
    later = order[again + 1]
    first = again[np.argmin(made.line[later])]
    one, other = int(order[first]), int(order[first + 1])
    what = _("{who} rates {candidate} on {dimension} a second time, after line {line}").format(
        who=shown(made.interviewer.labels[made.interviewer.codes[one]]),
        candidate=shown(made.candidate.labels[made.candidate.codes[one]]),
        dimension=shown(made.dimension.labels[made.dimension.codes[one]]), line=int(made.line[one]),
    )  # fmt: skip
    remedy = _("remove one of the two, or tell their interviews apart in a column session")
    raise bad(name, int(made.line[other]), what, remedy)


def _left_out(found: Gathered, made: Ratings) -> list[str]:
    said = []
    if found.without_score:
        said.append(plural("{n} cell without a score was left out.", "{n} cells without a score were left out.",
                           found.without_score))  # fmt: skip
    if 0 < found.undated < made.n:
        said.append(plural("{n} rating has no date and counts as the earliest.",
                           "{n} ratings have no date and count as the earliest.", found.undated))  # fmt: skip
    return said
