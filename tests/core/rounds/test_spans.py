"""Spans: whatever is pressed, they never overlap and no export holds an open one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as some

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.spans import KINDS
from interviewer_app.core.scorecards.bundle import summary
from tests.core.rounds.parts import Live, a_live_round, picked_up, shipped

STEPS = some.lists(
    some.tuples(some.sampled_from((*KINDS, "pause", "end", "undo", "redo", "log", "again")), some.integers(0, 5_000)),
    max_size=30,
)


def press(live: Live, step: str) -> Live:
    at = live.clock.now()
    if step == "again":
        live = picked_up(live, live.clock)
        live.round.pick_up(at)
    elif step == "pause":
        live.round.pause_or_resume(at)
    elif step == "log":
        live.round.log(None, at)
    elif step in KINDS:
        live.round.span(step, at)
    else:
        getattr(live.round, step)(at)
    return live


def times(fold: RoundFold) -> list[tuple[str, int, int | None]]:
    return [(span.kind, span.from_ms, span.to_ms) for span in fold.spans]


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_no_presses_leave_an_open_span_in_an_export_or_make_two_overlap(steps: list[tuple[str, int]]) -> None:
    live = a_live_round()
    for step, wait_ms in steps:
        live.clock.wait(wait_ms)
        live = press(live, step)
        told = summary(live.fold, shipped()).get("spans", [])
        assert all(span["from_ms"] <= span["to_ms"] <= live.fold.last_ms for span in told)
        assert all(one["to_ms"] <= two["from_ms"] for one, two in pairwise(told))
        if live.fold.state in ("paused", "ended"):
            assert live.round.open_span is None
    assert live.read_again().spans == live.fold.spans


def test_another_span_closes_the_one_that_runs_at_the_same_instant() -> None:
    live = a_live_round()
    press(live, "reading")
    live.clock.wait(5_000)
    press(live, "prompting")
    live.clock.wait(2_000)
    press(live, "prompting")
    assert times(live.fold) == [("reading", 0, 5_000), ("prompting", 5_000, 7_000)]


def test_a_pause_and_the_end_close_what_runs_and_nothing_starts_while_the_clock_stands() -> None:
    live = a_live_round()
    press(live, "waiting")
    live.clock.wait(3_000)
    press(live, "pause")
    assert not live.round.span("quiet", live.clock.now())
    press(live, "pause")
    press(live, "trouble")
    live.clock.wait(1_000)
    press(live, "end")
    assert not live.round.span("quiet", live.clock.now())
    assert times(live.fold) == [("waiting", 0, 3_000), ("trouble", 3_000, 4_000)]


def test_the_same_key_within_400_ms_is_one_press() -> None:
    live = a_live_round()
    press(live, "reading")
    live.clock.wait(399)
    assert not live.round.span("reading", live.clock.now())
    live.clock.wait(1)
    assert live.round.span("reading", live.clock.now())


def test_undo_and_redo_reach_spans_and_leave_the_last_moment_alone() -> None:
    live = a_live_round()
    press(live, "log")
    last = live.round.last
    live.clock.wait(1_000)
    press(live, "reading")
    live.clock.wait(1_000)
    press(live, "quiet")
    press(live, "undo")
    assert times(live.fold) == [("reading", 1_000, None)]
    assert live.round.last == last
    press(live, "redo")
    assert times(live.fold) == [("reading", 1_000, 2_000), ("quiet", 2_000, None)]


def test_an_export_ends_an_open_span_at_the_newest_known_instant() -> None:
    live = a_live_round()
    press(live, "verifying")
    live.clock.wait(9_000)
    press(live, "log")
    live.clock.wait(4_000)
    (span,) = summary(live.fold, shipped())["spans"]
    assert (span["from_ms"], span["to_ms"]) == (0, 9_000)
    assert [m["round_ms"] for m in summary(live.fold, shipped())["moments"]] == [9_000]


def test_a_round_without_spans_has_the_summary_it_always_had() -> None:
    live = a_live_round()
    press(live, "log")
    assert set(summary(live.fold, shipped())) == {"moments", "ratings", "probes"}
