"""`interviewer calibrate drift`: the JSON that stays, and the page a person reads."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from benchmarks.study.drift_year import Year, drawn_year
from tests.cli.test_calibrate_look import calibrate

Captured = pytest.CaptureFixture[str]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty rounds before a new rubric and after; the third of six interviewers is two logits stricter with it."""
    made = drawn_year(4, Year(6, 20, 20, 30, moved=np.array([0, 0, 2.0, 0, 0, 0]), versions=True))
    columns = (made.candidate, made.interviewer, made.dimension, made.rubric_version)
    lines = ["candidate,interviewer,dimension,rubric_version,score,rated_at"]
    for row in range(made.n):
        names = [one.labels[one.codes[row]] for one in columns]
        day = (EPOCH + timedelta(microseconds=int(made.rated_us[row]))).isoformat()
        lines.append(",".join([*names, str(made.score[row]), day]))
    file = tmp_path_factory.mktemp("drift") / "year.csv"
    file.write_text("\n".join(lines))
    return file


def test_every_key_that_stays_is_there(table: Path, tmp_path: Path, capsys: Captured) -> None:
    assert calibrate(tmp_path, "drift", table, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told["baseline"]) >= {"from", "to", "rounds"}
    flagged = [one for one in told["interviewers"] if one["status"] == "flagged"]
    assert [one["interviewer"] for one in flagged] == ["r000002"]
    (one,) = flagged
    assert one["direction"] == "stricter" and one["since"] >= told["baseline"]["to"]
    assert one["ci95"][0] < one["estimated_shift"] < one["ci95"][1] and 0 <= one["q"] < 0.05
    assert {one["dimension"] for one in told["dimensions"]} == {f"d00000{n}" for n in range(6)}
    assert {(one["from"], one["to"], one["flagged"]) for one in told["versions"]} == {("1.0", "2.0", False)}
    assert told["version_overall"]["undefined"].startswith("because no packet")
    assert told["source"] == "year.csv"


def test_a_person_reads_who_moved_since_when_and_what_would_go_unseen(
    table: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert calibrate(tmp_path, "drift", table, "--baseline-to", "2026-04-09") == 0
    out = capsys.readouterr().out
    assert "Baseline: 2026-01-01 to 2026-04-09" in out
    assert "r000002: stricter since 2026-0" in out
    assert "steady over" in out and "would not show yet" in out
    assert "rubric 2.0 after 1.0, 2026-04-1" in out
    assert "all dimensions together: cannot be told, because no packet" in out
    assert "Whether the whole team became stricter or milder together cannot be told" in out


def test_a_day_that_is_none_is_refused_in_one_sentence(table: Path, tmp_path: Path, capsys: Captured) -> None:
    assert calibrate(tmp_path, "drift", table, "--baseline-to", "spring", "--json") == 2
    told = capsys.readouterr()
    assert "spring" in json.loads(told.out)["error"] and "2026-03-31" in told.err


def test_one_interviewer_is_an_answer_not_an_error(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "one.csv"
    file.write_text("candidate,interviewer,dimension,score\na,x,d,1\nb,x,d,2\n")
    assert calibrate(tmp_path, "drift", file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (one,) = told["interviewers"]
    assert one["status"] == "not enough data" and one["because"] == "because only one interviewer rated"
    assert told["baseline"] == {**told["baseline"], "from": None, "to": None, "rounds": 0}
    assert calibrate(tmp_path, "drift", file) == 0
    assert "x: not enough data, because only one interviewer rated" in capsys.readouterr().out
