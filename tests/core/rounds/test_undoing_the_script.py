"""Undo reaches the script: a follow-up, a skip with the way it led, its reason, other words."""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.state import Visit
from interviewer_app.core.scorecards.script import probe_lines
from tests.core.rounds.parts import Live, a_live_round, shipped

PACK = shipped()
FIRST, SECOND, THIRD = (step.probe.id for step in PACK.script_for(45).steps[:3])


def at_the_first_probe() -> Live:
    live = a_live_round()
    live.round.next_probe(live.clock.wait(0))
    return live


def went(live: Live) -> list[str]:
    assert probe_lines(live.fold, PACK) == probe_lines(live.read_again(), PACK)
    return [line.outcome for line in probe_lines(live.fold, PACK)[:3]]


def test_a_follow_up_asked_by_a_slip_is_the_next_one_again() -> None:
    live = at_the_first_probe()
    first = live.round.ask_follow_up(live.clock.wait(1000))
    second = live.round.ask_follow_up(live.clock.wait(1000))
    live.round.undo(live.clock.wait(1000))
    assert live.round.asked(FIRST) == [first] and live.round.next_follow_up == second
    live.round.redo(live.clock.wait(1000))
    assert live.round.asked(FIRST) == [first, second]
    assert live.read_again().follow_ups == live.fold.follow_ups


def test_undo_takes_a_skip_back_and_leads_back_to_where_it_was_pressed() -> None:
    live = at_the_first_probe()
    live.round.skip_probe(live.clock.wait(5000))
    assert (live.round.position.at, went(live)) == (2, ["asked", "skipped", "asked"])
    live.round.undo(live.clock.wait(2000))
    assert (live.round.position.at, went(live)) == (0, ["asked", "not-reached", "not-reached"])
    assert live.fold.visits == [Visit(1, FIRST, 0, None)] and live.fold.newest_skip is None
    live.round.next_probe(live.clock.wait(1000))
    assert live.fold.visits == [Visit(1, FIRST, 0, 8000), Visit(2, SECOND, 8000, None)]
    assert went(live) == ["asked", "asked", "not-reached"]


def test_redo_skips_again_and_the_visit_began_when_it_did() -> None:
    live = at_the_first_probe()
    live.round.skip_probe(live.clock.wait(5000))
    live.round.undo(live.clock.wait(2000))
    live.round.redo(live.clock.wait(1000))
    assert live.fold.visits == [Visit(1, FIRST, 0, 5000), Visit(2, THIRD, 5000, None)]
    assert went(live) == ["asked", "skipped", "asked"]


def test_a_skip_that_was_left_behind_loses_its_mark_and_no_visit() -> None:
    live = at_the_first_probe()
    live.round.skip_probe(live.clock.wait(5000))
    live.round.go_to(0, live.clock.wait(1000))
    live.round.undo(live.clock.wait(1000))
    assert [visit.probe for visit in live.fold.visits] == [FIRST, THIRD, FIRST]
    assert went(live) == ["asked", "not-reached", "asked"]
    live.round.redo(live.clock.wait(1000))
    assert len(live.fold.visits) == 3 and went(live)[1] == "skipped"


def test_a_skip_taken_back_after_going_on_is_not_visited_twice_by_redo() -> None:
    live = at_the_first_probe()
    live.round.skip_probe(live.clock.wait(5000))
    live.round.undo(live.clock.wait(1000))
    live.round.next_probe(live.clock.wait(1000))
    live.round.redo(live.clock.wait(1000))
    assert [visit.probe for visit in live.fold.visits] == [FIRST, SECOND]
    assert went(live) == ["asked", "asked", "not-reached"]


def test_before_the_first_probe_a_skip_taken_back_leaves_none() -> None:
    live = a_live_round()
    live.round.skip_probe(live.clock.wait(0))
    assert live.round.position.at == 1
    live.round.undo(live.clock.wait(1000))
    assert live.round.position.at == -1 and live.fold.visits == [] and went(live) == ["not-reached"] * 3
    live.round.redo(live.clock.wait(1000))
    assert live.fold.visits == [Visit(1, SECOND, 0, None)]


def test_after_the_end_the_time_goes_to_the_probe_that_was_asked() -> None:
    live = at_the_first_probe()
    live.round.skip_probe(live.clock.wait(5000))
    live.round.end(live.clock.wait(5000))
    live.round.undo(live.clock.wait(1000))
    assert live.fold.visits == [Visit(1, FIRST, 0, 10_000)]
    live.round.redo(live.clock.wait(1000))
    assert live.fold.visits == [Visit(1, FIRST, 0, 5000), Visit(2, THIRD, 5000, 10_000)]
    assert went(live) == ["asked", "skipped", "asked"]


def test_reasons_and_other_words_are_taken_back_one_by_one() -> None:
    live = at_the_first_probe()
    live.round.mark_adapted(live.clock.wait(1000))
    live.round.skip_probe(live.clock.wait(1000))
    live.round.change_skip_reason(live.clock.wait(1000))
    live.round.change_skip_reason(live.clock.wait(1000))
    live.round.undo(live.clock.wait(1000))
    assert live.fold.reasons == {SECOND: "no-time"}
    live.round.undo(live.clock.wait(1000))
    assert live.fold.reasons == {} and live.fold.outcomes[SECOND] == "skipped"
    live.round.undo(live.clock.wait(1000))
    assert live.fold.outcomes == {FIRST: "adapted"} and live.round.position.at == 0
    live.round.undo(live.clock.wait(1000))
    assert live.fold.outcomes == {} and live.read_again().outcomes == {}


def test_a_start_that_is_moved_moves_what_was_taken_back_too() -> None:
    live = at_the_first_probe()
    live.round.skip_probe(live.clock.wait(5000))
    skip = live.fold.acts.to_undo[-1]
    live.round.began_earlier(live.clock.wait(1000))
    live.fold.take(b.Undone(act=skip), 1, None)
    live.fold.take(b.Redone(act=skip), 1, None)
    assert live.fold.visits == [Visit(1, FIRST, 60_000, 65_000), Visit(2, THIRD, 65_000, None)]


def test_entries_of_older_versions_are_no_acts_and_stand() -> None:
    live = at_the_first_probe()
    live.round.log(None, live.clock.wait(1000))
    live.fold.take(b.FollowUpAsked(probe=FIRST, follow_up="x", at_ms=2000), 1, 2000)
    live.fold.take(b.ProbeMarked(probe=SECOND, outcome="skipped"), 1, 2000)
    live.round.undo(live.clock.wait(1000))
    assert live.fold.counted == [] and live.fold.outcomes == {SECOND: "skipped"}
    assert [each.follow_up for each in live.fold.follow_ups] == ["x"]
