"""The pains of other live loggers, in the whole app; what a window alone can show is in tests/ui/live.

`PAINS` says for each which tests keep it out; BORIS's issue numbers stand alone, others carry their project's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.live.host import LiveHost
from tests.journeys.rounds import SetClock
from tests.journeys.windows import app_window, begin_round, keyboard, live_round

TESTS = Path(__file__).resolve().parents[1]
PACKAGE = TESTS.parent / "interviewer_app"
LIVE_PATH = ("live", "sweep", "strip")
# In order: the pain, where it was reported, the tests.
PAINS = (
    ("the file is empty or broken after a crash", "#173 #208 #268 #373 #734", (
        "journeys/test_kills.py::test_two_hundred_kills_lose_no_moment_that_was_drawn_solid",
        "core/workspace/test_crash.py::test_a_kill_at_any_instant_loses_nothing_that_was_acknowledged",
        "core/workspace/test_refusals.py::test_a_disk_that_takes_no_more_loses_nothing")),
    ("work is lost with the application", "#284 #311 #426, datavyu #370", (
        "journeys/test_resume.py::test_one_key_goes_on_with_the_same_round_and_its_clock",
        "journeys/test_resume.py::test_what_was_typed_into_a_note_is_there_again_and_gone_once_attached",
        "journeys/test_app.py::test_a_window_with_unwritten_moments_says_so_before_it_goes")),
    ("undo reaches into the session before, and nothing can be redone", "#178 #899", (
        "journeys/test_pains.py::test_undo_never_reaches_into_another_round",
        "journeys/test_resume.py::test_keys_go_on_and_undo_reaches_back_behind_the_kill",
        "ui/live/test_keys.py::test_undo_and_redo_reach_back_to_the_first_moment")),
    ("keys lag as the log grows", "#57 #642, radiolog #623", (
        "ui/live/test_long_rounds.py::test_what_a_key_costs_does_not_grow_with_the_round",)),
    ("fast keys freeze the application", "#322", (
        "journeys/test_burst.py::test_thirty_different_keys_a_second_for_ten_seconds_are_all_there_and_in_order",)),
    ("a key held down or pressed twice logs twice", "#322", (
        "ui/live/test_what_cannot_happen.py::test_a_key_held_down_is_one_moment_however_long",
        "ui/live/test_keys.py::test_the_same_key_within_400_ms_is_one_moment",
        "ui/live/test_keys.py::test_the_same_key_is_meant_however_soon_it_comes_after_another_one")),
    ("a second press stops what has just begun", "#222", (
        "ui/live/test_spans.py::test_a_double_press_does_not_stop_what_it_has_just_started",)),
    ("what was begun never ends", "#83 #113 #130 #158 #742", (
        "core/rounds/test_spans.py::test_another_span_closes_the_one_that_runs_at_the_same_instant",
        "core/rounds/test_spans.py::test_a_pause_and_the_end_close_what_runs_and_nothing_starts_while_the_clock_stands",
        "core/rounds/test_spans.py::test_no_presses_leave_an_open_span_in_an_export_or_make_two_overlap")),
    ("a comment splits what it is about and drops its modifiers", "#900", (
        "ui/live/test_what_cannot_happen.py::test_a_note_splits_nothing_and_drops_nothing",)),
    ("something that comes in takes the focus from what is typed", "radiolog #726 #336", (
        "ui/live/test_what_cannot_happen.py::test_what_happens_meanwhile_takes_nothing_from_the_note_being_typed",
        "ui/live/test_what_cannot_happen.py::test_a_failing_disk_takes_nothing_from_the_note_being_typed")),
    ("letters of a comment fire keys", "#681", (
        "ui/live/test_note.py::test_while_the_note_is_open_letters_are_text",
        "journeys/test_operator.py::test_the_log_is_what_happened_but_for_the_slips")),
    ("shortcuts are fixed and collide with those of the application", "#72 #512 #232", (
        "ui/live/test_keys.py::test_no_two_actions_share_a_key",
        "journeys/test_pains.py::test_no_key_of_another_page_leads_out_of_a_round")),
    ("modifiers are out of reach of the keyboard", "#750", (
        "ui/live/test_what_cannot_happen.py::test_everything_a_round_needs_has_a_key",)),
    ("a dialog stands in the way of the next key", "#512", (
        "journeys/test_pains.py::test_no_key_of_a_round_opens_anything_that_must_be_answered",
        "journeys/test_pains.py::test_nothing_in_the_live_path_can_open_a_dialog")),
    ("the time is typed again for each code of one moment", "#757", (
        "ui/live/test_what_cannot_happen.py::test_several_kinds_at_one_instant_need_no_time_typed",)),
    ("times disagree or move", "#243 #494 #758", (
        "ui/live/test_what_cannot_happen.py::test_a_clock_that_is_set_moves_no_moment",
        "core/rounds/test_live.py::test_ten_seconds_earlier_keeps_both_times")),
)  # fmt: skip


@pytest.fixture
def app(tmp_path: Path) -> Iterator[AppContext]:
    with app_window(tmp_path, SetClock()) as context:
        yield context


@pytest.mark.parametrize(("pain", "where", "tests"), PAINS, ids=[pain[0] for pain in PAINS])
def test_every_pain_has_its_tests(pain: str, where: str, tests: tuple[str, ...]) -> None:
    assert pain and re.search(r"#\d+", where) and tests
    for named in tests:
        file, _colons, name = named.partition("::")
        assert re.search(rf"^def {name}\(", (TESTS / file).read_text(encoding="utf-8"), re.M), named


def test_undo_never_reaches_into_another_round(app: AppContext, qtbot: QtBot) -> None:
    window = keyboard(app, qtbot)
    first = begin_round(app)
    for number, stroke in enumerate("tra", start=1):
        at_clock(app, number)
        press(window, stroke)
    qtbot.waitUntil(lambda: not first.not_on_disk)
    app.show_page("home")
    second = begin_round(app)
    at_clock(app, 10)
    press(window, "n")
    for stroke in ("backspace", "ctrl+z", "ctrl+z", "backspace"):
        press(window, stroke)
    qtbot.waitUntil(lambda: not second.not_on_disk)
    assert first.fold.facts is not None and second.fold.facts is not None
    kept = read_round(app.workspace, first.fold.facts.round)
    assert [moment.kind for moment in kept.counted] == ["trusted-output", "rejected-suggestion", "added-test"]
    assert kept.acts.changes == []
    assert read_round(app.workspace, second.fold.facts.round).counted == []
    press(window, "ctrl+y")
    assert [moment.kind for moment in live_round(app).fold.counted] == ["named-risk"]


def at_clock(app: AppContext, seconds: int) -> None:
    assert isinstance(app.clock, SetClock)
    app.clock.after(seconds * 1000)


def test_no_key_of_a_round_opens_anything_that_must_be_answered(app: AppContext, qtbot: QtBot) -> None:
    """Each key, then Esc: nothing modal ever, and the next letter logs."""
    window = keyboard(app, qtbot)
    live = begin_round(app)
    host = app.shell.page("live")
    assert isinstance(host, LiveHost) and host.page is not None
    toggles = {"blank", "strip"}
    for number, row in enumerate(KeyMap(live.pack).rows):
        at_clock(app, 10 * number)
        press(window, row.strokes[0])
        assert QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None, row.words
        press(window, row.strokes[0] if row.command.do in toggles else "esc")
        assert app.shell.page_name == "live", row.words
        app.shell.activateWindow()
        before = len(live.fold.moments)
        at_clock(app, 10 * number + 5)
        press(window, "t")
        assert len(live.fold.moments) == before + 1, row.words


@pytest.mark.parametrize(
    "stroke", ["/", "ctrl+k", "ctrl+s", "ctrl+b", "ctrl+h", "ctrl+m", "ctrl+q", "ctrl+w", "tab", "delete", "up", "down"]
)
def test_no_key_of_another_page_leads_out_of_a_round(app: AppContext, qtbot: QtBot, stroke: str) -> None:
    window = keyboard(app, qtbot)
    live = begin_round(app)
    press(window, "t")
    press(window, stroke)
    assert app.shell.page_name == "live" and app.shell.isVisible()
    press(window, "esc")
    press(window, "r")
    assert [moment.kind for moment in live.fold.counted] == ["trusted-output", "rejected-suggestion"]


def test_nothing_in_the_live_path_can_open_a_dialog() -> None:
    asking = re.compile(r"\b(Q(Message|Input|File|Color|Progress)?Dialog|QMessageBox|QWizard)\b|\.exec\(")
    files = [path for folder in LIVE_PATH for path in sorted((PACKAGE / "ui" / folder).rglob("*.py"))]
    assert files
    assert [path.name for path in files if asking.search(path.read_text(encoding="utf-8"))] == []
