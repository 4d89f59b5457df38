"""Rating a round: every level bound to moments, or an explicit "no evidence" with its reason.

Each choice is an entry, so nothing is lost between two key presses; the newest entry of a dimension counts. The seal
asks for every dimension and is final: what changes afterwards is an amendment, with its reason and a seal of its own
(`AmendingDesk`, which this stands on).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.looping import owes
from interviewer_app.core.rounds.notices import line_name, open_lines
from interviewer_app.core.rounds.state import RECOMMENDED, Moment, Rating
from interviewer_app.core.scorecards.amending import AmendingDesk
from interviewer_app.core.scorecards.resealing import may_seal_again
from interviewer_app.core.scorecards.seal import card_digest
from interviewer_app.core.scorecards.signing.ed25519 import ALG, SigningKey, seal_message
from interviewer_app.core.texts import _


class Evidence(NamedTuple):
    """The moments a dimension can be rated from, each group by time; `unsorted` ones have no dimension yet."""

    for_: tuple[Moment, ...]
    against: tuple[Moment, ...]
    neutral: tuple[Moment, ...]
    unsorted: tuple[Moment, ...]


class Missing(NamedTuple):
    """What still stands before the seal: the dimension and one sentence about it."""

    dimension: str
    sentence: str


class RatingSheet(AmendingDesk):
    """The ratings of one round while they are made."""

    def rating(self, dimension: str) -> Rating | None:
        return self.fold.ratings.get(dimension)

    def is_owed(self, dimension: str) -> bool:
        """Whether the loop asked this round for it; without a loop everything is asked for."""
        return self.fold.facts is None or owes(self.fold.facts, dimension)

    def evidence(self, dimension: str) -> Evidence:
        """The moments on `dimension`, and those nobody has sorted yet."""
        here = [m for m in self.fold.counted if m.dimension == dimension]
        for_, against, neutral = (tuple(m for m in here if m.direction == way) for way in ("for", "against", "neutral"))
        return Evidence(for_, against, neutral, tuple(m for m in self.fold.counted if m.dimension is None))

    def choose(self, dimension: str, level: int, at: Instant) -> Rating:
        """Choose a level; what was cited stays cited.

        raises: ValueError for a level the dimension does not have
        """
        if level not in {known.value for known in self.pack.dimension(dimension).levels}:
            raise ValueError(f"{dimension} has no level {level}")
        return self._rate(replace(self._now(dimension), level=level, no_evidence=None), at)

    def no_evidence(self, dimension: str, reason: str, at: Instant) -> Rating:
        """Say that nothing speaks to this dimension, and why; level and citations go."""
        return self._rate(replace(self._now(dimension), level=None, no_evidence=reason, cites=()), at)

    def cite_or_release(self, dimension: str, moment: str, at: Instant) -> Rating:
        """Bind a moment to the rating or let it go; an unsorted moment joins the dimension it is cited for."""
        self._refuse_unless_open(dimension)
        now = self._now(dimension)
        if moment in now.cites:
            return self._rate(replace(now, cites=tuple(known for known in now.cites if known != moment)), at)
        if self.fold.moments[moment].dimension is None:
            self._amend_moment(at, moment, dimension=dimension)
        return self._rate(replace(now, cites=(*now.cites, moment), no_evidence=None), at)

    def explain(self, dimension: str, rationale: str, at: Instant) -> Rating:
        """Keep the rationale, in the rater's words."""
        now = self._now(dimension)
        return now if now.rationale == rationale else self._rate(replace(now, rationale=rationale), at)

    def recommend(
        self, text: str, at: Instant, *, level: str | None = None, rests_on: Sequence[str] | None = None
    ) -> None:
        """Keep the recommendation, in the rater's words; nothing computes one.

        level: the level it is for, as the rater says it; rests_on: ids of the level facets it rests on. None: as before
        """
        now = self.fold
        level = now.recommended_level if level is None else level
        facets = now.rests_on if rests_on is None else tuple(rests_on)
        if (text, level, facets) != (now.recommendation, now.recommended_level, now.rests_on):
            self._refuse_unless_open(RECOMMENDED)
            self._add(b.Recommended(text=text, level=level or None, rests_on=facets or None), at)

    def missing(self) -> list[Missing]:
        """What no rating says yet, in the order of the pack. The seal also waits for the notice and the AI rule.

        What the loop did not ask this round for may stay open; what was begun there has to be whole.
        """
        asked = (each for each in self.pack.dimensions if self.is_owed(each.id) or self.rating(each.id) is not None)
        found = ((dimension, self._lack(dimension.id)) for dimension in asked)
        return [Missing(dimension.id, f"{dimension.name}: {lack}") for dimension, lack in found if lack]

    def seal(self, at: Instant, key: SigningKey | None = None) -> None:
        """Submit: from here on the card is read-only. `key` signs; without one the card is unsigned and says so.

        raises: Refused with one sentence while something is missing or not on disk
        """
        if not self.is_open and not self.amending:
            raise Refused(_("Only a round that has ended and is not sealed yet can be submitted."))
        unread = open_lines(self.fold)
        if unread:
            raise Refused(
                _("{line}: say whether it was read, given earlier or not given.").format(line=line_name(unread[0]))
            )
        missing = self.missing()
        if missing:
            more = _(" And {n} more.").format(n=len(missing) - 1) if len(missing) > 1 else ""
            raise Refused(missing[0].sentence + more)
        if self.not_on_disk:
            raise Refused(_("Some of it is not on disk yet. Wait a moment, then submit again."))
        if not may_seal_again(self.fold.seals, key):
            raise Refused(_("This card is signed: submit what you amended with the key that signed it."))
        self._add(self._seal_body(key), at)
        self.fold.state, self._sealing = "sealed", True

    def _seal_body(self, key: SigningKey | None) -> b.Sealed:
        heads, facts, digest = sorted(self.fold.heads.values()), self.fold.facts, card_digest(self.fold)
        assert facts is not None
        signature = None
        if key is not None:
            message = seal_message(
                round_id=facts.round, author=key.author, heads=heads, pack_digest=facts.pack.digest, card_digest=digest,
                key=key.key,
            )  # fmt: skip
            signature = b.Signature(alg=ALG, key=key.key, sig=key.sign(message))
        return b.Sealed(
            heads=tuple(b.SealedHead(stream=h.stream, number=h.number, digest=h.digest) for h in heads),
            pack_digest=facts.pack.digest, card_digest=digest, signed=key is not None, signature=signature,
        )  # fmt: skip

    def written(self, ticket: int, entry: Entry) -> str | None:
        solid = super().written(ticket, entry)
        if entry.kind == "sealed":
            self.fold.apply(entry)  # only now does the seal have its place in the chain
            self._sealing = False
        return solid

    def _refuse_unless_open(self, what: str) -> None:
        if not self.may_change(what):
            raise Refused(_("Only the card of a round that has ended and is not sealed yet can be changed."))

    def _lack(self, dimension: str) -> str:
        rating = self.fold.ratings.get(dimension)
        if rating is None or (rating.level is None and rating.no_evidence is None):
            return _("not rated yet. Choose a level, or no evidence.")
        if rating.no_evidence is not None:
            return "" if rating.no_evidence.strip() else _("no evidence needs a reason.")
        if not any(not self.fold.moments[cited].withdrawn for cited in rating.cites if cited in self.fold.moments):
            return _("the rating cites no moment. Cite one, or choose no evidence.")
        return ""

    def _now(self, dimension: str) -> Rating:
        return self.fold.ratings.get(dimension) or Rating(dimension, None, None, (), "", 0)

    def _rate(self, rating: Rating, at: Instant) -> Rating:
        self._refuse_unless_open(rating.dimension)
        body = b.Rated(
            dimension=rating.dimension,
            level=rating.level,
            no_evidence=rating.no_evidence,
            cites=rating.cites,
            rationale=rating.rationale,
        )
        self._add(body, at)
        return self.fold.ratings[rating.dimension]
