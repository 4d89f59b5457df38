"""A practice round and a real one are told apart wherever a round leaves the workspace or another one comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from interviewer_app.cli.main import run
from interviewer_app.core.workspace.home_rows import read_round_rows
from tests.journeys.rounds import sealed_round

Captured = pytest.CaptureFixture[str]


def call(workspace: Path, *arguments: object) -> int:
    return run(["--workspace", str(workspace), *map(str, arguments)], {"INTERVIEWER_HOME": str(workspace.parent)})


def test_a_card_of_practice_is_only_written_under_a_name_that_says_so(tmp_path: Path, capsys: Captured) -> None:
    made = sealed_round(tmp_path / "w.sqlite", practice=True)
    assert call(made.workspace, "scorecard", made.round_id, "-o", tmp_path / "card.pdf") == 2
    assert "practice-card.pdf" in capsys.readouterr().err and not (tmp_path / "card.pdf").exists()
    card = tmp_path / "practice-card.pdf"
    assert call(made.workspace, "scorecard", made.round_id, "-o", card) == 0
    assert all("Practice round" in page.extract_text() for page in PdfReader(card).pages)
    assert call(made.workspace, "verify", card) == 0


def test_a_practice_round_holds_up_nobody_elses_card(tmp_path: Path, capsys: Captured) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "w.sqlite", candidate="Ines Duarte", seed=2)
    bundle = tmp_path / "round.json"
    assert call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle) == 0
    for name, practice, parked in (("a", True, False), ("b", False, True)):
        mine = sealed_round(tmp_path / name / "w.sqlite", candidate="Ines Duarte", seal=False, practice=practice)
        capsys.readouterr()
        assert call(mine.workspace, "round", "import", bundle) == 0
        assert ("waits there unread" in capsys.readouterr().out) is parked
        assert len(read_round_rows(mine.workspace)) == (1 if parked else 2)


def test_somebody_elses_practice_comes_in_and_stays_practice(tmp_path: Path) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "w.sqlite", seed=2, practice=True)
    mine = sealed_round(tmp_path / "mine" / "w.sqlite", seal=False)
    bundle = tmp_path / "round.json"
    assert call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle) == 0
    assert call(mine.workspace, "round", "import", bundle) == 0
    assert {row.id: row.practice for row in read_round_rows(mine.workspace)} == {
        theirs.round_id: True, mine.round_id: False,
    }  # fmt: skip
