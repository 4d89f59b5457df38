"""`interviewer rubric list | show | import` as a person or a script calls them."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli import rubric
from interviewer_app.cli.context import context
from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.rubrics.load import load_pack

SHIPPED = Path(__file__).parents[2] / "rubrics"
RUBRIC = "# Analyst\n\n## A - Numbers\n\n- checks\n\n## B - Words\n\n- tells\n\n## Scoring\n\n| C | 1 | 2 |\n|-|-|-|\n"
RUBRIC += "| A | guesses | computes |\n| B | | |\n"
BANK = "# Q\n## A\n### Open\n- Why?\n### Short\n- Which?\n## B\n### Open\n- How?\n### Short\n- When?\n"


def call(*argv: str, roots: list[Path] | None = None, home: Path = Path("/nowhere")) -> int:
    parser = argparse.ArgumentParser()
    rubric.register(parser.add_subparsers())
    args = parser.parse_args(["rubric", *argv])
    args.pack_roots = roots if roots is not None else [SHIPPED]
    args.context = context({"INTERVIEWER_HOME": str(home)}, None)
    answer: int = args.func(args)
    return answer


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str, Path]:
    (tmp_path / "analyst.md").write_text(RUBRIC)
    (tmp_path / "analyst-questions.md").write_text(BANK)
    return str(tmp_path / "analyst.md"), str(tmp_path / "analyst-questions.md"), tmp_path / "packs" / "analyst"


def test_the_list_names_every_pack_and_what_is_broken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "pack.yaml").write_text("id: no\n")
    assert call("list", roots=[tmp_path, SHIPPED]) == 0
    told = capsys.readouterr().out
    assert "senior-backend-supervised-change@" in told and "bad/pack.yaml:1: id:" in told
    assert call("list", "--json", roots=[tmp_path, SHIPPED]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert "senior-backend-supervised-change" in [pack["id"] for pack in answer["packs"]]
    assert [Path(broken["folder"]).name for broken in answer["broken"]] == ["bad"]


def test_an_empty_list_says_where_packs_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("list", roots=[tmp_path]) == 0
    assert str(tmp_path) in capsys.readouterr().out


def test_show_prints_the_promised_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("show", "senior-backend-supervised-change", "--json") == 0
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert set(answer) == {
        "id", "version", "digest", "draft", "dimensions", "probes", "kinds", "source_note",
        "candidates_met", "trap_public",
    }  # fmt: skip
    assert answer["digest"] == load_pack(SHIPPED / answer["id"]).digest
    assert set(answer["dimensions"][0]) == {"id", "name", "track", "levels", "look_for"}
    assert set(answer["dimensions"][0]["levels"][0]) == {"value", "anchor"}
    probe = {"id", "section", "text", "style", "follow_ups", "dimensions", "budget_s", "links"}
    assert all(set(entry) == probe for entry in answer["probes"])
    assert all(set(entry) == {"id", "name", "key", "dimension", "direction"} for entry in answer["kinds"])


def test_show_reads_like_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("show", str(SHIPPED / "senior-backend-supervised-change")) == 0
    page = capsys.readouterr().out
    pack = load_pack(SHIPPED / "senior-backend-supervised-change").pack
    assert pack.title in page and "T  Trusted output: neutral" in page
    assert all(dimension.name in page for dimension in pack.dimensions)
    assert max(map(len, page.splitlines())) <= 100


def test_an_import_runs_at_once(files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    source, bank, folder = files
    assert call("import", source, "--questions", bank, "-o", str(folder), "--style", "short") == 0
    assert "2 dimensions, 4 probes; the script asks 2." in capsys.readouterr().out
    pack = load_pack(folder).pack
    assert pack.reviewed_on == date.today().isoformat() and pack.draft
    assert [step.probe.text for step in pack.script_for(45).steps] == ["Which?", "When?"]
    assert pack.source_note.startswith("Imported from analyst.md and analyst-questions.md.")
    assert call("show", "analyst", roots=[folder.parent]) == 0
    page = capsys.readouterr().out
    assert "no anchor written" in page and "2: computes" in page and "Draft:" in page


def test_an_import_as_json_says_what_it_made(files: tuple[str, str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    source, _bank, folder = files
    assert call("import", source, "-o", str(folder), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer == {
        "folder": str(folder), "id": "analyst", "version": "1.0.0", "digest": load_pack(folder).digest, "draft": True,
        "styles": [], "dimensions": 2, "probes": 2, "asked": 2,
    }  # fmt: skip


@pytest.mark.parametrize("spoil", ["missing", "empty", "binary", "style"])
def test_an_import_that_fails_writes_nothing(files: tuple[str, str, Path], spoil: str) -> None:
    source, bank, folder = files
    if spoil == "missing":
        Path(source).unlink()
    elif spoil == "empty":
        Path(source).write_text("")
    elif spoil == "binary":
        Path(bank).write_bytes(b"\x89PNG\x00")
    style = ["--style", "nothing"] if spoil == "style" else []
    with pytest.raises(BadInput) as caught:
        call("import", source, "--questions", bank, "-o", str(folder), *style)
    assert "\n" not in str(caught.value) and caught.value.exit_code == 2
    assert not folder.exists()


def test_what_was_edited_is_not_imported_over(files: tuple[str, str, Path]) -> None:
    source, _bank, folder = files
    call("import", source, "-o", str(folder))
    call("import", source, "-o", str(folder))
    with (folder / "pack.yaml").open("a") as file:
        file.write("# mine\n")
    with pytest.raises(InterviewerError, match="has been edited since its import"):
        call("import", source, "-o", str(folder))


def test_an_unknown_pack_is_one_sentence() -> None:
    with pytest.raises(BadInput, match=r"nothing: no such pack \(known: .*senior-backend") as caught:
        call("show", "nothing")
    assert "\n" not in str(caught.value)
