"""Which round a start goes straight into: the one whose clock runs, unless it is practice or long forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.workspace.home_rows import FORGOTTEN_MIN, read_round_rows, running_round
from interviewer_app.core.workspace.read import read_round
from tests.core.workspace.parts import PACK, ROUND, Answers, ToldClock, counted, open_workspace, plan

MINUTE_US = 60_000_000


def a_workspace(file: Path, *acts: str, practice: bool = False) -> int:
    """A workspace with one round, after these acts on it; returns its start, UTC microseconds."""
    clock = ToldClock()
    with open_workspace(file) as writer:
        draft = plan()
        writer.append_now("round", ROUND, draft._replace(body={**draft.body, "practice": practice}))
        live = LiveRound(read_round(file, ROUND), PACK, Answers().journal(writer), clock, counted("m"))
        for act in ("start", *acts):
            {"start": live.start, "pause": live.pause_or_resume, "end": live.end}[act](clock.pass_ms(1000))
        writer.drain()
    assert live.fold.started is not None
    return live.fold.started.wall_us


def test_there_is_none_without_a_workspace(tmp_path: Path) -> None:
    assert running_round(tmp_path / "w.sqlite", 1) == ""


def test_it_is_the_round_whose_clock_runs(tmp_path: Path) -> None:
    started_us = a_workspace(tmp_path / "w.sqlite")
    assert running_round(tmp_path / "w.sqlite", started_us + MINUTE_US) == ROUND


@pytest.mark.parametrize("acts, practice", [(("pause",), False), (("end",), False), ((), True)])
def test_one_that_is_paused_or_over_or_practice_is_not(tmp_path: Path, acts: tuple[str, ...], practice: bool) -> None:
    started_us = a_workspace(tmp_path / "w.sqlite", *acts, practice=practice)
    assert running_round(tmp_path / "w.sqlite", started_us + MINUTE_US) == ""


def test_one_that_nobody_ended_for_hours_is_not(tmp_path: Path) -> None:
    started_us = a_workspace(tmp_path / "w.sqlite")
    (row,) = read_round_rows(tmp_path / "w.sqlite")
    last_us = started_us + (row.minutes + FORGOTTEN_MIN) * MINUTE_US
    assert running_round(tmp_path / "w.sqlite", last_us) == ROUND
    assert running_round(tmp_path / "w.sqlite", last_us + 1) == ""
    assert running_round(tmp_path / "w.sqlite", started_us - 1) == ""
