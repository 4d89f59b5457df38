"""`interviewer rubric new | missing` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.cli.main import run
from tests.core.rubrics.skeleton.repositories import Repo

LIKE = "senior-backend-supervised-change"


def call(tmp_path: Path, *arguments: object) -> int:
    return run(["rubric", *map(str, arguments)], {"INTERVIEWER_HOME": str(tmp_path / "home")})


def test_a_new_pack_is_written_and_what_it_lacks_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, "new", "--like", LIKE, "-o", tmp_path / "retry", "--title", "Our retry") == 0
    out = capsys.readouterr().out
    assert f"{tmp_path}/retry: retry 0.1.0, a draft built like " in out
    assert "  dimensions[0] Correctness: 4 × levels.anchor\n" in out and "\nWorth having, " in out
    assert "  sections[0].probes[0] probe-1: title, text, " in out and "\n  draft: says true" in out
    assert call(tmp_path, "missing", tmp_path / "retry") == 1
    assert capsys.readouterr().out == out.split("\n", 1)[1]
    assert call(tmp_path, "show", tmp_path / "retry") == 0 and "no anchor written" in capsys.readouterr().out


def test_the_same_list_is_there_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, "new", "--like", LIKE, "-o", tmp_path / "x", "--id", "my-own", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["id"], told["version"], told["left_out"], told["notes"]) == ("my-own", "0.1.0", [], [])
    assert told["like"].startswith(LIKE + "@") and told["missing"][-1]["field"] == "draft"
    assert call(tmp_path, "missing", tmp_path / "x", "--json") == 1
    assert json.loads(capsys.readouterr().out)["missing"] == told["missing"]


def test_a_complete_pack_is_exit_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, "missing", LIKE) == 0
    assert "eeded before" not in capsys.readouterr().out


def test_a_commit_becomes_an_exercise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repo = Repo(tmp_path / "repo")
    first = repo.commit({"pay.js": "send()\n", ".env": "KEY=1\n"})
    repo.commit({"pay.js": "send()\nsend()\n"})
    where = ("--from-git", repo.folder, "--change", "HEAD")
    assert call(tmp_path, "new", "--like", LIKE, "-o", tmp_path / "one", *where) == 0
    assert "Left out of both commits:\n  .env: dotfile\n" in capsys.readouterr().out
    assert call(tmp_path, "new", "--like", LIKE, "-o", tmp_path / "two", *where, "--before", first, "--json") == 0
    assert json.loads(capsys.readouterr().out)["left_out"] == [{"path": ".env", "why": "dotfile"}]
    patches = [(tmp_path / name / "exercise" / "change.patch").read_bytes() for name in ("one", "two")]
    assert patches == [b"--- a/pay.js\n+++ b/pay.js\n@@ -1 +1,2 @@\n send()\n+send()\n"] * 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--change", "HEAD"], "need a repository; add --from-git REPO."),
        (["--from-git", "."], "say which commit makes the change with --change REV."),
        (["--from-git", "nowhere", "--change", "HEAD"], "nowhere: is no folder; name a git repository."),
        (["--id", "No Id"], "No Id: cannot be the id of a pack; give one with --id, such as payments-retry."),
        (["--title", "a\x1b[2Jb"], "--title: write one line of at most 400 characters."),
    ],
)
def test_wrong_usage_is_one_sentence_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(tmp_path, "new", "--like", LIKE, "-o", "made", *arguments) == 2
    assert capsys.readouterr().err.endswith(said + "\n")
    assert not (tmp_path / "made").exists()


def test_a_folder_that_holds_something_is_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    assert call(tmp_path, "new", "--like", LIKE, "-o", tmp_path / "taken") == 1
    assert capsys.readouterr().err.endswith("taken: is there already; name a new folder, nothing was written.\n")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"
    assert call(tmp_path, "new", "--like", "no-such", "-o", tmp_path / "new") == 2
    assert "no such pack" in capsys.readouterr().err


def test_without_git_a_commit_is_exit_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    where = ("--from-git", tmp_path, "--change", "HEAD")
    assert call(tmp_path, "new", "--like", LIKE, "-o", tmp_path / "made", *where) == 3
    assert "git is not on this machine" in capsys.readouterr().err


SERVICE = "def send(call):\n    return call()\n"
RETRIES = "def send(call):\n    try:\n        return call()\n    except OSError:\n        return call()\n"
VISIBLE = """\
import unittest
from retry import send


class Sending(unittest.TestCase):
    def test_what_came_back_is_given_on(self):
        self.assertEqual(send(lambda: 1), 1)
"""
PROOF = """\
import unittest
from retry import send


class Once(unittest.TestCase):
    def test_a_call_that_fails_is_made_once(self):
        calls = []

        def fail():
            calls.append(1)
            raise OSError

        with self.assertRaises(OSError):
            send(fail)
        self.assertEqual(len(calls), 1)
"""
REFERENCE = """\
--- a/retry.py
+++ b/retry.py
@@ -1,2 +1,3 @@
 def send(call):
+    # once, or it is paid twice
     return call()
"""


def test_an_exercise_of_ones_own_commit_can_be_proved_with_the_guess(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo = Repo(tmp_path / "repo")
    repo.commit({"retry.py": SERVICE, "tests/__init__.py": "", "tests/test_retry.py": VISIBLE})
    repo.commit({"retry.py": RETRIES})
    folder = tmp_path / "made"
    assert call(tmp_path, "new", "--like", LIKE, "-o", folder, "--from-git", repo.folder, "--change", "main") == 0
    text = (folder / "pack.yaml").read_text(encoding="utf-8")
    head, guess = text.split("  # A guess: take the # away, then try it with interviewer rubric prove.\n")
    (folder / "pack.yaml").write_text(head + guess.replace("  # ", "  "), encoding="utf-8")
    (folder / "exercise" / "proof").mkdir()
    (folder / "exercise" / "proof" / "__init__.py").write_text("", encoding="utf-8")
    (folder / "exercise" / "proof" / "test_once.py").write_text(PROOF, encoding="utf-8")
    (folder / "exercise" / "reference.patch").write_text(REFERENCE, encoding="utf-8")
    capsys.readouterr()
    assert call(tmp_path, "prove", folder, "--trust", "--json") == 0
    assert json.loads(capsys.readouterr().out)["proved"] is True
