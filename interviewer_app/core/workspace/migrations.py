"""Bringing an older workspace up to date: forward only, one transaction per step, a checked copy first.

Entries are never rewritten: they carry their own version. A step changes tables around them, most often derived ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from interviewer_app.core.workspace.backup import backup
from interviewer_app.core.workspace.connect import VERSION, explained, open_writer
from interviewer_app.core.workspace.schema import ATTACHMENTS, KEPT_LINKS, KEPT_RATINGS

Step = Callable[[sqlite3.Connection], None]


def _derived_anew(connection: sqlite3.Connection) -> None:
    """More derived tables, or more columns of them: all of these follow from the entries."""
    from interviewer_app.core.workspace.rebuild import make_derived  # it opens workspaces, and opening migrates

    make_derived(connection)


def _attachments(connection: sqlite3.Connection) -> None:
    connection.execute(ATTACHMENTS)


def _kept(connection: sqlite3.Connection) -> None:
    for statement in (KEPT_RATINGS, KEPT_LINKS):
        connection.execute(statement)


# The step that leads on from each older version, run inside a transaction: no executescript, it would commit.
STEPS: Mapping[int, Step] = {1: _derived_anew, 2: _derived_anew, 3: _derived_anew, 4: _attachments, 5: _kept}


def migrate(file: Path, backups: Path, steps: Mapping[int, Step] = STEPS, target: int = VERSION) -> Path | None:
    """Bring `file` to version `target`. Whoever asks holds its lock.

    returns: the copy made before; None where nothing was to be done
    raises:  BadInput, MachineTrouble; every finished step stays, an unfinished one leaves no trace
    """
    with explained(file), closing(open_writer(file)) as connection:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version >= target:
            return None
        copy = backup(file, backups)
        while version < target:
            _take(connection, steps[version], version + 1)
            version += 1
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def _take(connection: sqlite3.Connection, step: Step, version: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
