"""The replay: decided without a window on a clock that stands still between keys, then drawn once in a real one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.beside import Beside, Committed, Laid, LaidTranscript, LaidWork
from interviewer_app.core.exchange.repositories.commits import Commit, Work
from interviewer_app.core.exchange.transcripts.read import read_transcript
from interviewer_app.core.rounds.attached import Attachment
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.wall_times import wall_times
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.settings import Settings
from interviewer_app.core.workspace.writer import Writer
from interviewer_app.ui.replay.clock import ReplayClock
from interviewer_app.ui.replay.host import ReplayHost
from interviewer_app.ui.replay.presenter import ReplayPresenter
from interviewer_app.ui.replay.view import ReplayPage
from tests.fakes import ToldClock
from tools.sample_panel import PANEL, play

Key = Qt.Key
END_MS = 58 * 60_000


class Told:
    """Remembers what it was last told to show, by the name of the call."""

    def __init__(self) -> None:
        self.last: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, name: str) -> Any:
        def told(*values: object) -> None:
            self.last[name] = values

        return told

    @property
    def rows(self) -> Sequence[Any]:
        return self.last["show_moments"][0]  # type: ignore[no-any-return]

    @property
    def said(self) -> Sequence[str]:
        return self.last["show_said"][0]  # type: ignore[no-any-return]


class Watch:
    """A clock that is told the time."""

    ns = 0

    def __call__(self) -> int:
        return self.ns

    def wait(self, seconds: float) -> None:
        self.ns += round(seconds * 1e9)


@pytest.fixture(scope="module")
def fold() -> RoundFold:
    return play(PANEL[1]).fold()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return play(PANEL[1]).loaded.pack


def beside(fold: RoundFold) -> Beside:
    """A line every minute of the round, and two commits."""
    times = wall_times(fold)
    assert times is not None
    anchor = fold.counted[0]
    attachment = Attachment("a", "transcript", "", "talk.vtt", anchor.id, anchor.at_ms)
    cues = "".join(f"00:{n:02}:00.000 --> 00:{n:02}:05.000\n<v \u202eP>minute {n}\n\n" for n in range(58))
    transcript = read_transcript(f"WEBVTT\n\n{cues}".encode(), "talk.vtt")
    commits = tuple(Committed(n * 60_000, Commit("ab" * 20, 0, "P", f"step {n}", "+x")) for n in (10, 20))
    laid = Laid(times, fold, attachment)
    return Beside((LaidTranscript(attachment, transcript, laid),), (LaidWork(attachment, commits, Work((), 2)),))


def test_the_clock_of_a_replay_keeps_its_place_when_the_pace_changes_and_stops_at_the_end() -> None:
    watch = Watch()
    clock = ReplayClock(watch, END_MS)
    watch.wait(5)
    assert clock.at_ms == 0
    clock.run(True)
    watch.wait(2)
    clock.pace(16)
    assert clock.at_ms == 2000
    watch.wait(10)
    assert clock.at_ms == 162_000
    clock.run(False)
    watch.wait(10)
    assert clock.at_ms == 162_000
    clock.run(True)
    watch.wait(9999)
    assert clock.at_ms == END_MS
    clock.run(False)
    clock.run(True)
    assert clock.at_ms == 0  # at its end it begins again


def test_the_log_fills_up_as_it_did_and_arrows_go_from_moment_to_moment(fold: RoundFold, pack: Pack) -> None:
    view, watch, left = Told(), Watch(), []
    replay = ReplayPresenter(view, fold, pack, KeyMap(pack), watch, lambda: left.append("left"))
    replay.show()
    times = [moment.at_ms for moment in fold.counted]
    assert list(view.rows) == [] and replay.clock.end_ms == max(fold.last_ms, times[-1])
    for stroke in ("5", "space"):
        assert replay.key(stroke)
    watch.wait(600 / 16)
    replay.tick()
    assert [row.at_ms for row in view.rows] == [time for time in times if time <= 600_000]
    assert view.last["show_play"][0].time == "10:00" and view.last["show_play"][0].speed == 16
    assert view.last["run"] == (True,)
    replay.key("space")
    known = len(view.rows)
    replay.key("right")
    assert len(view.rows) == known + 1 and replay.clock.at_ms == times[known]
    replay.key("left")
    replay.key("left")
    assert replay.clock.at_ms == times[known - 2] and len(view.rows) == known - 1
    replay.key("shift+right")
    assert replay.clock.at_ms == times[known - 2] + 10_000
    replay.probe(3)
    asked = replay.clock.at_ms
    assert view.last["show_play"][0].probe == pack.probe(fold.visits[2].probe).title
    replay.key("ctrl+right")
    assert replay.clock.at_ms == fold.visits[3].from_ms
    replay.key("ctrl+left")
    assert replay.clock.at_ms == asked
    replay.key("end")
    assert len(view.rows) == len(times)
    replay.key("home")
    assert list(view.rows) == [] and not replay.key("x")
    replay.key("esc")
    assert left == ["left"] and view.last["run"] == (False,)


def test_what_was_said_and_written_keeps_up_with_the_clock_and_nothing_tells_of_a_rating_or_a_pause(
    fold: RoundFold, pack: Pack
) -> None:
    view = Told()
    replay = ReplayPresenter(view, fold, pack, KeyMap(pack), Watch(), lambda: None)
    replay.show(15 * 60_000)
    replay.beside(beside(fold))
    assert view.said[-1].endswith("minute 15") and view.said[-1].startswith("15:00") and len(view.said) == 16
    assert view.last["show_work"][0].title == "step 10" and view.last["show_beside"] == (True, True)
    replay.go(20 * 60_000)
    assert view.said[-1].endswith("minute 20") and view.last["show_work"][0].title == "step 20"
    replay.go(5 * 60_000)
    assert len(view.said) == 6 and view.last["show_work"] == (None,)
    shown = repr(view.last)
    assert not any(rating.rationale in shown for rating in fold.ratings.values() if rating.rationale)
    assert {cut.kind for cut in view.last["show_now"][0].cuts} <= {"phase"}


def test_a_replay_is_driven_by_real_keys(qtbot: Any, fold: RoundFold, pack: Pack) -> None:
    page = ReplayPage(pack)
    qtbot.addWidget(page)
    left: list[str] = []
    replay = ReplayPresenter(page, fold, pack, KeyMap(pack), Watch(), lambda: left.append("left"))
    page.presenter = replay
    page.pressed.connect(replay.key)
    page.chosen.connect(replay.chosen)
    page.resize(1280, 720)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    replay.show()
    page.take_keys()
    replay.beside(beside(fold))
    for key in (Key.Key_3, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)
    assert page.rows.model().rowCount() == 3 and page.state.text().endswith("4×")
    assert page.time.text() == page.rows.model().data(page.rows.currentIndex()).split(",")[0]
    assert page.said.isVisible() and "minute 0" in page.said.lines.toPlainText()
    focused = QApplication.focusWidget()
    QTest.keyClick(focused, Key.Key_Up)
    assert replay.clock.at_ms == fold.counted[1].at_ms and page.rows.model().rowCount() == 2
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert left == ["left"]


def test_nobody_elses_round_is_watched_before_it_is_submitted_and_my_own_card_is_in(qtbot: Any, tmp_path: Path) -> None:
    mine, open_one = (play(PANEL[number]._replace(state="ended")) for number in (0, 2))
    theirs = play(PANEL[1])
    numbers = count(1)
    new_id = lambda: f"{next(numbers):032x}"  # noqa: E731
    file = tmp_path / "workspace.sqlite"
    with Writer(file, author=mine.author, device="d" * 32, new_id=new_id, new_salt=lambda: "f" * 32) as writer:
        for each in (theirs, open_one):
            each.put_into(writer)
    jobs = SimpleNamespace(run=lambda work, then, failed: then(work()))
    shown: list[tuple[str, object]] = []
    context: Any = SimpleNamespace(
        workspace=file, home=SimpleNamespace(workspace=file), settings=Settings(author=mine.author), jobs=jobs,
        clock=ToldClock(), show_page=lambda name, **what: shown.append((name, what)),
    )  # fmt: skip
    host = ReplayHost(context)
    qtbot.addWidget(host)
    host.opened(round=theirs.round_id, at_ms=760_000, back="debrief")
    assert host.page is not None and host.page.time.text() == "12:40" and not host.page.said.isVisible()
    assert host.presenter is not None and host.presenter.key("esc")
    assert shown.pop() == ("debrief", {"again": True})
    with pytest.raises(BadInput, match="is not in your workspace"):
        host.opened(round="0" * 32)
    with pytest.raises(Refused, match="is not submitted"):
        host.opened(round=open_one.round_id)
    with Writer(file, author=mine.author, device="d" * 32, new_id=new_id, new_salt=lambda: "f" * 32) as writer:
        mine.put_into(writer)
    with pytest.raises(Refused, match="Your card first"):
        host.opened(round=theirs.round_id)
    host.opened(round=mine.round_id)
    assert host.presenter.key("esc")
    assert shown == [("home", {})]
    host.left()
    assert host.page is None
