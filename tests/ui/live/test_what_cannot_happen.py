"""What users of other live loggers lost evidence by, each shown not to happen in this window."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.keys import KeyMap
from tests.ui.live.rounds import Desk, shipped_pack

HOUR_US = 3_600_000_000


def test_what_happens_meanwhile_takes_nothing_from_the_note_being_typed(desk: Desk) -> None:
    """An incoming entry took the focus from the one being typed."""
    desk.press("right", "t", "n", "enter")
    field = desk.page.log.last.field
    for number, letter in enumerate("ran it twice"):
        desk.type(letter)
        if number == 3:
            desk.write(2)
        if number == 5:
            desk.write()
        desk.page.ticked.emit(desk.clock.wait(1000))
        desk.settle()
        assert QApplication.focusWidget() is field
    assert field.text() == "ran it twice"
    assert desk.moments == ["trusted-output", "named-risk"]


def test_a_failing_disk_takes_nothing_from_the_note_being_typed(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("half")
    desk.journal.broken = "The disk is full."
    desk.write()
    desk.type(" and half")
    desk.press("enter")
    assert desk.live.last is not None and desk.live.last.note == "half and half"
    desk.journal.broken = ""
    desk.press("ctrl+r")
    assert not desk.live.not_on_disk and len(desk.moments) == 1


@pytest.mark.parametrize("before", [[], ["1"], ["-", "p", "s"], ["l", "l"]], ids=str)
def test_a_note_splits_nothing_and_drops_nothing(desk: Desk, before: list[str]) -> None:
    """A comment split a paired event in two and lost its modifiers."""
    desk.press("right", "v", *before)
    assert desk.live.last is not None
    as_it_was = asdict(desk.live.last)
    desk.press("enter")
    desk.type("caw")
    desk.press("enter")
    assert len(desk.live.fold.moments) == 1
    assert asdict(desk.live.last) == {**as_it_was, "note": "caw"}


def test_several_kinds_at_one_instant_need_no_time_typed(desk: Desk) -> None:
    """The same moment, several kinds: elsewhere the time is typed anew for each."""
    desk.press("right", "t")
    desk.press("r", "a", "n", after_ms=0)
    assert desk.moments == ["trusted-output", "rejected-suggestion", "added-test", "named-risk"]
    assert len({moment.at_ms for moment in desk.live.fold.counted}) == 1


def test_a_key_held_down_is_one_moment_however_long(desk: Desk) -> None:
    desk.press("t")
    for _again in range(60):
        desk.clock.wait(33)
        desk.send(QEvent.Type.KeyPress, "t", auto_repeat=True)
        desk.send(QEvent.Type.KeyRelease, "t", auto_repeat=True)
    desk.settle()
    assert desk.moments == ["trusted-output"]


@pytest.mark.parametrize("wall_us", [-3 * HOUR_US, 5 * HOUR_US], ids=["back", "forth"])
def test_a_clock_that_is_set_moves_no_moment(desk: Desk, wall_us: int) -> None:
    desk.press("t")
    desk.press("r", after_ms=60_000)
    desk.clock.at = Instant(desk.clock.at.boot_ns, desk.clock.at.wall_us + wall_us)
    desk.press("a", after_ms=60_000)
    assert [moment.at_ms for moment in desk.live.fold.counted] == [0, 60_000, 120_000]
    assert desk.moments == ["trusted-output", "rejected-suggestion", "added-test"]


def test_undo_and_amendments_leave_no_number_behind(desk: Desk) -> None:
    """What stands on the keys and in the coverage is what stands in the round, whatever was undone and done again."""
    desk.press("t", "t", "1", "r", "backspace", "backspace", "backspace", "a", "3", "ctrl+y", "backspace")
    desk.write()
    counts = {kind.id: desk.moments.count(kind.id) for kind in desk.pack.kinds}
    assert {kind: desk.page.log.key_of(kind).count for kind in counts} == counts


def test_everything_a_round_needs_has_a_key() -> None:
    """Modifiers were out of reach of the keyboard."""
    rows = KeyMap(shipped_pack()).rows
    assert [row.words for row in rows if not row.strokes] == []
    named = {row.command.arg for row in rows if row.command.do in ("kind", "dimension")}
    pack = shipped_pack()
    assert named == {kind.id for kind in pack.kinds} | {dimension.id for dimension in pack.dimensions}
