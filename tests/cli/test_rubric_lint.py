"""`interviewer rubric lint` from the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.rubrics.drafts.findings import findings_of
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.skeleton.make import new_pack

RUBRICS = Path(__file__).parents[2] / "rubrics"
SHIPPED = RUBRICS / "senior-backend-supervised-change"


def call(tmp_path: Path, *arguments: object) -> int:
    return run(["rubric", "lint", *map(str, arguments)], {"INTERVIEWER_HOME": str(tmp_path / "home")})


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = (SHIPPED / "pack.yaml").read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "pack.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_the_shipped_packs_have_no_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, *sorted(RUBRICS.iterdir())) == 0
    assert ": 0 errors" in capsys.readouterr().out


def test_warnings_never_change_the_exit_code_however_old_a_pack_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tmp_path, SHIPPED, "--today", "2099-01-01", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert "review-is-old" in [each["code"] for each in told["packs"][0]["findings"]] and told["errors"] == 0


def test_an_error_is_exit_1_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = changed(tmp_path, "{promise: 210,", "{promise: 2100,")
    assert call(tmp_path, folder, "--json") == 1
    (found,) = [f for f in json.loads(capsys.readouterr().out)["packs"][0]["findings"] if f["severity"] == "error"]
    assert found["code"] == "budget-over-the-round" and found["field"] == "scripts[0].budgets" and found["line"] > 1
    assert call(tmp_path, folder) == 1
    assert "pack.yaml:" in (out := capsys.readouterr().out) and "[budget-over-the-round]" in out


def test_a_pack_that_does_not_work_is_told_and_hides_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = changed(tmp_path, "role: ", "rule: ")
    assert call(tmp_path, folder, SHIPPED, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [pack["findings"][0]["code"] for pack in told["packs"]][0] == "does-not-work"
    assert told["packs"][1]["pack"] == SHIPPED.name


def test_a_draft_says_what_holds_its_publishing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded = new_pack(load_pack(SHIPPED), tmp_path / "retry", "2026-11-21").loaded
    counted = findings_of(loaded.document["tree"], date(2026, 11, 21))
    assert counted.errors > 50
    assert call(tmp_path, tmp_path / "retry", "--today", "2026-11-21") == 0
    (last,) = [line for line in capsys.readouterr().out.split("\n") if line.startswith("retry: ")]
    assert last.startswith("retry: 0 errors, ")
    assert last.endswith(f"; a draft: as for publishing, {counted.errors} errors, {counted.warnings} warnings")
    assert call(tmp_path, tmp_path / "retry", SHIPPED, "--today", "2026-11-21", "--json") == 0
    told = json.loads(capsys.readouterr().out)["packs"]
    assert [pack["for_publishing"] for pack in told] == [
        {"errors": counted.errors, "warnings": counted.warnings}, None,
    ]  # fmt: skip


def test_what_is_wrong_with_a_whole_file_names_no_field(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pack.yaml").write_text("id: x\n  title: y\n")
    assert call(tmp_path, tmp_path) == 1
    assert "pack.yaml:2: error: is no YAML here" in capsys.readouterr().out


def test_a_day_that_is_none_is_bad_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, SHIPPED, "--today", "tomorrow") == 2
    assert "write a date" in capsys.readouterr().err
