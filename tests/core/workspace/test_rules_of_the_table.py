"""The database itself keeps the journal append-only, whatever tool opens the file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer_app.core.rounds.entries import check_stream
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.journal import COLUMNS
from interviewer_app.core.workspace.read import read_entries
from tests.core.workspace.parts import ROUND, moment, open_workspace, plan

ALL = ", ".join(COLUMNS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with open_workspace(tmp_path / "w.sqlite") as writer:
        writer.append_now("round", ROUND, plan())
        for number in (1, 2, 3):
            writer.append_now("round", ROUND, moment(number))
    return tmp_path / "w.sqlite"


@pytest.fixture
def tool(file: Path) -> Iterator[sqlite3.Connection]:
    """Another program, with the settings SQLite comes with."""
    connection = sqlite3.connect(file, isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries",
        "DELETE FROM entries WHERE number = 5",
        "UPDATE entries SET body = '{}'",
        "UPDATE entries SET body = NULL, salt = NULL, wall_us = 1",
        "UPDATE entries SET wall_us = wall_us + 1",
        "UPDATE OR REPLACE entries SET number = 2 WHERE number = 3",
        "UPDATE entries SET salt = 'aa'",
        f"INSERT OR REPLACE INTO entries SELECT {ALL} FROM entries WHERE number = 3",
        f"REPLACE INTO entries SELECT {ALL.replace('wall_us', '1')} FROM entries WHERE number = 5",
        f"INSERT INTO entries SELECT {ALL.replace('number', '9')} FROM entries WHERE number = 5",
        f"INSERT INTO entries SELECT {ALL.replace('number', '6')} FROM entries WHERE number = 5",
        f"INSERT INTO entries SELECT {ALL.replace('stream', 'upper(stream)')} FROM entries WHERE number = 5",
        f"INSERT INTO entries SELECT {ALL} FROM entries WHERE number = 3 ON CONFLICT DO UPDATE SET body = '{{}}'",
    ],
)
def test_what_is_written_cannot_be_changed(file: Path, tool: sqlite3.Connection, statement: str) -> None:
    before = read_entries(file, ROUND)
    with pytest.raises(sqlite3.IntegrityError):
        tool.execute(statement)
    assert read_entries(file, ROUND) == before
    assert check_workspace(file) == []


def test_body_and_salt_can_be_erased_together_and_the_chain_still_holds(file: Path, tool: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        tool.execute("UPDATE entries SET body = NULL WHERE number = 3")
    tool.execute("UPDATE entries SET body = NULL, salt = NULL WHERE number = 3")
    entries = read_entries(file, ROUND)
    assert entries[2].body is None and entries[2].salt is None
    assert check_stream(entries) == []
    with pytest.raises(sqlite3.IntegrityError):  # gone is gone
        tool.execute("UPDATE entries SET body = '{}', salt = '00' WHERE number = 3")


def test_the_columns_are_those_of_the_format(tool: sqlite3.Connection) -> None:
    assert [row[1] for row in tool.execute("PRAGMA table_info(entries)")] == list(COLUMNS)
