"""The round had begun before its clock: everything known moves with the clock, and moves back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.fold import RoundFold
from tests.core.rounds.parts import Live, a_live_round, shipped

PACK = shipped()
MINUTE = 60_000


def state_of(fold: RoundFold) -> tuple[Any, ...]:
    """Everything a screen or a card reads, but for what can be undone and redone, and the audit view."""
    return (
        fold.state, fold.running, fold.stopped_ms, fold.visits, fold.follow_ups, fold.hints, fold.answers, fold.phases,
        fold.breaks, fold.gaps, fold.spans, fold.notices, fold.moments, fold.acts.moved_ms, fold.started_us,
        fold.outcomes,
    )  # fmt: skip


def a_busy_round() -> Live:
    """One of everything that has a time."""
    live = a_live_round()
    round_, wait = live.round, live.clock.wait
    round_.next_probe(wait(0))
    round_.log(PACK.kind("added-test"), wait(5000))
    round_.ask_follow_up(wait(5000))
    round_.give_hint(wait(5000))
    round_.give_answer(2, wait(5000))
    round_.change_phase(wait(5000))
    round_.log(PACK.kind("named-risk"), wait(20_000))
    round_.earlier(wait(5000))
    round_.pause_or_resume(wait(5000))
    round_.pause_or_resume(wait(90_000))
    round_.next_probe(wait(5000))
    return live


def test_the_first_key_can_say_that_the_round_began_a_minute_ago() -> None:
    live = a_live_round()
    at = live.clock.wait(0)
    assert live.round.began_earlier(at)
    assert live.round.now_ms(at) == MINUTE
    assert live.fold.started_us == at.wall_us - MINUTE * 1000
    assert live.round.began_earlier(live.clock.wait(1000))
    assert live.round.now_ms(live.clock.at) == 2 * MINUTE + 1000


def test_everything_logged_moves_with_the_clock_and_nothing_becomes_late_by_it() -> None:
    live = a_busy_round()
    before = {moment.id: moment for moment in live.fold.moments.values()}
    was = [each.at_ms for each in (*live.fold.follow_ups, *live.fold.hints, *live.fold.answers, *live.fold.breaks)]
    visits, phases = live.fold.visits, live.fold.phases
    now = live.round.now_ms(live.clock.at)
    assert live.round.began_earlier(live.clock.at)
    for moment in live.fold.moments.values():
        old = before[moment.id]
        assert (moment.at_ms, moment.entered_ms) == (old.at_ms + MINUTE, old.entered_ms + MINUTE)
        assert (moment.wall_us, moment.late) == (old.wall_us, old.late)
    fold = live.fold
    moved = [each.at_ms for each in (*fold.follow_ups, *fold.hints, *fold.answers, *fold.breaks)]
    assert moved == [at_ms + MINUTE for at_ms in was]
    assert [v.from_ms for v in fold.visits] == [v.from_ms + MINUTE for v in visits]
    assert [v.to_ms for v in fold.visits] == [None if v.to_ms is None else v.to_ms + MINUTE for v in visits]
    assert [p.from_ms for p in fold.phases] == [p.from_ms + MINUTE for p in phases]
    assert live.round.now_ms(live.clock.at) == now + MINUTE


def test_undo_takes_it_back_and_redo_brings_it_again() -> None:
    live = a_busy_round()
    before = state_of(live.fold)
    live.round.began_earlier(live.clock.at)
    moved = state_of(live.fold)
    assert live.round.undo(live.clock.at) is None
    assert state_of(live.fold) == before
    live.round.redo(live.clock.at)
    assert state_of(live.fold) == moved


def test_an_amendment_made_before_stays_where_it_was_meant() -> None:
    live = a_live_round()
    live.round.log(PACK.kind("added-test"), live.clock.wait(0))
    live.round.log(PACK.kind("named-risk"), live.clock.wait(30_000))
    live.round.earlier(live.clock.wait(1000))
    live.round.began_earlier(live.clock.wait(1000))
    moment = live.round.set_direction("against", live.clock.wait(1000))
    assert moment is not None and moment.at_ms == 20_000 + MINUTE
    moved = [change for change in live.fold.acts.changes if change.field == "at_ms"]
    assert [(change.old, change.new) for change in moved] == [("90000", "80000")]


def test_it_goes_on_for_an_hour_and_not_beyond() -> None:
    live = a_live_round()
    assert sum(live.round.began_earlier(live.clock.wait(1000)) for _press in range(70)) == 60
    assert live.fold.acts.moved_ms == 60 * MINUTE


def test_a_foreign_journal_cannot_move_the_start_further_or_after_the_end() -> None:
    live = a_busy_round()
    for number in range(3):
        live.fold.take(b.StartMoved(act=f"far-{number}", by_ms=40 * MINUTE), 1, 1)
    assert live.fold.acts.moved_ms == 40 * MINUTE
    live.round.end(live.clock.wait(1000))
    live.fold.take(b.StartMoved(act="late", by_ms=MINUTE), 1, 1)
    assert live.fold.acts.moved_ms == 40 * MINUTE


def test_after_the_end_it_can_neither_be_done_nor_undone() -> None:
    live = a_live_round()
    live.round.began_earlier(live.clock.wait(0))
    live.round.end(live.clock.wait(10_000))
    assert live.fold.stopped_ms == MINUTE + 10_000
    assert not live.round.began_earlier(live.clock.wait(1))
    assert live.round.undo(live.clock.wait(1)) is None
    assert live.fold.acts.moved_ms == MINUTE


def _steps(live: Live) -> dict[str, Callable[[Instant], object]]:
    round_ = live.round
    return {
        "log": lambda at: round_.log(PACK.kind("added-test"), at),
        "other": lambda at: round_.log(None, at),
        "earlier": round_.earlier, "next": round_.next_probe, "back": round_.previous_probe, "hint": round_.give_hint,
        "follow-up": round_.ask_follow_up, "answer": lambda at: round_.give_answer(0, at), "phase": round_.change_phase,
        "pause": round_.pause_or_resume, "began-earlier": round_.began_earlier, "undo": round_.undo,
        "redo": round_.redo, "flip": round_.flip_prompted, "read": lambda at: round_.span("reading", at),
        "notice": lambda at: round_.answer_notice("notice", "read-now", "", at),
    }  # fmt: skip


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(sorted(_steps(a_live_round()))), max_size=30))
def test_moving_and_undoing_leaves_every_round_as_it_was(names: list[str]) -> None:
    live = a_live_round()
    live.round.start(live.clock.at)
    for name in names:
        _steps(live)[name](live.clock.wait(7000))
    before = state_of(live.fold)
    if live.round.began_earlier(live.clock.at):
        live.round.undo(live.clock.at)
    assert state_of(live.fold) == before
    again = live.read_again()
    assert (state_of(again), again.acts.changes) == (state_of(live.fold), live.fold.acts.changes)
    assert (again.acts.to_undo, again.acts.to_redo) == (live.fold.acts.to_undo, live.fold.acts.to_redo)


@pytest.mark.parametrize("by_ms", [0, -MINUTE, 61 * MINUTE])
def test_a_body_that_moves_nothing_or_too_much_is_refused(by_ms: int) -> None:
    with pytest.raises(ValueError, match="by_ms"):
        b.StartMoved(act="a", by_ms=by_ms)
