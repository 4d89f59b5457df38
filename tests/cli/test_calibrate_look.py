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


EXPORT = "Applicant,By,Area,Mark,Sex\nAna,Jane,Coding,top,f\nAna,Jane S,Design,low,f\n"


def test_what_was_said_about_a_table_is_known_for_the_next_with_its_headings(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "january.csv"
    file.write_text(EXPORT)
    assert calibrate(tmp_path, "look", file) == 2
    assert "--column interviewer=NAME" in capsys.readouterr().err and not (tmp_path / "tables.json").exists()
    said = ["--column", "interviewer=By", "--scale", "low<top", "--same", "Jane=Jane S", "--renamed", "Code=Coding"]
    assert calibrate(tmp_path, "look", file, *said, "--column", "group=Sex") == 0
    assert "group" not in (tmp_path / "tables.json").read_text()
    capsys.readouterr()
    file.rename(tmp_path / "february.csv")
    assert calibrate(tmp_path, "look", tmp_path / "february.csv", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["n_interviewers"], told["dimensions"], told["told"]) == (1, ["Code", "Design"], [])
    assert told["reading"]["scale"] == {"low": 1, "top": 2} and [row["score"] for row in told["rows"]] == [2, 1]
    assert calibrate(tmp_path, "look", tmp_path / "february.csv", "--anew") == 2, "nothing is known any more"
    assert "--column interviewer=NAME" in capsys.readouterr().err


def test_a_table_that_cannot_be_read_leaves_nothing_remembered(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "year.csv"
    file.write_text(f"{HEAD}\na,x,d,1\na,x,d,2\n")
    assert calibrate(tmp_path, "look", file, "--same", "x=y") == 2
    assert "a second time, after line 2" in capsys.readouterr().err and not (tmp_path / "tables.json").exists()


@pytest.mark.parametrize(
    "said",
    [["--column", "who=Applicant"], ["--column", "candidate"], ["--scale", "top"], ["--same", "=x"],
     ["--renamed", "x"], ["--dates", "year"], ["--sheet", "Two"]],
)  # fmt: skip
def test_an_option_that_says_nothing_is_one_sentence(tmp_path: Path, capsys: Captured, said: list[str]) -> None:
    file = tmp_path / "year.csv"
    file.write_text(f"{HEAD}\na,x,d,1\n")
    expected = 0 if said[0] == "--sheet" else 2  # a CSV has no sheets to choose from
    assert calibrate(tmp_path, "look", file, *said) == expected
    assert capsys.readouterr().err.count("\n") == (1 if expected else 0)


def test_options_about_a_table_want_one(tmp_path: Path, capsys: Captured) -> None:
    made = play(PANEL[1])
    put(tmp_path, made, play(PANEL[2]._replace(rater=PANEL[1].rater + " 2")))
    for said in (["--column", "score=x"], ["--wide", "x"], ["--scale", "a<b"], ["--dates", "day"], ["--anew"]):
        assert calibrate(tmp_path, "look", *said) == 2 and "name one" in capsys.readouterr().err
    one = PANEL[1].rater
    assert calibrate(tmp_path, "look", "--renamed", "tests=test-design", "--json") == 0
    assert "tests" in json.loads(capsys.readouterr().out)["dimensions"]
    assert calibrate(tmp_path, "look", "--same", f"{one}={one} 2") == 2
    assert "a second time" in capsys.readouterr().err


def test_statistics_over_the_workspace_are_for_the_lead_and_a_table_is_for_who_has_it(
    tmp_path: Path, capsys: Captured
) -> None:
    put(tmp_path, play(PANEL[1]), play(PANEL[2]))
    assert calibrate(tmp_path, "agreement", "--json") == 1
    said = capsys.readouterr()
    assert "whoever leads calibration" in json.loads(said.out)["error"] and said.err.count("\n") == 1
    assert calibrate(tmp_path, "look") == 0, "ratings that are exported anyway"
    (tmp_path / "settings.json").write_text(json.dumps({"schema_version": 1, "lead": True}))
    capsys.readouterr()
    assert calibrate(tmp_path, "agreement", "--json") == 0
    assert json.loads(capsys.readouterr().out)["n_interviewers"] == 2
    (tmp_path / "settings.json").unlink()
    file = tmp_path / "year.csv"
    file.write_text(f"{HEAD}\na,x,d,1\na,y,d,1\n")
    assert calibrate(tmp_path, "agreement", file) == 0
