"""The derived tables from the journal alone: to make them anew, and to tell whether they are what they should be."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from interviewer_app.core.rounds.entries import Entry, Problem
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained, open_writer
from interviewer_app.core.workspace.journal import all_streams, entries_about, stream_row
from interviewer_app.core.workspace.opened import lock_file
from interviewer_app.core.workspace.rows import PUT_STREAM, Statement, all_rows
from interviewer_app.core.workspace.schema import DERIVED, create_derived, database, drop_derived

_BY_ROUND = ("moments", "ratings", "spans", "probe_visits", "probe_marks", "hints")


def rebuild(file: Path) -> None:
    """Drop the derived tables of a workspace and make them anew.

    raises: BadInput, MachineTrouble (also while somebody writes to it)
    """
    lock = lock_file(file)
    try:
        connection = open_writer(file)
        try:
            with explained(file):
                rebuild_derived(connection)
        finally:
            connection.close()
    finally:
        lock.release()


def rebuild_derived(connection: sqlite3.Connection) -> None:
    """All of them, in one transaction."""
    with database(connection).atomic():
        make_derived(connection)


def make_derived(connection: sqlite3.Connection) -> None:
    """The same inside the caller's transaction."""
    drop_derived(connection)
    create_derived(connection)
    for sql, values in _everything(connection):
        connection.execute(sql, values)


def rebuild_round(connection: sqlite3.Connection, round_id: str) -> None:
    """The lines of one round, inside the caller's transaction.

    raises: BadInput for entries that do not say what they must
    """
    connection.execute("DELETE FROM rounds WHERE id = ?", (round_id,))
    for table in _BY_ROUND:
        connection.execute(f"DELETE FROM {table} WHERE round = ?", (round_id,))
    for sql, values in _round_lines(round_id, entries_about(connection, "round", round_id)):
        connection.execute(sql, values)


def compare_derived(connection: sqlite3.Connection) -> list[Problem]:
    """Every derived table that is not what the journal makes of it."""
    expected: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    for sql, values in _everything(connection):
        expected[sql.split("INTO ", 1)[1].split("(", 1)[0]].add(tuple(values))
    problems = []
    for table in DERIVED:
        stands = set(connection.execute(f"SELECT * FROM {table}"))
        differ = {line[0] for line in stands ^ expected[table]}
        if differ:
            what = _("differs from the journal in {n} lines; `interviewer doctor --mend` makes it anew")
            problems.append(Problem(_("table {name}").format(name=table), what.format(n=len(differ))))
    return problems


def _everything(connection: sqlite3.Connection) -> Iterator[Statement]:
    rounds: dict[str, list[Entry]] = defaultdict(list)
    for stream in all_streams(connection):
        row = stream_row(stream[0])
        yield Statement(PUT_STREAM, row)
        if row.subject == "round":
            rounds[row.subject_id].extend(stream)
    for round_id, entries in rounds.items():
        yield from _round_lines(round_id, entries)


def _round_lines(round_id: str, entries: Iterable[Entry]) -> Iterator[Statement]:
    return all_rows(round_id, fold(entries))
