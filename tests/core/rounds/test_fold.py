"""The fold: entries in any order of arrival add up to one round."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.fold import RoundFold, fold
from tests.core.rounds.parts import Live, a_live_round, a_pack, a_round, picked_up, shipped
from tests.fakes import HeldJournal, ToldClock


def a_full_round() -> Live:
    """A round with pauses, probes, phases, refined moments, and its end in a second stream."""
    live = a_live_round()
    pack, round_, wait = shipped(), live.round, live.clock.wait
    round_.next_probe(wait(0))
    for kind in ("trusted-output", "added-test", "named-risk"):
        round_.log(pack.kind(kind), wait(20_000))
    round_.ask_follow_up(wait(1000))
    round_.set_direction("against", wait(500))
    round_.note(round_.last.id if round_.last else "", "“why”", wait(500))
    round_.undo(wait(500))
    round_.pause_or_resume(wait(1000))
    round_.pause_or_resume(wait(60_000))
    round_.change_phase(wait(1000))
    round_.skip_probe(wait(1000))
    round_.mark_adapted(wait(1000))
    later = picked_up(live, ToldClock("boot-1", live.clock.wait(5000).boot_ns, live.clock.now().wall_us))
    later.round.pick_up(later.clock.now())
    later.round.log(pack.kind("recovered"), later.clock.wait(10_000))
    later.round.end(later.clock.wait(10_000))
    later.journal.deliver()
    return later


def facts_of(state: RoundFold) -> dict[str, object]:
    """Everything a fold says, for comparison."""
    kept = {name: value for name, value in vars(state).items() if name not in ("acts", "unknown")}
    acts = state.acts
    return {**kept, "moments": acts.moments, "changes": acts.changes, "undo": acts.to_undo, "redo": acts.to_redo}


@settings(deadline=None)
@given(st.integers(0, 2**32))
def test_shuffled_arrival_gives_the_same_round(seed: int) -> None:
    entries = list(ROUND.journal.entries)
    random.Random(seed).shuffle(entries)
    assert facts_of(fold(entries)) == facts_of(fold(ROUND.journal.entries))


def test_the_fold_ahead_of_the_disk_is_the_fold_of_the_disk() -> None:
    ahead, read = facts_of(ROUND.fold), facts_of(fold(ROUND.journal.entries))
    assert ahead == read


def test_a_round_has_its_facts_from_its_plan() -> None:
    facts = ROUND.fold.facts
    assert facts is not None
    assert (facts.candidate, facts.minutes, facts.pack.version, facts.to_rate) == ("Noor Halvorsen", 45, "2.0.0", 10)


def test_pauses_are_left_out_of_the_round_clock() -> None:
    assert [(pause.at_ms, pause.to_us is not None) for pause in ROUND.fold.breaks] == [(63_500, True)]
    assert ROUND.fold.stopped_ms == 63_500 + 3000 + 5000 + 20_000


def test_the_time_nobody_listened_is_a_gap() -> None:
    gap = ROUND.fold.gaps[0]
    assert (gap.since_ms, gap.until_ms, gap.trusted) == (66_500, 71_500, "boottime")


def test_probe_visits_end_where_the_next_begins() -> None:
    visits = ROUND.fold.visits
    assert [visit.number for visit in visits] == [1, 2]
    assert visits[0].to_ms == visits[1].from_ms
    assert visits[-1].to_ms == ROUND.fold.stopped_ms


def test_an_unknown_kind_is_kept_and_changes_nothing() -> None:
    desk = a_round(a_pack((1, 2, 3)))
    before = facts_of(fold(desk.journal.entries))
    entry = desk.journal.write(Draft("read-the-room", {"mood": "calm"}, 1_763_733_600_000_000 + 10**10))
    state = fold(desk.journal.entries)
    assert state.unknown == [entry]
    assert {**facts_of(state), "heads": before["heads"]} == before
    assert state.heads[entry.stream].number == entry.number


def test_fields_of_a_newer_version_are_left_alone() -> None:
    desk = a_round(a_pack((1, 2, 3)))
    desk.journal.write(Draft("recommended", {"text": "yes", "mood": "calm"}, 1_763_733_700_000_000, 1))
    assert fold(desk.journal.entries).recommendation == "yes"


def test_a_known_kind_that_does_not_say_what_it_must_is_refused_with_its_place() -> None:
    desk = a_round(a_pack((1, 2, 3)))
    entry = desk.journal.write(Draft("rated", {"level": 3}, 1_763_733_700_000_000, 1))
    with pytest.raises(BadInput, match=f"entry {entry.number} \\(rated\\): dimension"):
        fold(desk.journal.entries)


def test_an_erased_body_changes_nothing_but_the_head() -> None:
    entries = list(a_live_round().journal.entries)
    erased = [replace(entry, body=None, salt=None) for entry in entries]
    state = fold(erased)
    assert state.facts is None
    assert next(iter(state.heads.values())).number == len(entries)


def test_the_newest_rating_of_a_dimension_counts() -> None:
    desk = a_round(a_pack((1, 2, 3)))
    desk.sheet.choose("one", 1, desk.clock.wait(1))
    desk.sheet.choose("one", 3, desk.clock.wait(1))
    desk.journal.deliver()
    assert fold(desk.journal.entries).ratings["one"].level == 3


ROUND = a_full_round()


@pytest.mark.parametrize("kind", ["started", "paused", "resumed", "gap", "ended"])
def test_a_sealed_round_stays_sealed_whatever_comes_after(kind: str) -> None:
    tick = {"boot_id": "b", "boot_ns": 1, "wall_us": 1, "zone": "UTC", "offset_min": 0}
    bodies = {"started": {"tick": tick}, "resumed": {"tick": tick, "at_ms": 1},
              "gap": {"tick": tick, "at_ms": 1, "since_ms": 1, "trusted": "wall"}}  # fmt: skip
    journal = HeldJournal()
    journal.write(Draft("sealed", {"heads": [], "pack_digest": "", "card_digest": "", "signed": False}, 1))
    journal.write(Draft(kind, bodies.get(kind, {}), 2, 5))
    assert fold(journal.entries).state == "sealed"
