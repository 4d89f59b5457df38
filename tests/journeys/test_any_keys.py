"""Any keys in any order: what the window has in hand is what is on disk, and the workspace holds together."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.demo.hands import press
from tests.journeys.rounds import SetClock
from tests.journeys.windows import app_window, begin_round, keyboard

STROKES = 600
MOST_MS = 9_000  # between two keys; one in eight comes within the time of a double press

@pytest.mark.parametrize("seed", [11, 12, 13])
def test_what_the_window_has_in_hand_is_what_is_on_disk(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    dice, clock, at_ms = random.Random(seed), SetClock(), 0
    with app_window(tmp_path, clock) as app:
        window = keyboard(app, qtbot)
        live = begin_round(app)
        strokes = [s for row in KeyMap(live.pack).rows for s in row.strokes if row.command.do != "end"]
        pressed: list[str] = []
        for _number in range(STROKES):
            at_ms += dice.choice((dice.randrange(400), *(dice.randrange(MOST_MS) for _seven in range(7))))
            clock.after(at_ms)
            pressed.append(dice.choice(("esc", dice.choice(strokes), dice.choice(strokes))))
            press(window, pressed[-1])
            assert app.shell.page_name == "live" and QApplication.activeModalWidget() is None, pressed
        qtbot.waitUntil(lambda: not live.not_on_disk, timeout=20_000)
        assert live.fold.facts is not None and live.trouble == ""
        kept = read_round(app.workspace, live.fold.facts.round)
        assert _all_of(kept) == _all_of(live.fold), pressed
        assert len(kept.moments) > 20
    assert check_workspace(app.workspace) == []


def _all_of(fold: RoundFold) -> dict[str, object]:
    acts = {name: getattr(fold.acts, name) for name in ("moments", "changes", "to_undo", "to_redo", "standing")}
    return {name: value for name, value in vars(fold).items() if name not in ("acts", "unknown")} | acts
