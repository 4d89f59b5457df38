"""The copilot: the same round at the same time says the same, once, and never because of how well somebody does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from interviewer_app.core.rounds.evidence import Evidence
from interviewer_app.core.rounds.nudge_words import said
from interviewer_app.core.rounds.nudged import GAP_MS, LEAST_MS, MOST_MS
from interviewer_app.core.rounds.state import NudgeSeen
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.bundle import summary
from interviewer_app.core.scorecards.deviations import deviations
from interviewer_app.core.scorecards.script import probe_lines
from tests.core.rounds.parts import Live, a_live_round, a_pack, picked_up, shipped

KINDS = tuple(kind.id for kind in shipped().kinds)
DIMENSIONS = tuple(dimension.id for dimension in shipped().dimensions)


def second(live: Live, count: int = 1) -> None:
    """Let so many seconds pass, with the copilot looking in each."""
    for _each in range(count):
        live.round.look_for_nudge(live.clock.wait(1000))


def pack_with(*rules: dict[str, Any], probe_about: tuple[str, ...] = (), **probe: Any) -> Pack:
    pack = a_pack((1, 2, 3), probe_about=probe_about, nudges=list(rules))
    first = pack.sections[0].probes[0].model_copy(update=probe)
    return pack.model_copy(update={"sections": (pack.sections[0].model_copy(update={"probes": (first,)}),)})


def standing(live: Live) -> str:
    now = live.round.nudge
    return " ".join(said(live.round.pack, live.round.script, now.nudge)[:2]) if now else ""


def log(live: Live, kind: str | None) -> str:
    moment = live.round.log(live.round.pack.kind(kind) if kind else None, live.clock.now())
    assert moment is not None
    return moment.id


# Each rule ---------------------------------------------------------------------------------------------------------


def test_output_trusted_and_not_checked_in_three_minutes_names_the_follow_up_for_it() -> None:
    live = a_live_round()
    live.round.go_to(1, live.clock.now())
    log(live, "trusted-output")
    second(live, 179)
    assert standing(live) == ""
    second(live)
    assert standing(live) == (
        "Output trusted at 0:00, not checked since. "
        "Ask: “Which sentence of the description do you believe most, and on what grounds?”"
    )


@pytest.mark.parametrize("check", ["rejected-suggestion", "added-test", "a span of verifying"])
def test_whatever_checks_the_output_keeps_the_copilot_silent(check: str) -> None:
    live = a_live_round()
    live.round.go_to(0, live.clock.now())
    log(live, "trusted-output")
    second(live, 100)
    if check in KINDS:
        log(live, check)
    else:
        live.round.span("verifying", live.clock.now())
    second(live, 200)
    assert "trusted" not in standing(live)


def test_a_dimension_without_evidence_is_named_at_half_time_with_its_probe_and_the_time_left() -> None:
    live = a_live_round(pack_with({"rule": "no-evidence"}, probe_about=("one",)))
    live.round.go_to(0, live.clock.now())
    second(live, 45 * 30 - 1)
    assert standing(live) == ""
    second(live)
    assert standing(live) == "No evidence on Communication yet. This probe asks for it; 22 min left."
    log(live, None)
    live.round.set_dimension("one", live.clock.now())
    second(live, LEAST_MS // 1000)
    assert standing(live) == ""


def test_a_dimension_is_named_as_soon_as_the_last_probe_for_it_is_out_of_time_or_over() -> None:
    live = a_live_round(pack_with({"rule": "no-evidence"}, probe_about=("one",), budget_s=60))
    live.round.go_to(0, live.clock.now())
    second(live, 59)
    assert standing(live) == ""
    second(live)
    assert standing(live).startswith("No evidence on Communication yet.")


def test_a_probe_over_its_time_says_by_how_much_and_what_is_left() -> None:
    live = a_live_round(pack_with({"rule": "pace", "over_s": 120}, budget_s=300))
    live.round.go_to(0, live.clock.now())
    second(live, 419)
    assert standing(live) == ""
    second(live)
    assert standing(live) == "2 min over on this probe. No probe and 38 min left."


def test_more_hints_than_the_pack_allows_are_counted() -> None:
    live = a_live_round(pack_with({"rule": "hints", "most": 1}, hints=("One.", "Two.")))
    live.round.go_to(0, live.clock.now())
    live.round.give_hint(live.clock.now())
    second(live)
    assert standing(live) == ""
    live.round.give_hint(live.clock.now())
    second(live)
    assert standing(live) == "2 hints on probe 1. The pack allows 1."


def test_a_pack_that_lists_no_rules_gets_none_and_one_that_is_silent_gets_the_usual_ones() -> None:
    silent, none = a_live_round(a_pack((1, 2))), a_live_round(a_pack((1, 2), nudges=[]))
    for live in (silent, none):
        live.round.go_to(0, live.clock.now())
        second(live, 45 * 60)
    assert silent.fold.nudges and not none.fold.nudges


# Coming and going --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["reading", "quiet", "trouble"])
def test_reading_quiet_and_trouble_hide_the_line_and_do_not_count_for_pace(kind: str) -> None:
    live = a_live_round(pack_with({"rule": "pace"}, budget_s=60))
    live.round.go_to(0, live.clock.now())
    second(live, 100)
    live.round.span(kind, live.clock.now())
    second(live, 600)
    assert not live.fold.nudges
    live.round.span(kind, live.clock.now())
    second(live, 19)
    assert not live.fold.nudges
    second(live)
    assert live.round.nudge is not None
    live.round.span(kind, live.clock.now())
    assert live.round.nudge is None


def test_a_pause_hides_the_line() -> None:
    live = a_live_round(pack_with({"rule": "pace"}, budget_s=60))
    live.round.go_to(0, live.clock.now())
    second(live, 120)
    assert live.round.nudge is not None
    live.round.pause_or_resume(live.clock.now())
    assert live.round.nudge is None and live.round.look_for_nudge(live.clock.wait(1000)) is None


def test_what_was_dismissed_never_comes_back_for_the_same_cause() -> None:
    live = a_live_round(pack_with({"rule": "pace"}, budget_s=60))
    live.round.go_to(0, live.clock.now())
    second(live, 121)
    assert live.round.dismiss_nudge(live.clock.now())
    second(live, 1500)
    assert live.round.nudge is None and len(live.fold.nudges) == 1
    assert live.fold.nudges[0].dismissed_ms == 121_000
    again = picked_up(live, live.clock, live.round.pack)
    second(again, 300)
    assert len(again.fold.nudges) == 1 and not again.round.dismiss_nudge(again.clock.now())


def test_a_line_stays_eight_seconds_at_least_and_three_minutes_at_most() -> None:
    live = a_live_round()
    live.round.go_to(0, live.clock.now())
    log(live, "trusted-output")
    second(live, 180)
    log(live, "added-test")
    second(live, LEAST_MS // 1000 - 1)
    assert live.round.nudge is not None
    second(live)
    assert live.round.nudge is None
    slow = a_live_round(pack_with({"rule": "pace"}, budget_s=60))
    slow.round.go_to(0, slow.clock.now())
    second(slow, 120 + MOST_MS // 1000 - 1)
    assert slow.round.nudge is not None
    second(slow)
    assert slow.round.nudge is None


def test_there_is_silence_between_two_lines() -> None:
    live = a_live_round()
    live.round.go_to(0, live.clock.now())
    second(live, 45 * 60)
    times = [seen.at_ms for seen in live.fold.nudges]
    assert len(times) > 2
    assert all(later - sooner >= LEAST_MS + GAP_MS for sooner, later in zip(times, times[1:], strict=False))


# The same for everybody ----------------------------------------------------------------------------------------------

Press = tuple[str, str, int]
PRESSES = some.lists(
    some.tuples(
        some.sampled_from(("log", "log", "dimension", "next", "span", "hint", "undo", "dismiss", "follow-up", "pause")),
        some.sampled_from((*KINDS, *DIMENSIONS)),
        some.integers(1, 240),
    ),
    max_size=25,
)


def play(presses: list[Press], *, well: bool | None = None) -> Live:
    """Play a round; `well`: every moment is given a direction, a mode and a note besides."""
    live = a_live_round()
    live.round.go_to(0, live.clock.now())
    for what, on, wait_s in presses:
        second(live, wait_s)
        _press(live, what, on)
        last = live.round.last
        if well is not None and last is not None:
            at = live.clock.now()
            live.round.set_direction("for" if well else "against", at)
            live.round.amend([last.id], at, mode="shown" if well else "told", note=f"{well}")
    return live


def _press(live: Live, what: str, on: str) -> None:
    at, round_ = live.clock.now(), live.round
    steps: dict[str, Any] = {
        "next": round_.next_probe, "hint": round_.give_hint, "undo": round_.undo, "dismiss": round_.dismiss_nudge,
        "follow-up": round_.ask_follow_up, "pause": round_.pause_or_resume,
    }  # fmt: skip
    if what == "log":
        round_.log(round_.pack.kind(on) if on in KINDS else None, at)
    elif what == "dimension" and on in DIMENSIONS:
        round_.set_dimension(on, at)
    elif what == "span":
        round_.span(("reading", "verifying", "quiet")[len(on) % 3], at)
    elif what in steps:
        steps[what](at)


def shown(live: Live) -> list[tuple[object, ...]]:
    return [seen[1:] for seen in live.fold.nudges]


@settings(max_examples=25, deadline=None)
@given(PRESSES)
def test_the_same_round_gets_the_same_nudges_and_what_was_counted_is_what_stands(presses: list[Press]) -> None:
    first, second_time = play(presses), play(presses)
    assert first.fold.nudges == second_time.fold.nudges
    counted, afresh = first.round._evidence, Evidence(first.fold.moments.values())
    assert [counted.on(each) for each in DIMENSIONS] == [afresh.on(each) for each in DIMENSIONS]
    for kind in KINDS:
        assert counted.newest([kind]) == afresh.newest([kind])
        assert counted.first_after([kind], 60_000) == afresh.first_after([kind], 60_000)
    causes = [(seen.rule, seen.moment or seen.dimension or seen.probe) for seen in first.fold.nudges]
    assert len(causes) == len(set(causes))
    assert first.read_again().nudges == first.fold.nudges


@settings(max_examples=25, deadline=None)
@given(PRESSES.map(lambda presses: [press for press in presses if press[0] != "undo"]))
def test_no_nudge_depends_on_how_well_the_candidate_does(presses: list[Press]) -> None:
    # the amendments take ids of their own, so ids differ: what is told and when does not
    def told(seen: NudgeSeen) -> tuple[object, ...]:
        return seen.rule, seen.at_ms, seen.dimension, seen.probe, seen.follow_up, seen.dismissed_ms

    plain, strong, weak = play(presses), play(presses, well=True), play(presses, well=False)
    assert [told(s) for s in plain.fold.nudges] == [told(s) for s in strong.fold.nudges]
    assert [told(s) for s in strong.fold.nudges] == [told(s) for s in weak.fold.nudges]


# Prompted by rule --------------------------------------------------------------------------------------------------


@settings(max_examples=40, deadline=None)
@given(PRESSES)
def test_a_moment_starts_as_prompted_exactly_where_something_asked_for_its_dimension(presses: list[Press]) -> None:
    live = a_live_round()
    live.round.go_to(0, live.clock.now())
    asked: set[str] = set(live.round.script[0].probe.dimensions)
    for what, on, wait_s in presses:
        second(live, wait_s)
        before, probe, nudge = len(live.fold.moments), live.round.probe, live.round.nudge
        hints, asked_before = len(live.fold.hints), len(live.fold.follow_ups)
        _press(live, what, on)
        now = live.round.probe
        assert now is not None
        if now is not probe:
            asked = set(now.probe.dimensions)
        if len(live.fold.hints) > hints:
            asked |= {*live.round.pack.probe(live.fold.hints[-1].probe).dimensions}
        if len(live.fold.follow_ups) > asked_before and nudge is not None and live.fold.follow_ups[-1].nudge:
            assert live.fold.follow_ups[-1].nudge == nudge.id
            asked |= {live.fold.follow_ups[-1].dimension or ""}
        if what == "log" and len(live.fold.moments) > before:
            moment = list(live.fold.moments.values())[-1]
            assert moment.prompted == (moment.dimension in asked)


def test_f_asks_the_follow_up_of_the_nudge_and_prompts_its_dimension_until_the_probe_changes() -> None:
    live = a_live_round(
        Pack.model_validate(
            shipped().model_dump() | {"nudges": [{"rule": "unchecked", "follow_ups": ["back-out"]}]}
        )
    )
    places = [n for n, step in enumerate(live.round.script) if "evaluating" not in step.probe.dimensions]
    ship = next(n for n in places if live.round.script[n].probe.id == "ship")
    live.round.go_to(ship, live.clock.now())
    assert not live.fold.moments[log(live, "trusted-output")].prompted
    second(live, 180)
    assert live.round.next_follow_up == "back-out"
    assert live.round.ask_follow_up(live.clock.now()) == "back-out"
    assert live.fold.follow_ups[-1].dimension == "evaluating" and live.round.nudge is None
    live.clock.wait(1000)
    assert live.fold.moments[log(live, "rejected-suggestion")].prompted
    live.round.go_to(next(n for n in places if n != ship), live.clock.wait(1000))
    live.clock.wait(1000)
    assert not live.fold.moments[log(live, "rejected-suggestion")].prompted


# What is left of it --------------------------------------------------------------------------------------------------


def test_card_and_bundle_name_the_nudges_and_say_nothing_where_there_were_none() -> None:
    live = a_live_round()
    live.round.go_to(1, live.clock.now())
    log(live, "trusted-output")
    assert "nudges" not in summary(live.fold, shipped())
    second(live, 181)
    live.round.dismiss_nudge(live.clock.now())
    second(live, 1500)
    told = summary(live.fold, shipped())["nudges"]
    assert told[0]["rule"] == "unchecked" and told[0]["dismissed_ms"] == 181_000
    assert all(None not in each.values() for each in told)
    sentences = list(deviations(live.fold, shipped(), probe_lines(live.fold, shipped())))
    (sentence,) = (each for each in sentences if "shown" in each)
    assert sentence.startswith(f"{len(told)} nudges were shown: output trusted and not checked; no evidence on ")


def test_a_start_that_was_moved_moves_the_nudges() -> None:
    live = a_live_round(pack_with({"rule": "pace"}, budget_s=60))
    live.round.go_to(0, live.clock.now())
    second(live, 121)
    live.round.dismiss_nudge(live.clock.now())
    live.round.began_earlier(live.clock.now())
    assert (live.fold.nudges[0].at_ms, live.fold.nudges[0].dismissed_ms) == (180_000, 181_000)
