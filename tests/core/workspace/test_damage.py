"""A damaged or doctored workspace: every bit that changes evidence is found, in a sentence."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.scorecards.issue import compare_pages
from interviewer_app.core.scorecards.verify import verify_file
from interviewer_app.core.workspace.check import check_workspace
from tests.core.workspace.parts import DIGEST, DOCUMENT, PACK, ROUND, moment, open_workspace, plan

TRIES = 150


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.sqlite"
    with open_workspace(path) as writer:
        writer.store_pack(DIGEST, DOCUMENT, PACK)
        writer.append_now("round", ROUND, plan())
        for number in range(1, 40):
            writer.append_now("round", ROUND, moment(number, note=f"Zoë {number}"))
    return path


def evidence(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as tool:
        found = [tool.execute(f"SELECT * FROM {table}").fetchall() for table in ("entries", "packs")]
    return [row for rows in found for row in rows]


def test_a_turned_bit_is_found_or_changed_no_evidence(file: Path) -> None:
    dice, whole, before = random.Random(6), file.read_bytes(), evidence(file)
    for _try in range(TRIES):
        data = bytearray(whole)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        for beside in file.parent.glob("w.sqlite-*"):
            beside.unlink()
        file.write_bytes(bytes(data))
        try:
            found = check_workspace(file)
        except InterviewerError:
            continue
        assert found or evidence(file) == before


@pytest.mark.parametrize(
    "doctored",
    [
        "UPDATE entries SET body = 'no JSON' WHERE number = 1",
        "UPDATE entries SET body = '[1]' WHERE number = 1",
        "UPDATE entries SET body = CAST(x'ff22' AS TEXT) WHERE number = 5",
        "UPDATE entries SET kind = 'opened' WHERE number = 5",
        "UPDATE entries SET stream = 'é' WHERE number = 5",
        "UPDATE entries SET salt = 'short' WHERE number = 5",
        "UPDATE packs SET document = CAST(x'ff' AS TEXT)",
        "UPDATE packs SET document = 'x'",
        "UPDATE moments SET note = CAST(x'ff' AS TEXT)",
        "DELETE FROM entries WHERE number > 30",
        "DELETE FROM streams",
        "SELECT 1",
    ],
)
def test_what_another_tool_did_without_the_triggers_is_said(file: Path, doctored: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        for trigger in ("entries_follow", "entries_stay", "entries_keep"):
            tool.execute(f"DROP TRIGGER {trigger}")
        tool.execute(doctored)
    found = check_workspace(file)
    assert "entries_keep is not as this application makes it" in [problem.what for problem in found]
    assert len(found) > 3 or doctored == "SELECT 1"


def test_a_trigger_that_is_not_ours_is_found(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("CREATE TRIGGER odd AFTER INSERT ON entries BEGIN DELETE FROM drafts; END")
    assert [problem.what for problem in check_workspace(file)] == ["odd is not as this application makes it"]


def test_verify_counts_what_was_erased(file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("UPDATE entries SET body = NULL, salt = NULL WHERE number = 12")
    with open_workspace(file, device="d2") as writer:
        writer.rebuild()
    found = verify_file(file, compare_pages, check_workspace)
    assert (found.kind, found.holds, found.erased) == ("workspace", True, 1)
