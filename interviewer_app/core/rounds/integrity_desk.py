"""Writing integrity observations: a desk of its own beside the round's, with its own journal and tickets."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds import integrity as i
from interviewer_app.core.rounds.beside_desk import BesideDesk
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.integrity import IntegrityFold, IntegrityObservation, Outcome, Same, same_name
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _


class IntegrityDesk(BesideDesk):
    """The integrity observations of one round, with a pen.

    fold:    what stands; this object keeps it up to date, ahead of the disk
    journal: of the subject `integrity` about this round; tickets come back through `written` and `failed`
    by:      the name of whoever holds the pen
    others:  names that belong to this round and cannot review it: its interviewer and its candidate
    """

    def __init__(
        self, fold: IntegrityFold, journal: Journal, new_id: Callable[[], str], by: str, others: tuple[str, ...] = ()
    ) -> None:
        super().__init__(fold, journal)
        self.fold, self.by, self.others = fold, by, others
        self._new_id = new_id

    def notice(self, what: str, at: Instant, at_ms: int | None) -> IntegrityObservation:
        """Keep what was seen, in the observer's words.

        raises: Refused for an empty text
        """
        text = b.clean(what.strip())
        if not text:
            raise Refused(_("Integrity observation: type what was seen."))
        body = i.Noticed(observation=self._new_id(), what=text, by=clean_name(self.by) or _("Interviewer"), at_ms=at_ms)
        self._add(body, at)
        return self.fold.observations[body.observation]

    def explain(self, observation: str, text: str, at: Instant) -> None:
        """Keep what the candidate says about it; an empty text takes it back."""
        words = b.clean(text.strip())
        if words != self.fold.observations[observation].explanation:
            self._add(i.Explained(observation=observation, text=words), at)

    def review(self, observation: str, by: str, outcome: Outcome, reason: str, at: Instant) -> None:
        """Keep what a second person made of it.

        raises: Refused without a name or a reason, and for a name that belongs to this round
        """
        name, words = clean_name(by), b.clean(reason.strip())
        refusal = self.refuses(observation, name, words)
        if refusal:
            raise Refused(refusal)
        self._add(i.Reviewed(observation=observation, by=name, outcome=outcome, reason=words), at)

    def refuses(self, observation: str, by: str, reason: str) -> str:
        """Why a review by `by` for `reason` cannot be kept, in one sentence; empty where it can."""
        if not by.strip():
            return _("Integrity observation: type the name of the second person who reviews it.")
        if same_name(by, self.fold.observations[observation].by):
            return _("Integrity observation: {name} noticed it; somebody else has to review it.").format(name=by)
        if any(same_name(by, other) for other in self.others):
            return _("Integrity observation: {name} was part of this round; somebody else has to review it.").format(
                name=by
            )
        return "" if reason.strip() else _("Integrity observation: type the reason of the review.")

    def same_person(self, answer: Same, by: str, at: Instant) -> None:
        """Say whether the candidate is the person of the rounds before, and who looked.

        raises: Refused for yes or no without a name
        """
        name = "" if answer == "not-checked" else clean_name(by)
        if answer != "not-checked" and not name:
            raise Refused(_("Same person as before: type the name of whoever checked."))
        known = self.fold.same_person
        if known is None or (known.answer, known.by) != (answer, name):
            self._add(i.SamePerson(answer=answer, by=name), at)
