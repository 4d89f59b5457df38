"""The clocks of a round."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.rounds.clock import Instant, Running, SystemClock

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
