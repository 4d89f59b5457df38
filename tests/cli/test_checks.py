"""`interviewer checks ROUND`, as a person or a script calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.scorecards.checks.remarks import SILENCED
from interviewer_app.core.workspace.drafts import Drafts
from tests.cli.test_plan import call
from tools.sample_panel import PANEL, files, play

Captured = pytest.CaptureFixture[str]


def checks(folder: Path, *arguments: str) -> int:
    workspace = str(folder / "workspace.sqlite")
    return run(["--workspace", workspace, "checks", *arguments], {"INTERVIEWER_HOME": str(folder)})


def test_words_and_facts_are_listed_with_what_was_silenced_and_fail_nothing(tmp_path: Path, capsys: Captured) -> None:
    made = play(PANEL[1]._replace(recommendation="A rockstar, hire.\u202e"))
    [file] = files([made], tmp_path, pdf=False)
    assert call(tmp_path, "import", file) == 0
    capsys.readouterr()
    assert checks(tmp_path, made.round_id, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["round"] == made.round_id
    [word] = [one for one in told["words"] if one["field"] == "recommendation"]
    assert (word["group"], word["stretch"], word["start"], word["end"]) == ("person", "rockstar", 2, 10)
    assert word["why"] and word["say"] and word["source"] and word["silenced"] is False
    assert all(one["words"] and not one["silenced"] for one in told["checks"])
    drafts = Drafts(tmp_path / "workspace.sqlite")
    drafts.change(made.round_id, SILENCED, "words:recommendation::person:rockstar")
    assert drafts.store()
    drafts.close()
    assert checks(tmp_path, made.round_id[:8]) == 0
    said = capsys.readouterr().out
    assert "rockstar" not in said and said.rstrip().endswith("1 silenced.")


def test_a_round_that_is_not_there_is_said_in_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    made = play(PANEL[1])
    assert call(tmp_path, "import", *files([made], tmp_path, pdf=False)) == 0
    capsys.readouterr()
    assert checks(tmp_path, "ffffffffff") == 2
    assert capsys.readouterr().err.count("\n") == 1
