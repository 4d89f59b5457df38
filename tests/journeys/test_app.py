"""The app as a person meets it: from Home to a card owed, by keyboard alone, on a real workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.live.host import LiveHost
from interviewer_app.ui.log.host import LogHost
from interviewer_app.ui.rating.host import RatingHost
from interviewer_app.ui.widgets.row_list import row_at
from tests.journeys.rounds import PACK, SetClock, sealed_round
from tests.journeys.windows import close, live_round, opened
from tests.journeys.windows import keyboard as window_of

HOSTILE = '<img src="/etc/hostname"/>'


@pytest.fixture
def app(tmp_path: Path) -> Iterator[AppContext]:
    context = opened(tmp_path)
    yield context
    close(context)


def clock_of(context: AppContext) -> SetClock:
    assert isinstance(context.clock, SetClock)
    return context.clock


def begin(context: AppContext, qtbot: QtBot, name: str) -> tuple[QWindow, LiveHost]:
    """Ctrl N, the name, Enter: the live window is up."""
    window = window_of(context, qtbot)
    with qtbot.waitSignal(context.shell.settled):
        pass
    qtbot.waitUntil(lambda: not waiting_for_packs(context))
    packs = context.shell.page("home").form.pack  # type: ignore[attr-defined]
    packs.setCurrentIndex(packs.findText("Senior backend", Qt.MatchFlag.MatchStartsWith))
    press(window, "ctrl+n")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_text(window, name)
    press(window, "enter")
    qtbot.waitUntil(lambda: context.shell.page_name == "live", timeout=10_000)
    host = context.shell.page("live")
    assert isinstance(host, LiveHost) and host.live is not None
    return window, host


def waiting_for_packs(context: AppContext) -> bool:
    form = context.shell.page("home").form  # type: ignore[attr-defined]
    return bool(form.pack.count() == 0)


def test_from_home_to_a_card_owed_by_keyboard_alone(app: AppContext, qtbot: QtBot) -> None:
    window, host = begin(app, qtbot, "Ines Duarte")
    live = host.live
    assert live is not None
    for number, stroke in enumerate("tran", start=1):
        clock_of(app).after(number * 10_000)
        press(window, stroke)
    press(window, "enter")
    type_text(window, "“Retries are in step” client.py:61")
    press(window, "enter")
    clock_of(app).after(60_000)
    press(window, "ctrl+e")
    assert app.shell.page_name == "live"
    press(window, "ctrl+e")
    qtbot.waitUntil(lambda: app.shell.page_name == "sweep", timeout=10_000)
    press(window, "down")
    press(window, "enter")
    type_text(window, "red first")
    press(window, "enter")
    press(window, "ctrl+enter")
    qtbot.waitUntil(lambda: app.shell.page_name == "rating", timeout=10_000)
    press(window, "ctrl+b")
    assert app.shell.page_name == "sweep"
    press(window, "ctrl+enter")
    qtbot.waitUntil(lambda: app.shell.page_name == "rating", timeout=10_000)
    rows = read_round_rows(app.workspace)
    assert [(row.candidate, row.state, row.moments) for row in rows] == [("Ines Duarte", "ended", 4)]
    assert rows[0].used_ms == 50_000
    moments = read_round(app.workspace, rows[0].id).counted
    assert [moment.at_ms for moment in moments] == [0, 10_000, 20_000, 30_000]
    assert moments[-1].note == "“Retries are in step” client.py:61"
    assert [moment.note for moment in moments].count("red first") == 1
    qtbot.waitUntil(lambda: len(list(app.home.backups.glob("*.sqlite"))) == 1)
    app.show_page("home")
    owed = app.shell.page("home").owed.model()  # type: ignore[attr-defined]
    spoken = owed.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert owed.rowCount() == 1 and "Ines Duarte" in spoken and "none rated" in spoken


def test_the_log_of_a_round_that_is_over_is_a_key_away_from_the_sweep_and_the_rating(
    app: AppContext, qtbot: QtBot
) -> None:
    window, _host = begin(app, qtbot, "Ines Duarte")
    for number, stroke in enumerate(["t", "space", "a"], start=1):
        clock_of(app).after(number * 10_000)
        press(window, stroke)
    press(window, "ctrl+e")
    press(window, "ctrl+e")
    qtbot.waitUntil(lambda: app.shell.page_name == "sweep", timeout=10_000)
    press(window, "ctrl+l")
    assert app.shell.page_name == "log"
    press(window, "2")
    press(window, "esc")
    qtbot.waitUntil(lambda: app.shell.page_name == "sweep")
    press(window, "ctrl+enter")
    qtbot.waitUntil(lambda: app.shell.page_name == "rating", timeout=10_000)
    press(window, "ctrl+l")
    press(window, "down")
    press(window, "delete")
    press(window, "esc")
    qtbot.waitUntil(lambda: app.shell.page_name == "rating")
    round_ = read_round(app.workspace, read_round_rows(app.workspace)[0].id)
    assert [(m.kind, m.dimension, m.withdrawn) for m in round_.moments.values()] == [
        ("trusted-output", "evaluating", False),
        (None, None, False),
        ("added-test", "test-design", True),
    ]
    rating = cast(RatingHost, app.shell.page("rating"))
    rating.presenter.go("evaluating")
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    log = cast(LogHost, app.shell.page("log")).page
    assert app.shell.page_name == "log" and log is not None
    press(window, "enter")
    type_text(window, "is lazy")
    press(window, "enter")
    assert log.remark.text().startswith("“lazy” says what somebody is like")
    press(window, "esc")
    qtbot.waitUntil(lambda: app.shell.page_name == "rating")
    assert rating.presenter.place == "evaluating", "back where the moment was opened"


def test_a_hostile_name_is_only_a_name(app: AppContext, qtbot: QtBot) -> None:
    _window, host = begin(app, qtbot, HOSTILE)
    assert host.live is not None and host.live.fold.facts is not None
    assert host.live.fold.facts.candidate == HOSTILE
    assert host.page is not None
    shown = host.page.bar.candidate
    assert shown.accessibleName() == HOSTILE
    assert shown.height() < 40, "one line of text, no picture"


def test_a_round_that_was_running_goes_on_with_the_same_clock(qtbot: QtBot, tmp_path: Path) -> None:
    first = opened(tmp_path)
    window, host = begin(first, qtbot, "Ines Duarte")
    clock_of(first).after(1_000)
    press(window, "t")
    assert host.live is not None and host.live.fold.facts is not None
    round_id = host.live.fold.facts.round
    close(first)
    again = opened(tmp_path)
    clock_of(again).after(61_000)
    again.show_page("live", round=round_id)
    assert live_round(again).now_ms(again.clock.now()) == 60_000
    press(window_of(again, qtbot), "enter")
    close(again)
    assert read_round(again.workspace, round_id).gaps[0].until_ms == 60_000


def test_a_replay_is_watched_and_esc_stops_it(app: AppContext, qtbot: QtBot) -> None:
    window = window_of(app, qtbot)
    app.show_page("live", demo=True)
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.live is not None and host.page is not None
    live = host.live
    assert "Esc" in host.page.bar.pack_line.text()
    qtbot.waitUntil(lambda: live.fold.state == "live", timeout=10_000)
    for stroke in ("t", "enter", "r", "backspace", "ctrl+p"):
        press(window, stroke)
    assert live.fold.state == "live" and len(live.fold.counted) == 0, "the user's keys stay out of it"
    qtbot.waitUntil(lambda: len(live.fold.counted) == 1, timeout=20_000)
    press(window, "esc")
    qtbot.waitUntil(lambda: app.shell.page_name == "home")
    assert [row.state for row in read_round_rows(app.workspace)] == ["paused"], "Home has read it as it is"
    press(window, "ctrl+n")
    assert isinstance(QApplication.focusWidget(), QLineEdit), "the keys are the user's again"


def test_home_comes_back_to_the_round_one_was_at(app: AppContext, qtbot: QtBot) -> None:
    kept = sealed_round(app.workspace, seed=1)
    sealed_round(app.workspace, candidate="Theo Marchetti", seed=2)
    window, _host = begin(app, qtbot, "Lena Brandt")
    press(window, "ctrl+e")
    qtbot.waitUntil(lambda: app.shell.page_name == "home")
    home = app.shell.page("home")
    assert QApplication.focusWidget() is home.rounds, "not the field of the name"  # type: ignore[attr-defined]
    app.show_page("rating", round=kept.round_id)
    press(window, "ctrl+h")
    qtbot.waitUntil(lambda: app.shell.page_name == "home")
    assert row_at(home.rounds.currentIndex()).id == kept.round_id  # type: ignore[attr-defined]


def test_a_pack_that_came_meanwhile_is_offered_when_home_comes_back(app: AppContext, qtbot: QtBot) -> None:
    window, _host = begin(app, qtbot, "Lena Brandt")
    form = app.shell.page("home").form  # type: ignore[attr-defined]
    before = form.pack.count()
    own = app.home.packs / "own"
    shutil.copytree(shipped_packs() / PACK, own)
    sheet = (own / "pack.yaml").read_text(encoding="utf-8")
    (own / "pack.yaml").write_text(sheet.replace(f"id: {PACK}", "id: own", 1), encoding="utf-8")
    press(window, "ctrl+e")
    qtbot.waitUntil(lambda: form.pack.count() == before + 1, timeout=10_000)


@pytest.mark.qt_log_ignore("openDocument")
def test_the_card_that_was_opened_is_somewhere_even_where_nothing_shows_it(app: AppContext, qtbot: QtBot) -> None:
    sealed = sealed_round(app.workspace)
    app.show_page("rating", round=sealed.round_id)
    host = app.shell.page("rating")
    assert isinstance(host, RatingHost) and host.page is not None
    host.page.open_asked.emit()  # there is no desktop behind this window that could open a file
    said = host.page.foot.sentence
    qtbot.waitUntil(lambda: "The card is in" in said.text(), timeout=20_000)
    assert Path(said.text().partition("The card is in ")[2]).read_bytes().startswith(b"%PDF")


def test_a_second_window_is_told_at_once(app: AppContext, qtbot: QtBot, tmp_path: Path) -> None:
    held = sealed_round(tmp_path / "held.sqlite", keep_open=True)
    assert held.writer is not None
    app.workspace = held.workspace
    said: list[str] = []
    app.jobs.failed.connect(said.append)
    with qtbot.waitSignal(app.shell.settled):
        pass
    qtbot.waitUntil(lambda: bool(said))
    held.writer.close()
    assert "is writing to this workspace" in said[0]


def test_a_window_with_unwritten_moments_says_so_before_it_goes(app: AppContext, qtbot: QtBot) -> None:
    window, host = begin(app, qtbot, "Ines Duarte")
    live = host.live
    assert live is not None and app.bench is not None
    clock_of(app).after(1_000)
    press(window, "t")
    qtbot.waitUntil(lambda: not live.not_on_disk)
    workspace = app.bench.writer._open.connection
    pages = workspace.execute("PRAGMA page_count").fetchone()[0]
    workspace.execute(f"PRAGMA max_page_count = {pages}")
    typed = 0
    while not live.trouble and typed < 400:
        typed += 1
        clock_of(app).after(1_000 + typed * 1_000)
        press(window, "ran"[typed % 3])
        qtbot.wait(2)
    assert live.trouble and live.not_on_disk
    assert not app.shell.close(), "the first time it says what would be lost"
    workspace.execute("PRAGMA max_page_count = 1000000")
    press(window, "ctrl+r")
    qtbot.waitUntil(lambda: not live.not_on_disk, timeout=10_000)
    assert app.shell.close()
    assert live.fold.facts is not None
    kept = read_round(app.workspace, live.fold.facts.round)
    assert len(kept.counted) == typed + 1


def test_closing_the_window_in_a_replay_leaves_a_paused_practice_round(app: AppContext, qtbot: QtBot) -> None:
    window_of(app, qtbot)
    app.show_page("live", demo=True)
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.live is not None
    live = host.live
    qtbot.waitUntil(lambda: len(live.fold.moments) > 0, timeout=20_000)
    assert app.shell.close()
    assert app.bench is not None
    app.bench.writer.drain()
    rows = read_round_rows(app.workspace)
    assert [(row.state, row.practice) for row in rows] == [("paused", True)]
