"""Rounds of loops as Home offers them, and what a round that is begun from one says of itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.settings import Settings
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.home.packs import read_packs
from interviewer_app.ui.home.rows import LoopPick, PackLine
from interviewer_app.ui.workbench import Workbench
from tests.core.loops.test_loops import GOOD, a_loop
from tests.fakes import Numbered
from tests.ui.home.rounds import DAY, row
from tests.ui.home.test_presenter import opened

TODAY = date(2026, 11, 21)


@pytest.fixture
def loops(tmp_path: Path) -> Path:
    folder = tmp_path / "loops"
    folder.mkdir()
    (folder / "staff.yaml").write_bytes(a_loop(*GOOD, {"pack": "no-such-pack"}))
    (folder / "worse.yaml").write_text("id: [")
    return folder


def test_rounds_of_loops_stand_above_the_packs_with_what_they_must_bring(loops: Path, tmp_path: Path) -> None:
    lines = read_packs([shipped_packs()], tmp_path / "none.sqlite", TODAY, loops)
    first, second, missing, broken = lines[:4]
    assert first.title == "Staff loop, round 1: A round"
    assert (first.ref, first.minutes) == ("cache-review@1.0.0", (45,))
    assert first.known.startswith("This round must bring evidence on Correctness, Directing, Evaluating, Scope")
    assert first.detail.startswith("Cache review 1.0.0 · AI allowed")
    assert second.loop == LoopPick(str(loops / "staff.yaml"), "staff-loop", "r2")
    assert "no such pack" in missing.problem and "is no YAML" in broken.problem
    plain = read_packs([shipped_packs()], tmp_path / "none.sqlite", TODAY)
    assert lines[4:] == plain == read_packs([shipped_packs()], tmp_path / "none.sqlite", TODAY, tmp_path / "gone")


def test_a_round_of_a_loop_is_begun_as_one_and_offered_again() -> None:
    pick = LoopPick("/loops/staff.yaml", "staff-loop", "r2")
    packs = [PackLine("p@1.0.0", "Loop, round 2", (45,), loop=pick), PackLine("p@1.0.0", "P", (45,))]
    presenter, view, actions = opened([row(1, "sealed", DAY, pack_id="p", loop="staff-loop", loop_round="r2")])
    actions.packs = packs
    presenter.packs_wanted()
    assert view.shown["show_packs"][1] == 0
    presenter.start_asked("Ines Duarte", 0, "45")
    assert actions.calls[-1] == ("start", "Ines Duarte", "p@1.0.0", 45, pick)
    presenter, view, actions = opened([row(1, "sealed", DAY, pack_id="p")])
    actions.packs = packs
    presenter.packs_wanted()
    assert view.shown["show_packs"][1] == 1
    presenter.start_asked("Ines Duarte", 1, "45")
    assert actions.calls[-1] == ("start", "Ines Duarte", "p@1.0.0", 45)


def test_the_first_entry_says_loop_round_and_what_it_owes(loops: Path, tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    who = Settings()._replace(author="a" * 32, device="d" * 32, interviewer="Marta")
    bench = Workbench(file, tmp_path / "backups", who, SystemClock(), Numbered("round"))
    pick = LoopPick(str(loops / "staff.yaml"), "staff-loop", "r2")
    round_id = bench.begin("Ines Duarte", "senior-backend-supervised-change", 45, [shipped_packs()], loop=pick)
    with pytest.raises(BadInput, match="has no round r9; name one of r1, r2, r3"):
        bench.begin("Ines Duarte", "cache-review", 45, [shipped_packs()], loop=pick._replace(round="r9"))
    bench.close()
    facts = read_round(file, round_id).facts
    assert facts is not None and facts.loop is not None
    assert (facts.loop.id, facts.loop.round, facts.loop.evidence) == ("staff-loop", "r2", GOOD[1]["evidence"])
    assert len(facts.loop.digest) == 64
    (line,) = read_round_rows(file)
    assert (line.loop, line.loop_round) == ("staff-loop", "r2")
