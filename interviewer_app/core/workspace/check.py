"""Does a workspace hold together? The file, the chains, the derived tables, the packs, the head anchor."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from interviewer_app.core.canonical import strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Problem, check_stream, one_voice
from interviewer_app.core.rubrics.load import document_digest
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.anchor import compare_anchor
from interviewer_app.core.workspace.connect import explain
from interviewer_app.core.workspace.journal import all_streams
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.rebuild import compare_derived
from interviewer_app.core.workspace.schema import create_tables


def check_workspace(file: Path) -> list[Problem]:
    """Everything that is wrong with a workspace; [] for a sound one. Reads only.

    raises: BadInput for a file that is no workspace, MachineTrouble
    """
    problems: list[Problem] = []
    with reading(file) as connection:
        for look in (_pages, _schema, _chains, compare_derived, _packs, lambda c: compare_anchor(c, file)):
            problems += _try(look, connection, file)
    return problems


Look = Callable[[sqlite3.Connection], list[Problem]]


def _try(look: Look, connection: sqlite3.Connection, file: Path) -> list[Problem]:
    """Damage in one place must not hide what is wrong in another."""
    try:
        return look(connection)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        ours = explain(error, file)
        if not isinstance(ours, BadInput):
            raise
        return [Problem(_("file"), str(ours))]
    except BadInput as error:
        return [Problem(_("journal"), str(error))]


def _pages(connection: sqlite3.Connection) -> list[Problem]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    return [] if found == ["ok"] else [Problem(_("file"), line) for line in found]


def _schema(connection: sqlite3.Connection) -> list[Problem]:
    """The journal's table and its triggers as this version makes them: without those, entries could change unseen."""
    known = "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'entries' AND sql IS NOT NULL"
    with closing(sqlite3.connect(":memory:")) as fresh:
        create_tables(fresh)
        expected = set(fresh.execute(known))
    differ = sorted({name for name, _sql in expected ^ set(connection.execute(known))})
    return [Problem(_("table entries"), _("{name} is not as this application makes it").format(name=n)) for n in differ]


def _chains(connection: sqlite3.Connection) -> list[Problem]:
    problems: list[Problem] = []
    for stream in all_streams(connection):
        problems += check_stream(stream) or one_voice(stream)
    return problems


def erased_bodies(file: Path) -> int:
    """How many entries of a workspace have lost their body to an erasure.

    raises: BadInput, MachineTrouble
    """
    with reading(file) as connection:
        return int(connection.execute("SELECT count(*) FROM entries WHERE body IS NULL").fetchone()[0])


def _packs(connection: sqlite3.Connection) -> list[Problem]:
    problems = []
    for digest, document in connection.execute("SELECT digest, document FROM packs ORDER BY digest"):
        where = _("pack {digest}").format(digest=digest[:12])
        if document_digest(strict_json(document.encode("utf-8"), where)) != digest:
            problems.append(Problem(where, _("was changed after it was stored")))
    return problems
