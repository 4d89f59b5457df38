"""Back after an interruption: the clock has gone on, and the gap is written with the first entry, not before."""

from __future__ import annotations

import pytest

from interviewer_app.core.rounds.clock import Instant
from tests.core.rounds.parts import Live, a_live_round, picked_up, shipped
from tests.fakes import ToldClock

PACK = shipped()


def left_at_ten_seconds() -> Live:
    live = a_live_round()
    live.round.log(PACK.kind("added-test"), live.clock.wait(0))
    live.round.log(PACK.kind("named-risk"), live.clock.wait(10_000))
    return live


def back(left: Live, after_ms: int, boot_id: str = "boot-1") -> Live:
    at = left.clock.wait(after_ms)
    return picked_up(left, ToldClock(boot_id, at.boot_ns, at.wall_us))


def kinds(live: Live) -> list[str]:
    live.journal.deliver()
    return [entry.kind for entry in live.journal.entries]


def test_coming_back_writes_nothing_and_the_clock_goes_on() -> None:
    later = back(left_at_ten_seconds(), 90_000)
    before = kinds(later)
    assert later.round.come_back(later.clock.now()) == 90_000
    assert later.round.now_ms(later.clock.wait(1000)) == 101_000
    assert kinds(later) == before and later.fold.gaps == []


@pytest.mark.parametrize("boot_id, trusted", [("boot-1", "boottime"), ("boot-2", "wall")])
def test_the_first_entry_has_the_gap_written_before_it(boot_id: str, trusted: str) -> None:
    later = back(left_at_ten_seconds(), 90_000, boot_id)
    later.round.come_back(later.clock.now())
    moment = later.round.log(PACK.kind("recovered"), later.clock.wait(5000))
    assert moment is not None and (moment.at_ms, moment.late) == (105_000, False)
    assert [tuple(gap) for gap in later.fold.gaps] == [(10_000, 100_000, trusted)]
    assert kinds(later)[-2:] == ["gap", "moment-logged"]
    again = later.read_again()
    assert (again.gaps, again.running, again.moments) == (later.fold.gaps, later.fold.running, later.fold.moments)


def test_what_was_heard_after_the_last_entry_is_no_gap() -> None:
    later = back(left_at_ten_seconds(), 90_000)
    assert later.round.come_back(later.clock.now(), known_ms=70_000) == 30_000
    later.round.go_on(later.clock.wait(1000))
    assert later.fold.gaps[0].since_ms == 70_000


def test_a_reading_that_lies_ahead_of_the_clock_is_not_believed() -> None:
    later = back(left_at_ten_seconds(), 90_000)
    assert later.round.come_back(later.clock.now(), known_ms=999_999_999) == 90_000


def test_less_than_two_seconds_of_one_boot_is_no_gap() -> None:
    later = back(left_at_ten_seconds(), 1999)
    later.round.come_back(later.clock.now())
    later.round.go_on(later.clock.wait(500))
    assert later.fold.gaps == [] and later.round.now_ms(later.clock.now()) == 12_499


def test_another_boot_is_a_gap_however_short() -> None:
    later = back(left_at_ten_seconds(), 100, "boot-2")
    later.round.come_back(later.clock.now())
    later.round.go_on(later.clock.wait(500))
    assert len(later.fold.gaps) == 1 and later.round.now_ms(later.clock.now()) == 10_600


def test_a_pause_is_no_gap() -> None:
    left = left_at_ten_seconds()
    left.round.pause_or_resume(left.clock.wait(1000))
    later = back(left, 90_000)
    assert later.round.come_back(later.clock.now()) is None
    assert later.round.missed(later.clock.now(), later.clock.wait(60_000)) is None
    assert later.round.now_ms(later.clock.now()) == 11_000


def test_sleep_is_a_gap_and_the_clock_goes_on_through_it() -> None:
    live = left_at_ten_seconds()
    since = live.clock.wait(5000)
    at = live.clock.wait(600_000)
    assert live.round.missed(since, at) == 600_000
    assert live.round.now_ms(at) == 615_000 and live.fold.gaps == []
    live.round.next_probe(live.clock.wait(1000))
    assert [tuple(gap) for gap in live.fold.gaps] == [(15_000, 615_000, "boottime")]
    assert live.fold.visits[-1].from_ms == 616_000


def test_a_wall_that_jumps_while_asleep_moves_nothing() -> None:
    live = left_at_ten_seconds()
    since = live.clock.wait(1000)
    live.clock.at = Instant(since.boot_ns + 60 * 10**9, since.wall_us - 10**12)
    live.round.missed(since, live.clock.at)
    moment = live.round.log(PACK.kind("recovered"), live.clock.wait(1000))
    assert moment is not None and moment.at_ms == 72_000


def test_the_start_can_be_moved_as_the_first_thing_after_a_gap() -> None:
    later = back(left_at_ten_seconds(), 90_000)
    later.round.come_back(later.clock.now())
    assert later.round.began_earlier(later.clock.wait(1000))
    assert later.round.now_ms(later.clock.now()) == 161_000
    assert tuple(later.fold.gaps[0]) == (70_000, 160_000, "boottime")


def test_the_copilot_waits_for_the_first_key() -> None:
    later = back(left_at_ten_seconds(), 20 * 60_000)
    later.round.come_back(later.clock.now())
    before = kinds(later)
    for _second in range(900):
        later.round.look_for_nudge(later.clock.wait(1000))
    assert kinds(later) == before
    later.round.next_probe(later.clock.wait(1000))
    for _second in range(900):
        later.round.look_for_nudge(later.clock.wait(1000))
    assert kinds(later)[len(before) : len(before) + 3] == ["gap", "probe-visited", "nudge-shown"]
