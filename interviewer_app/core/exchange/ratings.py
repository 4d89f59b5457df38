"""Submitted ratings of many rounds in one table: what a calibration reads (docs/formats.md, section 12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.tables.csv_files import csv_of

HEAD = ("candidate", "interviewer", "dimension", "score", "session", "rated_at", "rubric_version")


def ratings_table(rounds: Iterable[RoundFold]) -> bytes:
    """A head and a row per level that was given, in the order of `rounds`; "no evidence" is no row.

    `session` is what rounds on one conversation share, else the round: nobody rates one of those twice.
    """
    rows = [list(HEAD)]
    for fold in rounds:
        facts = fold.facts
        assert facts is not None
        session = facts.interview or facts.invitation or facts.round
        version = f"{facts.pack.id}@{facts.pack.version}"
        for name in sorted(fold.ratings):
            rating = fold.ratings[name]
            if rating.level is not None:
                rows.append([
                    facts.candidate, facts.interviewer, name, str(rating.level), session, _day(rating.wall_us), version,
                ])  # fmt: skip
    return csv_of(rows)


def _day(wall_us: int) -> str:
    return datetime.fromtimestamp(wall_us // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
