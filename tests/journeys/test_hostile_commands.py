"""Commands on what nobody would type and files nobody should send: one sentence, nothing lost, nothing executed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.rounds.entries import Draft
from tests.journeys.rounds import START_US, Made, sealed_round
from tests.journeys.test_commands import call

Captured = pytest.CaptureFixture[str]
CHECKOUT = Path(__file__).resolve().parents[2]
HOSTILE = "\x1b[2J\u202e\u009b31m\nfake line"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return sealed_round(tmp_path / "workspace.sqlite", candidate=f"Ada {HOSTILE}", note=f"note {HOSTILE}")


def is_plain(text: str) -> bool:
    return all(line.isprintable() for line in text.splitlines()) and "fake line" not in text.splitlines()


def test_texts_from_outside_never_steer_the_terminal(made: Made, tmp_path: Path, capsys: Captured) -> None:
    assert call(made.workspace, "round", "list") == call(made.workspace, "round", "show", made.round_id) == 0
    assert call(made.workspace, "verify", tmp_path / f"{HOSTILE}.pdf") == 2
    odd = tmp_path / "odd.json"
    odd.write_text(json.dumps({"format": f"interviewer-round/{HOSTILE}"}), encoding="utf-8")
    assert call(made.workspace, "verify", odd) == 2
    assert call(made.workspace, "rubric", "show", HOSTILE) == 2
    said = capsys.readouterr()
    assert is_plain(said.out) and is_plain(said.err)
    assert "Ada" in said.out and said.err.count("\n") == 3


def test_json_is_ascii_and_says_what_the_file_says(made: Made, capsys: Captured) -> None:
    assert call(made.workspace, "round", "list", "--json") == 0
    out = capsys.readouterr().out
    assert out.isascii() and out.count("\n") == 1
    assert json.loads(out)["rounds"][0]["candidate"] == f"Ada {HOSTILE}"


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["round", "list", "--help"], ["verify"], ["nonsense"], ["--version"], ["doctor", "--nope"]],
)
def test_with_json_there_is_nothing_but_json_on_stdout(
    tmp_path: Path, capsys: Captured, arguments: list[str]
) -> None:
    try:
        code = run([*arguments, "--json"], {"INTERVIEWER_HOME": str(tmp_path)})
    except SystemExit as end:
        code = int(end.code or 0)
    value = json.loads(capsys.readouterr().out)
    assert set(value) == ({"help"} if code == 0 else {"error"})


@pytest.mark.parametrize("place", [".", "/", "..", "a-file/x.json", "x" * 254, "y" * 300, "no/such/folder/x.json"])
def test_an_export_to_an_impossible_place_is_one_sentence(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, place: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    assert call(made.workspace, "round", "export", made.round_id, "-o", place) == 3
    assert capsys.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("workspace.")] == ["a-file"]


def test_a_workspace_without_a_name_is_not_your_own_one(tmp_path: Path, capsys: Captured) -> None:
    assert run(["--workspace", "", "round", "list"], {"INTERVIEWER_HOME": str(tmp_path)}) == 2
    assert "--workspace" in capsys.readouterr().err


def test_parked_files_of_one_name_all_stay(tmp_path: Path, capsys: Captured) -> None:
    mine = sealed_round(tmp_path / "mine" / "workspace.sqlite", seal=False, seed=2)
    sent = []
    for seed in (3, 4, 3):
        theirs = sealed_round(tmp_path / f"{seed}-{len(sent)}" / "workspace.sqlite", seed=seed)
        bundle = theirs.workspace.with_name("round.json")
        call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle)
        assert call(mine.workspace, "round", "import", bundle) == 0
        sent.append(bundle.read_bytes())
    inbox = mine.workspace.parent / "inbox"
    assert {path.name: path.read_bytes() for path in inbox.iterdir()} == {
        "round.json": sent[0], "round-2.json": sent[1],
    }  # fmt: skip


def test_an_inbox_that_is_a_file_is_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "workspace.sqlite")
    bundle = tmp_path / "round.json"
    call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle)
    mine = sealed_round(tmp_path / "mine" / "workspace.sqlite", seal=False, seed=2)
    (tmp_path / "mine" / "inbox").write_text("", encoding="utf-8")
    capsys.readouterr()
    assert call(mine.workspace, "round", "import", bundle) == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_terminal_that_knows_no_letters_but_ascii_is_no_reason_to_stop(made: Made) -> None:
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "INTERVIEWER_HOME": str(made.workspace.parent)}
    for arguments in (["rubric", "show", "senior-backend-supervised-change"], ["round", "show", made.round_id]):
        done = subprocess.run(
            [sys.executable, "-m", "interviewer_app", *arguments], cwd=CHECKOUT, env=environ, capture_output=True
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.isascii()


def test_an_entry_of_a_kind_nobody_knows_is_kept_and_shown(tmp_path: Path, capsys: Captured) -> None:
    made = sealed_round(tmp_path / "workspace.sqlite", seal=False, keep_open=True)
    assert made.writer is not None
    made.writer.append_now("round", made.round_id, Draft("of-tomorrow", {"said": f"new {HOSTILE}"}, START_US + 10**10))
    made.writer.close()
    assert call(made.workspace, "round", "show", made.round_id) == 0
    said = capsys.readouterr().out
    assert "of-tomorrow" in said and is_plain(said)
    assert call(made.workspace, "round", "show", made.round_id, "--json") == 0
    assert [entry["kind"] for entry in json.loads(capsys.readouterr().out)["unknown"]] == ["of-tomorrow"]
    bundle = tmp_path / "round.json"
    assert call(made.workspace, "round", "export", made.round_id, "-o", bundle) == 0
    assert call(made.workspace, "verify", bundle) == 0
    assert b"of-tomorrow" in bundle.read_bytes()
