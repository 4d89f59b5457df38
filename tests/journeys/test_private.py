"""Extra time from the field on Home to the card, through real pages and a real workspace: the round never tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.workspace.beside import read_private
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_entries, read_round, read_round_pack
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.live.host import LiveHost
from tests.journeys.test_app import begin, clock_of
from tests.journeys.windows import close, opened


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[AppContext]:
    context = opened(tmp_path)
    yield context
    close(context)


def test_a_round_with_extra_time_from_home_to_its_card(app: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    home = app.shell.page("home")
    assert isinstance(home, HomePage)
    home.form.extra.setCurrentIndex(home.form.extra.findData(50))
    window, host = begin(app, qtbot, "Ines Duarte")
    assert host.live is not None and host.live.fold.facts is not None and host.page is not None
    round_id = host.live.fold.facts.round
    assert host.page.bar.clock.look.of == "of 45:00 +50 %"
    assert home.form.extra.currentData() == 0, "the next round has none unless somebody says so"
    press(window, "right")
    clock_of(app).after(90_000)
    press(window, "t")
    press(window, "ctrl+p")
    press(window, "ctrl+a")
    type_text(window, "Insulin")
    press(window, "enter")
    qtbot.waitUntil(lambda: not any(desk.not_on_disk for desk in (host.live, *host.beside) if desk), timeout=10_000)
    assert app.shell.close()
    assert app.bench is not None
    app.bench.close()
    again = opened(tmp_path)
    clock_of(again).after(600_000)  # the pause was ten minutes long
    again.show_page("live", round=round_id)
    live = again.shell.page("live")
    assert isinstance(live, LiveHost) and live.live is not None
    qtbot.waitExposed(again.shell)
    again.shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    handle = again.shell.windowHandle()
    assert handle is not None
    press(handle, "ctrl+p")
    clock_of(again).after(600_000 + 45_000)
    press(handle, "a")
    press(handle, "ctrl+e")
    press(handle, "ctrl+e")
    qtbot.waitUntil(lambda: again.shell.page_name == "sweep", timeout=10_000)
    state = read_round(again.workspace, round_id)
    assert [moment.at_ms for moment in state.counted] == [60_000, 90_000]
    private = read_private(again.workspace, round_id)
    assert (private.accommodations.extra_percent, private.pause_reasons) == (50, {60_000: "Insulin"})
    (row,) = read_round_rows(again.workspace)
    assert (row.minutes, row.used_ms) == (45, 90_000)
    issued = issue_card(
        read_entries(again.workspace, round_id), read_round_pack(again.workspace, round_id), draft=True
    )
    for words in (b"Insulin", b"extra_percent", b"accommodated", b"pause-explained"):
        assert words not in issued.bundle and words not in issued.pdf
    assert check_workspace(again.workspace) == []
    close(again)
