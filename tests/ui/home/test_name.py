"""The name on the cards, changed with real keys in the real window: who keeps it, and what it may not take along."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.app import make_application, open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import type_text
from interviewer_app.ui.home.view import HomePage
from tests.journeys.rounds import SetClock
from tests.ui.home.rounds import HOSTILE, LONG

Key = Qt.Key
PACK = "senior-backend-supervised-change"


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppContext]:
    monkeypatch.setenv("LOGNAME", "root")
    ids = (f"{number:032x}" for number in itertools.count(1))
    context = open_window(
        make_application(["interviewer"]), {"INTERVIEWER_HOME": str(tmp_path)}, SetClock(), lambda: next(ids)
    )
    context.shell.settled.disconnect()  # the tests say when the workbench is wanted
    settled: list[bool] = []
    context.shell.settled.connect(lambda: settled.append(True))
    context.shell.resize(1280, 720)
    with qtbot.waitActive(context.shell):
        context.shell.show()
        context.shell.activateWindow()
    yield context
    qtbot.waitUntil(lambda: bool(settled))
    context.shell.close()
    context.jobs.close()
    if context.bench is not None:
        context.bench.close()
    context.shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def home_of(context: AppContext) -> HomePage:
    page = context.shell.page("home")
    assert isinstance(page, HomePage)
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    window = focused().window().windowHandle()
    assert window is not None
    type_text(window, text)


def press(qtbot: QtBot, *keys: Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def change_name(qtbot: QtBot, home: HomePage, name: str, key: Key = Key.Key_Return) -> None:
    """Tab to the button, Enter, what stands there replaced by `name`, then `key`."""
    tab_to(qtbot, home.bar.name)
    press(qtbot, Key.Key_Return)
    assert home.bar.field is not None and home.bar.field.line.hasFocus()
    assert home.bar.field.line.selectedText() == home.bar.field.line.text()
    if name:
        write(name)
    else:
        press(qtbot, Key.Key_Backspace)
    press(qtbot, key)


def tab_to(qtbot: QtBot, wanted: QWidget) -> None:
    for _step in range(20):
        if wanted.hasFocus():
            return
        press(qtbot, Key.Key_Tab)
    raise AssertionError("Tab does not lead there")


def change_look(qtbot: QtBot, home: HomePage) -> None:
    tab_to(qtbot, home.bar.look)
    press(qtbot, Key.Key_Space)


def kept(context: AppContext) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(context.home.settings.read_text(encoding="utf-8"))
    return found


def test_the_first_start_says_that_cards_carry_the_name_of_the_account(app: AppContext, qtbot: QtBot) -> None:
    home = home_of(app)
    assert home.bar.name.text() == "Name: root"
    assert home.first_start is not None and home.first_start.name.text() == "Your cards will say: root"
    assert "root" not in home.heading.text()
    tab_to(qtbot, home.first_start.change)
    press(qtbot, Key.Key_Return)
    write("Zoë Keller")
    press(qtbot, Key.Key_Enter)
    assert home.first_start.name.text() == "Your cards will say: Zoë Keller"
    assert home.first_start.change.hasFocus()


def test_enter_keeps_a_name_for_the_greeting_the_file_and_the_next_round(app: AppContext, qtbot: QtBot) -> None:
    home = home_of(app)
    app.workbench()
    change_name(qtbot, home, "  Zoë   Keller ")
    assert home.bar.name.text() == "Name: Zoë Keller"
    assert home.bar.name.isVisible() and home.bar.name.hasFocus()
    assert home.heading.text().endswith(", Zoë Keller")
    assert kept(app)["interviewer"] == app.settings.interviewer == "Zoë Keller"
    app.workbench().begin("Ines Duarte", PACK, 45, list(app.pack_roots()))
    assert [row.interviewer for row in read_round_rows(app.workspace)] == ["Zoë Keller"]


def test_a_name_typed_before_the_workbench_stands_is_the_one_it_takes(app: AppContext, qtbot: QtBot) -> None:
    assert app.bench is None
    change_name(qtbot, home_of(app), "Zoë")
    assert app.bench is None
    assert app.workbench().who.interviewer == "Zoë"
    assert kept(app)["author"] and kept(app)["interviewer"] == "Zoë"


def test_escape_keeps_the_name_and_so_does_going_elsewhere(app: AppContext, qtbot: QtBot) -> None:
    home = home_of(app)
    for key in (Key.Key_Escape, Key.Key_Tab):
        change_name(qtbot, home, "Somebody", key)
        assert home.bar.name.text() == "Name: root"
        assert home.bar.name.isVisible() and home.bar.field is not None and not home.bar.field.isVisible()
    assert not app.home.settings.exists()


@pytest.mark.parametrize("name", ["", "   ", "\u200b"])
def test_no_name_is_refused_in_one_line_and_the_field_stays(app: AppContext, qtbot: QtBot, name: str) -> None:
    home = home_of(app)
    change_name(qtbot, home, name)
    field = home.bar.field
    assert field is not None and field.line.hasFocus()
    assert field.words.text() == "A card needs a name. Esc keeps the one it has."
    write("Zo/?")
    assert "Enter keeps" in field.words.text()
    press(qtbot, Key.Key_Return)
    assert home.bar.name.text().endswith("Zo/?")
    assert home.keys is None


def test_neither_a_look_nor_a_name_takes_the_ids_away(app: AppContext, qtbot: QtBot) -> None:
    home = home_of(app)
    change_look(qtbot, home)
    assert kept(app)["theme"] == "light"
    app.workbench()
    ids = kept(app)["author"], kept(app)["device"]
    assert all(ids)
    app.home.settings.write_text(json.dumps(kept(app) | {"keys": {"R": "T"}}), encoding="utf-8")
    change_look(qtbot, home)
    change_name(qtbot, home, "Zoë")
    change_look(qtbot, home)
    assert (kept(app)["author"], kept(app)["device"]) == ids == (app.settings.author, app.settings.device)
    assert (kept(app)["theme"], kept(app)["interviewer"], kept(app)["keys"]) == ("contrast", "Zoë", {"R": "T"})


def test_ids_that_a_command_made_meanwhile_stay(app: AppContext, qtbot: QtBot) -> None:
    app.home.settings.write_text('{"author": "a1", "device": "d1", "interviewer": "zoe"}', encoding="utf-8")
    change_look(qtbot, home_of(app))
    change_name(qtbot, home_of(app), "Zoë")
    assert (kept(app)["author"], kept(app)["device"], kept(app)["interviewer"]) == ("a1", "d1", "Zoë")


def test_a_name_that_cannot_be_kept_holds_for_this_window_and_says_so(app: AppContext, qtbot: QtBot) -> None:
    app.workbench()
    app.home.settings.write_text("{", encoding="utf-8")
    home = home_of(app)
    change_name(qtbot, home, "Zoë")
    assert "until the window is closed" in home.notice.text()
    assert home.bar.name.text() == "Name: Zoë"
    assert app.workbench().who.interviewer == "Zoë" and app.workbench().who.author
    assert app.home.settings.read_text(encoding="utf-8") == "{"


@pytest.mark.parametrize("name", [HOSTILE, LONG, "محمد عبد الله", "A & B"])
def test_any_name_fits_and_is_shown_literally(app: AppContext, qtbot: QtBot, name: str) -> None:
    home = home_of(app)
    home.bar.show_name(name)
    QApplication.processEvents()
    assert home.bar.name.accessibleName() == "The name on your cards"
    assert home.bar.name.accessibleDescription() == name
    assert home.bar.name.geometry().right() < home.bar.look.geometry().left()
    assert home.bar.name.width() < 320 and "<img" not in home.bar.name.toolTip()


def test_home_shows_the_name_that_the_workbench_writes(app: AppContext) -> None:
    bench = app.workbench()
    bench.who = bench.who._replace(interviewer="Tomasz Wierzba")
    app.show_page("home")
    assert home_of(app).bar.name.text() == "Name: Tomasz Wierzba"
    assert home_of(app).heading.text().endswith(", Tomasz Wierzba")
