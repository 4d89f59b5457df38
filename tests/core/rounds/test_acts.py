"""Acts on moments: what a moment is now follows from the acts that stand; undo and redo are each other's inverse."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.acts import Acts
from interviewer_app.core.rounds.state import Moment
from tests.core.rounds.parts import Live, a_live_round, shipped

PACK = shipped()
# One letter per key: two kinds, a dimension, directions, prompted, shown / told, earlier, a note, undo, redo.
KEYS = st.lists(st.sampled_from("tad+-pseNuUr"), max_size=25)


def logged(moment: str = "m", at_ms: int = 1000, **more: object) -> b.MomentLogged:
    fields = {"moment": moment, "direction": "for", "prompted": False, "mode": "told", "at_ms": at_ms, **more}
    return b.MomentLogged.model_validate(fields)


def amended(act: str, moment: str = "m", **fields: object) -> b.MomentAmended:
    return b.MomentAmended.model_validate({"amendment": act, "moment": moment, **fields})


def acts_with(*bodies: b.Body) -> Acts:
    acts = Acts()
    for body in bodies:
        acts.take(body, 5, 1000)
    return acts


def press(live: Live, key: str) -> None:
    at, round_ = live.clock.wait(1000), live.round
    match key:
        case "t":
            round_.log(PACK.kind("trusted-output"), at)
        case "a":
            round_.log(PACK.kind("added-test"), at)
        case "d":
            round_.set_dimension("scope", at)
        case "+":
            round_.set_direction("for", at)
        case "-":
            round_.set_direction("against", at)
        case "p":
            round_.flip_prompted(at)
        case "s":
            round_.flip_mode(at)
        case "e":
            round_.earlier(at)
        case "N":
            newest = round_.last
            if newest is not None:
                round_.note(newest.id, f"note at {at.wall_us}", at)
        case "u" | "U":
            round_.undo(at)
        case "r":
            round_.redo(at)


def standing(live: Live) -> dict[str, Moment]:
    return dict(live.fold.moments)


@settings(deadline=None)
@given(KEYS)
def test_undo_then_redo_changes_nothing(keys: list[str]) -> None:
    live = a_live_round()
    for key in keys:
        press(live, key)
    before = standing(live)
    if live.round.undo(live.clock.wait(1000)) is not None:
        live.round.redo(live.clock.wait(1000))
    assert standing(live) == before


@settings(deadline=None)
@given(KEYS)
def test_undoing_everything_leaves_no_evidence_and_redoing_brings_all_back(keys: list[str]) -> None:
    live = a_live_round()
    for key in keys:
        press(live, key)
    while live.round.redo(live.clock.wait(1000)) is not None:
        pass
    before, steps = standing(live), 0
    while live.round.undo(live.clock.wait(1000)) is not None:
        steps += 1
    assert live.fold.counted == []
    assert live.fold.acts.standing == 0
    for _step in range(steps):
        live.round.redo(live.clock.wait(1000))
    assert standing(live) == before


@settings(deadline=None)
@given(KEYS)
def test_the_count_of_standing_moments_is_kept(keys: list[str]) -> None:
    live = a_live_round()
    for key in keys:
        press(live, key)
        assert live.fold.acts.standing == len(live.fold.counted)


@settings(deadline=None)
@given(KEYS)
def test_the_journal_says_what_the_keys_said(keys: list[str]) -> None:
    live = a_live_round()
    for key in keys:
        press(live, key)
    again = live.read_again()
    assert again.moments == live.fold.moments
    assert again.acts.to_undo == live.fold.acts.to_undo
    assert again.acts.to_redo == live.fold.acts.to_redo
    assert again.acts.changes == live.fold.acts.changes


def test_a_new_act_forgets_what_could_be_redone() -> None:
    acts = acts_with(logged(), amended("a", note="x"), b.Undone(act="a"), amended("c", direction="against"))
    assert acts.to_redo == []
    assert acts.to_undo == ["m", "c"]


def test_only_the_fields_given_are_amended() -> None:
    acts = acts_with(logged(dimension="scope"), amended("a", direction="against"))
    moment = acts.moments["m"]
    assert (moment.direction, moment.dimension, moment.mode) == ("against", "scope", "told")


def test_a_cleared_field_becomes_absent() -> None:
    acts = acts_with(logged(dimension="scope"), amended("a", cleared=("dimension",)))
    assert acts.moments["m"].dimension is None


def test_a_retracted_moment_is_withdrawn_and_comes_back_when_that_is_undone() -> None:
    acts = acts_with(logged(), b.MomentRetracted(retraction="r", moment="m"))
    assert acts.moments["m"].withdrawn
    acts.take(b.Undone(act="r"), 6, 1001)
    assert not acts.moments["m"].withdrawn


def test_an_earlier_event_time_makes_a_moment_late() -> None:
    acts = acts_with(logged(at_ms=1000), amended("a", at_ms=400))
    assert acts.moments["m"].late
    acts.take(b.Undone(act="a"), 6, 1001)
    assert not acts.moments["m"].late


def test_an_act_on_an_unknown_moment_changes_nothing() -> None:
    acts = acts_with(logged())
    assert acts.take(amended("a", moment="other", note="x"), 1, 1) == ()
    assert acts.take(b.Undone(act="a"), 1, 1) == ()
    assert acts.to_undo == ["m"]


def test_the_same_act_twice_counts_once() -> None:
    acts = acts_with(logged(), logged(), amended("a", note="x"), amended("a", note="y"))
    assert acts.moments["m"].note == "x"
    assert acts.standing == 1


def test_every_change_is_kept_with_its_time() -> None:
    acts = acts_with(logged())
    acts.take(amended("a", note="seen"), 77, 1500)
    change = acts.changes[-1]
    assert (change.field, change.old, change.new, change.wall_us, change.round_ms) == ("note", "", "seen", 77, 1500)
