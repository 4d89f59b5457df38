"""An integrity observation from the key in a round to its review, on a real workspace and through real pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.integrity import holds_decision
from interviewer_app.core.workspace.beside import read_integrity
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_drafts, read_entries
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.integrity.host import IntegrityHost
from interviewer_app.ui.live.host import LiveHost
from tests.journeys.test_app import begin, clock_of
from tests.journeys.windows import close, opened


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[AppContext]:
    context = opened(tmp_path)
    yield context
    close(context)


def page_of(app: AppContext) -> IntegrityHost:
    host = app.shell.page("integrity")
    assert isinstance(host, IntegrityHost) and host.page is not None
    return host


def test_from_one_key_in_a_round_to_the_review_of_a_second_person(app: AppContext, qtbot: QtBot) -> None:
    window, host = begin(app, qtbot, "Ines Duarte")
    live = host.live
    assert live is not None and live.fold.facts is not None
    round_id = live.fold.facts.round
    clock_of(app).after(10_000)
    press(window, "t")
    clock_of(app).after(61_000)
    press(window, "ctrl+i")
    type_text(window, "Reads from a second screen")
    press(window, "enter")
    press(window, "ctrl+e")
    press(window, "ctrl+e")
    qtbot.waitUntil(lambda: app.shell.page_name == "sweep", timeout=10_000)
    press(window, "ctrl+i")
    qtbot.waitUntil(lambda: app.shell.page_name == "integrity", timeout=10_000)
    one = page_of(app).page
    assert one is not None and one.one.what.text() == "Reads from a second screen"
    one.one.explanation.setFocus()
    type_text(window, "My own notes")
    press(window, "ctrl+h")
    qtbot.waitUntil(lambda: app.shell.page_name == "sweep", timeout=10_000)
    press(window, "ctrl+h")
    qtbot.waitUntil(lambda: app.shell.page_name == "home", timeout=10_000)
    press(window, "ctrl+o")
    qtbot.waitUntil(lambda: app.shell.page_name == "integrity", timeout=10_000)
    seen = read_integrity(app.workspace, round_id)
    assert holds_decision(seen)
    (found,) = seen.observations.values()
    assert (found.at_ms, found.explanation, found.by) == (51_000, "My own notes", live.fold.facts.interviewer)
    page = page_of(app).page
    assert page is not None
    page.one.by.setFocus()
    type_text(window, "Ada Lovelace")
    page.one.reason.setFocus()
    type_text(window, "Seen on the screen share")
    page.one.outcomes["explained"].click()
    desk = page_of(app).desk
    assert desk is not None
    qtbot.waitUntil(lambda: not desk.not_on_disk, timeout=10_000)
    assert holds_decision(read_integrity(app.workspace, round_id)) is None
    assert check_workspace(app.workspace) == []
    assert not any("second screen" in (entry.body or "") for entry in read_entries(app.workspace, round_id))


def test_what_was_being_typed_is_there_again_after_the_window_has_gone(
    app: AppContext, qtbot: QtBot, tmp_path: Path
) -> None:
    window, host = begin(app, qtbot, "Ines Duarte")
    assert host.live is not None and host.live.fold.facts is not None
    round_id = host.live.fold.facts.round
    press(window, "t")
    press(window, "ctrl+i")
    type_text(window, "Another voice")
    assert app.shell.close()
    assert app.bench is not None
    app.bench.close()
    assert read_drafts(app.workspace, round_id)["integrity"] == "Another voice"
    again = opened(tmp_path)
    again.show_page("live", round=round_id)
    page = again.shell.page("live")
    assert isinstance(page, LiveHost) and page.page is not None
    qtbot.waitExposed(again.shell)
    again.shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    handle = again.shell.windowHandle()
    assert handle is not None
    press(handle, "ctrl+i")
    assert page.page.log.aside.field.text() == "Another voice"
    press(handle, "enter")
    qtbot.waitUntil(lambda: not any(desk.not_on_disk for desk in page.beside), timeout=10_000)
    qtbot.waitUntil(lambda: "integrity" not in read_drafts(again.workspace, round_id), timeout=10_000)
    close(again)
