"""Reading a workspace: every question opens its own read-only connection, or uses the one it is given."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from interviewer_app.core.canonical import strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained, open_reader
from interviewer_app.core.workspace.journal import entries_about, entries_of_stream
from interviewer_app.core.workspace.schema import database

SHORTEST_PREFIX = 6


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection for as long as the block lasts.

    raises: BadInput, MachineTrouble, also for what goes wrong inside
    """
    with explained(file):
        connection = open_reader(file)
        try:
            yield connection
        finally:
            connection.close()


def read_entries(file: Path, round_id: str) -> list[Entry]:
    """Every entry of a round, by stream and number; [] for a round that is not there."""
    return read_subject(file, "round", round_id)


def read_subject(file: Path, subject: str, subject_id: str) -> list[Entry]:
    """Every entry about one subject, by stream and number."""
    with reading(file) as connection:
        return entries_about(connection, subject, subject_id)


def read_stream(file: Path, stream: str) -> list[Entry]:
    with reading(file) as connection:
        return entries_of_stream(connection, stream)


def read_round(file: Path, round_id: str) -> RoundFold:
    """The round as its entries add up.

    raises: BadInput where no such round is in the workspace
    """
    entries = read_entries(file, round_id)
    if not entries:
        raise _no_round(file, round_id)
    return fold(entries)


def find_round(file: Path, prefix: str) -> str:
    """The id of the one round that begins with `prefix` (at least 6 characters, or a whole id).

    raises: BadInput for none, for several (all named), for a shorter prefix
    """
    matching = "SELECT DISTINCT subject_id AS id FROM streams WHERE subject = 'round' AND substr(subject_id, 1, ?) = ?"
    with reading(file) as connection:
        found = [row["id"] for row in database(connection).query(f"{matching} ORDER BY id", (len(prefix), prefix))]
    if prefix in found:
        return prefix
    if len(prefix) < SHORTEST_PREFIX:
        raise BadInput(
            _("round {prefix}: is too short; give at least {n} characters of its id.").format(
                prefix=repr(prefix), n=SHORTEST_PREFIX
            )
        )
    if not found:
        raise _no_round(file, prefix)
    if len(found) > 1:
        raise BadInput(
            _("round {prefix}: fits several, {ids}; give more characters.").format(prefix=prefix, ids=", ".join(found))
        )
    return str(found[0])


def read_pack(file: Path, digest: str) -> dict[str, Any]:
    """The document of a pack that a round used, as `pack_from_document` takes it.

    raises: BadInput where it is not stored
    """
    with reading(file) as connection:
        row = connection.execute("SELECT document FROM packs WHERE digest = ?", (digest,)).fetchone()
    if row is None:
        raise BadInput(
            _("{file}: does not hold the pack {digest}; import the round again with its bundle.").format(
                file=file, digest=digest[:12]
            )
        )
    document: dict[str, Any] = strict_json(row[0].encode("utf-8"), f"{file}: pack {digest[:12]}")
    return document


def read_round_pack(file: Path, round_id: str) -> dict[str, Any]:
    """The document of the pack version a round runs on, kept when it was planned.

    raises: BadInput where round or pack are not there
    """
    facts = read_round(file, round_id).facts
    if facts is None:
        raise _no_round(file, round_id)
    return read_pack(file, facts.pack.digest)


def read_drafts(file: Path, round_id: str) -> dict[str, str]:
    """Unfinished texts of a round, by field."""
    with reading(file) as connection:
        return dict(connection.execute("SELECT field, text FROM drafts WHERE round = ? ORDER BY field", (round_id,)))


def _no_round(file: Path, round_id: str) -> BadInput:
    return BadInput(
        _("{file}: holds no round {id}; `interviewer round list` shows those it holds.").format(file=file, id=round_id)
    )
