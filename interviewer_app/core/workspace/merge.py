"""Taking in entries from elsewhere: a set union, as every stream has one writer for ever."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Entry, check_stream, one_voice
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.journal import PUT_ENTRY, columns_of, entries_of_stream, stream_row
from interviewer_app.core.workspace.rebuild import rebuild_round
from interviewer_app.core.workspace.rows import PUT_STREAM


class Added(NamedTuple):
    """added, identical: numbers of entries; conflicting: streams of which nothing was taken, as one of their entries
    stands here with another digest."""

    added: int
    identical: int
    conflicting: tuple[str, ...]


class Subject(NamedTuple):
    name: str
    id: str


def add_entries(connection: sqlite3.Connection, entries: Iterable[Entry]) -> tuple[Added, set[Subject]]:
    """Add what is not there yet, derived lines too, in one transaction; also says which subjects grew.

    raises: BadInput for a stream that does not hold together or has a hole; nothing is then taken
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcome = _add(connection, entries)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcome


def _add(connection: sqlite3.Connection, entries: Iterable[Entry]) -> tuple[Added, set[Subject]]:
    added = identical = 0
    conflicting: list[str] = []
    grown: set[Subject] = set()
    for stream, incoming in _by_stream(entries).items():
        known = {entry.number: entry for entry in entries_of_stream(connection, stream)}
        fresh = _fresh(known, incoming)
        if fresh is None:
            conflicting.append(stream)
            continue
        identical += len(incoming) - len(fresh)
        if fresh:
            whole = sorted((*known.values(), *fresh), key=lambda entry: entry.number)
            grown.add(_store(connection, whole, fresh))
            added += len(fresh)
    for subject in grown:
        if subject.name == "round":
            rebuild_round(connection, subject.id)
    return Added(added, identical, tuple(conflicting)), grown


def _by_stream(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    streams: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        streams[entry.stream].append(entry)
    return streams


def _fresh(known: dict[int, Entry], incoming: Iterable[Entry]) -> list[Entry] | None:
    """The entries that are new, by number; None where one contradicts what is known or another one."""
    fresh: dict[int, Entry] = {}
    for entry in incoming:
        other = known.get(entry.number) or fresh.get(entry.number)
        if other is not None and other.digest != entry.digest:
            return None
        if entry.number not in known:
            fresh[entry.number] = entry
    return [fresh[number] for number in sorted(fresh)]


def _store(connection: sqlite3.Connection, whole: Sequence[Entry], fresh: Sequence[Entry]) -> Subject:
    problems = check_stream(whole) or one_voice(whole)
    if problems:
        raise BadInput(
            _("{where}: {what}. Nothing was taken; ask for the original file.").format(
                where=problems[0].where, what=problems[0].what
            )
        )
    connection.executemany(PUT_ENTRY, map(columns_of, fresh))
    row = stream_row(whole[0])
    connection.execute(PUT_STREAM, row)
    return Subject(row.subject, row.subject_id)
