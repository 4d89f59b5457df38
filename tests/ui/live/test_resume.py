"""The line after an interruption: where the round stands, until the next key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.timing import HERE
from interviewer_app.ui.live.presence import Presence
from interviewer_app.ui.live.presenter import LivePresenter
from tests.fakes import ToldClock
from tests.ui.live.rounds import Desk, MakeDesk


def line(desk: Desk) -> str:
    """What the line says, "" while there is none."""
    box = desk.page.log.last
    return box.accessibleName() if box._resume is not None else ""


def presenter_of(desk: Desk) -> LivePresenter:
    presenter = desk.page.presenter
    assert isinstance(presenter, LivePresenter)
    return presenter


def kinds_written(desk: Desk) -> list[str]:
    desk.write()
    return [entry.kind for entry in desk.journal.entries]


def a_round_left_alone() -> Desk:
    desk = Desk()
    desk.press("right", "t", "right", "r", after_ms=60_000)
    desk.write()
    desk.live.come_back(Instant(desk.clock.at.boot_ns + 125 * 10**9, desk.clock.at.wall_us + 125 * 10**6))
    desk.window.close()
    return desk


@pytest.fixture
def back(make_desk: MakeDesk) -> Desk:
    """A window that has come up on a round which was running, 125 seconds after its last entry."""
    left = a_round_left_alone()
    desk = make_desk(live=left.live)
    desk.journal = left.journal
    desk.journal.on_written = desk.bridge.on_written
    assert desk.live.away is not None
    desk.clock.at = Instant(desk.live.away.tick.boot_ns, desk.live.away.tick.wall_us)
    return desk


def test_the_line_names_probe_last_moment_minutes_left_and_the_gap(back: Desk) -> None:
    assert line(back) == (
        "Probe 2, last moment Rejected suggestion 03:00, 39 min left. Away for 2:05; the clock went on."
    )
    assert not any(button.isVisible() for button in back.page.log.last.buttons)


def test_enter_goes_on_and_does_nothing_else(back: Desk) -> None:
    before = len(kinds_written(back))
    back.press("enter")
    assert line(back) == "" and back.page.log.last.field.isHidden()
    assert kinds_written(back)[before:] == ["gap"]
    back.press("enter")
    assert not back.page.log.last.field.isHidden()


def test_any_moment_key_goes_on_and_logs(back: Desk) -> None:
    before = len(kinds_written(back))
    back.press("n")
    assert line(back) == "" and back.moments[-1] == "named-risk"
    assert kinds_written(back)[before:] == ["gap", "moment-logged"]


def test_a_key_that_writes_nothing_takes_the_line_away_and_leaves_the_gap_for_later(back: Desk) -> None:
    before = len(kinds_written(back))
    back.press("pagedown")
    assert line(back) == "" and kinds_written(back)[before:] == []
    back.press("t")
    assert kinds_written(back)[before:] == ["gap", "moment-logged"]


def test_after_a_long_pause_the_line_says_how_long_it_was(desk: Desk) -> None:
    desk.press("right", "t", "ctrl+p")
    desk.press("ctrl+p", after_ms=130_000)
    assert line(desk).endswith("44 min left. Paused for 2:10.")
    desk.press("r")
    assert line(desk) == "" and desk.moments == ["trusted-output", "rejected-suggestion"]


def test_after_a_short_pause_there_is_nothing_to_say(desk: Desk) -> None:
    desk.press("right", "t", "ctrl+p", "ctrl+p")
    assert line(desk) == ""


def test_after_sleep_the_line_names_it_and_the_gap_is_written_with_the_next_key(desk: Desk) -> None:
    desk.press("right", "t")
    since = desk.clock.at
    presenter_of(desk).missed(since, desk.clock.wait(600_000))
    assert "Asleep for 10:00" in line(desk) and "34 min left" in line(desk)
    assert "gap" not in kinds_written(desk)
    desk.press("r")
    assert kinds_written(desk)[-2:] == ["gap", "moment-logged"]


def test_after_long_elsewhere_the_line_comes_and_no_gap_is_written(desk: Desk) -> None:
    desk.press("right", "t")
    presenter_of(desk).returned(185_000, desk.clock.wait(185_000))
    assert line(desk).endswith("Elsewhere for 3:05.")
    desk.press("enter", "r")
    assert "gap" not in kinds_written(desk)


def test_before_the_start_nothing_interrupts(desk: Desk) -> None:
    presenter_of(desk).returned(185_000, desk.clock.wait(185_000))
    presenter_of(desk).missed(desk.clock.at, desk.clock.wait(600_000))
    assert line(desk) == "" and kinds_written(desk) == []


def test_minutes_over_are_said_as_such(desk: Desk) -> None:
    desk.press("right")
    presenter_of(desk).returned(185_000, desk.clock.wait(47 * 60_000))
    assert "Probe 1, no moment yet, 2 min over" in line(desk)


def test_that_somebody_listens_is_kept_every_ten_seconds(desk: Desk) -> None:
    kept: list[tuple[str, str, str]] = []
    parts = presenter_of(desk)._resuming
    parts._outside = parts._outside._replace(save_draft=lambda *draft: kept.append(draft))
    desk.press("right")
    for _beat in range(25):
        desk.page.ticked.emit(desk.clock.wait(1000))
    assert kept and {draft[:2] for draft in kept} == {("round-1", HERE)}
    seconds = [int(draft[2]) // 1000 for draft in kept]
    assert [later - before for before, later in zip(seconds, seconds[1:], strict=False)] == [10] * (len(kept) - 1)


# Presence --------------------------------------------------------------------------------------------------------


def test_a_beat_that_comes_late_tells_of_sleep(qtbot: QtBot) -> None:
    clock, page = ToldClock(), QWidget()
    qtbot.addWidget(page)
    presence = Presence(page, clock)
    told: list[tuple[Instant, Instant]] = []
    presence.missed.connect(lambda since, at: told.append((since, at)))
    clock.wait(1000)
    presence.beat()
    since = clock.at
    clock.wait(20_000)
    presence.beat()
    assert told == [(since, clock.at)]


def test_a_window_without_keys_for_two_minutes_tells_when_it_has_them_again(qtbot: QtBot) -> None:
    clock, page = ToldClock(), QWidget()
    qtbot.addWidget(page)
    presence = Presence(page, clock)
    told: list[int] = []
    presence.returned.connect(lambda length_ms, _at: told.append(length_ms))
    for away_ms in (119_000, 120_000):
        QApplication.sendEvent(page, QEvent(QEvent.Type.WindowDeactivate))
        for _second in range(away_ms // 1000):
            clock.wait(1000)
            presence.beat()
        QApplication.sendEvent(page, QEvent(QEvent.Type.WindowActivate))
    assert told == [120_000]
