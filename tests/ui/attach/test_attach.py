"""Attaching, looking up and quoting beside a log: decided on a real workspace, then by real keys in a real panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.quotes import quotes_of
from interviewer_app.core.workspace.attachments import read_attached
from interviewer_app.core.workspace.read import read_round
from interviewer_app.core.workspace.writer import Writer
from interviewer_app.ui.attach.desk import AttachDesk
from interviewer_app.ui.attach.looks import SideLook
from interviewer_app.ui.attach.presenter import AttachPresenter
from interviewer_app.ui.attach.view import SidePanel
from tests.fakes import ToldClock
from tools.sample_panel import PANEL, START_US, Made, play

Key = Qt.Key


class Told:
    """A view that remembers."""

    def __init__(self) -> None:
        self.look = SideLook("", "", "")
        self.trouble = self.done = self.keys = ""

    def show_side(self, look: SideLook) -> None:
        self.look = look

    def show_trouble(self, sentence: str) -> None:
        self.trouble = sentence

    def show_done(self, words: str) -> None:
        self.done = words

    def take_keys(self) -> None:
        self.keys = "side"

    def give_keys(self) -> None:
        self.keys = "log"


def at_once(work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None]) -> None:
    try:
        outcome = work()
    except InterviewerError as error:
        failed(str(error))
    else:
        then(outcome)


@pytest.fixture(scope="module")
def made() -> Made:
    return play(PANEL[1]._replace(state="ended"))


@pytest.fixture
def writer(made: Made, tmp_path: Path) -> Iterator[Writer]:
    numbers = count(1)
    file, new_id = tmp_path / "workspace.sqlite", lambda: f"{next(numbers):032x}"
    with Writer(file, author=made.author, device="d" * 32, new_id=new_id, new_salt=lambda: "f" * 32) as writer:
        made.put_into(writer)
        yield writer


def live_of(writer: Writer, made: Made) -> LiveRound:
    journal = writer.journal_for_round(made.round_id, lambda *_: None, lambda *_: None)
    fold, numbers = read_round(writer.file, made.round_id), count(1)
    clock = ToldClock(wall_us=START_US + 2 * 86_400_000_000)
    return LiveRound(fold, made.loaded.pack, journal, clock, lambda: f"{next(numbers):031x}c")


def side(view: Any, writer: Writer, live: LiveRound, made: Made) -> AttachPresenter:
    numbers = count(1)
    desk = AttachDesk(writer, made.round_id, lambda: f"{next(numbers):031x}b", lambda: START_US)
    return AttachPresenter(view, live, desk, at_once, ToldClock(wall_us=START_US + 3 * 86_400_000_000).now)


def talk(folder: Path, made: Made) -> Path:
    """A line at every moment of the round, on a recording that began with it."""
    moments = made.fold().counted
    file = folder / "talk.vtt"
    times = [f"{m.at_ms // 3_600_000:02}:{m.at_ms // 60_000 % 60:02}:{m.at_ms // 1000 % 60:02}" for m in moments]
    cues = "".join(f"{time}.000 --> {time}.900\n<v Priya>said {n}\n\n" for n, time in enumerate(times))
    file.write_text(f"WEBVTT\n\n{cues}", encoding="utf-8")
    return file


def test_a_transcript_is_anchored_by_one_line_then_looked_up_quoted_and_deleted(
    made: Made, writer: Writer, tmp_path: Path
) -> None:
    view, live = Told(), live_of(writer, made)
    presenter = side(view, writer, live, made)
    moments = live.fold.counted
    presenter.open()
    presenter.choose(moments[4].id)
    presenter.ask()
    assert (view.look.step, view.keys) == ("path", "side")
    presenter.named(f' "{talk(tmp_path, made)}" ')
    assert view.look.step == "line" and view.look.rows[view.look.chosen].words == "said 4"
    assert "at " in view.look.heading and len(view.look.rows) == len(moments)
    presenter.picked(view.look.chosen)
    assert (view.look.step, view.keys, view.look.names) == ("rest", "log", "talk.vtt")
    assert str(len(moments)) in view.done
    presenter.choose(moments[7].id)
    said = [row.words for row in view.look.rows]
    assert view.look.rows[view.look.chosen].words == "said 7" in said and len(said) < 4
    presenter.picked(view.look.chosen)
    assert view.look.rows[view.look.chosen].quoted
    (quote,) = quotes_of(live.fold)
    assert (quote.moment, quote.said.text, quote.said.speaker) == (moments[7].id, "said 7", "Priya")
    presenter.take_away()
    assert "Del again" in view.trouble and read_attached(writer.file, made.round_id).attachments
    presenter.take_away()
    assert not read_attached(writer.file, made.round_id).attachments and view.look.names == ""
    assert quotes_of(read_round(writer.file, made.round_id)) == quotes_of(live.fold)  # what was quoted stays


def test_what_cannot_be_attached_is_said_in_one_line_and_nothing_is_kept(
    made: Made, writer: Writer, tmp_path: Path
) -> None:
    view = Told()
    presenter = side(view, writer, live_of(writer, made), made)
    presenter.open()
    (tmp_path / "words.txt").write_text("nobody says when", encoding="utf-8")
    (tmp_path / "patches").mkdir()
    presenter.named(str(tmp_path / "words.txt"))
    assert "Log a moment first" in view.trouble
    presenter.choose(made.fold().counted[0].id)
    for name in ("words.txt", "gone.vtt", "patches"):
        presenter.named(str(tmp_path / name))
        assert view.trouble.count("\n") == 0 and view.trouble and view.look.step == "rest", name
    presenter.leave()
    assert view.trouble == "" and view.keys == "log"
    assert not read_attached(writer.file, made.round_id).attachments


def test_patches_of_a_wrong_clock_are_anchored_by_one_of_them(made: Made, writer: Writer, tmp_path: Path) -> None:
    view, live = Told(), live_of(writer, made)
    presenter = side(view, writer, live, made)
    moment = live.fold.counted[3]
    series = tmp_path / "work.mbox"
    series.write_text("".join(
        f"From {n:040x} Mon Sep 17 00:00:00 2001\nFrom: P <p@x>\nDate: Mon, 1 Jan 2001 10:{n:02}:00 +0100\n"
        f"Subject: [PATCH] step {n}\n\n---\ndiff --git a/f b/f\n+{n}\n-- \n2.4\n\n" for n in range(1, 5)
    ), encoding="utf-8")  # fmt: skip
    presenter.choose(moment.id)
    presenter.named(str(series))
    assert view.look.step == "commit" and "none of its 4 commits" in view.trouble
    assert [row.words for row in view.look.rows] == ["step 1", "step 2", "step 3", "step 4"]
    presenter.picked(1)
    assert view.look.step == "rest" and view.look.work is not None
    assert view.look.work.title == "step 2" and view.look.work.diff.endswith("+2")


def test_a_submitted_card_takes_no_quotation(writer: Writer, tmp_path: Path) -> None:
    sealed = play(PANEL[2])
    sealed.put_into(writer)
    view, live = Told(), live_of(writer, sealed)
    presenter = side(view, writer, live, sealed)
    moment = live.fold.counted[1]
    presenter.choose(moment.id)
    presenter.named(str(talk(tmp_path, sealed)))
    presenter.picked(view.look.chosen)
    presenter.picked(view.look.chosen)
    assert "submitted" in view.trouble and quotes_of(live.fold) == []


def test_real_keys_attach_and_quote(qtbot: Any, made: Made, writer: Writer, tmp_path: Path) -> None:
    panel, live = SidePanel(), live_of(writer, made)
    qtbot.addWidget(panel)
    presenter = side(panel, writer, live, made)
    for signal, act in ((panel.named, presenter.named), (panel.picked, presenter.picked),
                        (panel.taken, presenter.take_away), (panel.left, presenter.leave)):  # fmt: skip
        signal.connect(act)
    panel.resize(1248, 300)
    panel.show()
    panel.activateWindow()
    QApplication.processEvents()
    presenter.open()
    presenter.choose(live.fold.counted[4].id)
    presenter.ask()
    QTest.keyClicks(focused(), str(talk(tmp_path, made)))
    QTest.keyClick(focused(), Key.Key_Return)
    assert focused() is panel.rows and panel.rows.currentIndex().row() == 4
    QTest.keyClick(focused(), Key.Key_Return)
    presenter.look()
    QTest.keyClick(focused(), Key.Key_Return)
    assert [quote.said.text for quote in quotes_of(live.fold)] == ["said 4"]
    assert "quoted" in str(panel.rows.model().data(panel.rows.currentIndex()))
    QTest.keyClick(focused(), Key.Key_Delete)
    assert "Del again" in panel.trouble.text()
    QTest.keyClick(focused(), Key.Key_Escape)
    assert panel.trouble.text() == "" and panel.names.text() == "talk.vtt"


def focused() -> Any:
    widget = QApplication.focusWidget()
    assert widget is not None, "somebody has the keys"
    return widget
