"""The clocks of a round."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.rounds.clock import Instant, Running, SystemClock
from interviewer_app.core.scorecards.card import scorecard
from tests.core.rounds.parts import a_live_round, picked_up, shipped
from tests.fakes import ToldClock

BOOT = Running("boot-1", boot_ns=5_000_000_000, wall_us=1_000_000, round_ms=700)


def test_the_round_clock_counts_whole_milliseconds_of_the_forward_clock() -> None:
    assert BOOT.read(Instant(5_001_999_999, 0)) == 701


def test_the_wall_does_not_move_the_round_clock() -> None:
    assert BOOT.read(Instant(6_000_000_000, -(10**15))) == 1700


@settings(deadline=None)
@given(st.integers(-(10**12), 10**12))
def test_the_round_clock_never_runs_back_behind_its_start(boot_ns: int) -> None:
    assert BOOT.read(Instant(boot_ns, 0)) >= 700


@settings(deadline=None)
@given(st.integers(0, 10**12), st.integers(0, 10**9))
def test_a_later_press_never_reads_earlier(boot_ns: int, more_ns: int) -> None:
    assert BOOT.read(Instant(boot_ns + more_ns, 0)) >= BOOT.read(Instant(boot_ns, 0))


def test_in_the_same_boot_the_forward_clock_is_trusted() -> None:
    assert BOOT.read_across(Instant(8_000_000_000, 99), "boot-1") == (3700, "boottime")


def test_in_another_boot_the_wall_is_trusted() -> None:
    assert BOOT.read_across(Instant(1, 4_000_000), "boot-2") == (3700, "wall")


def test_without_a_boot_id_the_wall_is_trusted() -> None:
    assert BOOT._replace(boot_id="").read_across(Instant(1, 4_000_000), "") == (3700, "wall")


def test_a_wall_set_back_adds_nothing() -> None:
    assert BOOT.read_across(Instant(1, 0), "boot-2") == (700, "wall")


def test_this_machine_tells_the_time() -> None:
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert second.boot_ns >= first.boot_ns
    assert first.wall_us > 1_700_000_000_000_000
    assert clock.zone
    assert -14 * 60 <= clock.offset_min(first.wall_us) <= 14 * 60
    assert clock.boot_id == SystemClock().boot_id


@pytest.mark.parametrize("jump_s", [3600, -3600, 86_400 * 400, -86_400 * 400], ids=str)
def test_a_wall_clock_that_jumps_moves_no_moment(jump_s: int) -> None:
    live = a_live_round()
    live.round.start(live.clock.wait(0))
    live.round.log(shipped().kinds[0], live.clock.wait(60_000))
    live.clock.at = live.clock.at._replace(wall_us=live.clock.at.wall_us + jump_s * 1_000_000)
    live.round.log(shipped().kinds[1], live.clock.wait(60_000))
    live.round.end(live.clock.wait(60_000))
    assert [moment.at_ms for moment in live.read_again().counted] == [60_000, 120_000]
    assert live.read_again().stopped_ms == 180_000


def test_a_machine_that_slept_finds_the_round_clock_where_the_wall_is() -> None:
    live = a_live_round()
    live.round.start(live.clock.wait(0))
    live.round.log(shipped().kinds[0], live.clock.wait(60_000))
    live.clock.wait(600_000)  # asleep: the forward clock goes on, nobody asks it
    live.round.log(shipped().kinds[1], live.clock.wait(1_000))
    assert [moment.at_ms for moment in live.read_again().counted] == [60_000, 661_000]


def test_another_time_zone_moves_no_moment_and_the_card_keeps_that_of_the_start() -> None:
    live = a_live_round()
    live.round.start(live.clock.wait(0))
    live.round.pause_or_resume(live.clock.wait(60_000))
    live.clock.zone = "America/New_York"
    live.clock.offset_min = lambda wall_us: -300  # type: ignore[method-assign]
    live.round.pause_or_resume(live.clock.wait(5_000))
    live.round.log(shipped().kinds[0], live.clock.wait(60_000))
    at = live.clock.now()
    again = picked_up(live, ToldClock("boot-2", 7, at.wall_us))
    again.clock.zone = "Asia/Tokyo"
    again.round.pick_up(again.clock.now())
    again.round.log(shipped().kinds[1], again.clock.wait(60_000))
    assert [moment.at_ms for moment in again.read_again().counted] == [120_000, 180_000]
    card = scorecard(again.fold, shipped(), entries=1, app_version="1")
    assert (card.zone, card.offset_min) == ("Europe/Warsaw", 60)


def test_the_forward_clock_is_the_one_that_runs_in_sleep_where_the_system_has_one() -> None:
    source = getattr(time, "CLOCK_BOOTTIME", None)
    read = time.monotonic_ns if source is None else lambda: time.clock_gettime_ns(source)
    before = read()
    now = SystemClock().now().boot_ns
    assert before <= now <= read()
