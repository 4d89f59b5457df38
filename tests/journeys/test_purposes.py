"""A real round, a pilot and practice are told apart wherever a round leaves the workspace or another one comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from interviewer_app.cli.main import run
from interviewer_app.core.rounds.purpose import Purpose, purpose_of
from interviewer_app.core.workspace.home_rows import read_round_rows
from tests.journeys.rounds import sealed_round

Captured = pytest.CaptureFixture[str]


def call(workspace: Path, *arguments: object) -> int:
    return run(["--workspace", str(workspace), *map(str, arguments)], {"INTERVIEWER_HOME": str(workspace.parent)})


@pytest.mark.parametrize("purpose", ["practice", "pilot"])
def test_a_card_that_is_about_nobody_is_only_written_under_a_name_that_says_so(
    tmp_path: Path, capsys: Captured, purpose: Purpose
) -> None:
    made = sealed_round(tmp_path / "w.sqlite", purpose=purpose)
    silent = tmp_path / "copilot-card.pdf"
    assert call(made.workspace, "scorecard", made.round_id, "-o", silent) == 2
    assert f"{purpose}-copilot-card.pdf" in capsys.readouterr().err and not silent.exists()
    card = tmp_path / f"{purpose}-card.pdf"
    assert call(made.workspace, "scorecard", made.round_id, "-o", card) == 0
    assert all(f"{purpose.capitalize()} round" in page.extract_text() for page in PdfReader(card).pages)
    assert call(made.workspace, "verify", card) == 0


def test_a_pilot_or_practice_round_holds_up_nobody_elses_card(tmp_path: Path, capsys: Captured) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "w.sqlite", candidate="Ines Duarte", seed=2)
    bundle = tmp_path / "round.json"
    assert call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle) == 0
    told: tuple[tuple[Purpose, bool], ...] = (("practice", False), ("pilot", False), ("real", True))
    for purpose, parked in told:
        mine = sealed_round(tmp_path / purpose / "w.sqlite", candidate="Ines Duarte", seal=False, purpose=purpose)
        capsys.readouterr()
        assert call(mine.workspace, "round", "import", bundle) == 0
        assert ("waits there unread" in capsys.readouterr().out) is parked
        assert len(read_round_rows(mine.workspace)) == (1 if parked else 2)


@pytest.mark.parametrize("purpose", ["practice", "pilot"])
def test_somebody_elses_pilot_or_practice_comes_in_and_stays_what_it_is(tmp_path: Path, purpose: Purpose) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "w.sqlite", seed=2, purpose=purpose)
    mine = sealed_round(tmp_path / "mine" / "w.sqlite", seal=False)
    bundle = tmp_path / "round.json"
    assert call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle) == 0
    assert call(mine.workspace, "round", "import", bundle) == 0
    assert {row.id: purpose_of(row) for row in read_round_rows(mine.workspace)} == {
        theirs.round_id: purpose, mine.round_id: "real",
    }  # fmt: skip
