"""The rounds behind the ratings, one after the other in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.results import BreakKind
from interviewer_app.core.calibration.ratings import NO_TIME, UNKNOWN, Factor, Ratings, Unit

KINDS: tuple[BreakKind, ...] = ("rubric", "task", "tool")
DAY_US = 86_400_000_000
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Rounds:
    """N rounds of the ratings, by time; of one instant, or where no round is dated, in the order of the table.

    of_row:   (n,) the round of each rating
    rater, unit: (N,) codes of the ratings' own labels
    when_us:  (N,) when the round was first rated, NO_TIME for all where the table has no times
    versions: for each of KINDS (N,) codes, UNKNOWN where the round names none
    """

    ratings: Ratings
    of_row: NDArray[np.int64]
    rater: NDArray[np.int64]
    unit: NDArray[np.int64]
    when_us: NDArray[np.int64]
    versions: tuple[NDArray[np.int64], ...]

    @property
    def count(self) -> int:
        return len(self.rater)

    @property
    def dated(self) -> bool:
        return bool(self.count) and bool(self.when_us[0] != NO_TIME)

    def day(self, place: int) -> str | None:
        return iso_day(int(self.when_us[place])) if self.dated else None


def version_factor(ratings: Ratings, kind: BreakKind) -> Factor:
    columns = {"rubric": ratings.rubric_version, "task": ratings.task_version, "tool": ratings.tool_version}
    return columns[kind]


def rounds_in_time(ratings: Ratings, unit: Unit) -> Rounds:
    """All rounds of the ratings. Either every rating has a time or none counts: see `dated_only`."""
    ids = ratings.rounds()
    first_us = _first(ids, ratings.rated_us, np.iinfo(np.int64).max)
    first_row = _first(ids, np.arange(ratings.n, dtype=np.int64), ratings.n)
    order = np.lexsort((first_row, first_us))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    row = first_row[order]
    return Rounds(
        ratings=ratings,
        of_row=place[ids],
        rater=ratings.interviewer.codes[row].astype(np.int64),
        unit=ratings.measured(unit).codes[row].astype(np.int64),
        when_us=first_us[order],
        versions=tuple(version_factor(ratings, kind).codes[row].astype(np.int64) for kind in KINDS),
    )


def dated_only(ratings: Ratings) -> tuple[Ratings, int]:
    """Ratings that all have a time, and how many had to be left out; unchanged where none has."""
    known = ratings.rated_us != NO_TIME
    if known.all() or not known.any():
        return ratings, 0
    return ratings.at(known), int((~known).sum())


def iso_day(when_us: int) -> str:
    """The day in UTC."""
    return (EPOCH + timedelta(microseconds=when_us)).date().isoformat()


def end_of_day_us(day: date) -> int:
    """The last microsecond of a day in UTC."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return (midnight - EPOCH) // timedelta(microseconds=1) + DAY_US - 1


def breaks_in_order(rounds: Rounds, kind: int) -> list[tuple[int, int, int]]:
    """(version before, version after, place of the first round on the later one), by place.

    Versions of different packs, told apart by what stands before an @, do not follow on each other.
    """
    codes, labels = rounds.versions[kind], version_factor(rounds.ratings, KINDS[kind]).labels
    known = np.flatnonzero(codes != UNKNOWN)
    found, first = np.unique(codes[known], return_index=True)
    newest: dict[str, int] = {}
    breaks = []
    for i in np.argsort(first):
        code = int(found[i])
        series = labels[code].rpartition("@")[0]
        if series in newest:
            breaks.append((newest[series], code, int(known[first[i]])))
        newest[series] = code
    return breaks


def _first(ids: NDArray[np.int64], values: NDArray[np.int64], highest: int) -> NDArray[np.int64]:
    found = np.full(int(ids.max()) + 1, highest, np.int64)
    np.minimum.at(found, ids, values)
    return found
