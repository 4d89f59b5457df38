"""`interviewer calibrate agreement`: the JSON that stays, and the page a person reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.core.places import Home
from interviewer_app.core.settings import change_settings, read_settings
from tests.cli.test_calibrate_look import HEAD, calibrate
from tests.core.exchange.test_ratings_source import put
from tools.sample_panel import PANEL, play

Captured = pytest.CaptureFixture[str]
STATISTICS = {"percent_exact", "percent_adjacent", "percent_by_luck", "fleiss_kappa", "fleiss_z", "gwet_ac1",
              "gwet_ac2_quadratic", "kendall_w"}  # fmt: skip


def table(folder: Path, rows: list[str]) -> Path:
    file = folder / "year.csv"
    file.write_text("\n".join([HEAD, *rows]))
    return file


def test_every_key_that_stays_is_there_for_each_dimension_and_overall(tmp_path: Path, capsys: Captured) -> None:
    rows = [f"c{number},{who},{on},{1 + (number + shift) % 3}" for number in range(6)
            for who, shift in (("x", 0), ("y", number // 4)) for on in ("d", "e")]  # fmt: skip
    assert calibrate(tmp_path, "agreement", table(tmp_path, rows), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["n_ratings"], told["n_interviewers"], told["n_candidates"], told["unit"]) == (24, 2, 6, "candidate")
    assert list(told["dimensions"]) == ["d", "e"]
    for scope in (told["overall"], *told["dimensions"].values()):
        assert set(scope) >= STATISTICS
        assert set(scope["krippendorff_alpha"]) == {"nominal", "ordinal", "interval", "ratio"}
        assert set(scope["icc"]) == {"icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"}
        (pair,) = scope["pairs"]
        assert set(pair) == {"a", "b", "n", "kappa", "kappa_linear", "kappa_quadratic"}
        assert scope["percent_exact"]["value"] == pytest.approx(100 * 4 / 6)
        assert len(scope["percent_exact"]["ci95"]) == 2
        assert {"value", "ci95"} == set(scope["icc"]["icc2"]) == set(pair["kappa"])


def test_a_person_reads_the_chance_of_the_same_rating_and_each_dimension(tmp_path: Path, capsys: Captured) -> None:
    rows = ["a,x,Framing,1", "a,y,Framing,1", "b,x,Framing,2", "b,y,Framing,3", "b,x,Tests,2"]
    assert calibrate(tmp_path, "agreement", table(tmp_path, rows)) == 0
    out = capsys.readouterr().out
    assert out.startswith("year.csv: 5 ratings, 2 interviewers, 2 candidates\n")
    assert "2 pairs of ratings, 2 candidates met by two or more" in out
    same = next(line for line in out.splitlines() if line.startswith("another interviewer"))
    assert same.endswith("50 % (0 to 100)")
    assert "Tests      0      undefined, because only one interviewer rated" in out


def test_no_number_stands_without_its_interval(tmp_path: Path, capsys: Captured) -> None:
    rows = [f"one,{who},d,{score}" for who, score in (("x", 1), ("y", 2), ("z", 2))]
    assert calibrate(tmp_path, "agreement", table(tmp_path, rows), "--json") == 0
    scope = json.loads(capsys.readouterr().out)["overall"]
    why = {"undefined": "because there are too few candidates for an interval", "point": pytest.approx(100 / 3)}
    assert scope["percent_exact"] == why
    alone = [*(scope[one] for one in STATISTICS), *scope["krippendorff_alpha"].values(), *scope["icc"].values()]
    assert not [one for one in alone if isinstance(one, dict) and "value" in one and "ci95" not in one]
    assert all("undefined" in pair["kappa"] for pair in scope["pairs"])
    assert scope["percent_by_luck"] == pytest.approx(100 * 5 / 9)


def test_one_interviewer_is_an_answer_not_an_error(tmp_path: Path, capsys: Captured) -> None:
    assert calibrate(tmp_path, "agreement", table(tmp_path, ["a,x,d,1", "b,x,d,2"]), "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["overall"]["percent_exact"] == {"undefined": "because only one interviewer rated"}
    assert told["overall"]["pairs"] == []


def test_the_workspace_is_open_to_whoever_leads(tmp_path: Path, capsys: Captured) -> None:
    put(tmp_path, *(play(seat) for seat in PANEL[1:4]))
    assert calibrate(tmp_path, "agreement", "--json") == 1
    assert "for whoever leads calibration" in json.loads(capsys.readouterr().out)["error"]
    settings = Home(tmp_path).settings
    change_settings(settings, read_settings(settings)[0], lead=True)
    assert calibrate(tmp_path, "agreement", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["overall"]["percent_exact"]["point"] > 0 and told["overall"]["pairs"]
