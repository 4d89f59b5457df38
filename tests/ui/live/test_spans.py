"""Spans in the live window: chips, lane, keys."""

from __future__ import annotations

import pytest

from interviewer_app.core.rounds.spans import KINDS
from interviewer_app.ui.live.looks import SPANS
from tests.ui.live.rounds import Desk, MakeDesk

LETTERS = dict(zip(KINDS, "dghjuo", strict=True))


def running(desk: Desk) -> dict[str, int]:
    """The chips that run, with their seconds."""
    return {kind: chip.seconds for kind, chip in desk.page.log.spans.chips.items() if chip.seconds is not None}


@pytest.mark.parametrize("kind", KINDS)
def test_one_key_starts_a_span_and_the_same_key_ends_it(desk: Desk, kind: str) -> None:
    desk.press(LETTERS[kind])
    assert running(desk) == {kind: 0} and desk.page.log.spans.chips[kind].isChecked()
    desk.press(LETTERS[kind], after_ms=5000)
    assert running(desk) == {}
    assert [(span.kind, span.from_ms, span.to_ms) for span in desk.live.fold.spans] == [(kind, 0, 5000)]


def test_a_double_press_does_not_stop_what_it_has_just_started(desk: Desk) -> None:
    desk.press("d")
    desk.press("d", after_ms=120)
    assert running(desk) == {"reading": 0}
    desk.press("d", after_ms=400)
    assert running(desk) == {}


def test_another_span_ends_the_first_at_the_same_instant(desk: Desk) -> None:
    desk.press("d")
    desk.press("g", after_ms=3000)
    assert [(span.kind, span.from_ms, span.to_ms) for span in desk.live.fold.spans] == [
        ("reading", 0, 3000),
        ("verifying", 3000, None),
    ]
    assert list(running(desk)) == ["verifying"]


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+e"])
def test_pause_and_end_close_what_runs(desk: Desk, key: str) -> None:
    desk.press("h")
    desk.press(key, after_ms=2000)
    if key == "ctrl+e":
        desk.press(key, after_ms=10)
    assert desk.live.fold.spans[-1].to_ms is not None and running(desk) == {}


def test_the_chip_counts_the_seconds_and_the_lane_shows_where_it_began(desk: Desk) -> None:
    desk.press("t", "d", after_ms=10_000)
    desk.clock.wait(65_000)
    desk.page.ticked.emit(desk.clock.now())
    assert running(desk) == {"reading": 65}
    (shown,) = desk.page.line.spans
    assert (shown.letter, shown.word, shown.from_ms, shown.to_ms) == ("D", "Reading", 10_000, None)
    assert desk.page.line.lanes[-1].track == SPANS


def test_undo_takes_a_span_back_and_redo_brings_it_again(desk: Desk) -> None:
    desk.press("t", "d", "backspace")
    assert desk.live.fold.spans == [] and running(desk) == {} and desk.moments == ["trusted-output"]
    desk.press("ctrl+y")
    assert list(running(desk)) == ["reading"]
    desk.press("backspace", "backspace")
    assert desk.moments == [] and desk.live.fold.spans == []


def test_a_span_is_no_moment_and_changes_none(desk: Desk) -> None:
    desk.press("t", "d", "s", "2")
    last = desk.live.last
    assert last is not None and (last.kind, last.dimension, last.mode) == ("trusted-output", "test-design", "told")
    assert desk.moments == ["trusted-output"]


def test_while_the_note_is_open_the_letters_of_spans_are_text(desk: Desk) -> None:
    desk.press("t", "enter")
    desk.type("dghjuo")
    desk.press("enter")
    assert desk.live.fold.spans == [] and desk.live.last is not None and desk.live.last.note == "dghjuo"


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_every_chip_shows_its_whole_word_while_one_runs(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    desk = make_desk(size=size)
    desk.press("g")
    row = desk.page.log.spans
    boxes = [chip.geometry() for chip in row.chips.values()]
    assert all(not one.intersects(two) for one, two in zip(boxes, boxes[1:], strict=False))
    assert boxes[-1].right() <= row.width()
    assert row.geometry().right() < desk.page.log.keys_hint.x()
