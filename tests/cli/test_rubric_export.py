"""`interviewer rubric export` and the ways back, as a person calls them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from interviewer_app.cli import rubric
from interviewer_app.cli.context import context
from interviewer_app.core.errors import BadInput, MachineTrouble, Refused
from interviewer_app.core.rubrics.load import load_pack

SHIPPED = Path(__file__).parents[2] / "rubrics"
SENIOR = "senior-backend-supervised-change"


def call(*argv: str) -> int:
    parser = argparse.ArgumentParser()
    rubric.register(parser.add_subparsers())
    args = parser.parse_args(["rubric", *argv])
    args.pack_roots = [SHIPPED]
    args.context = context({"INTERVIEWER_HOME": "/nowhere"}, None)
    answer: int = args.func(args)
    return answer


WRITTEN = {"md": ["a.md", "a-questions.md"], "csv": ["a.csv"], "xlsx": ["a.xlsx"], "json": ["a.json"], "zip": ["a.zip"]}


@pytest.mark.parametrize("form", WRITTEN)
def test_the_ending_decides_and_what_stays_behind_is_said(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("export", SENIOR, "-o", str(tmp_path / f"a.{form}")) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[: len(WRITTEN[form])] == [str(tmp_path / name) for name in WRITTEN[form]]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(WRITTEN[form])
    assert (len(said) == len(WRITTEN[form])) == (form == "zip")


def test_a_format_can_be_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("export", SENIOR, "-o", str(tmp_path / "table.txt"), "--format", "csv", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["written"] == [str(tmp_path / "table.txt")] and answer["format"] == "csv" and answer["left"]


def test_a_name_that_says_nothing_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"End it with one of \.md, \.csv, \.xlsx, \.json, \.zip, or add --format\."):
        call("export", SENIOR, "-o", str(tmp_path / "pack"))
    assert not any(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MachineTrouble):
        call("export", SENIOR, "-o", str(tmp_path / "no" / "a.csv"))


def test_a_zip_is_a_pack_wherever_one_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "senior.zip")
    call("export", SENIOR, "-o", file)
    assert call("show", file, "--json") == 0
    assert call("lint", file, "--today", "2026-02-01") == 0
    assert call("export", file, "-o", str(tmp_path / "again.zip")) == 0
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "senior.zip").read_bytes()
    assert call("import", file, "-o", str(tmp_path / "packs" / "senior")) == 0
    assert load_pack(tmp_path / "packs" / "senior").digest == load_pack(SHIPPED / SENIOR).digest
    said = capsys.readouterr().out
    assert f"{file}/pack.yaml:" in said or "0 errors" in said
    assert "source_note" not in said.splitlines()[-1]


def test_a_table_that_comes_back_is_told_apart_from_its_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("export", "owned-work", "-o", str(tmp_path / "a.xlsx"))
    call("import", str(tmp_path / "a.xlsx"), "-o", str(tmp_path / "back"))
    said = capsys.readouterr().out
    assert "owned-work is owned-work 1.0.0 as well, and differs; give the new pack another id in pack.yaml." in said


def test_the_code_in_a_zip_is_not_run_unasked(tmp_path: Path) -> None:
    file = str(tmp_path / "senior.zip")
    call("export", SENIOR, "-o", file)
    with pytest.raises(Refused, match=r"senior\.zip: this runs code that did not come with the app"):
        call("prove", file)


def test_json_says_that_the_exercise_did_not_come_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call("export", SENIOR, "-o", str(tmp_path / "a.json"))
    assert "beside pack.yaml stay behind; a zip takes all of the pack along." in capsys.readouterr().out
    call("import", str(tmp_path / "a.json"), "-o", str(tmp_path / "back"))
    assert "Its exercise did not come along; a zip of the pack brings it." in capsys.readouterr().out


def test_a_zip_takes_no_options_of_a_rubric(tmp_path: Path) -> None:
    call("export", SENIOR, "-o", str(tmp_path / "a.zip"))
    with pytest.raises(BadInput, match=r"a\.zip: is a whole pack; leave out --style"):
        call("import", str(tmp_path / "a.zip"), "-o", str(tmp_path / "back"), "--style", "Open")
    assert not (tmp_path / "back").exists()
