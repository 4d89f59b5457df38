"""Forty-five minutes at four times their speed, by an operator who slips: the log is what happened, but for the slips.

Four times as fast means: a key that takes the operator 300 to 700 ms comes 1.2 to 2.8 s later on the round clock, since
the interview goes on meanwhile. The clock is told so instead of waited for, or this would take eleven minutes; the keys
themselves go through the platform's queue to the real window, one after the other, and from there onto a real disk.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.demo.player import PlayedClock
from tests.journeys.rounds import START_US
from tests.journeys.scripted_operator import MINUTES, PAUSE_MS, SLIPS_PER_KEY, Operator, differences, what_happened
from tests.journeys.windows import app_window, begin_round, keyboard


def played(home: Path, qtbot: QtBot, seed: int) -> tuple[Operator, RoundFold]:
    """The operator after the round, and the round as the disk has it."""
    clock = PlayedClock(START_US, "Europe/Warsaw", 60)
    with app_window(home, clock) as app:
        window = keyboard(app, qtbot)
        live = begin_round(app, MINUTES)
        assert live.fold.facts is not None
        operator = Operator(window, live, clock, seed)
        operator.follow(what_happened(live.pack, seed))
        qtbot.waitUntil(lambda: app.shell.page_name != "live", timeout=60_000)
        workspace, round_id = app.workspace, live.fold.facts.round
    assert check_workspace(workspace) == []
    return operator, read_round(workspace, round_id)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_the_log_is_what_happened_but_for_the_slips(tmp_path: Path, qtbot: QtBot, seed: int) -> None:
    operator, log = played(tmp_path, qtbot, seed)
    slips = operator.slips
    standing = [moment for moment in log.moments.values() if not moment.withdrawn]
    withdrawn = [(moment.kind, moment.at_ms) for moment in log.moments.values() if moment.withdrawn]
    assert list(differences(operator.truth, standing)) == slips.differences, "\n".join(slips.lines)
    assert sorted(withdrawn) == sorted(slips.withdrawn), "\n".join(slips.lines)
    assert len(operator.truth) > 80 and operator.pressed > 300
    assert 8 <= len(slips.lines) <= 3 * SLIPS_PER_KEY * operator.pressed, "every slip has its turn, and they are few"
    _the_script_was_followed(operator, log)


def _the_script_was_followed(operator: Operator, log: RoundFold) -> None:
    """Probes, follow-ups, phases, the pause and the end stand where their keys were pressed."""
    at = {do: [ms for done, ms in operator.script if done == do] for do, _ms in operator.script}
    assert [visit.from_ms for visit in log.visits] == at["next"]
    assert [asked.at_ms for asked in log.follow_ups] == at["follow-up"]
    assert [phase.from_ms for phase in log.phases] == at["phase"]
    assert [pause.at_ms for pause in log.breaks] == at["pause"]
    assert [(pause.to_us or 0) - pause.from_us for pause in log.breaks] == [PAUSE_MS * 1000]
    assert [log.stopped_ms] == at["end"] and log.state == "ended"
