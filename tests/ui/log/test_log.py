"""The log over a live window: real keys, and what the journal says afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from interviewer_app.core.rounds.claims import standing
from interviewer_app.core.rounds.state import Moment
from interviewer_app.ui.log.view import LogPage
from tests.ui.live.rounds import Desk, MakeDesk

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


def log_of(desk: Desk) -> LogPage:
    found = desk.page.findChildren(LogPage)
    assert len(found) == 1
    return found[0]


def opened(desk: Desk, kinds: str = "tran") -> LogPage:
    """The log over a round with a moment every ten seconds."""
    for letter in kinds:
        desk.press(letter, after_ms=10_000)
    desk.press("ctrl+l")
    return log_of(desk)


def tap(*keys: Qt.Key, shift: bool = False) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)


def moments(desk: Desk) -> list[Moment]:
    return list(desk.live.fold.moments.values())


def test_the_log_opens_on_the_last_moment_and_letters_change_it_instead_of_logging(desk: Desk) -> None:
    opened(desk)
    desk.press("c", "2")
    last = moments(desk)[-1]
    assert (len(moments(desk)), last.kind, last.dimension) == (4, "asked-for-context", "test-design")


def test_escape_goes_back_to_logging(desk: Desk) -> None:
    opened(desk)
    desk.press("esc")
    assert not desk.page.findChildren(LogPage)
    desk.press("w")
    assert desk.moments[-1] == "would-not-ship"


def test_a_time_moved_by_arrow_keys_becomes_one_change_once_no_key_comes(desk: Desk) -> None:
    log = opened(desk)
    before = moments(desk)[-1]
    tap(Key.Key_Left, Key.Key_Left, Key.Key_Left)
    tap(Key.Key_Left, shift=True)
    assert moments(desk)[-1] == before  # not decided yet
    log.rested.emit()
    after = moments(desk)[-1]
    assert (after.at_ms, after.entered_ms) == (before.at_ms - 13_000, before.entered_ms)
    assert [change.field for change in desk.live.fold.acts.changes] == ["at_ms"]
    desk.press("backspace")
    assert moments(desk)[-1] == before


def test_another_key_decides_the_time_that_was_being_moved(desk: Desk) -> None:
    opened(desk)
    before = moments(desk)[-1].at_ms
    tap(Key.Key_Left)
    desk.press("s")
    assert (moments(desk)[-1].at_ms, moments(desk)[-1].mode) == (before - 1000, "shown")


def test_no_time_moves_before_the_round_or_past_now(desk: Desk) -> None:
    log = opened(desk)
    tap(*[Key.Key_Left] * 9, shift=True)
    log.rested.emit()
    assert moments(desk)[-1].at_ms == 0
    tap(*[Key.Key_Right] * 9, shift=True)
    log.rested.emit()
    assert moments(desk)[-1].at_ms == desk.live.now_ms(desk.clock.now())


def test_marked_moments_change_together_and_come_back_together(desk: Desk) -> None:
    opened(desk)
    desk.press("space")
    tap(Key.Key_Up, Key.Key_Up)
    desk.press("space", "m", "3")
    assert [m.kind for m in moments(desk)] == ["trusted-output", "would-monitor", "added-test", "would-monitor"]
    assert [m.dimension for m in moments(desk)][1::2] == ["directing", "directing"]
    desk.press("backspace", "backspace")
    assert [m.kind for m in moments(desk)][1::2] == ["rejected-suggestion", "named-risk"]


def test_a_moment_taken_back_stays_in_the_log_and_an_undo_brings_it_again(desk: Desk) -> None:
    log = opened(desk)
    tap(Key.Key_Delete)
    assert desk.moments == ["trusted-output", "rejected-suggestion", "added-test"]
    assert log.rows.model().rowCount() == 4
    assert "1 taken back" in log.counts.text()
    desk.press("backspace")
    assert len(desk.moments) == 4


def test_a_note_is_typed_in_the_log_and_no_letter_changes_anything_meanwhile(desk: Desk) -> None:
    log = opened(desk)
    before = moments(desk)[-1]
    desk.press("enter")
    desk.type("tran 12")
    desk.press("enter")
    assert moments(desk)[-1].note == "tran 12"
    assert (moments(desk)[-1].kind, moments(desk)[-1].dimension) == (before.kind, before.dimension)
    desk.press("enter")
    desk.type("x")
    desk.press("esc")
    assert moments(desk)[-1].note == "tran 12"
    assert log.rows.hasFocus()


def test_during_a_round_no_note_is_read_for_words(desk: Desk) -> None:
    log = opened(desk)
    desk.press("enter")
    desk.type("is nervous")
    desk.press("enter")
    assert moments(desk)[-1].note == "is nervous" and log.remark.isHidden()


def test_the_history_says_old_value_new_value_and_both_times(desk: Desk) -> None:
    log = opened(desk)
    desk.press("2", after_ms=5000)
    lines = [str(log.history.model().index(n, 0).data()) for n in range(log.history.model().rowCount())]
    assert lines[0].endswith("dimension: Owning → Test design")
    assert lines[0].startswith("00:36 of the round, ")
    assert lines[1].startswith("00:30 of the round, ") and lines[1].endswith("logged: Named risk")


def test_pause_and_retry_still_work_below_the_log(desk: Desk) -> None:
    opened(desk)
    desk.press("ctrl+p")
    assert desk.live.fold.state == "paused"
    assert desk.page.findChildren(LogPage)


def test_a_changed_moment_is_redrawn_below_the_log(desk: Desk) -> None:
    opened(desk)
    desk.press("2")
    rows = desk.page.coverage.rows
    assert [mark.id for mark in rows["test-design"].look.marks][-1:] == [moments(desk)[-1].id]
    assert moments(desk)[-1].id not in [mark.id for mark in rows["owning"].look.marks]


def test_rows_become_solid_once_they_are_on_disk(desk: Desk) -> None:
    log = opened(desk)
    model = log.rows.model()
    assert [model.row(model.index(n, 0)).hollow for n in range(4)] == [True] * 4  # type: ignore[attr-defined]
    desk.write()
    assert [model.row(model.index(n, 0)).hollow for n in range(4)] == [False] * 4  # type: ignore[attr-defined]


def test_a_claim_is_handed_on_in_words_alone_and_taken_back(desk: Desk) -> None:
    log = opened(desk)
    chosen = moments(desk)[-1]
    for note in ("", "weak on locking, a 2"):
        desk.live.note(chosen.id, note, desk.clock.now())
        desk.press("ctrl+h")
        assert "quotation marks" in log.trouble.text() and standing(desk.live.fold) == []
    desk.live.note(chosen.id, "“It cannot replay.” weak", desk.clock.now())
    desk.press("ctrl+h")
    assert [each.text for each in standing(desk.live.fold)] == ["It cannot replay."]
    assert not log.trouble.isVisible()
    assert str(log.history.model().index(0, 0).data()).endswith("handed on: It cannot replay.")
    desk.press("ctrl+h")
    assert standing(desk.live.fold) == []
    assert "handed on" not in str(log.history.model().index(0, 0).data())


def test_an_empty_log_says_so(make_desk: MakeDesk) -> None:
    empty = make_desk()
    empty.press("ctrl+l")
    log = log_of(empty)
    assert log.empty.isVisible() and not log.rows.isVisible()
    empty.press("space", "t", "enter", "backspace", "esc")
    assert empty.moments == [] and not empty.page.findChildren(LogPage)
