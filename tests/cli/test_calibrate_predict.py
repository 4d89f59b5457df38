"""`interviewer calibrate predict`: outcomes from a column or a table of their own, never from before the decision."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_calibrate_look import HEAD, calibrate

Captured = pytest.CaptureFixture[str]
SCORES = (1, 2, 2, 3, 4, 4, 5, 3)


def tables(folder: Path, outcomes: list[str]) -> tuple[Path, Path]:
    ratings, file = folder / "year.csv", folder / "later.csv"
    rows = [f"c{n},{who},d,{score},2026-03-01" for n, score in enumerate(SCORES) for who in ("x", "y")]
    ratings.write_text("\n".join([f"{HEAD},rated_at", *rows]))
    file.write_text("\n".join(["candidate,date,value", *outcomes]))
    return ratings, file


def test_a_table_of_outcomes_gives_spearman_and_corrected_by_dimension(tmp_path: Path, capsys: Captured) -> None:
    ratings, file = tables(tmp_path, [f"c{n},2026-09-0{n + 1},{score * 10 + n}" for n, score in enumerate(SCORES)])
    assert calibrate(tmp_path, "predict", ratings, "--outcomes", file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (one,) = told["dimensions"]
    assert one["dimension"] == "d" and one["n"] == 8 and told["n_outcomes"] == 8
    assert 0.9 < one["spearman"]["value"] < 1 and len(one["spearman"]["ci95"]) == 2
    assert set(one["corrected"]) <= {"value", "ci95", "undefined"}
    assert one["adds"] == {"undefined": "because there is no other dimension"} and told["added"] is None


def test_an_outcome_from_before_the_decision_is_refused_with_its_line(tmp_path: Path, capsys: Captured) -> None:
    ratings, file = tables(tmp_path, ["c0,2026-09-01,4", "c1,2026-02-27,5"])
    assert calibrate(tmp_path, "predict", ratings, "--outcomes", file) == 2
    said = capsys.readouterr().err
    assert "later.csv:3" in said and "c1" in said and "2026-03-01" in said and said.count("\n") == 1
    file.write_text("candidate,date,value,decided_at\nc0,2026-09-01,4,2026-10-01\n")
    assert calibrate(tmp_path, "predict", ratings, "--outcomes", file) == 2
    assert "later.csv:2" in capsys.readouterr().err
    file.write_text("candidate,date,value\nc0,2026-03-01,4\n")  # of the same day is not before
    assert calibrate(tmp_path, "predict", ratings, "--outcomes", file) == 0


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["c0,2026-09-01,good"], "later.csv:2: good is no number"),
        (["c0,soon,4"], "later.csv:2: soon is no day"),
        (["c0,2026-09-01,4", "c0,2026-10-01,5"], "later.csv:3: c0 has a second outcome, after line 2"),
    ],
)
def test_outcomes_that_cannot_be_read_are_refused_with_their_line(
    rows: list[str], said: str, tmp_path: Path, capsys: Captured
) -> None:
    ratings, file = tables(tmp_path, rows)
    assert calibrate(tmp_path, "predict", ratings, "--outcomes", file) == 2
    assert said in capsys.readouterr().err


def test_a_column_of_outcomes_is_enough_and_its_missing_dates_are_said(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "year.csv"
    file.write_text("\n".join([f"{HEAD},outcome", *(f"c{n},x,d,{score},{n}" for n, score in enumerate(SCORES))]))
    assert calibrate(tmp_path, "predict", file) == 0
    out = capsys.readouterr().out
    assert "d          8           0.8" in out and "have no dates" in out
    assert "undefined, because only one interviewer rated" in out
    file.write_text(f"{HEAD},outcome\na,x,d,1,fine\n")
    assert calibrate(tmp_path, "predict", file) == 2 and "fine" in capsys.readouterr().err
    file.write_text(f"{HEAD}\na,x,d,1\n")
    assert calibrate(tmp_path, "predict", file) == 2 and "outcome" in capsys.readouterr().err
    assert calibrate(tmp_path, "predict", file, "--outcome-reliability", "2") == 2
