"""`interviewer calibrate plan`, as a person or a script asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.cli.main import run
from tests.cli.test_calibrate_severity import asked, written
from tools.simulated_ratings import simulated

Captured = pytest.CaptureFixture[str]


def test_a_plan_of_a_table(tmp_path: Path, capsys: Captured) -> None:
    made = simulated(3, candidates=45, raters=8)[0]
    file = written(tmp_path, made)
    told = asked(tmp_path, capsys, "plan", file, "--rounds", "2")
    assert len(told["rounds"]) == 2 and told["components"] == 1 and told["anchor_exercise"] is None
    assert {"interviewer", "with", "why", "gain"} <= set(told["rounds"][0])
    assert run(["calibrate", "plan", str(file)], {"INTERVIEWER_HOME": str(tmp_path)}) == 0
    assert capsys.readouterr().out.startswith("1. r000")
    assert run(["calibrate", "plan", str(file), "--rounds", "0"], {"INTERVIEWER_HOME": str(tmp_path)}) == 2
    assert "--rounds 0: between 1 and 50" in capsys.readouterr().err


def test_without_a_fit_there_is_no_plan_and_that_is_an_answer(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "small.csv"
    file.write_text("candidate,interviewer,dimension,score\na,x,d,1\nb,x,d,2\n")
    told = asked(tmp_path, capsys, "plan", file)
    assert told["undefined"] == "because only one interviewer rated" and told["rounds"] == []
    assert run(["calibrate", "plan", str(file)], {"INTERVIEWER_HOME": str(tmp_path)}) == 0
    assert capsys.readouterr().out == "A plan is undefined, because only one interviewer rated.\n"
