"""`interviewer calibrate severity`, as a person or a script asks."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.calibration.ratings import Ratings
from tools.simulated_ratings import simulated

Captured = pytest.CaptureFixture[str]


def written(folder: Path, made: Ratings) -> Path:
    file = folder / "year.csv"
    with file.open("w", newline="", encoding="utf-8") as opened:
        table = csv.writer(opened)
        table.writerow(["candidate", "interviewer", "dimension", "score"])
        columns = (made.candidate, made.interviewer, made.dimension)
        for row in range(made.n):
            table.writerow([*(one.labels[one.codes[row]] for one in columns), int(made.score[row])])
    return file


def asked(folder: Path, capsys: Captured, *arguments: object) -> Any:
    assert run(["calibrate", *map(str, arguments), "--json"], {"INTERVIEWER_HOME": str(folder)}) == 0
    return json.loads(capsys.readouterr().out)


def test_severity_of_a_table(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, simulated(1, candidates=60, raters=5)[0])
    told = asked(tmp_path, capsys, "severity", file)
    assert [one["interviewer"] for one in told["interviewers"]] == [f"r000{n}" for n in range(5)]
    assert told["model"]["components"] == 1 and told["model"]["halo_sd"] > 0
    plain = asked(tmp_path, capsys, "severity", file, "--plain")
    assert plain["model"]["halo_sd"] == 0 and plain["model"]["plain"] is True
    assert plain["interviewers"][0]["se"] < told["interviewers"][0]["se"]
    assert run(["calibrate", "severity", str(file)], {"INTERVIEWER_HOME": str(tmp_path)}) == 0
    out = capsys.readouterr().out
    assert "Severity in logits, positive is stricter" in out and "r0003" in out and "… and 20 more" in out


def test_the_order_of_rows_changes_nothing(tmp_path: Path, capsys: Captured) -> None:
    made = simulated(2, candidates=40, raters=4)[0]
    told = asked(tmp_path, capsys, "severity", written(tmp_path, made))
    mixed = made.at(np.random.default_rng(1).permutation(made.n))
    assert asked(tmp_path, capsys, "severity", written(tmp_path, mixed)) == told


@pytest.mark.parametrize("extra", [[], ["--plain"], ["--partial-credit"], ["--unit", "session"]])
@pytest.mark.parametrize(
    ("rows", "because"),
    [
        (["a,x,d,1", "b,x,d,2"], "because only one interviewer rated"),
        (["a,x,d,1", "a,y,d,2"], "because only one candidate was rated"),
        (["a,x,d,2", "a,y,d,2", "b,x,d,2"], "because all scores are equal"),
    ],
)
def test_what_cannot_be_told_is_an_answer(
    tmp_path: Path, capsys: Captured, rows: list[str], because: str, extra: list[str]
) -> None:
    file = tmp_path / "small.csv"
    file.write_text("\n".join(["candidate,interviewer,dimension,score", *rows]) + "\n")
    told = asked(tmp_path, capsys, "severity", file, *extra)
    assert told["undefined"] == because
    assert {"model", "interviewers", "dimensions", "thresholds", "candidates"} <= set(told)
    assert run(["calibrate", "severity", str(file)], {"INTERVIEWER_HOME": str(tmp_path)}) == 0
    assert capsys.readouterr().out == f"Severity is undefined, {because}.\n"


def test_names_from_a_table_steer_no_terminal(tmp_path: Path, capsys: Captured) -> None:
    file = written(tmp_path, simulated(1, candidates=20, raters=3)[0])
    file.write_text(file.read_text().replace("r0001", "\x1b[31mred"))
    assert run(["calibrate", "severity", str(file)], {"INTERVIEWER_HOME": str(tmp_path)}) == 0
    assert "\x1b" not in capsys.readouterr().out
