"""A rehearsal in the real window, by real keys, on a clock that the test moves: prompts, times, misses, no trace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.rounds.prompts import differing
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.app import open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.live.top_bar import PurposeBadge
from interviewer_app.ui.rehearse.clock import PacedClock
from interviewer_app.ui.rehearse.host import RehearseHost
from interviewer_app.ui.rehearse.presenter import BREATH_NS, LEAST_NS, PATIENCE_NS, REFINING_NS, Pace
from tests.fakes import Numbered, ToldClock

MS = 1_000_000


class Rehearsed:
    """The window with a rehearsal in it."""

    def __init__(self, context: AppContext, clock: ToldClock, qtbot: QtBot) -> None:
        self.context, self.clock, self.qtbot = context, clock, qtbot
        host = context.show_page("rehearse")
        assert isinstance(host, RehearseHost)
        self.host = host

    @property
    def window(self) -> QWindow:
        return self.context.shell.windowHandle()

    @property
    def shows(self) -> QWidget:
        return self.host.shows

    def begin(self, pace: Pace = "ready") -> None:
        start = self.host.start
        start.pace.setCurrentIndex(start.pace.findData(pace))
        press(self.window, "enter")
        assert self.shows is self.host.stage
        self.painted()

    def painted(self) -> None:
        """Let the prompt reach the screen."""
        rehearsal = self.host.rehearsal
        assert rehearsal is not None and rehearsal.now is not None
        now = rehearsal.now
        self.qtbot.waitUntil(lambda: now.shown_ns is not None)

    def key(self, command: Command, after_ms: int = 800) -> None:
        self.clock.wait(after_ms)
        row = next(row for row in self.host._keys.rows if row.command == command)
        press(self.window, row.strokes[0])

    def wait(self, ns: int) -> None:
        """Let time go by, and have the rehearsal look."""
        self.clock.wait(ns // MS + 1)
        assert self.host.presenter is not None
        self.host.presenter.tick()
        if self.host.rehearsal is not None and self.host.rehearsal.now is not None:
            self.painted()

    def answer(self) -> None:
        """Press what the prompt is for, and refine the moment until it is what happened."""
        rehearsal = self.host.rehearsal
        assert rehearsal is not None and rehearsal.now is not None
        prompt = rehearsal.now.prompt
        self.key(prompt.command)
        if prompt.command == ("notice", "given-earlier"):
            press(self.window, "enter")
        wanted = prompt.wanted
        if wanted is None:
            return
        for name in ("dimension", "direction", "prompted", "mode"):
            last = self.host._live.last
            assert last is not None
            if name in differing(last, wanted):
                value = getattr(wanted, name)
                self.key(Command(name, value if isinstance(value, str) and name != "mode" else ""), 300)


@pytest.fixture
def rehearsed(qapp: QApplication, qtbot: QtBot, own_home: Path, tmp_path: Path, monkeypatch) -> Iterator[Rehearsed]:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    clock = ToldClock()
    context = open_window(qapp, {"INTERVIEWER_HOME": str(own_home / "interviewer")}, clock, Numbered())
    qtbot.addWidget(context.shell)
    with qtbot.waitSignal(context.shell.settled, timeout=10_000):
        context.shell.show()
    context.shell.activateWindow()
    made = Rehearsed(context, clock, qtbot)
    yield made
    made.host._clear()
    context.jobs.close()
    if context.bench is not None:
        context.bench.close()


def test_the_real_window_stands_below_the_prompt_and_says_that_it_is_practice(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    host = rehearsed.host
    assert host.band is not None and host.page is not None
    assert host.band.look.words == "You ask: The promise" and host.band.look.place.startswith("1 of ")
    assert host.band.accessibleName() == "You ask: The promise"
    assert len(host.page.findChildren(PurposeBadge)) == 1 and host.page.hasFocus()
    assert not host.band.geometry().intersects(host.page.geometry())


def test_a_key_is_timed_from_the_prompt_and_the_next_prompt_follows(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    rehearsed.key(Command("next"), 1300)
    assert rehearsed.host.band is not None and rehearsed.host.rehearsal is not None
    assert rehearsed.host.band.look.before == "→ · 1.3 s"
    assert rehearsed.host._live.position.at == 0
    rehearsed.wait(BREATH_NS)
    assert rehearsed.host.band.look.words == "The open notice was given before the round"
    assert rehearsed.host.rehearsal.attempts[0].latency_ms == 1300


def test_with_the_right_keys_the_log_is_what_happened(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    rehearsal = rehearsed.host.rehearsal
    assert rehearsal is not None
    for _prompt in range(26):
        rehearsed.answer()
        assert rehearsal.is_done, rehearsal.now
        rehearsed.wait(BREATH_NS)
    rehearsal.end()
    outcome = rehearsal.outcome()
    assert (outcome.answered, outcome.right, outcome.lacking) == (26, 26, {})
    wanted = [(e.prompt.wanted.kind, e.prompt.at_ms) for e in outcome.attempts if e.prompt.wanted is not None]
    logged = [(m.kind, m.at_ms) for m in rehearsed.host._live.fold.counted]
    assert [kind for kind, _at in logged] == [kind for kind, _at in wanted]
    # the round clock stands where the recording stood, give or take what keys and breaks took
    assert all(abs(found[1] - asked[1]) < 60_000 for found, asked in zip(logged, wanted, strict=True))


def test_what_is_not_pressed_is_missed_and_the_script_goes_on_all_the_same(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    rehearsed.wait(PATIENCE_NS)
    host = rehearsed.host
    assert host.band is not None
    assert host.band.look.before == "Missed: → · Next probe"
    assert host._live.position.at == 0  # as it was when the next thing happened


def test_a_span_that_was_missed_runs_all_the_same_when_its_end_is_asked_for(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    host = rehearsed.host
    assert host.band is not None and host.rehearsal is not None
    for _prompt in range(40):
        assert host.rehearsal.now is not None
        command = host.rehearsal.now.prompt.command
        if command.do == "span":
            break
        rehearsed.answer()
        rehearsed.wait(BREATH_NS)
    assert host.band.look.words == "Begins to read"
    rehearsed.wait(PATIENCE_NS)
    for _prompt in range(10):
        if host.band.look.words == "Is done reading":
            break
        rehearsed.answer()
        rehearsed.wait(BREATH_NS)
    rehearsed.answer()
    assert host.rehearsal.is_done and host._live.open_span is None


def test_another_key_is_named_and_taken_back_by_hand(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    rehearsed.key(Command("kind", "named-risk"))
    assert rehearsed.host.band is not None
    assert rehearsed.host.band.look.before == "That was N · Named risk"
    rehearsed.key(Command("undo"))
    rehearsed.key(Command("next"))
    assert rehearsed.host.rehearsal is not None
    (attempt,) = rehearsed.host.rehearsal.attempts
    assert attempt.wrong == [Command("kind", "named-risk")] and not attempt.missed


def test_nobody_is_hurried_while_a_note_is_typed(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    for _prompt in range(3):
        rehearsed.answer()
        rehearsed.wait(BREATH_NS)
    rehearsed.key(Command("kind", "asked-for-context"))
    press(rehearsed.window, "enter")
    assert rehearsed.host.rehearsal is not None and rehearsed.host.rehearsal.now is not None
    prompt = rehearsed.host.rehearsal.now.prompt
    rehearsed.wait(2 * PATIENCE_NS)
    assert rehearsed.host.rehearsal.now.prompt == prompt
    press(rehearsed.window, "enter")
    rehearsed.wait(REFINING_NS)
    assert rehearsed.host.rehearsal.now.prompt != prompt


def test_the_end_tells_times_and_the_missed_ones_can_be_taken_again(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    host = rehearsed.host
    rehearsed.answer()
    rehearsed.wait(BREATH_NS)
    rehearsed.wait(PATIENCE_NS)
    rehearsed.answer()
    press(rehearsed.window, "ctrl+e")
    press(rehearsed.window, "ctrl+e")
    rehearsed.qtbot.waitUntil(lambda: rehearsed.shows is host.results)
    assert host.results.heading.text() == "2 of 3 prompts answered"
    assert "median 0.8 s, slowest 0.8 s" in host.results.sentences.text()
    assert "Keys to practise: Ctrl D" in host.results.sentences.text()
    assert host.results.missed.hasFocus()
    press(rehearsed.window, "enter")
    assert rehearsed.shows is host.stage and host.band is not None
    rehearsed.painted()
    assert host.band.look.place.startswith("1 of ")
    rehearsed.answer()
    rehearsed.wait(BREATH_NS)
    assert rehearsed.shows is host.results
    assert not host.results.missed.isVisible() and host.results.whole.hasFocus()


def test_nothing_of_it_is_kept(rehearsed: Rehearsed, tmp_path: Path) -> None:
    rehearsed.begin()
    rehearsed.answer()
    assert len(list(tmp_path.glob("rehearsal-*/workspace.sqlite"))) == 1
    rehearsed.context.show_page("home")
    assert list(tmp_path.glob("rehearsal-*")) == []
    assert read_round_rows(rehearsed.context.workspace) == []


def test_closing_the_window_in_the_middle_leaves_nothing_either(rehearsed: Rehearsed, tmp_path: Path) -> None:
    rehearsed.begin()
    rehearsed.context.shell.close()
    assert not rehearsed.context.shell.isVisible() and list(tmp_path.glob("rehearsal-*")) == []


def test_at_its_own_pace_the_next_prompt_waits_for_the_recording(rehearsed: Rehearsed) -> None:
    rehearsed.begin("own")
    rehearsed.answer()
    assert rehearsed.host.band is not None
    rehearsed.wait(BREATH_NS)
    assert rehearsed.host.band.look.place.startswith("1 of ")
    rehearsed.wait(5_108 * MS)
    assert rehearsed.host.band.look.place.startswith("2 of ")


def test_twice_as_fast_the_recording_takes_half_as_long(rehearsed: Rehearsed) -> None:
    rehearsed.begin("double")
    rehearsed.answer()
    rehearsed.wait(1_800 * MS)
    assert rehearsed.host.band is not None and rehearsed.host.rehearsal is not None
    assert rehearsed.host.band.look.place.startswith("2 of ")
    assert rehearsed.host.rehearsal.attempts[0].latency_ms == 800  # of this clock, not of the recording's
    rehearsed.wait(LEAST_NS // 2)
    assert rehearsed.host.band.look.place.startswith("2 of ")


def test_escape_leads_home_before_and_after(rehearsed: Rehearsed) -> None:
    press(rehearsed.window, "esc")
    assert rehearsed.context.shell.page_name == "home"


@pytest.mark.parametrize("size", [(1240, 704), (1440, 900)])
def test_no_word_of_the_two_quiet_pages_is_cut_off(rehearsed: Rehearsed, size: tuple[int, int]) -> None:
    host = rehearsed.host
    rehearsed.context.shell.resize(*size)
    rehearsed.begin()
    rehearsed.answer()
    press(rehearsed.window, "ctrl+e")
    press(rehearsed.window, "ctrl+e")
    rehearsed.qtbot.waitUntil(lambda: rehearsed.shows is host.results)
    for page in (host.results, host.start):
        host._bring_up(page)
        page.resize(*size)
        rehearsed.qtbot.wait(1)
        for label in page.findChildren(QLabel):
            if label.isVisible():
                box = QRect(label.mapTo(page, label.rect().topLeft()), label.size())
                assert page.rect().contains(box)
                assert label.heightForWidth(label.width()) <= label.height() or not label.wordWrap()


def test_the_page_asks_for_no_more_room_than_the_live_window(rehearsed: Rehearsed) -> None:
    rehearsed.begin()
    assert rehearsed.host.band is not None and rehearsed.host.page is not None
    least = rehearsed.host.page.minimumSizeHint().expandedTo(rehearsed.host.page.minimumSize())
    needed = rehearsed.host.minimumSizeHint()
    assert needed.height() <= rehearsed.host.band.height() + least.height() <= 720
    assert needed.width() <= least.width()


def test_a_paced_clock_never_goes_back_and_knows_the_real_instant() -> None:
    real = ToldClock()
    clock = PacedClock(real, 2)
    real.wait(1000)
    at = clock.now()
    assert at.boot_ns == 2000 * MS and clock.real_ns(at) == real.now().boot_ns
    clock.leap_to(10_000)
    assert clock.now().boot_ns == 10_000 * MS
    clock.leap_to(5_000)
    assert clock.now().boot_ns == 10_000 * MS
    real.wait(500)
    assert clock.now().boot_ns == 11_000 * MS and clock.real_ns(clock.now()) == real.now().boot_ns
    assert clock.now().wall_us - at.wall_us == 9_000_000


def test_only_escape_and_enter_are_needed(rehearsed: Rehearsed) -> None:
    """Every control of the first page can be reached and told apart without a mouse."""
    start = rehearsed.host.start
    for part in (start.pack, start.pace, start.begin, start.home):
        assert part.accessibleName() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert start.begin.hasFocus() and start.card.accessibleDescription().startswith("T: Trusted output")
