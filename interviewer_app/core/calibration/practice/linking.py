"""Practice ratings as ratings for a calibration: an anchor exercise, the same recorded rounds rated by many.

They are made only where somebody asks for them, and are never mixed with real ratings by the app. The recorded round
stands as candidate and as session, so that a round rated under two versions of a rubric ties the versions together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer_app.core.calibration.practice.handing import HandedRound, HandIn
from interviewer_app.core.rubrics.tables.csv_files import csv_of

COLUMNS = ("candidate", "interviewer", "dimension", "score", "session", "rated_at", "rubric_version")


class LinkRow(NamedTuple):
    """A row of the ratings table. rated_us: UTC microseconds"""

    candidate: str
    interviewer: str
    dimension: str
    score: int
    session: str
    rated_us: int
    rubric_version: str


def link_rows(handed: Sequence[HandIn]) -> list[LinkRow]:
    """One row per level; a rater's rounds under two versions of a pack get sessions of their own, named after them."""
    names = rater_names(handed)
    twice = _under_two_versions(handed)
    rows = [
        row
        for each in handed
        for round_ in _first(each.rounds)
        for row in _rows(round_, names[each.rater_id], round_.gold in twice)
    ]
    return sorted(rows, key=lambda row: (row.candidate, row.rubric_version, row.interviewer))


def link_csv(handed: Sequence[HandIn]) -> bytes:
    """The table as CSV, as `calibrate` reads it; no cell is a formula."""
    rows: list[list[str | float | None]] = [
        [row.candidate, row.interviewer, row.dimension, row.score, row.session, _iso(row.rated_us), row.rubric_version]
        for row in link_rows(handed)
    ]
    return csv_of([list(COLUMNS), *rows])


def rater_names(handed: Sequence[HandIn]) -> dict[str, str]:
    """The name of each rater by their id; two people of one name are told apart by the id's beginning."""
    names: dict[str, str] = {}
    for each in handed:
        names[each.rater_id] = each.rater
    known = list(names.values())
    return {
        rater: f"{name} ({rater[:6]})" if known.count(name) > 1 else name for rater, name in names.items()
    }


def _first(rounds: Sequence[HandedRound]) -> Iterator[HandedRound]:
    """Of a round rated twice on one version the first: the second was not blind."""
    seen: set[tuple[str, str]] = set()
    for each in sorted(rounds, key=lambda each: each.rated_us):
        if (each.gold, each.pack) not in seen:
            seen.add((each.gold, each.pack))
            yield each


def _under_two_versions(handed: Sequence[HandIn]) -> set[str]:
    """Gold rounds that one rater has rated under two versions."""
    return {
        one.gold for each in handed for one in each.rounds for other in each.rounds
        if one.gold == other.gold and one.pack != other.pack
    }  # fmt: skip


def _rows(round_: HandedRound, rater: str, own_session: bool) -> Iterator[LinkRow]:
    version = round_.pack.partition("@")[2]
    session = f"{round_.gold} @{version}" if own_session else round_.gold
    for rating in round_.ratings:
        if rating.level is not None:
            yield LinkRow(round_.gold, rater, rating.dimension, rating.level, session, round_.rated_us, round_.pack)


def _iso(rated_us: int) -> str:
    from datetime import UTC, datetime, timedelta

    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=rated_us)
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
