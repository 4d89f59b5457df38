"""Entries in and out of the table, on a connection that somebody else opened."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from operator import attrgetter

from interviewer_app.core.rounds.entries import OPENED, Entry, Head
from interviewer_app.core.workspace.rows import StreamRow

COLUMNS = (
    "v", "stream", "number", "subject", "kind", "wall_us", "round_ms", "author", "body", "salt", "body_digest", "prev",
    "digest",
)  # fmt: skip
columns_of = attrgetter(*COLUMNS)
PUT_ENTRY = f"INSERT INTO entries({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_READ = f"SELECT {', '.join('e.' + name for name in COLUMNS)} FROM entries e"


def entries_about(connection: sqlite3.Connection, subject: str, subject_id: str) -> list[Entry]:
    """Every entry of every stream of one subject, by stream and number."""
    found = connection.execute(
        f"{_READ} JOIN streams s ON s.stream = e.stream WHERE s.subject = ? AND s.subject_id = ? "
        "ORDER BY e.stream, e.number",
        (subject, subject_id),
    )
    return [Entry(*row) for row in found]


def entries_of_stream(connection: sqlite3.Connection, stream: str) -> list[Entry]:
    return [Entry(*row) for row in connection.execute(f"{_READ} WHERE e.stream = ? ORDER BY e.number", (stream,))]


def all_streams(connection: sqlite3.Connection) -> Iterable[list[Entry]]:
    """The entries of the whole journal, one stream at a time."""
    stream: list[Entry] = []
    for row in connection.execute(f"{_READ} ORDER BY e.stream, e.number"):
        entry = Entry(*row)
        if stream and stream[0].stream != entry.stream:
            yield stream
            stream = []
        stream.append(entry)
    if stream:
        yield stream


def heads(connection: sqlite3.Connection) -> dict[str, Head]:
    """The last entry of every stream."""
    last = "SELECT e.stream, e.number, e.digest FROM streams s JOIN entries e ON e.stream = s.stream AND e.number = (" \
        "SELECT max(number) FROM entries WHERE stream = s.stream)"  # fmt: skip
    return {row[0]: Head(*row) for row in connection.execute(last)}


def stream_row(first: Entry) -> StreamRow:
    """What entry 1 says of its stream; of an erased one only what its columns say."""
    said = _said(first) if first.kind == OPENED else {}
    return StreamRow(first.stream, first.subject, str(said.get("id", "")), first.author, str(said.get("device", "")))


def _said(entry: Entry) -> dict[str, object]:
    """What the body of an entry holds; {} for one that was erased or damaged, which the chain tells."""
    try:
        said = json.loads(entry.body or "{}")
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}
