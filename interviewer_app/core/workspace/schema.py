"""The tables of a workspace (docs/formats.md, section 4).

`entries` is the only source of truth; `packs` keeps what rounds were run on, `attachments` what was laid beside them
afterwards, `kept_ratings` and `kept_links` numbers without people; `drafts` is scratch paper. Everything else
is derived: it can be dropped and comes back from the entries, and its columns are a promise to whoever opens the file
with another tool.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from interviewer_app.core.workspace.connect import APPLICATION_ID, VERSION, explained
from interviewer_app.core.workspace.folders import make_folder, new_private_file, settle
from interviewer_app.core.workspace.library import Database

# WITHOUT ROWID: a line lies in the tree of its key alone, so one append dirties one page, not two.
ENTRIES = """
CREATE TABLE entries(
    v INTEGER NOT NULL,
    stream TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    wall_us INTEGER NOT NULL,
    round_ms INTEGER,
    author TEXT NOT NULL,
    body TEXT,
    salt TEXT,
    body_digest TEXT NOT NULL,
    prev TEXT NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (stream, number),
    CHECK ((body IS NULL) = (salt IS NULL))
) STRICT, WITHOUT ROWID
"""

_STAYING = (
    "v", "stream", "number", "subject", "kind", "wall_us", "round_ms", "author", "body_digest", "prev", "digest",
)  # fmt: skip

# A REPLACE deletes without asking the delete trigger, but not without asking this one.
_APPEND_ONLY = """
CREATE TRIGGER entries_follow BEFORE INSERT ON entries
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entries WHERE stream = NEW.stream)
  OR (NEW.number > 1
      AND NEW.prev IS NOT (SELECT digest FROM entries WHERE stream = NEW.stream AND number = NEW.number - 1))
BEGIN SELECT RAISE(ABORT, 'an entry follows the last one of its stream'); END
"""
_NO_DELETE = """
CREATE TRIGGER entries_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END
"""
_ERASE_ONLY = f"""
CREATE TRIGGER entries_keep BEFORE UPDATE ON entries
WHEN NOT (NEW.body IS NULL AND NEW.salt IS NULL AND {" AND ".join(f"NEW.{c} IS OLD.{c}" for c in _STAYING)})
BEGIN SELECT RAISE(ABORT, 'entries are never changed, only their body and salt erased together'); END
"""

PACKS = """
CREATE TABLE packs(
    digest TEXT PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, title TEXT NOT NULL, document TEXT NOT NULL
) STRICT, WITHOUT ROWID
"""
ATTACHMENTS = """
CREATE TABLE IF NOT EXISTS attachments(digest TEXT PRIMARY KEY, data BLOB NOT NULL) STRICT
"""
# Not derived, and not in the entries either: they outlive the rounds they come from (kept.py).
KEPT_RATINGS = """
CREATE TABLE IF NOT EXISTS kept_ratings(
    round TEXT NOT NULL,
    dimension TEXT NOT NULL,
    candidate TEXT NOT NULL,
    interviewer TEXT NOT NULL,
    session TEXT NOT NULL,
    rubric_version TEXT NOT NULL,
    task_version TEXT NOT NULL,
    tool_version TEXT NOT NULL,
    level INTEGER NOT NULL,
    month INTEGER NOT NULL,
    PRIMARY KEY (round, dimension)
) STRICT, WITHOUT ROWID
"""
KEPT_LINKS = """
CREATE TABLE IF NOT EXISTS kept_links(link TEXT PRIMARY KEY, id TEXT NOT NULL) STRICT, WITHOUT ROWID
"""
DRAFTS = """
CREATE TABLE drafts(
    round TEXT NOT NULL, field TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (round, field)
) STRICT, WITHOUT ROWID
"""

# Derived, in the order of making. All may be dropped.
DERIVED: dict[str, str] = {
    "streams": """
CREATE TABLE streams(
    stream TEXT PRIMARY KEY, subject TEXT NOT NULL, subject_id TEXT NOT NULL, author TEXT NOT NULL, device TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
    "rounds": """
CREATE TABLE rounds(
    id TEXT PRIMARY KEY,
    candidate TEXT NOT NULL,
    candidate_id TEXT NOT NULL,
    role TEXT NOT NULL,
    level TEXT NOT NULL,
    pack_id TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    pack_title TEXT NOT NULL,
    pack_digest TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    interviewer TEXT NOT NULL,
    practice INTEGER NOT NULL,
    state TEXT NOT NULL,
    planned_us INTEGER NOT NULL,
    started_us INTEGER,
    ended_us INTEGER,
    sealed_us INTEGER,
    offset_min INTEGER,
    used_ms INTEGER NOT NULL,
    moments INTEGER NOT NULL,
    rated INTEGER NOT NULL,
    to_rate INTEGER NOT NULL,
    starts_us INTEGER,
    invitation TEXT NOT NULL,
    called_off INTEGER NOT NULL,
    pilot INTEGER NOT NULL,
    interview TEXT NOT NULL,
    loop TEXT NOT NULL,
    loop_round TEXT NOT NULL
) STRICT, WITHOUT ROWID
""",
    "moments": """
CREATE TABLE moments(
    id TEXT NOT NULL,
    round TEXT NOT NULL,
    kind TEXT,
    dimension TEXT,
    direction TEXT NOT NULL,
    prompted INTEGER NOT NULL,
    mode TEXT NOT NULL,
    at_ms INTEGER NOT NULL,
    entered_ms INTEGER NOT NULL,
    wall_us INTEGER NOT NULL,
    probe TEXT,
    phase TEXT,
    note TEXT NOT NULL,
    late INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    after_round INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL,
    PRIMARY KEY (round, id)
) STRICT, WITHOUT ROWID
""",
    "ratings": """
CREATE TABLE ratings(
    round TEXT NOT NULL,
    dimension TEXT NOT NULL,
    level INTEGER,
    no_evidence TEXT,
    cites TEXT NOT NULL,
    rationale TEXT NOT NULL,
    wall_us INTEGER NOT NULL,
    PRIMARY KEY (round, dimension)
) STRICT, WITHOUT ROWID
""",
    "spans": """
CREATE TABLE spans(
    round TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER,
    PRIMARY KEY (round, id)
) STRICT, WITHOUT ROWID
""",
    "probe_visits": """
CREATE TABLE probe_visits(
    round TEXT NOT NULL,
    number INTEGER NOT NULL,
    probe TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER,
    PRIMARY KEY (round, number)
) STRICT, WITHOUT ROWID
""",
    "probe_marks": """
CREATE TABLE probe_marks(
    round TEXT NOT NULL,
    probe TEXT NOT NULL,
    outcome TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (round, probe)
) STRICT, WITHOUT ROWID
""",
    "hints": """
CREATE TABLE hints(
    round TEXT NOT NULL,
    id TEXT NOT NULL,
    probe TEXT NOT NULL,
    hint INTEGER NOT NULL,
    at_ms INTEGER NOT NULL,
    PRIMARY KEY (round, id)
) STRICT, WITHOUT ROWID
""",
}
_BY_SUBJECT = "CREATE INDEX streams_by_subject ON streams(subject, subject_id)"


def database(connection: sqlite3.Connection) -> Database:
    """sqlite-utils over our connection: for schema, queries and rebuilds, never for an append. No plugins."""
    return Database(connection, recursive_triggers=False, execute_plugins=False)


def create(file: Path) -> None:
    """Begin an empty workspace at `file`: whole or not at all. Whoever asks holds its lock.

    raises: MachineTrouble
    """
    with explained(file):
        make_folder(file.parent)
        beside = new_private_file(file)
        try:
            _fill(beside)
            settle(beside, file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def create_tables(connection: sqlite3.Connection) -> None:
    """Everything a workspace holds, empty. Runs inside the caller's transaction."""
    journal = (ENTRIES, _APPEND_ONLY, _NO_DELETE, _ERASE_ONLY)
    for statement in (*journal, PACKS, ATTACHMENTS, KEPT_RATINGS, KEPT_LINKS, DRAFTS):
        connection.execute(statement)
    create_derived(connection)


def create_derived(connection: sqlite3.Connection) -> None:
    """The derived tables, empty. Runs inside the caller's transaction."""
    for statement in (*DERIVED.values(), _BY_SUBJECT):
        connection.execute(statement)


def drop_derived(connection: sqlite3.Connection) -> None:
    """Runs inside the caller's transaction."""
    for table in DERIVED:
        connection.execute(f"DROP TABLE IF EXISTS {table}")


def _fill(file: Path) -> None:
    connection = sqlite3.connect(os.fspath(file), isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        create_tables(connection)
        connection.execute("COMMIT")
    finally:
        connection.close()  # the last one out puts the log into the file
