"""What grew with the log elsewhere: here a key, a second and a note cost the same in a long round as in a short one.

Counted, not timed: every call Python makes, its own and into Qt, from the key event until all it asked for is drawn.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from benchmarks.rounds import CountedClock, busy_entries, pack
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.rounds.live import LiveRound
from tests.fakes import HeldJournal, Numbered, ToldClock
from tests.ui.live.rounds import Desk, MakeDesk

SHORT, LONG = 60, 1_800
BEHIND_MS = 40 * 60_000  # of the 45 arranged, in both rounds


def desk_with(make_desk: MakeDesk, moments: int) -> Desk:
    """A window on a round in which so much has happened within the same forty minutes."""
    clock, journal = ToldClock(), HeldJournal()
    loaded = pack()
    past = CountedClock(clock.at, clock.boot_id)
    entries = busy_entries(loaded, "r" * 32, moments, past, BEHIND_MS // moments, amended=moments // 5)
    live = LiveRound(fold(entries), loaded.pack, journal, clock, Numbered("new"))
    desk: Desk = make_desk(live=live, pack=loaded.pack)
    desk.journal = journal
    journal.on_written, journal.on_failed = desk.bridge.on_written, desk.bridge.on_failed
    desk.clock.wait(BEHIND_MS)
    desk.press("r", "2")
    desk.write()
    return desk


def calls(work: Callable[[], object]) -> int:
    counted = 0

    def count(_frame: FrameType, what: str, _argument: object) -> None:
        nonlocal counted
        counted += what in ("call", "c_call")

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


def calls_of(make_desk: MakeDesk, moments: int, stroke: str) -> dict[str, int]:
    """What a key, the answer of the disk, a second of the clock and the same key again cost in such a round."""
    desk = desk_with(make_desk, moments)
    assert desk.live.fold.acts.standing == moments + 1
    desk.page.run_clock(False)  # seconds go by when the test says so, not while a key is being counted

    def second() -> None:
        desk.page.ticked.emit(desk.clock.wait(1000))
        desk.settle()

    desk.page.run_clock(False)  # seconds come when they are told, or a slow machine counts one more
    second()
    cost = {
        "key": calls(lambda: desk.press(stroke)),
        "on disk": calls(desk.write),
        "second": min(calls(second) for _again in range(4)),  # one in some moves the play head by a pixel
        "key again": calls(lambda: desk.press(stroke)),
    }
    desk.window.close()
    return cost


@pytest.mark.parametrize("stroke", ["t", "space", "1", ".", "p", "s", "l", "backspace", "right", "f", "i", "enter"])
def test_what_a_key_costs_does_not_grow_with_the_round(make_desk: MakeDesk, stroke: str) -> None:
    few, many = calls_of(make_desk, SHORT, stroke), calls_of(make_desk, LONG, stroke)
    if grown(few, many):  # a paint that had to wait was counted with the key; what grows does so every time
        many = {what: min(calls, many[what]) for what, calls in calls_of(make_desk, LONG, stroke).items()}
    assert grown(few, many) == {}, (few, many)


def grown(few: dict[str, int], many: dict[str, int]) -> dict[str, int]:
    """What costs at least half a look at each moment more in the long round."""
    return {what: many[what] - few[what] for what in few if many[what] - few[what] > (LONG - SHORT) / 2}
