"""`interviewer calibrate look`: what is read, as a person or a script asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.cli.main import run
from tests.core.exchange.test_ratings_source import put
from tools.sample_panel import PANEL, play

Captured = pytest.CaptureFixture[str]
HEAD = "candidate,interviewer,dimension,score"


def calibrate(folder: Path, *arguments: object) -> int:
    place = ["--workspace", str(folder / "workspace.sqlite")]
    return run([*place, "calibrate", *map(str, arguments)], {"INTERVIEWER_HOME": str(folder)})


def test_ten_ratings_are_shown_as_they_will_be_read(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "year.csv"
    rows = [f"c{number},x\x1b[31m,d,{number}" for number in range(12)]
    file.write_text("\n".join([f"{HEAD},session,rated_at,group", *(f"{row},s,2026-01-31,old" for row in rows)]))
    assert calibrate(tmp_path, "look", file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["n_ratings"], told["n_candidates"], told["n_interviewers"], told["n_sessions"]) == (12, 12, 1, 12)
    assert told["dimensions"] == ["d"] and told["told"] == ["group"] and len(told["digest"]) == 64
    assert len(told["rows"]) == 10 and told["rows"][0] == {
        "line": 2, "candidate": "c0", "interviewer": "x[31m", "dimension": "d", "score": 0, "session": "s",
        "rated_at": "2026-01-31T00:00:00Z",
    }  # fmt: skip
    assert "old" not in json.dumps(told["rows"])
    assert calibrate(tmp_path, "look", file) == 0
    out = capsys.readouterr().out
    assert out.startswith("year.csv: 12 ratings, 12 candidates, 1 interviewer, 1 dimension\n") and "\x1b" not in out


def test_without_a_table_it_is_the_workspace(tmp_path: Path, capsys: Captured) -> None:
    put(tmp_path, play(PANEL[1]))
    assert calibrate(tmp_path, "look", "--json", "--unit", "session") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["source"] == "this workspace" and told["n_ratings"] == len(PANEL[1].levels)


def test_what_cannot_be_read_is_exit_2_and_json_stays_json(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "year.csv"
    file.write_text(f"{HEAD}\na,x,d,good\n")
    assert calibrate(tmp_path, "look", file, "--json") == 2
    said = capsys.readouterr()
    assert "year.csv:2" in json.loads(said.out)["error"] and said.err.count("\n") == 1
    assert calibrate(tmp_path, "look") == 2 and "submit a card" in capsys.readouterr().err
    assert calibrate(tmp_path, "look", file, "--unit", "person") == 2
