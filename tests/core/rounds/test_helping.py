"""Hints, fixed answers, and why a probe was skipped: counted, undoable, and on the card."""

from __future__ import annotations

from interviewer_app.core.rounds.following import SKIP_REASONS
from interviewer_app.core.rounds.outcomes import reason_words
from interviewer_app.core.scorecards.bundle import summary
from interviewer_app.core.scorecards.card import scorecard
from tests.core.rounds.parts import Live, a_live_round, shipped

PACK = shipped()


def at_the_first_probe() -> Live:
    live = a_live_round()
    live.round.next_probe(live.clock.wait(0))
    return live


def deviations_of(live: Live) -> tuple[str, ...]:
    return scorecard(live.fold, PACK, entries=1, app_version="1").deviations


def test_hints_are_given_in_the_order_of_the_pack_until_none_is_left() -> None:
    live = at_the_first_probe()
    given = [live.round.give_hint(live.clock.wait(1000)) for _press in range(3)]
    assert given == [0, 1, None]
    assert [tuple(hint) for hint in live.fold.hints] == [("promise", 0, 1000), ("promise", 1, 2000)]


def test_there_is_no_hint_before_the_first_probe_and_after_the_end() -> None:
    live = a_live_round()
    assert live.round.give_hint(live.clock.wait(0)) is None
    live.round.next_probe(live.clock.wait(0))
    live.round.end(live.clock.wait(0))
    assert live.round.give_hint(live.clock.wait(0)) is None
    assert live.fold.hints == []


def test_a_hint_given_by_a_slip_can_be_undone_and_is_given_again_after_that() -> None:
    live = at_the_first_probe()
    live.round.give_hint(live.clock.wait(1000))
    live.round.undo(live.clock.wait(1000))
    assert live.fold.hints == [] and deviations_of(live)[0].startswith("Probes 2 to 9")
    assert live.round.give_hint(live.clock.wait(1000)) == 0
    assert live.read_again().hints == live.fold.hints


def test_the_card_counts_the_hints_of_each_probe() -> None:
    live = at_the_first_probe()
    live.round.give_hint(live.clock.wait(1000))
    live.round.give_hint(live.clock.wait(1000))
    live.round.next_probe(live.clock.wait(1000))
    live.round.give_hint(live.clock.wait(1000))
    assert "3 hints were given: probe 1 (2 of 2), probe 2 (1 of 2)." in deviations_of(live)


def test_an_answer_of_the_pack_is_kept_with_its_time_and_starts_the_clock() -> None:
    live = a_live_round()
    assert live.round.give_answer(2, live.clock.wait(0))
    assert not live.round.give_answer(len(PACK.ai.answers), live.clock.wait(1000))
    assert live.fold.state == "live"
    assert [(each.answer, each.at_ms) for each in live.read_again().answers] == [(2, 0)]
    assert scorecard(live.fold, PACK, entries=1, app_version="1").answers == tuple(live.fold.answers)


def test_the_reason_of_the_newest_skip_goes_round_the_list() -> None:
    live = at_the_first_probe()
    assert live.round.change_skip_reason(live.clock.wait(1)) is None
    live.round.skip_probe(live.clock.wait(1))
    found = []
    for _press in range(len(SKIP_REASONS) + 1):
        assert live.round.change_skip_reason(live.clock.wait(1)) == "read"
        found.append(live.fold.reasons.get("read"))
    assert found == [*SKIP_REASONS, None]


def test_the_last_probe_left_out_has_a_reason_too() -> None:
    live = at_the_first_probe()
    live.round.go_to(7, live.clock.wait(1))
    live.round.skip_probe(live.clock.wait(1))
    assert live.round.position.at == 7
    assert live.round.change_skip_reason(live.clock.wait(1)) == PACK.probes[8].id


def test_every_reason_has_words_and_an_unknown_one_is_another_reason() -> None:
    assert len({reason_words(reason) for reason in SKIP_REASONS}) == len(SKIP_REASONS)
    assert reason_words("weather") == reason_words("other") == "another reason"


def test_the_summary_of_a_bundle_tells_hints_answers_and_reasons_and_is_silent_without() -> None:
    live = at_the_first_probe()
    assert {"hints", "answers"}.isdisjoint(summary(live.fold, PACK))
    live.round.give_hint(live.clock.wait(1000))
    live.round.give_answer(1, live.clock.wait(1000))
    live.round.skip_probe(live.clock.wait(1000))
    live.round.change_skip_reason(live.clock.wait(1000))
    told = summary(live.fold, PACK)
    assert told["hints"] == [{"probe": "promise", "hint": 0, "at_ms": 1000}]
    assert told["answers"] == [{"answer": 1, "at_ms": 2000}]
    assert [probe.get("reason") for probe in told["probes"]][:3] == [None, "no-time", None]
