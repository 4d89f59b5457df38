"""Changing a submitted card. It stays sealed: an amendment says what it is about and why, and a seal of its
own ends it.

Until then the card that others get is the one of the last seal (`seal.sealed_part`).
"""

from __future__ import annotations

from dataclasses import replace

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.amended import words_of
from interviewer_app.core.rounds.bodies.base import Direction, Mode
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.desk import RoundDesk
from interviewer_app.core.rounds.state import RECOMMENDED, AmendmentSeen, Moment, Rating
from interviewer_app.core.texts import _


class AmendingDesk(RoundDesk):
    """A round that is over, and what of it may still be changed."""

    _sealing = False  # a seal is on its way to the disk, and nothing may come in before it

    @property
    def is_open(self) -> bool:
        """True from the end of the round until its first seal."""
        return self.fold.state == "ended"

    @property
    def sealing(self) -> bool:
        """True while a seal is on its way to the disk."""
        return self._sealing

    @property
    def amending(self) -> list[AmendmentSeen]:
        """The amendments that wait for their seal."""
        return [] if self._sealing else self.fold.amendments.open

    def may_change(self, what: str) -> bool:
        """Whether a dimension, or RECOMMENDED, can be changed now."""
        return self.is_open or any(each.about == what for each in self.amending)

    def amend(self, what: str, reason: str, by: b.Person, at: Instant) -> AmendmentSeen:
        """Open a dimension, or RECOMMENDED, of a submitted card.

        raises: Refused before the seal, without a reason, or for somebody else's card
        """
        facts, reason = self.fold.facts, reason.strip()
        if self.fold.state != "sealed" or facts is None or self._sealing:
            raise Refused(_("Only a submitted card is amended; until then it can be changed as it is."))
        if by.id != facts.interviewer_id:
            raise Refused(_("This is the card of {name}, who alone amends it.").format(name=facts.interviewer))
        if not reason:
            raise Refused(_("An amendment needs its reason: others will read it beside what was changed."))
        if what != RECOMMENDED and what not in {known.id for known in self.pack.dimensions}:
            raise ValueError(f"{what} is nothing a card says")
        if not self.may_change(what):
            self._add(b.AmendmentBegun(amendment=self._new_id(), about=what, reason=reason, by=by), at)
        return next(each for each in self.amending if each.about == what)

    def drop_amendment(self, what: str, at: Instant) -> None:
        """Give an amendment up: what it was about is again what was submitted."""
        known = self.fold.amendments.about(what)
        if known is None or self._sealing:
            return
        if what == RECOMMENDED and words_of(self.fold) != known.was_words:
            text, level, facets = known.was_words
            self._add(b.Recommended(text=text, level=level or None, rests_on=facets or None), at)
        elif known.was is not None and _differ(known.was, self.fold.ratings.get(what)):
            was = known.was
            self._add(
                b.Rated(
                    dimension=what, level=was.level, no_evidence=was.no_evidence, cites=was.cites,
                    rationale=was.rationale,
                ),
                at,
            )  # fmt: skip
        for moment in self.fold.counted:
            if moment.dimension == what and moment.after_round and moment.wall_us >= known.wall_us:
                self._add(b.MomentRetracted(retraction=self._new_id(), moment=moment.id), at)
        self._add(b.AmendmentDropped(amendment=known.id), at)

    def late_moment(
        self, dimension: str, kind: str, direction: Direction, note: str, at_ms: int, at: Instant,
        prompted: bool = False, mode: Mode = "told",
    ) -> Moment:  # fmt: skip
        """Log what was remembered only after the seal, on a dimension that is being amended.

        at_ms: on the round clock

        raises: Refused where the dimension is not being amended
        """
        if not any(each.about == dimension for each in self.amending):
            raise Refused(_("Say first why the dimension is amended; then a moment can be added to it."))
        moment = self._new_id()
        at_ms = min(max(0, at_ms), self.fold.stopped_ms)
        self._add(
            b.MomentLogged(
                moment=moment, moment_kind=kind, dimension=dimension, direction=direction, prompted=prompted,
                mode=mode, at_ms=at_ms, after_round=True,
            ),
            at,
        )  # fmt: skip
        return self._amend_moment(at, moment, note=note) if note else self.fold.moments[moment]

    def _shut(self, body: b.Body) -> bool:
        begins = isinstance(body, b.AmendmentBegun)
        return super()._shut(body) and (self._sealing or not (begins or self.amending))


def _differ(old: Rating, new: Rating | None) -> bool:
    return new is None or old != replace(new, wall_us=old.wall_us)
