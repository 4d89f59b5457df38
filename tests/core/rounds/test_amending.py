"""Amending and retracting: any moment, one or several, each change one act."""

from __future__ import annotations

import pytest

from tests.core.rounds.parts import Live, a_live_round, shipped

PACK = shipped()
KINDS = ("trusted-output", "added-test", "named-risk")


def three(live: Live) -> list[str]:
    """Three moments, ten seconds apart, the first at 0."""
    ids = []
    for kind in KINDS:
        moment = live.round.log(PACK.kind(kind), live.clock.wait(10_000))
        assert moment is not None
        ids.append(moment.id)
    return ids


def test_several_moments_change_by_one_act_and_one_undo_takes_it_back() -> None:
    live = a_live_round()
    ids = three(live)
    before = [live.fold.moments[each] for each in ids]
    assert live.round.amend(ids, live.clock.wait(1), dimension="owning", direction="against") == tuple(ids)
    assert {live.fold.moments[each].dimension for each in ids} == {"owning"}
    assert {live.fold.moments[each].direction for each in ids} == {"against"}
    live.round.undo(live.clock.wait(1))
    assert [live.fold.moments[each] for each in ids] == before
    assert set(live.round.turned) == set(ids)


def test_moments_that_are_so_already_are_not_amended() -> None:
    live = a_live_round()
    ids = three(live)
    assert live.round.amend(ids, live.clock.wait(1), kind="added-test") == (ids[0], ids[2])
    assert live.round.amend(ids, live.clock.wait(1), kind="added-test") == ()
    live.journal.deliver()
    assert [entry.kind for entry in live.journal.entries].count("moments-amended") == 1


def test_the_journal_says_what_was_amended_and_retracted_together() -> None:
    live = a_live_round()
    ids = three(live)
    live.round.amend(ids[:2], live.clock.wait(1), kind="named-risk", mode="shown")
    live.round.retract(ids, live.clock.wait(1))
    live.round.undo(live.clock.wait(1))
    live.round.redo(live.clock.wait(1))
    assert live.read_again().moments == live.fold.moments
    assert all(live.fold.moments[each].withdrawn for each in ids)
    assert live.fold.acts.standing == 0


def test_every_change_of_several_is_in_the_audit_view_with_old_new_and_both_times() -> None:
    live = a_live_round()
    ids = three(live)
    at = live.clock.wait(5000)
    live.round.amend(ids[:2], at, dimension="scope")
    told = [(c.moment, c.old, c.new, c.wall_us, c.round_ms) for c in live.fold.acts.changes if c.field == "dimension"]
    assert told == [
        (ids[0], "evaluating", "scope", at.wall_us, 25_000),
        (ids[1], "test-design", "scope", at.wall_us, 25_000),
    ]


def test_retracting_one_moment_leaves_the_others() -> None:
    live = a_live_round()
    ids = three(live)
    assert live.round.retract(ids[:1], live.clock.wait(1)) == (ids[0],)
    assert live.round.retract(ids[:1], live.clock.wait(1)) == ()
    assert [moment.id for moment in live.fold.counted] == ids[1:]


@pytest.mark.parametrize("wanted, gets", [(5000, 5000), (-3, 0), (10**9, 20_001)])
def test_a_moment_moves_within_the_round_and_never_past_now(wanted: int, gets: int) -> None:
    live = a_live_round()
    ids = three(live)
    moment = live.round.move(ids[1], wanted, live.clock.wait(1))
    assert moment is not None and moment.at_ms == gets
    assert moment.entered_ms == 10_000


def test_a_kind_with_a_lead_in_goes_back_by_it() -> None:
    kinds = tuple(k.model_copy(update={"lead_in_s": 25}) if k.id == "named-risk" else k for k in PACK.kinds)
    live = a_live_round(PACK.model_copy(update={"kinds": kinds}))
    three(live)
    live.clock.wait(40_000)
    moment = live.round.log(live.round.pack.kind("named-risk"), live.clock.wait(0))
    assert moment is not None
    assert live.round.earlier(live.clock.wait(1)) == live.fold.moments[moment.id]
    assert live.fold.moments[moment.id].at_ms == moment.at_ms - 25_000
    other = live.round.log(PACK.kind("added-test"), live.clock.wait(40_000))
    assert other is not None
    live.round.earlier(live.clock.wait(1))
    assert live.fold.moments[other.id].at_ms == other.at_ms - 10_000
