"""`interviewer loop new | lint | show`, as a person or a script calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli.main import run

Captured = pytest.CaptureFixture[str]
PACKS = ("--pack", "cache-review", "--pack", "no-assistant")


def call(home: Path, *arguments: object) -> int:
    return run(["loop", *map(str, arguments)], {"INTERVIEWER_HOME": str(home)})


def answer(home: Path, capsys: Captured, *arguments: object) -> tuple[int, dict[str, Any]]:
    code = call(home, *arguments, "--json")
    return code, json.loads(capsys.readouterr().out)


def test_a_new_loop_is_written_once_checked_and_found_by_its_id(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "loops" / "staff-loop.yaml"
    code, made = answer(tmp_path, capsys, "new", "-o", file, *PACKS)
    assert (code, made["id"], made["rounds"], made["minutes"]) == (0, "staff-loop", 2, 90)
    assert made["findings"] == []
    kept = file.read_bytes()
    assert call(tmp_path, "new", "-o", file, *PACKS) == 1
    assert file.read_bytes() == kept
    assert "is there already; name a new file" in capsys.readouterr().err
    code, told = answer(tmp_path, capsys, "lint", "staff-loop")
    assert (code, told["errors"], told["minutes"], told["uncovered"]) == (0, 0, 90, [])
    assert {row["id"] for row in told["twice"]} >= {"owning", "scope"}
    code, shown = answer(tmp_path, capsys, "show", "staff-loop")
    assert (code, [each["id"] for each in shown["rounds"]]) == (0, ["cache-review", "no-assistant"])
    assert shown["digest"] == told["digest"]
    design = next(row for row in shown["dimensions"] if row["id"] == "test-design")
    assert (design["rated"], design["owed"], design["track"]) == (["no-assistant"], ["no-assistant"], "implementation")


def test_words_that_no_loop_can_hold_are_refused_before_anything_is_written(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "mine.yaml"
    for wrong, said in (
        (("--id", "Bad Id"), 'id: is "Bad Id"; write small letters'),
        (("--title", "two\nlines"), "title: holds a line break"),
        (("--level", "x" * 81), "level: is longer than 80 characters"),
        (("--pack", "cache-review") * 19, "rounds: holds more than 20; take some out."),
    ):
        assert call(tmp_path, "new", "-o", file, *PACKS, *wrong) == 2
        assert said in capsys.readouterr().err and not file.exists()


def test_words_name_the_lines_the_minutes_and_a_table(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "mine.yaml"
    assert call(tmp_path, "new", "-o", file, *PACKS) == 0
    capsys.readouterr()
    file.write_text(file.read_text().replace("pack: no-assistant@1.0.0", "pack: cache-review"))
    assert call(tmp_path, "lint", file) == 1
    said = capsys.readouterr().out
    assert "error: rounds[1].pack the exercise is that of cache-review" in said
    assert "90 minutes of the candidate's time" in said and "Owed by two rounds or more" in said
    assert call(tmp_path, "show", file) == 0
    table = capsys.readouterr().out
    assert "● owed" in table and "Operability" in table and "90 minutes in all" in table


def test_a_loop_that_cannot_be_read_is_told_by_line_and_a_missing_one_is_wrong_usage(
    tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "bad.yaml").write_text("id: x\nversion: 1.0.0\n")
    code, told = answer(tmp_path, capsys, "lint", tmp_path / "bad.yaml")
    assert code == 1 and {each["field"] for each in told["findings"]} == {"title", "role", "rounds"}
    assert call(tmp_path, "show", tmp_path / "bad.yaml") == 2
    assert call(tmp_path, "lint", tmp_path / "none.yaml") == 2
    assert call(tmp_path, "lint", "none") == 2
    assert "no such loop (known: none)" in capsys.readouterr().err
