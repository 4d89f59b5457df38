"""A live round: what each key does."""

from __future__ import annotations

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.state import Moment
from tests.core.rounds.parts import Live, a_live_round, a_pack, picked_up, shipped
from tests.fakes import ToldClock

PACK = shipped()


def log(live: Live, kind: str, after_ms: int = 1000) -> Moment:
    moment = live.round.log(PACK.kind(kind), live.clock.wait(after_ms))
    assert moment is not None
    return moment


def test_the_first_moment_starts_the_clock() -> None:
    live = a_live_round()
    assert log(live, "added-test", 5000).at_ms == 0
    assert live.fold.state == "live"
    assert log(live, "named-risk", 1234).at_ms == 1234


def test_a_moment_begins_with_what_its_kind_says() -> None:
    moment = log(a_live_round(), "trusted-output")
    assert (moment.kind, moment.dimension, moment.direction, moment.mode) == (
        "trusted-output", "evaluating", "neutral", "shown",
    )  # fmt: skip


def test_something_here_has_no_kind_and_no_dimension_yet() -> None:
    live = a_live_round()
    moment = live.round.log(None, live.clock.wait(1))
    assert moment is not None
    assert (moment.kind, moment.dimension, moment.direction, moment.mode) == (None, None, "neutral", "told")


@pytest.mark.parametrize("after_ms, logged", [(1, False), (399, False), (400, True), (5000, True)])
def test_the_same_key_within_400_ms_is_one_press(after_ms: int, logged: bool) -> None:
    live = a_live_round()
    log(live, "added-test")
    again = live.round.log(PACK.kind("added-test"), live.clock.wait(after_ms))
    assert (again is not None) is logged
    assert len(live.fold.moments) == 1 + logged


def test_another_key_within_400_ms_is_another_moment() -> None:
    live = a_live_round()
    log(live, "added-test")
    log(live, "named-risk", 50)
    log(live, "added-test", 50)
    assert len(live.fold.moments) == 3


def test_the_same_key_right_after_an_undo_is_meant() -> None:
    live = a_live_round()
    log(live, "added-test")
    live.round.undo(live.clock.wait(50))
    log(live, "added-test", 50)
    assert len(live.fold.counted) == 1


def test_a_moment_is_prompted_when_the_probe_being_asked_targets_its_dimension() -> None:
    live = a_live_round()
    live.round.go_to(1, live.clock.wait(0))  # "read" targets judging output and correctness
    assert log(live, "trusted-output").prompted
    assert not log(live, "added-test").prompted


def test_nothing_is_prompted_before_the_first_probe() -> None:
    assert not log(a_live_round(), "trusted-output").prompted


def test_another_dimension_asks_again_whether_it_was_prompted() -> None:
    live = a_live_round()
    live.round.go_to(1, live.clock.wait(0))
    log(live, "added-test")
    changed = live.round.set_dimension("correctness", live.clock.wait(100))
    assert changed is not None and changed.prompted


def test_prompted_flipped_by_hand_stays() -> None:
    live = a_live_round()
    live.round.go_to(1, live.clock.wait(0))
    log(live, "trusted-output")
    live.round.flip_prompted(live.clock.wait(100))
    changed = live.round.set_dimension("correctness", live.clock.wait(100))
    assert changed is not None and not changed.prompted


def test_a_moment_of_an_earlier_probe_is_not_judged_by_this_one() -> None:
    live = a_live_round()
    live.round.next_probe(live.clock.wait(0))
    log(live, "added-test")
    live.round.next_probe(live.clock.wait(1000))
    changed = live.round.set_dimension("correctness", live.clock.wait(100))
    assert changed is not None and not changed.prompted


def test_a_kind_without_a_dimension_takes_the_one_its_probe_is_about() -> None:
    pack = a_pack((1, 2, 3), probe_about=["one"])
    live = a_live_round(pack)
    live.round.next_probe(live.clock.wait(0))
    moment = live.round.log(pack.kind("added-test"), live.clock.wait(10))
    assert moment is not None
    assert (moment.dimension, moment.prompted) == ("one", True)


def test_ten_seconds_earlier_keeps_both_times() -> None:
    live = a_live_round()
    log(live, "added-test")
    moment = log(live, "named-risk", 12_000)
    moved = live.round.earlier(live.clock.wait(100))
    assert moved is not None
    assert (moved.at_ms, moved.entered_ms, moved.late) == (moment.at_ms - 10_000, moment.at_ms, True)
    assert (live.round.earlier(live.clock.wait(100)) or moment).at_ms == 0
    assert len(live.fold.acts.to_undo) == 4


def test_a_note_never_moves_its_moment() -> None:
    live = a_live_round()
    moment = log(live, "added-test")
    noted = live.round.note(moment.id, "red, then green", live.clock.wait(9000))
    assert noted is not None
    assert (noted.note, noted.at_ms, noted.late) == ("red, then green", moment.at_ms, False)


def test_keys_that_change_nothing_write_nothing() -> None:
    live = a_live_round()
    moment = log(live, "added-test")
    held = len(live.journal.held)
    live.round.set_direction("for", live.clock.wait(100))
    live.round.set_dimension("test-design", live.clock.wait(100))
    live.round.note(moment.id, "", live.clock.wait(100))
    live.round.redo(live.clock.wait(100))
    assert len(live.journal.held) == held


def test_undo_stops_at_the_first_moment() -> None:
    live = a_live_round()
    log(live, "added-test")
    assert live.round.undo(live.clock.wait(500)) is not None
    assert live.round.undo(live.clock.wait(500)) is None
    assert live.round.last is None


def test_a_pause_stops_the_clock() -> None:
    live = a_live_round()
    log(live, "added-test")
    live.round.pause_or_resume(live.clock.wait(2000))
    assert live.round.now_ms(live.clock.wait(60_000)) == 2000
    live.round.pause_or_resume(live.clock.wait(1000))
    assert live.round.now_ms(live.clock.wait(3000)) == 5000
    assert live.fold.state == "live"


def test_keys_log_during_a_pause_and_say_so() -> None:
    live = a_live_round()
    log(live, "added-test")
    live.round.pause_or_resume(live.clock.wait(2000))
    moment = log(live, "named-risk", 30_000)
    assert (moment.at_ms, moment.paused) == (2000, True)


def test_a_moment_after_the_end_is_marked() -> None:
    live = a_live_round()
    log(live, "added-test")
    assert live.round.end(live.clock.wait(7000))
    moment = log(live, "named-risk", 30_000)
    assert (moment.at_ms, moment.after_round, moment.paused) == (7000, True, False)
    assert not live.round.end(live.clock.wait(1))


def test_a_round_that_never_began_cannot_end() -> None:
    live = a_live_round()
    assert not live.round.end(live.clock.wait(1))


def test_a_round_can_end_in_a_pause() -> None:
    live = a_live_round()
    log(live, "added-test")
    live.round.pause_or_resume(live.clock.wait(4000))
    assert live.round.end(live.clock.wait(60_000))
    assert live.fold.stopped_ms == 4000
    assert live.fold.breaks[0].to_us == live.clock.now().wall_us


def test_the_script_is_walked_and_does_not_run_over_its_ends() -> None:
    live = a_live_round()
    assert not live.round.previous_probe(live.clock.wait(1))
    steps = 0
    while live.round.next_probe(live.clock.wait(1000)):
        steps += 1
    assert steps == live.round.position.of == 9
    assert live.round.previous_probe(live.clock.wait(1000))
    assert live.round.position.at == 7


def test_follow_ups_are_asked_in_their_order_and_once() -> None:
    live = a_live_round()
    assert live.round.ask_follow_up(live.clock.wait(1)) is None
    live.round.next_probe(live.clock.wait(1))
    asked = [live.round.ask_follow_up(live.clock.wait(1000)) for _time in range(4)]
    assert asked == ["where", "unknown", "not-promised", None]
    assert live.round.asked("promise") == ["where", "unknown", "not-promised"]


def test_a_skipped_probe_is_passed_over() -> None:
    live = a_live_round()
    live.round.next_probe(live.clock.wait(1))
    live.round.skip_probe(live.clock.wait(1000))
    assert live.fold.outcomes == {"read": "skipped"}
    assert live.round.position.at == 2


def test_adapted_words_can_be_taken_back() -> None:
    live = a_live_round()
    assert not live.round.mark_adapted(live.clock.wait(1))
    live.round.next_probe(live.clock.wait(1))
    live.round.mark_adapted(live.clock.wait(1))
    assert live.fold.outcomes == {"promise": "adapted"}
    live.round.mark_adapted(live.clock.wait(1))
    assert live.fold.outcomes == {"promise": "asked"}


def test_the_ai_phase_goes_round() -> None:
    live = a_live_round()
    log(live, "added-test")
    assert live.round.phase == "without"
    assert [live.round.change_phase(live.clock.wait(1000)) for _time in range(3)] == ["with", "without", "with"]
    assert log(live, "named-risk").phase == "with"


def test_a_pack_without_phases_has_none_to_change() -> None:
    live = a_live_round(a_pack((1, 2)))
    assert live.round.phase is None
    assert live.round.change_phase(live.clock.wait(1)) is None


# On disk or not ---------------------------------------------------------------------------------------------------


def test_a_moment_is_pending_until_its_own_entry_is_on_disk() -> None:
    live = a_live_round()
    moment = log(live, "added-test")
    live.journal.deliver(1)  # the start of the clock
    assert live.round.is_pending(moment.id)
    live.journal.deliver(1)
    assert not live.round.is_pending(moment.id)
    assert live.round.not_on_disk == 0


def test_written_names_the_moment_that_has_become_solid() -> None:
    live = a_live_round()
    moment = log(live, "added-test")
    solid: list[str | None] = []
    live.journal.on_written = lambda ticket, entry: solid.append(live.round.written(ticket, entry))
    live.journal.deliver()
    assert solid == [None, moment.id]


def test_after_a_failed_write_everything_later_waits_in_order() -> None:
    live = a_live_round()
    log(live, "added-test")
    live.journal.deliver()
    live.journal.on_failed = lambda _ticket, sentence: live.round.failed(sentence)
    live.journal.broken = "The disk is full."
    first, second = log(live, "named-risk"), log(live, "recovered")
    live.journal.deliver()
    assert live.round.trouble == "The disk is full."
    assert live.round.is_pending(first.id) and live.round.is_pending(second.id)
    live.journal.broken = ""
    live.round.retry()
    assert (live.round.trouble, live.round.not_on_disk) == ("", 0)
    assert [moment.id for moment in live.read_again().counted][1:] == [first.id, second.id]


# Going on after a crash -------------------------------------------------------------------------------------------


def test_after_a_crash_in_the_same_boot_the_forward_clock_goes_on() -> None:
    live = a_live_round()
    log(live, "added-test")
    log(live, "named-risk", 10_000)
    at = live.clock.wait(90_000)
    later = picked_up(live, ToldClock("boot-1", at.boot_ns, at.wall_us - 10**9))
    assert later.round.pick_up(later.clock.now()) == 90_000
    assert later.fold.gaps[0] == (10_000, 100_000, "boottime")
    assert later.round.now_ms(later.clock.wait(1000)) == 101_000


def test_after_a_crash_and_another_boot_the_wall_goes_on() -> None:
    live = a_live_round()
    log(live, "added-test")
    log(live, "named-risk", 10_000)
    at = live.clock.wait(90_000)
    later = picked_up(live, ToldClock("boot-2", 55, at.wall_us))
    assert later.round.pick_up(later.clock.now()) == 90_000
    assert later.fold.gaps[0].trusted == "wall"
    moment = later.round.log(PACK.kind("recovered"), later.clock.wait(1000))
    assert moment is not None and moment.at_ms == 101_000


def test_a_wall_set_back_never_turns_the_round_clock_back() -> None:
    live = a_live_round()
    log(live, "added-test")
    log(live, "named-risk", 10_000)
    later = picked_up(live, ToldClock("boot-2", 55, live.clock.now().wall_us - 10**10))
    assert later.round.pick_up(later.clock.now()) == 0
    assert later.round.now_ms(later.clock.wait(500)) == 10_500


def test_a_paused_round_is_still_paused_after_a_crash() -> None:
    live = a_live_round()
    log(live, "added-test")
    live.round.pause_or_resume(live.clock.wait(3000))
    later = picked_up(live, ToldClock("boot-2", 55, live.clock.wait(60_000).wall_us))
    assert later.round.pick_up(later.clock.now()) is None
    assert (later.fold.state, later.fold.gaps) == ("paused", [])
    later.round.pause_or_resume(later.clock.wait(1000))
    assert later.round.now_ms(later.clock.wait(2000)) == 5000


def test_what_was_done_before_a_crash_can_still_be_undone() -> None:
    live = a_live_round()
    log(live, "added-test")
    later = picked_up(live, live.clock)
    later.round.undo(later.clock.wait(500))
    assert later.fold.counted == []


def test_after_the_end_no_probe_is_asked_any_more() -> None:
    live = a_live_round()
    live.round.next_probe(live.clock.now())
    live.round.end(live.clock.wait(60_000))
    before = (list(live.fold.visits), list(live.fold.follow_ups), dict(live.fold.outcomes), list(live.fold.phases))
    later = live.clock.wait(60_000)
    assert not any((live.round.next_probe(later), live.round.previous_probe(later), live.round.skip_probe(later)))
    assert live.round.ask_follow_up(later) is None and live.round.change_phase(later) is None
    assert (live.fold.visits, live.fold.follow_ups, live.fold.outcomes, live.fold.phases) == before


def test_no_key_writes_after_the_seal() -> None:
    live = a_live_round()
    live.round.next_probe(live.clock.now())
    moment = live.round.log(live.round.pack.kinds[0], live.clock.wait(1000))
    live.round.end(live.clock.wait(60_000))
    live.fold.state = "sealed"
    held, at = len(live.journal.held), live.clock.wait(1000)
    assert moment is not None
    for press in (
        lambda: live.round.log(live.round.pack.kinds[1], at),
        lambda: live.round.note(moment.id, "later", at),
        lambda: live.round.undo(at),
        lambda: live.round.flip_mode(at),
        lambda: live.round.earlier(at),
        lambda: live.round.mark_adapted(at),
    ):
        with pytest.raises(Refused, match="submitted"):
            press()
    live.round.pause_or_resume(at)
    assert not live.round.end(at) and live.round.pick_up(at) is None
    assert len(live.journal.held) == held and len(live.fold.moments) == 1


def test_phase_and_probe_changes_in_a_pause_stand_at_the_time_of_the_pause() -> None:
    live = a_live_round()
    live.round.start(live.clock.now())
    live.round.pause_or_resume(live.clock.wait(5000))
    live.round.next_probe(live.clock.wait(9000))
    live.round.change_phase(live.clock.wait(9000))
    assert (live.fold.visits[-1].from_ms, live.fold.phases[-1].from_ms) == (5000, 5000)
    live.round.pause_or_resume(live.clock.wait(1000))
    assert live.round.now_ms(live.clock.wait(250)) == 5250


def test_a_round_paused_at_once_stands_at_nought() -> None:
    live = a_live_round()
    live.round.start(live.clock.now())
    live.round.pause_or_resume(live.clock.now())
    assert (live.fold.state, live.fold.stopped_ms) == ("paused", 0)
    live.round.pick_up(live.clock.wait(60_000))
    assert (live.fold.state, live.read_again().stopped_ms) == ("paused", 0)
