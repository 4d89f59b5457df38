"""Backups, migrations and the head anchor: what protects a workspace from its own future."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.workspace.backup import backup, backups_of
from interviewer_app.core.workspace.begin import Arranged, begin_round
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.migrations import STEPS, migrate
from interviewer_app.core.workspace.read import read_entries, read_round, reading
from tests.core.workspace.parts import DIGEST, DOCUMENT, PACK, ROUND, WALL_US, moment, open_workspace, plan
from tests.core.workspace.test_refusals import run, workspace

DAY_US = 24 * 3600 * 1_000_000
LATEST = ("interview", "loop", "loop_round")


def test_a_backup_made_while_somebody_writes_is_a_sound_workspace(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        writer.append_now("round", ROUND, plan())
        journal = writer.journal_for_round(ROUND, lambda *_: None, lambda *_: None)
        for number in range(1, 60):
            journal.append(moment(number))
        copy = backup(file, tmp_path / "backups", WALL_US)
    assert copy.name == "w-20260202T024000000000Z.sqlite"
    assert os.listdir(copy.parent) == [copy.name]
    held = read_entries(copy, ROUND)
    assert read_entries(file, ROUND)[: len(held)] == held
    assert check_workspace(copy) == []
    if os.name == "posix":
        assert copy.stat().st_mode & 0o077 == 0
    with open_workspace(copy, device="d2") as writer:  # a restored copy goes on in a stream of its own
        writer.append_now("round", ROUND, moment(100))
    assert check_workspace(copy) == []


def test_a_copy_of_a_broken_chain_does_not_count(tmp_path: Path) -> None:
    file = workspace(tmp_path, 3)
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("DROP TRIGGER entries_keep")
        tool.execute("UPDATE entries SET wall_us = 1 WHERE number = 3")
    with pytest.raises(MachineTrouble, match="does not hold together"):
        backup(file, tmp_path / "backups", WALL_US)
    assert os.listdir(tmp_path / "backups") == []


def test_the_newest_ten_copies_stay_and_one_of_each_of_twelve_days(tmp_path: Path) -> None:
    file, folder = workspace(tmp_path, 1), tmp_path / "backups"
    (folder).mkdir()
    stranger = folder / "w-notes-20200101T000000000000Z.sqlite"
    stranger.write_text("not ours")
    for day in range(20):
        for hour in (1, 2):
            backup(file, folder, WALL_US + day * DAY_US + hour * 3600 * 1_000_000)
    kept = backups_of(file, folder)
    days = [copy.stem[2:10] for copy in kept]
    assert len(kept) == 10 + 7
    assert len(set(days)) == 12 and kept == sorted(kept, reverse=True)
    assert stranger.exists()


def test_a_folder_for_backups_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    file = workspace(tmp_path, 1)
    with pytest.raises(MachineTrouble, match="make sure the folder can be written"):
        backup(file, file / "backups")


def made_older(folder: Path) -> Path:
    """A workspace as a version 0 might have left it: without packs."""
    file = workspace(folder, 5)
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("DROP TABLE packs")
        tool.execute("PRAGMA user_version = 0")
    return file


def _with_packs(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE packs(digest TEXT PRIMARY KEY, id, version, title, document TEXT)")


def test_an_older_workspace_is_copied_then_brought_up_to_date(tmp_path: Path) -> None:
    file = made_older(tmp_path)
    with pytest.raises(BadInput, match="older version; open it"):
        read_round_rows(file)
    copy = migrate(file, tmp_path / "backups", {**STEPS, 0: _with_packs})
    assert copy is not None and sqlite3.connect(copy).execute("PRAGMA user_version").fetchone() == (0,)
    assert len(read_entries(file, ROUND)) == 7
    assert migrate(file, tmp_path / "backups", {**STEPS, 0: _with_packs}) is None
    assert check_workspace(file) == []


def test_a_step_that_fails_leaves_no_trace(tmp_path: Path) -> None:
    file = made_older(tmp_path)

    def stumble(connection: sqlite3.Connection) -> None:
        _with_packs(connection)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrate(file, tmp_path / "backups", {0: stumble})
    assert migrate(file, tmp_path / "backups", {**STEPS, 0: _with_packs}) is not None


def test_a_workspace_of_the_first_version_gets_its_new_columns_from_the_journal(tmp_path: Path) -> None:
    file = workspace(tmp_path, 5)
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        for column in ("starts_us", "invitation", "called_off", "pilot", *LATEST):
            tool.execute(f"ALTER TABLE rounds DROP COLUMN {column}")
        for table in ("probe_marks", "hints"):
            tool.execute(f"DROP TABLE {table}")
        tool.execute("PRAGMA user_version = 1")
    assert migrate(file, tmp_path / "backups") is not None
    assert check_workspace(file) == []
    (row,) = read_round_rows(file)
    assert (row.moments, row.starts_us, row.invitation, row.called_off) == (5, None, "", False)


def test_a_workspace_of_the_second_version_gets_marks_and_hints_from_the_journal(tmp_path: Path) -> None:
    file = workspace(tmp_path, 2)
    with open_workspace(file, device="d7") as writer:
        mark = b.ProbeMarked(probe="probe-2", outcome="skipped", reason="no-time")
        hint = b.HintGiven(act="h1", probe="probe-1", hint=0, at_ms=3000)
        for body in (mark, hint):
            writer.append_now("round", ROUND, Draft(body.kind, b.plain(body), WALL_US + 9_000_000, 9000))
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        for column in ("pilot", *LATEST):
            tool.execute(f"ALTER TABLE rounds DROP COLUMN {column}")
        for table in ("probe_marks", "hints"):
            tool.execute(f"DROP TABLE {table}")
        tool.execute("PRAGMA user_version = 2")
    assert migrate(file, tmp_path / "backups") is not None
    assert check_workspace(file) == []
    with reading(file) as connection:
        assert connection.execute("SELECT * FROM probe_marks").fetchall() == [(ROUND, "probe-2", "skipped", "no-time")]
        assert connection.execute("SELECT * FROM hints").fetchall() == [(ROUND, "h1", "probe-1", 0, 3000)]


def test_a_workspace_of_the_third_version_gets_interview_and_loop_from_the_journal(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    loop = b.LoopRef(id="backend", version="2", digest="d" * 64, round="review", title="Review", evidence=("owning",))
    with open_workspace(file, device="d7") as writer:
        who = Arranged("Priya Raman", 45, "Marta", "a1", interview="i" * 32, loop=loop)
        begin_round(writer, LoadedPack(PACK, DIGEST, DOCUMENT, tmp_path), who, wall_us=WALL_US, new_id=lambda: ROUND)
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        for column in LATEST:
            tool.execute(f"ALTER TABLE rounds DROP COLUMN {column}")
        tool.execute("PRAGMA user_version = 3")
    assert migrate(file, tmp_path / "backups") is not None
    assert check_workspace(file) == []
    (row,) = read_round_rows(file)
    assert (row.interview, row.loop, row.loop_round) == ("i" * 32, "backend", "review")
    facts = read_round(file, ROUND).facts
    assert facts is not None and facts.loop is not None and facts.loop.evidence == ("owning",)


KILLED_HALF_WAY = """
import os, signal, sys
from pathlib import Path
from interviewer_app.core.workspace.migrations import migrate
def step(connection):
    connection.execute("CREATE TABLE packs(digest TEXT PRIMARY KEY, id, version, title, document TEXT)")
    for number in range(20000):  # more than fits in memory pages: some of it is on disk already
        connection.execute("INSERT INTO packs VALUES (?, '', '', '', ?)", (str(number), "x" * 500))
    os.kill(os.getpid(), signal.SIGKILL)
migrate(Path(sys.argv[1]), Path(sys.argv[2]), {0: step})
"""


def test_a_migration_killed_half_way_can_be_run_again(tmp_path: Path) -> None:
    file = made_older(tmp_path)
    assert run(KILLED_HALF_WAY, str(file), str(tmp_path / "backups")).returncode == -9
    with closing(sqlite3.connect(file)) as tool:
        assert tool.execute("PRAGMA user_version").fetchone() == (0,)
        assert tool.execute("SELECT name FROM sqlite_schema WHERE name = 'packs'").fetchone() is None
    migrate(file, tmp_path / "backups", {**STEPS, 0: _with_packs})
    assert check_workspace(file) == []
    assert len(backups_of(file, tmp_path / "backups")) == 2


def without_the_last(file: Path, how_many: int) -> None:
    """Somebody takes the rules away and cuts the end off."""
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("DROP TRIGGER entries_stay")
        last = tool.execute("SELECT max(number) FROM entries").fetchone()[0]
        tool.execute("DELETE FROM entries WHERE number > ?", (last - how_many,))


def test_an_end_that_was_cut_off_is_missed_by_the_anchor(tmp_path: Path) -> None:
    file = workspace(tmp_path, 20)
    without_the_last(file, 5)
    with open_workspace(file, device="d2") as writer:
        missing = writer.behind()
        assert [problem.what for problem in missing] == [
            "5 entries of the round with Ada Lovelace were written and are missing"
        ]
        writer.append_now("round", ROUND, moment(99))
        assert writer.behind() == missing
        writer.accept_what_stands()
        assert writer.behind() == []
    assert all("missing" not in problem.what for problem in check_workspace(file))


def test_an_anchor_that_was_lost_or_scribbled_on_comes_back(tmp_path: Path) -> None:
    file, anchor = workspace(tmp_path, 3), tmp_path / "w.sqlite.heads.json"
    for damage in (anchor.unlink, lambda: anchor.write_text("[1, 2"), lambda: anchor.write_text('{"heads": 3}')):
        damage()
        assert check_workspace(file) == []
        open_workspace(file, device="d2").close()
        assert '"number":5' in anchor.read_text()


def test_a_new_workspace_in_the_place_of_a_lost_one_is_not_measured_by_it(tmp_path: Path) -> None:
    file = workspace(tmp_path, 3)
    file.unlink()
    with open_workspace(file, device="d2") as writer:
        assert writer.behind() == []
