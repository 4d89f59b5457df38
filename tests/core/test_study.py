"""The study's own machinery, and its small size."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.study import __main__ as entrance
from benchmarks.study.lines import Line, print_lines
from benchmarks.study.subjects import SUBJECTS, study, title_of


def test_a_goal_includes_its_ends_and_may_be_open() -> None:
    assert Line("coverage", 1, 0.92, 0.92, 0.97).met and Line("coverage", 1, 0.97, 0.92, 0.97).met
    assert not Line("coverage", 1, 0.9199, 0.92, 0.97).met
    assert Line("power", 1, 0.9, 0.85).met and not Line("false alarms", 1, 0.02, None, 0.01).met
    goals = [Line("", 1, 0, *ends).goal for ends in ((0.92, 0.97), (0.85, None), (None, 0.01), (None, None))]
    assert goals == ["0.92 to 0.97", ">= 0.85", "<= 0.01", "shown"]


def test_a_missed_goal_is_said_and_a_shown_value_is_not_judged(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines("a title", [Line("low", 5, 0.1, 0.5), Line("beside", 5, 0.1)])
    title, _head, low, beside = capsys.readouterr().out.strip().splitlines()
    assert title == "a title" and low.endswith("NOT MET") and beside.endswith("shown")


def test_the_small_size_runs_and_writes_its_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entrance, "study", lambda name, small: [Line(name, 3, 0.5 if small else 0.0, 0.4)])
    file = tmp_path / "lines.json"
    assert entrance.main(["--small", "--only", "drawing", "--json", str(file)]) == 0
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told == {"drawing": [{"name": "drawing", "n": 3, "value": 0.5, "goal": ">= 0.4", "met": True}]}
    assert entrance.main(["--only", "drawing"]) == 1


@pytest.mark.parametrize("name", SUBJECTS)
def test_every_subject_says_its_full_size(name: str) -> None:
    assert "full:" in title_of(name)


def test_ratings_are_drawn_from_the_model_they_claim() -> None:
    assert all(line.met for line in study("drawing", small=True))


def test_intervals_of_agreement_hold_the_truth_more_often_than_not() -> None:
    lines = study("agreement", small=True)
    assert len(lines) == 5 and sum(line.value for line in lines) / 5 > 0.6


def test_intervals_with_halo_cover_and_plain_ones_do_not() -> None:
    found = {line.name: line.value for line in study("coverage", small=True)}
    assert found["candidates, with halo"] >= 0.9 > found["candidates, --plain"]
    assert found["raters, with halo"] >= 0.8 and found["converged, both models"] == 1
