"""A table of ratings as arrays: its names sorted, its rows by time where it has times, nobody rated twice."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.intake.csv_stream import bad
from interviewer_app.core.calibration.intake.gather import Gathered, Progress, gathered
from interviewer_app.core.calibration.intake.mapping import FIELDS, NEEDED, Reading
from interviewer_app.core.calibration.intake.source import Source, digest_of
from interviewer_app.core.calibration.intake.table import open_table
from interviewer_app.core.calibration.ratings import NO_TIME, UNKNOWN, Factor, Ratings
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.texts import _, plural


def read(path: Path, reading: Reading | None = None, progress: Progress | None = None) -> Source:
    """The ratings of a table.

    reading:  which column is what; without one the table must have the headings of docs/formats.md, section 16
    progress: called with the number of rows read now and then, and once at the end
    raises:   BadInput with the line of what cannot be read
    """
    table = open_table(path)
    found = gathered(table, reading or plain_reading(table.name, table.head), progress)
    if not found.score:
        what = _("holds no rating")
        raise bad(table.name, None, what, _("give a row per rating below the headings"))
    made, remarks = _ordered(_arrays(found))
    _refuse_twice(table.name, made)
    if progress is not None:
        progress(made.n)
    said = (*table.remarks, *_left_out(found), *remarks)
    return Source(made, table.name, digest_of(made), found.told, found.at_odds, said)


def plain_reading(name: str, head: Sequence[str]) -> Reading:
    """The mapping of a table that has our own headings, in any order. raises: BadInput for one that is not there"""
    columns = {heading.casefold(): heading for heading in reversed(head)}
    found = {field: columns[field] for field in FIELDS if field in columns}
    for field in NEEDED:
        if field not in found:
            what = _("has no column {field} (it has {head})").format(field=field, head=shown(", ".join(head), 200))
            raise bad(name, 1, what, _("say which it is with --column {field}=NAME").format(field=field))
    return Reading(found)


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
    """By time where there are times; rows without one stay in front, in the order of the table."""
    timed = made.rated_us
    if bool(np.all(timed[1:] >= timed[:-1])):
        return made, []
    return made.in_time(), [_("The rows are not in the order of their dates; they are used in that order.")]


def _refuse_twice(name: str, made: Ratings) -> None:
    """One rater rates a dimension of a session once."""
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


def _left_out(found: Gathered) -> list[str]:
    said = []
    if found.without_score:
        said.append(plural("{n} cell without a score was left out.", "{n} cells without a score were left out.",
                           found.without_score))  # fmt: skip
    if found.undated > 0 and any(at != NO_TIME for at in found.rated_us):
        said.append(plural("{n} rating has no date and counts as the earliest.",
                           "{n} ratings have no date and count as the earliest.", found.undated))  # fmt: skip
    return said
