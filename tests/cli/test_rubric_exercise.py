"""`interviewer rubric prove | handout` from the command line, and whose code may run."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.cli.main import run

Call = Callable[[list[str]], int]
PACK = Path(__file__).parents[2] / "rubrics" / "senior-backend-supervised-change"


@pytest.fixture
def call(tmp_path: Path) -> Call:
    """Runs a command in a home of its own."""
    return lambda arguments: run(arguments, {"INTERVIEWER_HOME": str(tmp_path / "home")})


def test_a_shipped_pack_is_proven_without_a_question(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["rubric", "prove", PACK.name, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["proved"] is True and len(told["steps"]) == 6 and all(step["holds"] for step in told["steps"])


def test_code_from_elsewhere_runs_only_after_a_yes_and_the_yes_is_for_these_bytes(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = shutil.copytree(PACK, tmp_path / "theirs", ignore=shutil.ignore_patterns("__pycache__"))
    assert call(["rubric", "prove", str(pack)]) == 1
    assert "add --trust" in capsys.readouterr().err
    assert call(["rubric", "prove", str(pack), "--trust"]) == 0
    assert call(["rubric", "prove", str(pack)]) == 0
    (Path(pack) / "exercise" / "service" / "more.py").write_text("x = 1\n")
    assert call(["rubric", "prove", str(pack)]) == 1
    assert "add --trust" in capsys.readouterr().err


def test_a_red_proof_is_exit_1(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pack = Path(shutil.copytree(PACK, tmp_path / "theirs", ignore=shutil.ignore_patterns("__pycache__")))
    shutil.copyfile(pack / "exercise" / "reference.patch", pack / "exercise" / "change.patch")
    assert call(["rubric", "prove", str(pack), "--trust"]) == 1
    out = capsys.readouterr().out
    assert "DOES NOT HOLD: every test of the proof fails by assertion with change.patch" in out
    assert out.splitlines()[-1] == "Not proved."


@pytest.fixture
def materials(tmp_path: Path) -> Path:
    """A pack from elsewhere with things to hand out and nothing to run: a design on paper."""
    source = PACK.parent / "llm-system-design"
    folder = Path(shutil.copytree(source, tmp_path / "paper", ignore=shutil.ignore_patterns("__pycache__")))
    text = (folder / "pack.yaml").read_text(encoding="utf-8")
    head, _between, _rest = text.partition("  tests:\n    command:")
    sheet = head.replace("request.md, change.patch, warm-up", "warm-up")
    (folder / "pack.yaml").write_text(sheet, encoding="utf-8")
    return folder


def test_materials_without_tests_have_nothing_to_prove_and_nothing_missing(
    call: Call, materials: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["rubric", "prove", str(materials)]) == 0
    said = capsys.readouterr()
    assert said.out == "llm-system-design: its exercise has no trap, so there is nothing to prove.\n" and not said.err
    assert call(["rubric", "prove", str(materials), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["proved"], told["steps"]) == (None, []) and "nothing to prove" in told["why"]
    assert call(["rubric", "lint", str(materials)]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert call(["rubric", "missing", str(materials)]) == 0


def test_materials_are_handed_out_with_the_notice(call: Call, materials: Path, tmp_path: Path) -> None:
    assert call(["rubric", "handout", str(materials), "-o", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"materials", "warm-up", "notice.pdf"}
    assert (tmp_path / "out" / "materials" / "brief.md").is_file()


def test_the_handout_names_what_it_wrote(call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["rubric", "handout", PACK.name, "-o", str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["written"] == ["service", "request.md", "change.patch", "warm-up", "notice.pdf"]
    assert call(["rubric", "handout", PACK.name, "-o", str(tmp_path / "out")]) == 1


def test_a_missing_node_is_one_sentence_and_exit_3(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert call(["rubric", "prove", "pr-review-moved-contract"]) == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "interviewer: node is not on this machine, and the exercise is run with it; install it and try again.\n"
    )
