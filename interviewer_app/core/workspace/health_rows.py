"""What the finished rounds of one version of a pack say, read from the derived tables: no entry is folded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.rounds.purpose import counts_for_pack
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.unseen import Gate

FINISHED = ("ended", "sealed")
_OF = "JOIN rounds r ON r.id = x.round WHERE r.pack_id = ? AND r.pack_version = ? AND r.state IN ('ended', 'sealed')"
_VISITS = f"""SELECT x.round, x.probe, sum(coalesce(x.to_ms, r.used_ms) - x.from_ms)
    FROM probe_visits x {_OF} GROUP BY x.round, x.probe"""
_MARKS = f"SELECT x.round, x.probe, x.outcome, x.reason FROM probe_marks x {_OF}"
_HINTS = f"SELECT x.round, x.probe, x.hint FROM hints x {_OF}"
_RATINGS = f"""SELECT x.round, x.dimension, x.level
    FROM ratings x {_OF} AND r.state = 'sealed' AND (x.level IS NOT NULL OR x.no_evidence IS NOT NULL)"""


class Played(NamedTuple):
    """One finished round.

    used_ms: by probe, over all its visits; a probe that is not in it was never stood on
    marks:   by probe, how it was marked last, and the reason of a skip ("" where nobody said)
    hints:   by probe, the places of the hints given, each once
    ratings: by dimension the level, None for "no evidence"; {} while the card is not submitted
    """

    row: RoundRow
    used_ms: dict[str, int]
    marks: dict[str, tuple[str, str]]
    hints: dict[str, set[int]]
    ratings: dict[str, int | None]


def finished_rounds(gate: Gate) -> list[RoundRow]:
    """The rounds that count in the health of their packs, newest first: over, not practice, and mine to look at."""
    return [row for row in gate.seen() if row.state in FINISHED and counts_for_pack(row)]


def played(file: Path, rows: Iterable[RoundRow], pack_id: str, version: str) -> list[Played]:
    """What the derived tables hold of `rows`, all of them rounds of this version, in their order."""
    rounds = {row.id: Played(row, {}, {}, {}, {}) for row in rows}
    with reading(file) as connection:
        ask = partial(_lines, connection, rounds, (pack_id, version))
        for one, probe, used_ms in ask(_VISITS):
            one.used_ms[probe] = max(0, used_ms)
        for one, probe, outcome, reason in ask(_MARKS):
            one.marks[probe] = (outcome, reason or "")
        for one, probe, hint in ask(_HINTS):
            one.hints.setdefault(probe, set()).add(hint)
        for one, dimension, level in ask(_RATINGS):
            one.ratings[dimension] = level
    return list(rounds.values())


def _lines(
    connection: sqlite3.Connection, rounds: dict[str, Played], version: tuple[str, str], sql: str
) -> Iterator[tuple[Any, ...]]:
    for round_id, *columns in connection.execute(sql, version):
        if round_id in rounds:
            yield (rounds[round_id], *columns)
