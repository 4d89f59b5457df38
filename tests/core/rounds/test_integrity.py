"""Integrity observations: what counts as one, who may review it, what it holds."""

from __future__ import annotations

import random

import pytest

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds import integrity as i
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.integrity import IntegrityFold, fold_integrity, holds_decision
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from tests.fakes import HeldJournal, Numbered, ToldClock


class Desk:
    def __init__(self) -> None:
        self.journal, self.clock = HeldJournal(subject="integrity"), ToldClock()
        self.desk = IntegrityDesk(
            IntegrityFold(), self.journal, Numbered("seen"), "Mara Klein", ("Mara Klein", "Noor Halvorsen")
        )
        self.journal.on_written = self.desk.written
        self.journal.on_failed = lambda _ticket, sentence: self.desk.failed(sentence)

    def notice(self, what: str = "Reads from a second screen") -> str:
        return self.desk.notice(what, self.clock.wait(1000), 61_000).id

    def refold(self) -> IntegrityFold:
        self.journal.deliver()
        return fold_integrity(self.journal.entries)


@pytest.fixture
def made() -> Desk:
    return Desk()


def test_what_was_seen_is_kept_with_its_time_and_its_observer(made: Desk) -> None:
    made.notice("  Reads from a second screen ")
    (seen,) = made.refold().observations.values()
    assert (seen.what, seen.by, seen.at_ms) == ("Reads from a second screen", "Mara Klein", 61_000)
    assert seen.wall_us == made.clock.now().wall_us


def test_an_unreviewed_one_holds_the_decision_and_a_review_lets_it_go(made: Desk) -> None:
    assert holds_decision(made.desk.fold) is None
    first, second = made.notice(), made.notice("Another voice")
    assert (holds_decision(made.desk.fold) or "").startswith("2 integrity observations wait")
    made.desk.review(first, "Tomasz Wierzba", "explained", "A screen reader", made.clock.now())
    assert (holds_decision(made.refold()) or "").startswith("One integrity observation waits")
    made.desk.review(second, "Tomasz Wierzba", "open", "Nobody was asked", made.clock.now())
    assert holds_decision(made.refold()) is None


@pytest.mark.parametrize("name", ["Mara Klein", " mara   KLEIN ", "Noor Halvorsen", "", "  "])
def test_whoever_was_in_the_round_and_nobody_cannot_review(made: Desk, name: str) -> None:
    seen = made.notice()
    with pytest.raises(Refused):
        made.desk.review(seen, name, "explained", "It was me", made.clock.now())
    assert made.refold().unreviewed


def test_a_review_by_the_observer_counts_for_nothing_wherever_it_comes_from(made: Desk) -> None:
    seen = made.notice()
    forged = i.Reviewed(observation=seen, by="MARA klein", outcome="explained", reason="fine")
    made.journal.deliver()
    made.journal.write(Draft("reviewed", b.plain(forged), 5))
    assert made.refold().unreviewed


def test_a_review_needs_a_reason(made: Desk) -> None:
    seen = made.notice()
    with pytest.raises(Refused, match="reason"):
        made.desk.review(seen, "Tomasz Wierzba", "open", "  ", made.clock.now())


def test_the_newest_review_and_the_newest_explanation_count(made: Desk) -> None:
    seen = made.notice()
    for words in ("Notes from the call", "Notes of my own"):
        made.desk.explain(seen, words, made.clock.wait(10))
    made.desk.review(seen, "Tomasz Wierzba", "open", "Unclear", made.clock.wait(10))
    made.desk.review(seen, "Ada Lovelace", "handed-over", "To the recruiter", made.clock.wait(10))
    (one,) = made.refold().observations.values()
    assert one.explanation == "Notes of my own"
    assert one.review is not None and (one.review.by, one.review.outcome) == ("Ada Lovelace", "handed-over")


def test_an_explanation_that_says_the_same_again_is_no_entry(made: Desk) -> None:
    seen = made.notice()
    made.desk.explain(seen, "My notes", made.clock.now())
    made.desk.explain(seen, " My notes ", made.clock.now())
    made.journal.deliver()
    assert [entry.kind for entry in made.journal.entries] == ["noticed", "explained"]


def test_an_empty_text_is_no_integrity_observation(made: Desk) -> None:
    with pytest.raises(Refused, match="type what was seen"):
        made.desk.notice("  ", made.clock.now(), None)


def test_the_line_about_the_person_is_one_per_round_and_says_who_looked(made: Desk) -> None:
    with pytest.raises(Refused, match="who"):
        made.desk.same_person("yes", " ", made.clock.now())
    made.desk.same_person("not-checked", "", made.clock.now())
    made.desk.same_person("no", "Ada Lovelace", made.clock.now())
    made.desk.same_person("no", "Ada Lovelace", made.clock.now())
    same = made.refold().same_person
    assert same is not None and (same.answer, same.by) == ("no", "Ada Lovelace")
    assert len(made.journal.entries) == 2
    assert holds_decision(made.desk.fold) is None


def test_the_order_of_arrival_makes_no_difference(made: Desk) -> None:
    seen = made.notice()
    made.desk.explain(seen, "Notes", made.clock.wait(5))
    made.desk.review(seen, "Ada Lovelace", "explained", "Checked", made.clock.wait(5))
    expected, shuffled = made.refold().observations, list(made.journal.entries)
    random.Random(4).shuffle(shuffled)
    assert fold_integrity(shuffled).observations == expected


def test_no_entry_says_the_round_clock_beside_its_body(made: Desk) -> None:
    made.notice()
    made.journal.deliver()
    assert made.journal.entries[0].round_ms is None


def test_a_failed_write_is_told_and_goes_through_later(made: Desk) -> None:
    made.journal.broken = "The disk is full."
    made.notice()
    made.journal.deliver()
    assert (made.desk.trouble, made.desk.not_on_disk) == ("The disk is full.", 1)
    made.journal.broken = ""
    made.desk.retry()
    assert (made.desk.trouble, made.desk.not_on_disk) == ("", 0)


def test_an_entry_that_does_not_say_what_it_must_is_refused(made: Desk) -> None:
    made.journal.write(Draft("noticed", {"observation": "x"}, 5))
    with pytest.raises(BadInput, match="noticed"):
        fold_integrity(made.journal.entries)


def test_kinds_of_a_newer_version_change_nothing(made: Desk) -> None:
    made.notice()
    made.journal.deliver()
    made.journal.write(Draft("filmed", {"observation": "x"}, 5))
    assert len(made.refold().observations) == 1
