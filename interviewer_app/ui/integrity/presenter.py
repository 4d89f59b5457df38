"""Decides what the page of integrity observations shows and keeps. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.integrity import IntegrityObservation, Outcome, Same, holds_decision
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.texts import _
from interviewer_app.ui.integrity.words import Head, facts_words, outcome_word, review_words, same_words, time_words


class RowLook(NamedTuple):
    """One line of the list. `state` is "" until it was reviewed."""

    id: str
    what: str
    time: str
    state: str


class OneLook(NamedTuple):
    """The one that is open. `review`: what a second person made of it, "" before."""

    what: str
    facts: str
    explanation: str
    review: str


class IntegrityView(Protocol):
    """What the presenter asks of the page."""

    def show_head(self, candidate: str, about: str) -> None: ...
    def show_held(self, sentence: str, held: bool) -> None: ...
    def show_rows(self, rows: tuple[RowLook, ...], chosen: str) -> None: ...
    def show_one(self, look: OneLook | None) -> None: ...
    def show_person(self, answer: str, words: str) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_person_refusal(self, sentence: str) -> None: ...
    def show_trouble(self, sentence: str) -> None: ...
    def clear_review(self) -> None: ...
    def clear_new(self) -> None: ...


class IntegrityPresenter:
    """The integrity observations of one round."""

    def __init__(self, view: IntegrityView, desk: IntegrityDesk, head: Head, now: Callable[[], Instant]) -> None:
        self._view, self._desk, self._head, self._now = view, desk, head, now
        open_ones = desk.fold.unreviewed or list(desk.fold.observations.values())
        self.chosen = open_ones[0].id if open_ones else ""
        self._then: Callable[[], None] | None = None

    def show(self) -> None:
        """Draw everything."""
        self._view.show_head(self._head.candidate, self._head.about)
        self._show_list()
        self._show_one()
        same = self._desk.fold.same_person
        self._view.show_person(same.answer if same else "", same_words(same))

    def pick(self, observation: str) -> None:
        if observation in self._desk.fold.observations:
            self.chosen = observation
            self._view.clear_review()
            self._show_list()
            self._show_one()

    def add(self, text: str) -> None:
        """Another integrity observation, noticed outside the round clock."""
        if self._kept(lambda: self._desk.notice(text, self._now(), None)):
            self._view.clear_new()
            self.pick(next(reversed(self._desk.fold.observations)))

    def explain(self, text: str) -> None:
        """What the candidate says about the one that is open."""
        if self.chosen:
            self._desk.explain(self.chosen, text, self._now())

    def review(self, outcome: Outcome, by: str, reason: str) -> None:
        """A second person says what became of the one that is open."""
        if self.chosen and self._kept(lambda: self._desk.review(self.chosen, by, outcome, reason, self._now())):
            self._view.clear_review()
            self._show_list()
            self._show_one()

    def same_person(self, answer: Same, by: str) -> None:
        try:
            self._desk.same_person(answer, by, self._now())
        except InterviewerError as error:
            self._view.show_person_refusal(str(error))
            return
        same = self._desk.fold.same_person
        self._view.show_person(same.answer if same else "", same_words(same))

    def retry(self) -> None:
        if self._desk.trouble:
            self._desk.retry()

    def written(self, ticket: int, entry: Entry) -> None:
        troubled = bool(self._desk.trouble)
        self._desk.written(ticket, entry)
        if troubled:
            self._view.show_trouble("")
        if self._then is not None and not self._desk.not_on_disk:
            then, self._then = self._then, None
            then()

    def failed(self, _ticket: int, sentence: str) -> None:
        self._desk.failed(sentence)
        count = _("{n} not on disk. Ctrl R tries again.").format(n=self._desk.not_on_disk)
        if self._then is None:
            self._view.show_trouble(f"{count} {sentence}")

    def leave(self, then: Callable[[], None]) -> None:
        """The page goes; `then` is called once everything is on disk."""
        self._then = then
        if not self._desk.not_on_disk:
            self._then = None
            then()

    def _kept(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except InterviewerError as error:
            self._view.show_refusal(str(error))
            return False
        self._view.show_refusal("")
        return True

    def _show_list(self) -> None:
        seen = self._desk.fold
        held = holds_decision(seen)
        quiet = _("All are reviewed.") if seen.observations else _("None was noticed.")
        self._view.show_held(held or quiet, held is not None)
        self._view.show_rows(tuple(self._row(each) for each in seen.observations.values()), self.chosen)

    def _row(self, each: IntegrityObservation) -> RowLook:
        state = outcome_word(each.review.outcome) if each.review is not None else ""
        return RowLook(each.id, each.what, time_words(each, self._head.offset_min), state)

    def _show_one(self) -> None:
        one = self._desk.fold.observations.get(self.chosen)
        if one is None:
            self._view.show_one(None)
            return
        facts = facts_words(one, self._head.offset_min)
        review = review_words(one.review, self._head.offset_min) if one.review is not None else ""
        self._view.show_one(OneLook(one.what, facts, one.explanation, review))
