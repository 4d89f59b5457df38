"""Files that are no workspace, folders that cannot be written: one sentence, and nothing is touched."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_entries
from tests.core.workspace.parts import ROUND, moment, open_workspace, plan

REPOSITORY = Path(__file__).resolve().parents[3]


def run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own that sees the application and these parts."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, timeout=120
    )


def workspace(folder: Path, moments: int = 60) -> Path:
    with open_workspace(folder / "w.sqlite") as writer:
        writer.append_now("round", ROUND, plan())
        journal = writer.journal_for_round(ROUND, lambda *_: None, lambda *_: None)
        for number in range(1, moments + 1):
            journal.append(moment(number))
    return folder / "w.sqlite"


def jpeg(folder: Path) -> Path:
    file = folder / "w.sqlite"
    file.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)) * 20)
    return file


def empty(folder: Path) -> Path:
    (folder / "w.sqlite").touch()
    return folder / "w.sqlite"


def other_database(folder: Path) -> Path:
    connection = sqlite3.connect(folder / "w.sqlite")
    connection.execute("CREATE TABLE entries(x)")
    connection.close()
    return folder / "w.sqlite"


def newer(folder: Path) -> Path:
    connection = sqlite3.connect(workspace(folder, 3))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    return folder / "w.sqlite"


def cut(folder: Path) -> Path:
    file = workspace(folder)
    os.truncate(file, file.stat().st_size // 2)
    return file


@pytest.mark.parametrize(
    ("make", "sentence"),
    [(jpeg, "no workspace"), (empty, "no workspace"), (other_database, "no workspace"), (newer, "newer version"),
     (cut, "damaged or cut short")],
)  # fmt: skip
def test_a_file_that_is_no_workspace_is_refused_and_not_touched(make: object, sentence: str, tmp_path: Path) -> None:
    assert callable(make)
    file = make(tmp_path)
    bytes_before, names_before = file.read_bytes(), sorted(os.listdir(tmp_path))
    for use in (open_workspace, read_round_rows, check_workspace, lambda f: read_entries(f, ROUND)):
        with pytest.raises(BadInput, match=sentence) as refused:
            use(file)
        assert str(file) in str(refused.value) and "\n" not in str(refused.value)
    assert (file.read_bytes(), sorted(os.listdir(tmp_path))) == (bytes_before, names_before)


def test_damage_inside_the_file_is_found_without_touching_it(tmp_path: Path) -> None:
    file = workspace(tmp_path)
    content = bytearray(file.read_bytes())
    page = content.index(b'"moment":"m') // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    file.write_bytes(content)
    assert check_workspace(file)
    assert file.read_bytes() == content


def test_a_folder_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        open_workspace(tmp_path)


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MachineTrouble, match="make sure the folder can be written"):
        open_workspace(tmp_path / "file" / "deeper" / "w.sqlite")


def test_there_is_no_list_without_a_workspace_and_none_is_made(tmp_path: Path) -> None:
    assert read_round_rows(tmp_path / "w.sqlite") == []
    with pytest.raises(BadInput, match="no workspace here"):
        read_entries(tmp_path / "w.sqlite", ROUND)
    assert os.listdir(tmp_path) == []


READ_ONLY_FOLDER = """
import os, sys, tempfile
from pathlib import Path
from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_entries
from tests.core.workspace.parts import ROUND, open_workspace, plan
folder = Path(tempfile.mkdtemp())
with open_workspace(folder / "w.sqlite") as writer:
    writer.append_now("round", ROUND, plan())
os.chmod(folder, 0o555)
os.chmod(folder / "w.sqlite", 0o444)
if os.geteuid() == 0:
    os.seteuid(65534)  # the rules do not hold for root
for name in ("w.sqlite", "new.sqlite"):
    try:
        open_workspace(folder / name)
    except MachineTrouble as trouble:
        print(trouble)
print(len(read_round_rows(folder / "w.sqlite")), len(read_entries(folder / "w.sqlite", ROUND)))
print(sorted(os.listdir(folder)))
"""


def test_a_folder_that_cannot_be_written_is_said_at_once_and_can_still_be_read() -> None:
    done = run(READ_ONLY_FOLDER)
    old, new, counts, names = done.stdout.splitlines()
    assert done.returncode == 0, done.stderr
    assert "w.sqlite: Permission denied" in old and "new.sqlite: Permission denied" in new
    assert counts == "1 2"
    assert names == "['w.sqlite', 'w.sqlite.heads.json']"


FILE_LIMIT = """
import resource, sys
from pathlib import Path
from tests.core.workspace.parts import ROUND, Answers, moment, open_workspace, plan
file, answers = Path(sys.argv[1]), Answers()
with open_workspace(file) as writer:
    journal = answers.journal(writer)
    journal.append(plan())
    writer.drain()
    none, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, most))
    for number in range(1, 301):
        journal.append(moment(number))
    answers.wait(lambda: bool(answers.failed))
    print(len(answers.written) < 301, answers.failed[0][0] == len(answers.written) + 1)
    resource.setrlimit(resource.RLIMIT_FSIZE, (none, most))
    journal.retry()
    answers.wait(lambda: len(answers.written) == 301)
print(answers.tickets == list(range(1, 302)))
print(answers.failed[0][1])
"""


def test_a_disk_that_takes_no_more_loses_nothing(tmp_path: Path) -> None:
    done = run(FILE_LIMIT, str(tmp_path / "w.sqlite"))
    assert done.returncode == 0, done.stderr
    first, second, sentence = done.stdout.splitlines()
    assert (first, second) == ("True True", "True")
    assert "w.sqlite: the disk" in sentence
    assert check_workspace(tmp_path / "w.sqlite") == []
    assert len(read_entries(tmp_path / "w.sqlite", ROUND)) == 302


SECOND_PROCESS = """
import sys
from pathlib import Path
from interviewer_app.core.errors import MachineTrouble
from tests.core.workspace.parts import open_workspace
try:
    open_workspace(Path(sys.argv[1]))
except MachineTrouble as trouble:
    print(trouble)
"""


def test_a_second_process_is_told_at_once_who_writes(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    with open_workspace(file) as writer:
        writer.append_now("round", ROUND, plan())
        done = run(SECOND_PROCESS, str(file))
        assert done.stdout.startswith(f"{file}: process {os.getpid()} is writing to this workspace"), done.stderr
        assert len(read_round_rows(file)) == 1  # readers come and go


def test_a_second_writer_in_the_same_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    writer = open_workspace(file)
    with pytest.raises(MachineTrouble, match=f"process {os.getpid()} is writing"):
        open_workspace(file)
    writer.close()
    open_workspace(file, device="d2").close()


HOME_START = """
import sys
from pathlib import Path
from interviewer_app.core.workspace.home_rows import read_round_rows
print(len(read_round_rows(Path(sys.argv[1]))))
print(sorted({"pydantic", "sqlite_utils", "ruamel", "reportlab", "PySide6"} & set(sys.modules)))
"""


def test_the_list_of_home_needs_nothing_heavy(tmp_path: Path) -> None:
    assert run(HOME_START, str(workspace(tmp_path, 2))).stdout.splitlines() == ["1", "[]"]
