"""A table dropped on the page becomes figures, computed in a process of its own; one's own page names nobody else."""

from __future__ import annotations

import random
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from interviewer_app.core.calibration.access import Viewer
from interviewer_app.core.calibration.child import Child
from interviewer_app.core.calibration.rater_page import RaterPage
from interviewer_app.core.exchange.calibration_jobs import Asking, own_page
from interviewer_app.ui.calibration.page import TeamActions
from interviewer_app.ui.context import AppContext
from tests.core.exchange.test_ratings_source import put
from tests.ui.calibration.in_app import pages, wait
from tools.sample_panel import PANEL, play


def small_table(folder: Path) -> Path:
    """Four interviewers, two of them to each of 40 candidates, three dimensions."""
    rng = random.Random(5)
    lines = ["candidate,interviewer,dimension,score"]
    for number in range(40):
        level = rng.gauss(2.5, 1)
        for who in rng.sample(("Marta", "Tomasz", "Ines", "Aiko"), 2):
            for dimension in ("Coding", "Design", "Owning"):
                score = round(level - (who == "Ines") * 0.6 + rng.gauss(0, 0.6))
                lines.append(f"C{number},{who},{dimension},{min(4, max(1, score))}")
    file = folder / "small.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_a_dropped_table_becomes_figures_and_escape_ends_the_process(window: AppContext, tmp_path: Path) -> None:
    file = small_table(tmp_path)
    window.show_page("calibration", file=str(file))
    team, _rater = pages(window)
    wait(team.table.take.isEnabled)
    QTest.keyClick(team.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait(team.body.isVisible)
    assert team.body.overview.number.digits.text().isdigit()
    assert {spot.what for spot in team.body.severity.canvas.spots} == {"Marta", "Tomasz", "Ines", "Aiko"}
    actions = team.presenter._actions  # type: ignore[attr-defined]
    assert isinstance(actions, TeamActions) and not actions.child.running
    file.write_text(file.read_text() + "C99,Marta,Coding,2\n", encoding="utf-8")
    team.presenter.table_read(str(file), None)  # type: ignore[attr-defined]
    child = actions.child._child
    assert isinstance(child, Child) and child.pid is not None and team.body.isVisible()
    QTest.keyClick(team, Qt.Key.Key_Escape)
    assert not child.running and not actions.child.running, "its process is gone when the key returns"
    assert team.body.isVisible() and "figures from before" in team.facts.text()


def test_ones_own_page_is_computed_by_the_process_and_names_nobody_else(tmp_path: Path) -> None:
    made = [play(seat) for seat in PANEL[1:4]]
    file = put(tmp_path, *made)
    asking = Asking(file, file, made[0].author, Viewer(PANEL[1].rater, False), tmp_path / "kept", 0)
    page = own_page(lambda _told: None, asking)
    assert isinstance(page, RaterPage) and page.rater == PANEL[1].rater
    for seat in PANEL[2:4]:
        assert seat.rater not in repr(page)
    assert not list((tmp_path / "kept").glob("*")), "colleagues' figures lie on no disk but their lead's"
