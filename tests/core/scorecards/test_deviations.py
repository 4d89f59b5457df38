"""What set a round apart: computed, in a fixed order, and silent where the script was kept."""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.deviations import deviations
from interviewer_app.core.scorecards.script import ProbeLine, probe_lines
from tests.core.rounds.parts import Live, a_live_round, a_pack, picked_up
from tests.fakes import ToldClock


def a_script_kept(pack: Pack | None = None) -> Live:
    live = a_live_round(pack)
    while live.round.next_probe(live.clock.wait(60_000)):
        pass
    for _phase in live.round.pack.ai.phases[1:]:
        live.round.change_phase(live.clock.wait(1000))
    return live


def said(live: Live) -> list[str]:
    pack = live.round.pack
    return list(deviations(live.fold, pack, probe_lines(live.fold, pack)))


def lines(live: Live) -> tuple[ProbeLine, ...]:
    return probe_lines(live.fold, live.round.pack)


def test_nothing_is_said_of_a_round_that_kept_to_its_script() -> None:
    assert said(a_script_kept()) == []


def test_probes_adapted_skipped_and_not_reached_are_named_in_the_order_of_the_script() -> None:
    live = a_live_round()
    wait, round_ = live.clock.wait, live.round
    round_.next_probe(wait(0))
    round_.mark_adapted(wait(1000))
    round_.skip_probe(wait(1000))
    round_.change_phase(wait(1000))
    assert said(live)[:3] == [
        "Probe 1 was asked in adapted words.", "Probe 2 was skipped.", "Probes 4 to 9 were not reached.",
    ]  # fmt: skip


def test_two_probes_in_a_row_share_a_sentence_too() -> None:
    live = a_live_round()
    for _probe in range(7):
        live.round.next_probe(live.clock.wait(1000))
    assert said(live)[0] == "Probes 8 and 9 were not reached."


def test_a_skipped_probe_that_was_asked_after_all_is_asked() -> None:
    live = a_script_kept()
    live.fold.take(b.ProbeMarked(probe="read", outcome="skipped"), 1, 1)
    assert [line.outcome for line in lines(live)] == ["asked"] * 9
    assert said(live) == []


def test_another_order_is_named_once() -> None:
    live = a_live_round()
    round_: LiveRound = live.round
    for index in (1, 0, 2):
        round_.go_to(index, live.clock.wait(1000))
    assert said(live).count("Probes were asked in another order than the script's.") == 1


def test_going_back_to_a_probe_is_no_other_order() -> None:
    live = a_script_kept()
    live.round.go_to(3, live.clock.wait(1000))
    assert said(live) == []


def test_the_time_on_a_probe_is_the_sum_of_its_visits() -> None:
    live = a_live_round()
    live.round.go_to(0, live.clock.wait(0))
    live.round.go_to(1, live.clock.wait(10_000))
    live.round.go_to(0, live.clock.wait(5_000))
    live.round.end(live.clock.wait(2_000))
    assert [(line.from_ms, line.used_ms) for line in lines(live)[:2]] == [(0, 12_000), (10_000, 5_000)]


def test_follow_ups_are_counted_once_each() -> None:
    live = a_live_round()
    live.round.next_probe(live.clock.wait(0))
    live.round.ask_follow_up(live.clock.wait(1000))
    live.round.ask_follow_up(live.clock.wait(1000))
    assert (lines(live)[0].follow_ups, lines(live)[0].follow_ups_asked) == (3, 2)


def test_a_script_written_for_another_length_is_named() -> None:
    pack = a_pack((1, 2), scripts=[{"minutes": 60}])
    assert said(a_script_kept(pack)) == ["The script was written for 60 minutes, 45 were arranged."]


def test_ai_phases_that_were_not_changed_as_planned_are_named() -> None:
    live = a_live_round()
    while live.round.next_probe(live.clock.wait(1000)):
        pass
    assert said(live) == ["Changes of the AI phase: 0; the pack plans 1."]


def test_a_time_away_is_named() -> None:
    live = a_script_kept()
    later = picked_up(live, ToldClock("boot-2", 5, live.clock.wait(60_000).wall_us))
    later.round.pick_up(later.clock.now())
    assert said(later) == ["The application was away once."]


def test_moments_added_after_the_round_are_counted() -> None:
    live = a_script_kept()
    live.round.end(live.clock.wait(1000))
    for kind in ("added-test", "named-risk"):
        live.round.log(live.round.pack.kind(kind), live.clock.wait(1000))
    assert said(live) == ["2 moments were added after the round."]


def test_a_draft_pack_is_named() -> None:
    assert said(a_script_kept(a_pack((1, 2), anchors=False))) == ["The pack is a draft: anchors are missing."]
