"""What a sweep asks and in which order, and what each answer makes of the round."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.deviations import deviations
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.scorecards.sweep import Sweep, lacks_of, neighbours, sweep_items
from tests.core.rounds.parts import Desk, Seen, a_pack, a_round, shipped
from tests.fakes import Numbered

BARE, WHOLE = Seen(10, None, None, "neutral"), Seen(20, "added-test", "test-design", note="red first")


def a_sweep(*seen: Seen) -> tuple[Sweep, Desk]:
    desk = a_round(shipped(), seen)
    sweep = Sweep(desk.sheet.fold, shipped(), desk.journal, desk.clock, Numbered("new"))
    desk.journal.on_written = sweep.written
    return sweep, desk


def items_of(*seen: Seen) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.id, item.lacks) for item in a_sweep(*seen)[0].items if item.about == "moment"]


def test_probes_asked_without_a_moment_come_first_in_the_order_of_the_script() -> None:
    sweep, _desk = a_sweep(BARE)
    steps = [step.probe.id for step in shipped().script_for(45).steps]
    asked = [item.id for item in sweep.items if item.about == "probe"]
    assert asked == steps[:-1]
    assert [item.about for item in sweep.items] == ["probe"] * len(asked) + ["moment"]
    assert sweep.items[0].at_ms == 300_000  # where its visit ended


def test_what_cannot_be_rated_comes_before_what_only_lacks_words() -> None:
    no_note = Seen(5, "added-test", "test-design")
    assert items_of(no_note, BARE, WHOLE, Seen(30, "named-risk", None, note="x")) == [
        ("m1", ("kind", "dimension", "note")),
        ("m3", ("dimension",)),
        ("m0", ("note",)),
    ]


def test_a_round_with_nothing_open_asks_nothing() -> None:
    desk = a_round(a_pack((1, 2)), [Seen(5, "added-test", "one", note="x")])
    assert sweep_items(desk.sheet.fold, desk.sheet.pack) == ()


def test_a_probe_gets_a_moment_marked_as_added_after_the_round() -> None:
    sweep, desk = a_sweep()
    item = sweep.items[1]
    kind = shipped().kind("named-risk")
    added = sweep.log(item, kind, item.at_ms - 20_000, desk.clock.wait(60_000))
    assert (added.at_ms, added.entered_ms, added.probe) == (580_000, 2_630_000, item.id)
    assert added.after_round and added.dimension == kind.dimension and added.direction == kind.direction
    assert sweep.is_pending(added.id)
    assert sweep.lacks(item) == () and sweep.moment(item) == added
    desk.journal.deliver()
    again = fold(desk.journal.entries)
    assert again.moments == sweep.fold.moments and not sweep.is_pending(added.id)
    assert item.id not in [each.id for each in sweep_items(again, shipped())]
    said = list(deviations(again, shipped(), probe_lines(again, shipped())))
    assert "One moment was added after the round." in said


def test_a_moment_of_a_probe_carries_the_phase_of_its_time_and_stays_inside_the_round() -> None:
    sweep, desk = a_sweep()
    phases = [phase.id for phase in shipped().ai.phases]
    early = sweep.log(sweep.items[0], None, -5, desk.clock.now())
    late = sweep.log(sweep.items[0], None, 99_000_000, desk.clock.now())
    assert (early.at_ms, late.at_ms) == (0, 2_630_000)
    assert [early.phase, late.phase] == ([phases[0], phases[-1]] if phases else [None, None])


def test_a_missing_kind_brings_its_dimension_and_direction_as_one_act() -> None:
    sweep, desk = a_sweep(BARE)
    kind = shipped().kind("rejected-suggestion")
    changed = sweep.set_kind(sweep.fold.moments["m0"], kind, desk.clock.now())
    assert (changed.kind, changed.dimension, changed.direction) == (kind.id, kind.dimension, "for")
    assert not changed.after_round and changed.at_ms == 10_000
    assert sweep.undo(desk.clock.now()) == "m0"
    assert lacks_of(sweep.fold.moments["m0"]) == ("kind", "dimension", "note")


def test_a_kind_leaves_the_dimension_and_direction_that_were_said_in_the_round() -> None:
    sweep, desk = a_sweep(Seen(10, None, "owning", "against"))
    changed = sweep.set_kind(sweep.fold.moments["m0"], shipped().kind("rejected-suggestion"), desk.clock.now())
    assert (changed.dimension, changed.direction) == ("owning", "against")


def test_undo_stops_where_the_sweep_began() -> None:
    sweep, desk = a_sweep(BARE, WHOLE)
    before = dict(sweep.fold.moments)
    assert sweep.undo(desk.clock.now()) is None
    sweep.note(sweep.fold.moments["m0"], "  later  ", desk.clock.now())
    assert sweep.fold.moments["m0"].note == "later"
    assert sweep.undo(desk.clock.now()) == "m0"
    assert sweep.undo(desk.clock.now()) is None
    assert sweep.fold.moments == before


def test_saying_what_stands_already_is_no_entry() -> None:
    sweep, desk = a_sweep(WHOLE)
    moment = sweep.fold.moments["m0"]
    sweep.set_dimension(moment, "test-design", desk.clock.now())
    sweep.note(moment, "red first", desk.clock.now())
    assert desk.journal.held == []


def test_a_dimension_its_probe_targets_makes_an_unflipped_moment_prompted() -> None:
    sweep, desk = a_sweep()
    item = next(item for item in sweep.items if len(_targets(item.id)) > 0)
    added = sweep.log(item, None, item.at_ms, desk.clock.now())
    target = next(t for t in _targets(item.id) if t != added.dimension) if added.dimension else _targets(item.id)[0]
    assert sweep.set_dimension(added, target, desk.clock.now()).prompted


def _targets(probe: str) -> tuple[str, ...]:
    return next(known.dimensions for known in shipped().probes if known.id == probe)


def test_a_round_that_runs_or_is_sealed_is_not_gone_through() -> None:
    desk = a_round(shipped(), [BARE], ended=False)
    with pytest.raises(Refused, match="ended"):
        Sweep(desk.sheet.fold, shipped(), desk.journal, desk.clock, Numbered())


def test_neighbours_are_the_nearest_moments_on_both_sides() -> None:
    sweep, _desk = a_sweep(*(Seen(at, "added-test", "test-design") for at in (10, 20, 30, 40, 50, 60)))
    before, after = neighbours(sweep.fold, 40_000, "m3")
    assert [m.id for m in before] == ["m1", "m2"] and [m.id for m in after] == ["m4", "m5"]


seen = st.builds(
    Seen, st.integers(0, 2600), st.sampled_from([None, "added-test"]), st.sampled_from([None, "test-design"]),
    st.sampled_from(["for", "against", "neutral"]), st.sampled_from(["", "  ", "said"]),
    st.booleans(), st.sampled_from(["shown", "told"]), st.just(0),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(seen, max_size=12))
def test_every_open_moment_is_asked_once_and_nothing_else(moments: list[Seen]) -> None:
    sweep, _desk = a_sweep(*moments)
    asked = [item for item in sweep.items if item.about == "moment"]
    wanting = {f"m{n}" for n, m in enumerate(moments) if not (m.kind and m.dimension and m.note.strip())}
    assert {item.id for item in asked} == wanting and len(asked) == len(wanting)
    to_sort = [item.at_ms for item in asked if item.lacks != ("note",)]
    to_describe = [item.at_ms for item in asked if item.lacks == ("note",)]
    assert [item.at_ms for item in asked] == sorted(to_sort) + sorted(to_describe)
