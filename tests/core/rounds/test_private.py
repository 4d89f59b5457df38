"""Accommodations: they slow the round clock and stand in no entry of the round."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant, PaceChange, Running
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.private import (
    Accommodations,
    PrivateDesk,
    PrivateFold,
    fold_private,
    read_words,
    words_of,
)
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.pdf.render import render_card
from tests.core.rounds.parts import Live, a_live_round, picked_up, shipped
from tests.fakes import HeldJournal, ToldClock

HOUR_MS = 3_600_000


class Both(PrivateDesk):
    """A live round and what was agreed for it."""

    def __init__(self, live: Live) -> None:
        self.live, self.journal = live, HeldJournal(subject="private")
        super().__init__(PrivateFold(), self.journal)

    def agree(self, extra: int, wait_ms: int = 0) -> None:
        at = self.live.clock.wait(wait_ms)
        self.accommodate(Accommodations(extra), at, self.live.round.change_pace(extra, at))

    def again(self, clock: ToldClock) -> Live:
        """Opened anew from both journals by an application that knows nothing else."""
        self.journal.deliver()
        after = picked_up(self.live, clock)
        after.round.keep_pace(fold_private(self.journal.entries).paces)
        after.round.pick_up(clock.now())
        return after


def test_half_as_much_time_again_lets_the_clock_run_at_two_thirds() -> None:
    both = Both(a_live_round())
    both.agree(50)
    both.live.round.start(both.live.clock.wait(0))
    assert both.live.round.now_ms(both.live.clock.wait(90_000)) == 60_000
    assert both.live.round.now_ms(both.live.clock.wait(1)) == 60_000
    assert both.live.round.now_ms(both.live.clock.wait(2)) == 60_002


def test_a_change_while_the_clock_runs_moves_no_moment_and_holds_from_there_on() -> None:
    both = Both(a_live_round())
    live, clock = both.live.round, both.live.clock
    live.start(clock.wait(0))
    before = live.log(shipped().kinds[0], clock.wait(60_000))
    both.agree(100)
    after = live.log(shipped().kinds[1], clock.wait(60_000))
    both.agree(0)
    last = live.log(shipped().kinds[2], clock.wait(60_000))
    assert before is not None and after is not None and last is not None
    assert [moment.at_ms for moment in (before, after, last)] == [60_000, 90_000, 150_000]


@pytest.mark.parametrize("boot", ["boot-1", "boot-2"], ids=["same boot", "restarted"])
def test_after_a_crash_the_clock_goes_on_at_the_paces_it_had(boot: str) -> None:
    both = Both(a_live_round())
    live, clock = both.live.round, both.live.clock
    both.agree(50)
    live.start(clock.wait(0))
    both.agree(100, wait_ms=90_000)
    at = clock.wait(60_000)
    again = both.again(ToldClock(boot, at.boot_ns if boot == "boot-1" else 5, at.wall_us))
    assert again.round.now_ms(again.clock.now()) == 60_000 + 30_000
    assert again.round.now_ms(again.clock.wait(20_000)) == 100_000


def test_a_pause_and_what_came_before_the_last_start_do_not_count_twice() -> None:
    both = Both(a_live_round())
    live, clock = both.live.round, both.live.clock
    live.start(clock.wait(0))
    both.agree(100, wait_ms=60_000)
    live.pause_or_resume(clock.wait(20_000))
    both.agree(50, wait_ms=5_000)
    live.pause_or_resume(clock.wait(HOUR_MS))
    assert live.now_ms(clock.wait(30_000)) == 60_000 + 10_000 + 20_000
    again = both.again(ToldClock("boot-1", clock.now().boot_ns, clock.now().wall_us))
    assert again.round.now_ms(again.clock.wait(30_000)) == 110_000


def test_a_round_that_began_earlier_keeps_its_pace() -> None:
    both = Both(a_live_round())
    live, clock = both.live.round, both.live.clock
    both.agree(100)
    live.start(clock.wait(0))
    live.began_earlier(clock.wait(20_000))
    assert live.now_ms(clock.now()) == 70_000
    again = both.again(ToldClock("boot-1", clock.now().boot_ns, clock.now().wall_us))
    assert again.round.now_ms(again.clock.wait(20_000)) == 80_000


def played(extra: int) -> Live:
    """The same actions, as much slower as was agreed."""
    both = Both(a_live_round())
    live, clock = both.live.round, both.live.clock
    both.agree(extra)

    def later(ms: int) -> Instant:
        return clock.wait(ms * (100 + extra) // 100)

    live.next_probe(later(0))
    live.answer_notice("ai-rule", "read-now", "", later(42_000))
    for number, kind in enumerate(shipped().kinds[:6], start=1):
        live.log(kind, later(300_000))
        if number % 2:
            live.next_probe(later(20_000))
    live.earlier(later(4_000))
    live.pause_or_resume(later(10_000))
    live.pause_or_resume(later(60_000))
    live.end(later(600_000))
    both.live.journal.deliver()
    return both.live


def test_every_entry_of_the_round_is_that_of_a_round_without() -> None:
    usual, longer = played(0), played(50)
    said = [
        [(entry.kind, entry.round_ms, _without_clocks(entry.body or "")) for entry in live.journal.entries]
        for live in (usual, longer)
    ]
    assert said[0] == said[1]
    assert usual.fold.stopped_ms == longer.fold.stopped_ms


def test_the_card_is_that_of_a_round_without_to_the_byte() -> None:
    pages = [render_card(_card(played(extra)), draft=True) for extra in (0, 50)]
    assert pages[0] == pages[1]


def _card(live: Live) -> Scorecard:
    """The card, but for what names the entries behind it: their digests cover the clocks of the machine."""
    card = scorecard(live.fold, live.round.pack, entries=len(live.journal.entries), app_version="1")
    return replace(card, heads=(), digest="0" * 64)


def _without_clocks(body: str) -> str:
    """A body without the readings of the machine's clocks."""
    value = json.loads(body)
    value.pop("tick", None)
    return json.dumps(value)


def test_the_reason_of_a_pause_is_kept_and_the_newest_counts() -> None:
    both = Both(a_live_round())
    for words in ("Insulin", "Insulin", " A door bell "):
        both.explain_pause(61_000, words, both.live.clock.now())
    both.journal.deliver()
    assert fold_private(both.journal.entries).pause_reasons == {61_000: "A door bell"}
    assert len(both.journal.entries) == 2


def test_the_same_agreement_again_is_no_entry() -> None:
    both = Both(a_live_round())
    both.agree(50)
    both.agree(50)
    both.journal.deliver()
    assert len(both.journal.entries) == 1


@given(st.integers(0, 300), st.booleans(), st.booleans())
def test_what_was_agreed_reads_back_from_its_words(extra: int, breaks: bool, written: bool) -> None:
    agreed = Accommodations(extra, breaks, written)
    assert read_words(words_of(agreed)) == agreed


@pytest.mark.parametrize("text", ["301", "50 60", "soon", "half", "50 breaks lunch", "-5"])
def test_anything_else_is_no_agreement(text: str) -> None:
    assert read_words(text) is None


def test_an_entry_that_does_not_say_what_it_must_is_refused() -> None:
    journal = HeldJournal(subject="private")
    journal.write(Draft("accommodated", {"extra_percent": 9999}, 5))
    with pytest.raises(BadInput, match="accommodated"):
        fold_private(journal.entries)


def test_a_pace_without_a_time_is_that_of_the_whole_stretch() -> None:
    running = Running("b", 0, 0, 1000).paced([PaceChange(150), PaceChange(200)])
    assert running.read(Instant(20_000_000_000, 0)) == 11_000


def test_no_body_of_a_round_names_extra_time() -> None:
    fields = {name for model in b.MODELS.values() for name in model.model_fields}
    assert not [name for name in fields if "extra" in name or "accommod" in name or "percent" in name]
