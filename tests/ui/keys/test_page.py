"""The page of keys, by keyboard alone, in the real window; and what a moved key does in a round."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.cli.main import run
from interviewer_app.core.rounds.key_choices import read_choices
from interviewer_app.core.rounds.keys import KeyMap, name_of
from interviewer_app.core.settings import with_keys, write_settings
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.demo.player import PlayedClock, Player
from interviewer_app.ui.demo.recorded import recorded_round
from interviewer_app.ui.keys.page import KeysPage
from interviewer_app.ui.live.host import LiveHost
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.sweep.host import SweepHost
from tests.journeys.test_app import clock_of
from tests.journeys.windows import close, opened
from tests.journeys.windows import keyboard as window_of
from tests.ui.live.rounds import shipped_pack

CARD = (("T", "Trusted output"), ("T", "Evaluating"), ("F14", "Recovered"), ("F13", "Undo"), ("1", "Correctness"))
PACK = "senior-backend-supervised-change"


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[AppContext]:
    context = opened(tmp_path)
    yield context
    close(context)


def page_of(app: AppContext, qtbot: QtBot) -> tuple[KeysPage, QWindow]:
    window = window_of(app, qtbot)
    press(window, "ctrl+k")
    page = app.shell.page("keys")
    assert app.shell.page_name == "keys" and isinstance(page, KeysPage) and page.presenter is not None
    at = page.pack.findText(shipped_pack().title, Qt.MatchFlag.MatchStartsWith)
    page.pack.setCurrentIndex(at)
    page.presenter.pick(at)
    return page, window


def choose(page: KeysPage, window: QWindow, action: str) -> None:
    """Walk down to the action by arrow keys."""
    for _step in range(60):
        row = page.list.chosen_row()
        if row is not None and name_of(row.command) == action:
            return
        press(window, "down")
    raise AssertionError(action)


def stored(app: AppContext) -> dict[str, object]:
    found: dict[str, object] = json.loads(app.home.settings.read_text(encoding="utf-8"))
    return found


def keep(app: AppContext, keys: dict[str, object]) -> None:
    """The keys as if they had been moved before this start."""
    app.settings = with_keys(app.settings, keys)
    write_settings(app.home.settings, app.settings)


def kinds_logged(app: AppContext) -> list[str]:
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.live is not None
    return [moment.kind or "" for moment in host.live.fold.moments.values() if not moment.withdrawn]


def test_a_moved_key_logs_and_the_old_one_does_nothing(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    press(window, "enter")
    press(window, "ü")
    assert "Ü" in page.line.text()
    assert stored(app)["keys"] == {"everywhere": {"kind/trusted-output": "ü"}}
    press(window, "esc")
    assert app.shell.page_name == "home"
    app.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.page is not None
    press(window, "t")
    assert kinds_logged(app) == []
    press(window, "ü")
    assert kinds_logged(app) == ["trusted-output"]
    assert host.page.log.key_of("trusted-output").accessibleDescription().startswith("Ü, ")
    assert "Ü: Trusted output" in host.page.sheet.accessibleDescription()


def test_a_macro_pad_a_chord_and_a_letter_of_another_layout_are_keys(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    for action, stroke in (("kind/added-test", "f13"), ("undo", "ctrl+b")):
        choose(page, window, action)
        press(window, "enter")
        press(window, stroke)
    choose(page, window, "redo")
    press(window, "enter")
    QApplication.sendEvent(page.list, QKeyEvent(QEvent.Type.KeyPress, 0xC9, Qt.KeyboardModifier.NoModifier, "é"))
    expected = {"kind/added-test": "f13", "undo": "ctrl+b", "redo": "é"}
    assert stored(app)["keys"] == {"everywhere": expected}
    app.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
    press(window, "f13")
    assert kinds_logged(app) == ["added-test"]
    press(window, "backspace")
    assert kinds_logged(app) == ["added-test"]
    press(window, "ctrl+b")
    assert kinds_logged(app) == []


def test_a_key_that_is_taken_is_refused_and_named(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    press(window, "enter")
    press(window, "r")
    assert "Rejected suggestion" in page.line.text()
    press(window, "enter")
    press(window, "enter")
    assert "belongs to the note" in page.line.text()
    press(window, "enter")
    press(window, "esc")
    assert app.shell.page_name == "keys" and page.list.waiting is None
    assert not app.home.settings.exists() or "keys" not in stored(app)


def test_a_digit_typed_with_shift_is_the_digit(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    press(window, "enter")
    shift = Qt.KeyboardModifier.ShiftModifier
    QApplication.sendEvent(page.list, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_1, shift, "1"))
    assert "Correctness" in page.line.text()


def test_one_key_or_all_go_back_to_the_usual(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    for action, stroke in (("kind/added-test", "f13"), ("kind/recovered", "f14"), ("undo", "a")):
        choose(page, window, action)
        press(window, "enter")
        press(window, stroke)
    expected = {"everywhere": {"kind/added-test": "f13", "undo": "a"}, "packs": {PACK: {"kind/recovered": "f14"}}}
    assert stored(app)["keys"] == expected
    page.list.setCurrentIndex(page.list.rows.index(1))
    choose(page, window, "kind/added-test")
    page.usual.click()
    assert "Undo" in page.line.text() and stored(app)["keys"] == expected
    page.all_usual.click()
    assert stored(app)["keys"] == {"everywhere": {}, "packs": {}}


def test_a_key_can_move_for_one_pack_alone(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    choose(page, window, "undo")
    press(window, "enter")
    press(window, "f14")
    press(window, "shift+tab")
    while QApplication.focusWidget() is not page.place:
        press(window, "shift+tab")
    press(window, "down")
    page.list.setFocus()
    press(window, "enter")
    press(window, "f15")
    assert "in this pack" in page.line.text()
    assert stored(app)["keys"] == {"everywhere": {"undo": "f14"}, "packs": {PACK: {"undo": "f15"}}}
    here, elsewhere = shipped_pack(), shipped_pack().model_copy(update={"id": "another"})
    choices = read_choices(stored(app)["keys"])
    assert (KeyMap(here, choices).cap("undo"), KeyMap(elsewhere, choices).cap("undo")) == ("F15", "F14")
    press(window, "delete")
    assert "F14" in page.line.text()
    assert KeyMap(here, read_choices(stored(app)["keys"])).cap("undo") == "F14"


def test_changes_are_taken_back_one_by_one(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    for stroke in ("f13", "f14"):
        press(window, "enter")
        press(window, stroke)
    page.all_usual.click()
    page.list.setFocus()
    for expected in ("F14", "F13", "T", "T"):
        press(window, "ctrl+z")
        row = page.list.chosen_row()
        assert row is not None and row.cap == expected
    assert not stored(app)["keys"]


def test_a_letter_chooses_the_action_on_its_key(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    for stroke, action in (("f", "follow-up"), ("7", "dimension/scope"), ("?", "keys"), ("t", "kind/trusted-output")):
        press(window, stroke)
        row = page.list.chosen_row()
        assert row is not None and name_of(row.command) == action


def test_a_key_for_every_pack_takes_the_place_of_one_for_this_pack(app: AppContext, qtbot: QtBot) -> None:
    keep(app, {"packs": {PACK: {"undo": "f15"}}})
    page, window = page_of(app, qtbot)
    choose(page, window, "undo")
    press(window, "enter")
    press(window, "f14")
    assert stored(app)["keys"] == {"everywhere": {"undo": "f14"}, "packs": {PACK: {}}}


def test_the_list_says_all_of_a_row_aloud(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    press(window, "enter")
    press(window, "f13")
    said = [str(page.list.rows.index(number).data()) for number in range(page.list.rows.rowCount())]
    assert "Trusted output: F13, neutral, Evaluating, moved" in said
    assert "Added test: A, for, Test design" in said and "Undo: Bksp" in said
    assert page.place.accessibleName() and page.pack.accessibleName() and page.list.accessibleName()


def test_every_hint_of_a_round_follows_the_keys(app: AppContext, qtbot: QtBot) -> None:
    moves = {"something": "ö", "next": "f13", "keys": "!", "retry": "ctrl+b", "kind/added-test": "f14"}
    keep(app, {"everywhere": moves})
    window = window_of(app, qtbot)
    app.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.page is not None and host.live is not None
    hint = "Any letter above, Ö for anything, F13 for the first probe; ! shows all keys"
    assert host.page.log.last.empty_words[1] == hint
    press(window, "f14")
    look = host.page.log.last.look
    assert look is not None and look.mark.letter == "A"
    host.page.failed.emit(1, "The disk is full.")
    host.page.settle()
    assert "Ctrl B" in host.page.log.writing.accessibleName()


def test_the_demo_plays_by_the_moved_keys(app: AppContext, qtbot: QtBot) -> None:
    everywhere = {"kind/trusted-output": "é", "undo": "f13", "next": "ctrl+k", "note": "pageup", "page-up": "home"}
    keep(app, {"everywhere": everywhere})
    keys = own_keys(app, shipped_pack())
    recording = recorded_round()
    window = window_of(app, qtbot)
    app.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
    player = Player(window, keys, PlayedClock(recording.actions[0].at_ms, "Europe/Warsaw", 60))
    done = [action for action in recording.actions if action.do != "end"]
    for action in done:
        player.play(action)
        clock_of(app).after(action.at_ms)
    logged = [action.what for action in done if action.do == "log"]
    assert set(logged) <= set(kinds_logged(app)) and "trusted-output" in logged


def test_the_key_card_is_one_page_and_the_same_each_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = {"everywhere": {"undo": "f13", "flight": "x"}, "packs": {PACK: {"kind/recovered": "f14"}}}
    (tmp_path / "settings.json").write_text(json.dumps({"keys": keys}), encoding="utf-8")
    made = []
    for name, size in (("a.pdf", "A4"), ("b.pdf", "A4"), ("c.pdf", "Letter")):
        command = ["keys", "-o", str(tmp_path / name), "--pack", PACK, "--page-size", size]
        assert run(command, {"INTERVIEWER_HOME": str(tmp_path)}) == 0
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1] != made[2]
    assert "flight" in capsys.readouterr().err
    tool = shutil.which("pdftotext")
    assert tool is not None
    for name in ("a.pdf", "c.pdf"):
        text = subprocess.run(
            [tool, "-layout", tmp_path / name, "-"], capture_output=True, text=True, check=True
        ).stdout
        assert text.count("\f") == 1
        for cap, words in CARD:
            assert any(cap in line.split() and words in line for line in text.splitlines()), words


def test_a_broken_list_of_keys_is_no_reason_not_to_start(app: AppContext, qtbot: QtBot) -> None:
    app.settings = app.settings._replace(others=(("keys", {"everywhere": {"undo": 7}, "later": 1}),))
    page, window = page_of(app, qtbot)
    assert "undo" in page.line.text()
    assert read_round_rows(app.workspace) == []
    app.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
    press(window, "t")
    assert kinds_logged(app) == ["trusted-output"]
    assert read_round(app.workspace, read_round_rows(app.workspace)[0].id) is not None


def test_the_sweep_goes_by_the_same_keys(app: AppContext, qtbot: QtBot) -> None:
    page, window = page_of(app, qtbot)
    choose(page, window, "kind/added-test")
    press(window, "enter")
    press(window, "f13")
    app.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.live is not None
    press(window, "space")
    press(window, "ctrl+e")
    press(window, "ctrl+e")
    qtbot.waitUntil(lambda: app.shell.page_name == "sweep", timeout=10_000)
    sweep = app.shell.page("sweep")
    assert isinstance(sweep, SweepHost) and sweep.sweep is not None
    press(window, "f13")
    press(window, "a")
    assert [moment.kind for moment in sweep.sweep.fold.moments.values()] == ["added-test"]
