"""`interviewer calibrate impact`: groups for one run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_calibrate_look import HEAD, calibrate

Captured = pytest.CaptureFixture[str]


def table(folder: Path, rows: list[str]) -> Path:
    file = folder / "year.csv"
    file.write_text("\n".join([f"{HEAD},group,selected", *rows]))
    return file


def test_the_guidelines_example_in_json_and_nothing_of_it_is_kept(tmp_path: Path, capsys: Captured) -> None:
    people = [("men", n < 48) for n in range(80)] + [("women", n < 12) for n in range(40)]
    rows = [f"c{n},{who},d,3,{group},{'yes' if chosen else 'no'}"
            for n, (group, chosen) in enumerate(people) for who in ("x", "y")]  # fmt: skip
    assert calibrate(tmp_path, "impact", table(tmp_path, rows), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["groups"] == [
        {"group": "men", "n": 80, "selected": 48, "rate": 0.6}, {"group": "women", "n": 40, "selected": 12, "rate": 0.3}
    ]  # fmt: skip
    assert told["ratio"]["value"] == pytest.approx(0.5) and told["flips"] is False
    assert told["ratio"]["ci95"] == pytest.approx([0.301433, 0.829372], abs=1e-6)
    assert told["fisher_p"] == {"value": pytest.approx(0.00340922, abs=1e-8)}
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["year.csv"]


def test_a_person_reads_rates_and_the_rule(tmp_path: Path, capsys: Captured) -> None:
    rows = ["a,x,d,1,old,1", "b,x,d,1,old,1", "c,x,d,1,new,0", "e,x,d,1,new,1", "f,x,d,1,,1"]
    assert calibrate(tmp_path, "impact", table(tmp_path, rows)) == 0
    out = capsys.readouterr().out
    assert "new    2           1         50 %   0.50 (" in out and "four-fifths rule: under four fifths" in out
    assert "1 candidate without a group" in out and "One person more or less" in out


def test_rows_that_disagree_about_a_candidate_are_refused_with_both_lines(tmp_path: Path, capsys: Captured) -> None:
    rows = ["a,x,d,1,old,1", "a,y,d,2,new,1", "b,x,d,1,old,0"]
    assert calibrate(tmp_path, "impact", table(tmp_path, rows)) == 2
    said = capsys.readouterr().err
    assert "2" in said and "3" in said and said.count("\n") == 1


def test_a_table_without_groups_is_refused(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "year.csv"
    file.write_text(f"{HEAD}\na,x,d,1\n")
    assert calibrate(tmp_path, "impact", file) == 2 and "group" in capsys.readouterr().err
