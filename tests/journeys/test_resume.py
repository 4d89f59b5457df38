"""kill -9 in the middle of a round, then the next start: it opens on the round, and one key goes on with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QWindow
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.clock import Instant, SystemClock
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_drafts, read_entries, read_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.live.host import LiveHost
from tests.journeys.windows import app_window, keyboard, live_round

CHECKOUT = Path(__file__).resolve().parents[2]
LOGGING = "live_until_killed(Path(sys.argv[1]), 7, 1, False)"
TYPING = """
import interviewer_app.ui.demo.hands as hands
from interviewer_app.core.rounds.clock import SystemClock
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tests.journeys.windows import app_window, begin_round

with app_window(Path(sys.argv[1]), SystemClock()) as app:
    live = begin_round(app)
    window = app.shell.windowHandle()
    for stroke in ("t", "enter"):
        hands.press(window, stroke)
    hands.type_text(window, "„Wer ruft das auf?“ trn client.py:41")
    QTimer.singleShot(1500, lambda: (app.workbench().writer.drain(), print("painted draft", flush=True)))
    QApplication.exec()
"""


class LaterClock(SystemClock):
    """This machine's clock half a minute on: as though the next start had taken so long."""

    def now(self) -> Instant:
        at = super().now()
        return Instant(at.boot_ns + 30 * 10**9, at.wall_us + 30 * 10**6)


def killed(home: Path, code: str, painted: int) -> list[str]:
    """Run the app on `home` in a process of its own until it has told of so many moments painted solid, then kill it;
    returns what it told of."""
    program = f"import sys\nfrom pathlib import Path\nfrom benchmarks.victim import live_until_killed\n{code}"
    environ = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    child = subprocess.Popen([sys.executable, "-c", program, str(home)], stdout=subprocess.PIPE, text=True, env=environ)
    assert child.stdout is not None
    told: list[str] = []
    for line in child.stdout:
        word, _space, what = line.strip().partition(" ")
        if word == "painted" and what not in told:
            told.append(what)
        if len(told) >= painted:
            break
    child.send_signal(signal.SIGKILL)
    with child.stdout:
        child.stdout.read()
    assert child.wait() == -signal.SIGKILL
    return told


def go_on(app: AppContext, qtbot: QtBot) -> None:
    """The window comes up on the round by itself; Enter goes on with it."""
    window = comes_up(app, qtbot)
    press(window, "enter")


def comes_up(app: AppContext, qtbot: QtBot) -> QWindow:
    window = keyboard(app, qtbot)
    qtbot.waitUntil(lambda: app.shell.page_name == "live", timeout=20_000)
    return window


@pytest.fixture
def left(tmp_path: Path) -> list[str]:
    """The moments that stood on the screen, solid, when the app was killed."""
    return killed(tmp_path, LOGGING, 6)


def test_one_key_goes_on_with_the_same_round_and_its_clock(qtbot: QtBot, tmp_path: Path, left: list[str]) -> None:
    clock = LaterClock()
    (row,) = read_round_rows(tmp_path / "workspace.sqlite")
    before = read_round(tmp_path / "workspace.sqlite", row.id)
    with app_window(tmp_path, clock) as app:
        go_on(app, qtbot)
        live, at = live_round(app), clock.now()
        assert before.started is not None and live.fold.facts is not None and live.fold.facts.round == row.id
        assert set(left) <= set(live.fold.moments) and not any(map(live.is_pending, live.fold.moments))
        (gap,) = live.fold.gaps
        assert gap.trusted == "boottime" and before.last_ms <= gap.since_ms < gap.until_ms
        assert 0 <= (at.boot_ns - before.started.boot_ns) / 1e6 - live.now_ms(at) < 2, "the clock has not stood still"
        host = app.shell.page("live")
        assert isinstance(host, LiveHost) and host.page is not None and host.page.hasFocus()


def test_keys_go_on_and_undo_reaches_back_behind_the_kill(qtbot: QtBot, tmp_path: Path, left: list[str]) -> None:
    with app_window(tmp_path, SystemClock()) as app:
        go_on(app, qtbot)
        window, live = keyboard(app, qtbot), live_round(app)
        there = len(live.fold.moments)
        press(window, "t")
        assert len(live.fold.moments) == there + 1
        while live.fold.acts.to_undo:
            press(window, "backspace")
        assert live.fold.counted == [] and set(left) <= set(live.fold.moments)
        assert live.fold.facts is not None
        round_id = live.fold.facts.round
    assert read_round(app.workspace, round_id).counted == []
    assert check_workspace(app.workspace) == []


def test_what_was_typed_into_a_note_is_there_again_and_gone_once_attached(qtbot: QtBot, tmp_path: Path) -> None:
    killed(tmp_path, TYPING, 1)
    with app_window(tmp_path, SystemClock()) as app:
        go_on(app, qtbot)
        window = keyboard(app, qtbot)
        press(window, "enter")
        host = app.shell.page("live")
        assert isinstance(host, LiveHost) and host.page is not None
        assert host.page.log.last.field.text() == "„Wer ruft das auf?“ trn client.py:41"
        press(window, "enter")
        (moment,) = live_round(app).fold.counted
        assert moment.note == "„Wer ruft das auf?“ trn client.py:41"
        round_id = read_round_rows(app.workspace)[0].id
    with app_window(tmp_path, SystemClock(), first_id=1_000) as app:
        go_on(app, qtbot)  # the window may have gone before the journal's answer came
    assert not [field for field in read_drafts(app.workspace, round_id) if field.startswith("note:")]


def test_the_line_names_where_the_round_stands_and_nothing_is_written_before_a_key(
    qtbot: QtBot, tmp_path: Path, left: list[str]
) -> None:
    file = tmp_path / "workspace.sqlite"
    round_id = read_round_rows(file)[0].id
    before = len(read_entries(file, round_id))
    with app_window(tmp_path, LaterClock()) as app:
        comes_up(app, qtbot)
        host = app.shell.page("live")
        assert isinstance(host, LiveHost) and host.page is not None and host.live is not None
        line = host.page.log.last.accessibleName()
        assert line.startswith(("Probe ", "Before the first probe")) and "last moment" in line and "min left" in line
        assert "Away for 0:3" in line
        assert host.live.fold.gaps == [] and host.live.away is not None
    assert len(read_entries(file, round_id)) == before
    with app_window(tmp_path, LaterClock(), first_id=1_000) as app:
        press(comes_up(app, qtbot), "t")
        fold = live_round(app).fold
        assert len(fold.gaps) == 1 and list(fold.moments.values())[-1].at_ms >= fold.gaps[0].until_ms
