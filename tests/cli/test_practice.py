"""`interviewer practice`: by one person, then by a team, as people type it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli.main import run
from tests.core.calibration.practice.made import gold_called

ONE = gold_called("cache-review-1").gold


def practice(home: Path, *args: str) -> int:
    return run(["practice", *args], {"INTERVIEWER_HOME": str(home)})


def as_gold(**other: str) -> list[str]:
    given = {
        name: f"{rating.level}:{','.join(rating.cites)}" if rating.level is not None else "none:skipped"
        for name, rating in ONE.gold.items()
    }
    return [f"{name}={value}" for name, value in (given | other).items()]


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_rating_is_blind_until_it_is_submitted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert practice(tmp_path, "show", "cache-review-1", "--json") == 0
    before = capsys.readouterr().out
    assert "result" not in json.loads(before) and ONE.gold["evaluating"].reason not in before
    assert len(json.loads(before)["moments"]) == len(ONE.moments)
    assert practice(tmp_path, "rate", "cache-review-1", *as_gold(evaluating="2:dearest"), "--json") == 0
    done = told(capsys)
    assert (done["same"], done["of"], done["level_evidence"]) == (5, 6, {"same": 4, "of": 4})
    evaluating = next(each for each in done["dimensions"] if each["dimension"] == "evaluating")
    assert (evaluating["score"], evaluating["gold"], evaluating["steps_stricter"]) == (2, 4, 2)
    assert (evaluating["seen"], evaluating["missed"]) == (["dearest"], ["expects", "not-looked"])
    assert practice(tmp_path, "show", "cache-review-1") == 0
    assert "Evaluating: you 2, gold 4 (2 steps stricter). Begins at the dearest" in capsys.readouterr().out
    assert practice(tmp_path, "list") == 0
    listed = capsys.readouterr().out
    assert "5 of 6 the same" in listed and "Next: cache-review-2. Not seen yet." in listed
    assert practice(tmp_path, "list", "--json") == 0
    rounds = told(capsys)
    assert len(rounds["rounds"]) >= 12 and rounds["practised"][0]["number"] == 1
    assert not (tmp_path / "workspace.sqlite").exists()


@pytest.mark.parametrize(
    ("ratings", "words"),
    [
        (["evaluating"], "is no rating; write evaluating=3"),
        (["evaluating=9"], "has no level 9"),
        (["evaluating=3"], "Rate every dimension"),
        (["courage=3"], "no such dimension"),
    ],
)
def test_what_cannot_be_rated_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ratings: list[str], words: str
) -> None:
    assert practice(tmp_path, "rate", "cache-review-1", *ratings) == 2
    error = capsys.readouterr().err
    assert words in error and len(error.splitlines()) == 1 and not (tmp_path / "practice.sqlite").exists()


def test_a_team_rates_the_same_rounds_and_gets_one_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exercise, files = tmp_path / "exercise.json", []
    asked = ["exercise", "cache-review-1", "cache-review-2", "--for", "Marta", "--for", "Oskar", "--title", "November"]
    assert practice(tmp_path / "lead", *asked, "-o", str(exercise)) == 0
    for name, level in (("Marta", "2:dearest"), ("Oskar", "4:dearest")):
        home = tmp_path / name
        home.mkdir()
        (home / "settings.json").write_text(json.dumps({"schema_version": 1, "interviewer": name}), encoding="utf-8")
        file = tmp_path / f"{name}.json"
        assert practice(home, "export", str(exercise), "-o", str(file)) == 2
        assert practice(home, "rate", "cache-review-1", *as_gold(evaluating=level)) == 0
        assert practice(home, "export", str(exercise), "-o", str(file)) == 0
        files.append(str(file))
    assert "Not rated yet: cache-review-2" in capsys.readouterr().out
    report, table = tmp_path / "report.pdf", tmp_path / "ratings.csv"
    laid = ["team", *files, "--exercise", str(exercise), "-o", str(report), "--ratings", str(table)]
    assert practice(tmp_path / "lead", *laid, "--json") == 0
    result = told(capsys)
    assert result["title"] == "November" and result["raters"] == ["Marta", "Oskar"]
    assert result["missing"] == [
        {"interviewer": "Marta", "gold": "cache-review-2"}, {"interviewer": "Oskar", "gold": "cache-review-2"},
    ]  # fmt: skip
    assert result["agreement"]["dimensions"]["Evaluating"]["percent_exact"] == {"value": 0.0}
    assert report.read_bytes().startswith(b"%PDF")
    assert practice(tmp_path / "lead", *laid, "--page-size", "Letter") == 0
    assert "2: Marta · 4 (gold): Oskar" in capsys.readouterr().out
    assert run(["calibrate", "agreement", str(table), "--json"], {"INTERVIEWER_HOME": str(tmp_path / "lead")}) == 0
    assert told(capsys)["n_candidates"] == 1
