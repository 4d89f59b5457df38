"""A rehearsal: the recording becomes prompts on any pack, and keys become times and counts, without a grade."""

from __future__ import annotations

import json
from functools import cache

import pytest

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.prompts import Prompt, Wanted, differing, prompts_of
from interviewer_app.core.rounds.recording import Recording, adapt, read_recording
from interviewer_app.core.rounds.rehearsal import Rehearsal
from interviewer_app.core.rubrics.models import Pack
from tests.core.rounds.parts import SHIPPED, Live, a_live_round, a_pack, shipped

RECORDING = SHIPPED.parents[1] / "resources" / "demo" / "recording.json"
SECOND = 1_000_000_000


@cache
def recording() -> Recording:
    return read_recording(RECORDING.read_bytes(), str(RECORDING))


@cache
def prompts() -> tuple[Prompt, ...]:
    return prompts_of(recording(), shipped(), KeyMap(shipped()))


# Prompts ---------------------------------------------------------------------------------------------------------


def test_every_moment_of_the_recording_is_asked_for_as_the_recording_expects_it() -> None:
    asked = [(*p.wanted, p.detail, p.at_ms) for p in prompts() if p.wanted is not None]
    expected = [
        (e.get("kind"), e.get("dimension"), e["direction"], e["prompted"], e["mode"], e.get("note", ""), e["at_ms"])
        for e in json.loads(RECORDING.read_text(encoding="utf-8"))["expected"]
    ]
    assert asked == expected


def test_a_prompt_says_in_plain_words_what_happened() -> None:
    said = {p.at_ms: (p.words, p.detail) for p in prompts()}
    assert said[0] == ("You ask: The promise", "")
    assert said[321566] == (
        "Rejects the assistant's suggestion, unprompted, told",
        "“Retrying a 402? That answer is final.” client.py:57",
    )
    assert said[96731][0] == "Asked for context, unprompted, told, on Scope"
    assert said[479641][0] == "Trusts the assistant's output, and it speaks against them, prompted, told"
    assert said[641285][0] == "Something happens that you cannot name yet, unprompted, shown"
    assert said[121384] == ("You ask the next follow-up", "")


def test_slips_of_the_recording_and_its_end_are_no_prompts() -> None:
    assert 417729 not in {p.at_ms for p in prompts()}  # logged and undone a moment later
    assert {p.command.do for p in prompts()} & {"undo", "redo", "end", "note"} == set()


def test_every_prompt_has_a_key_and_the_key_is_one_press() -> None:
    keys = KeyMap(shipped())
    assert all(keys.cap(*p.command) for p in prompts())


@pytest.mark.parametrize("values", [(1, 2), (0, 1, 2, 3, 4)])
def test_another_pack_gets_prompts_of_its_own(values: tuple[int, ...]) -> None:
    pack: Pack = a_pack(values, probe_about=("one",))
    found = prompts_of(adapt(recording(), shipped(), pack), pack, KeyMap(pack))
    kinds, dimensions = {kind.id for kind in pack.kinds}, {d.id for d in pack.dimensions} | {None}
    wanted = [p.wanted for p in found if p.wanted is not None]
    assert len(wanted) > 20
    assert {each.kind for each in wanted} <= kinds | {None} and {each.dimension for each in wanted} <= dimensions


def test_what_differs_from_a_moment_is_named_by_field() -> None:
    live = a_live_round()
    moment = live.round.log(shipped().kind("added-test"), live.clock.now())
    assert moment is not None
    same = Wanted(moment.kind, moment.dimension, moment.direction, moment.prompted, moment.mode)
    assert differing(moment, same) == ()
    assert differing(moment, same._replace(prompted=True, direction="against")) == ("direction", "prompted")


# Keys ------------------------------------------------------------------------------------------------------------

RISK = Command("kind", "named-risk")
TEST = Command("kind", "added-test")
NEXT = Command("next")


class Desk:
    """A rehearsal at a live round; a key does what it does in the round, then the rehearsal looks."""

    def __init__(self, asked: tuple[Prompt, ...]) -> None:
        self.made: Live = a_live_round()
        self.live: LiveRound = self.made.round
        self.rehearsal = Rehearsal(asked, self.live)
        self.now_ns = 5 * SECOND

    def show(self) -> Prompt | None:
        prompt = self.rehearsal.show_next()
        self.rehearsal.shown(self.now_ns)
        return prompt

    def press(self, command: Command, after_ms: int = 1000) -> None:
        self.now_ns += after_ms * 1_000_000
        at = self.made.clock.wait(after_ms)
        if command.do == "kind":
            self.live.log(self.live.pack.kind(command.arg), at)
        elif command.do == "next":
            self.live.next_probe(at)
        elif command.do == "prompted":
            self.live.flip_prompted(at)
        elif command.do == "undo":
            self.live.undo(at)
        self.rehearsal.pressed(command, self.now_ns)


def moment(command: Command, **other: object) -> Prompt:
    kind = shipped().kind(command.arg)
    wanted = Wanted(kind.id, kind.dimension, kind.direction, False, kind.mode or "told")
    return Prompt(0, -1, command, kind.name, wanted=wanted._replace(**other))  # type: ignore[arg-type]


def test_the_time_runs_from_the_prompt_on_the_screen_to_the_press() -> None:
    desk = Desk((moment(RISK), Prompt(0, -1, NEXT, "next")))
    desk.show()
    desk.press(RISK, 1250)
    assert desk.rehearsal.is_done
    desk.show()
    desk.press(NEXT, 600)
    outcome = (desk.rehearsal.end(), desk.rehearsal.outcome())[1]
    assert [each.latency_ms for each in outcome.attempts] == [1250, 600]
    assert (outcome.answered, outcome.right, outcome.median_ms, outcome.slowest_ms) == (2, 2, 925, 1250)
    assert outcome.to_practise == () and desk.rehearsal.missed_prompts() == ()


def test_another_key_first_counts_and_its_moment_can_be_taken_back() -> None:
    desk = Desk((moment(RISK),))
    desk.show()
    desk.press(TEST)
    desk.press(Command("undo"))
    desk.press(RISK)
    desk.rehearsal.end()
    (key,) = desk.rehearsal.outcome().keys
    assert (key.asked, key.at_once, key.after_another, key.missed, key.slowest_ms) == (1, 0, 1, 0, 3000)
    assert desk.rehearsal.outcome().to_practise == (RISK,)
    assert [p.command for p in desk.rehearsal.missed_prompts()] == [RISK]


def test_what_is_not_pressed_is_missed_and_asked_again() -> None:
    desk = Desk((moment(RISK), moment(TEST)))
    desk.show()
    desk.show()
    desk.press(TEST)
    desk.rehearsal.end()
    outcome = desk.rehearsal.outcome()
    assert (outcome.answered, len(outcome.attempts)) == (1, 2)
    assert [p.command for p in desk.rehearsal.missed_prompts()] == [RISK]


def test_a_moment_left_different_is_told_by_field_and_no_longer_once_it_is_refined() -> None:
    for refined in (False, True):
        desk = Desk((moment(RISK, prompted=True), moment(TEST)))
        desk.show()
        desk.press(RISK)
        assert not desk.rehearsal.is_done
        if refined:
            desk.press(Command("prompted"))
            assert desk.rehearsal.is_done
        desk.show()
        assert desk.rehearsal.outcome().lacking == ({} if refined else {"prompted": 1})


def test_a_refining_key_before_its_moment_would_change_another_one_and_counts_as_wrong() -> None:
    desk = Desk((moment(RISK),))
    desk.show()
    desk.press(Command("prompted"))
    assert desk.rehearsal.now is not None and desk.rehearsal.now.wrong == [Command("prompted")]


def test_what_was_open_when_it_was_ended_is_not_held_against_anybody() -> None:
    desk = Desk((moment(RISK), moment(TEST)))
    desk.show()
    desk.press(RISK)
    desk.show()
    desk.rehearsal.end()
    assert [each.prompt.command for each in desk.rehearsal.attempts] == [RISK]
    assert desk.rehearsal.show_next() is None


def test_a_key_much_slower_than_the_rest_is_one_to_practise() -> None:
    desk = Desk((moment(TEST), moment(TEST), moment(TEST), moment(RISK)))
    for command, after in ((TEST, 700), (TEST, 800), (TEST, 900), (RISK, 4000)):
        desk.show()
        desk.press(command, after)
    desk.rehearsal.end()
    assert desk.rehearsal.outcome().to_practise == (RISK,)


def test_a_rehearsal_nobody_answered_has_no_times() -> None:
    desk = Desk((moment(RISK),))
    desk.show()
    desk.show()
    outcome = desk.rehearsal.outcome()
    assert (outcome.median_ms, outcome.slowest_ms, outcome.answered) == (None, None, 0)


def test_a_span_is_asked_for_when_it_begins_and_when_it_is_over() -> None:
    spans = [(p.command.arg, p.span, p.words) for p in prompts() if p.command.do == "span"]
    assert spans[:4] == [
        ("reading", "", "Begins to read"),
        ("reading", "reading", "Is done reading"),
        ("prompting", "", "Begins to write a prompt"),
        ("waiting", "prompting", "Waits for an answer"),
    ]
