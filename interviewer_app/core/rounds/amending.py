"""Changing what was logged: one moment or several at once, each change an act that one key takes back."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.claims import claim_words, standing
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.helping import HelpingRound
from interviewer_app.core.rounds.quotes import Said, quotes_of
from interviewer_app.core.rounds.state import Moment

LONGEST_NAME = 400
_OF_BODY = {"kind": "moment_kind"}


class AmendingRound(HelpingRound):
    """A round whose moments can be amended and retracted, whichever they are."""

    def amend(self, moments: Sequence[str], at: Instant, **fields: object) -> tuple[str, ...]:
        """Give every moment of `moments` the same `fields`; returns the ids of those that were different.

        fields: any of `kind`, `dimension`, `direction`, `prompted`, `mode`, as in `Moment`; none becomes absent
        """
        known = [self.fold.moments[each] for each in moments if each in self.fold.moments]
        ids = tuple(each.id for each in known if _differs(each, fields))
        given = {_OF_BODY.get(name, name): value for name, value in fields.items()}
        if len(ids) == 1:
            self._amend_moment(at, ids[0], **given)
        elif ids:
            body = {"amendment": self._new_id(), "moments": ids, **given}
            self._add(b.MomentsAmended.model_validate(body), at)
        return ids

    def quote(self, moment: str, said: Said, at: Instant) -> bool:
        """Keep what somebody said beside a moment; False where it stands there, or the moment does not stand."""
        known = self.fold.moments.get(moment)
        stands = [each.said for each in quotes_of(self.fold) if each.moment == moment]
        if known is None or known.withdrawn or said in stands:
            return False
        body = b.Quoted(
            act=self._new_id(), moment=moment, text=b.clean(said.text), at_ms=max(0, said.at_ms),
            speaker=b.clean(said.speaker)[:LONGEST_NAME], about=said.about,
        )  # fmt: skip
        self._add(body, at)
        return True

    def move(self, moment: str, at_ms: int, at: Instant) -> Moment | None:
        """Say when a moment happened: from 0 to now, or to the end of a round that is over."""
        known = self.fold.moments.get(moment)
        at_ms = min(max(0, at_ms), self.now_ms(at))
        if known is None or known.at_ms == at_ms:
            return known
        return self._amend_moment(at, moment, at_ms=at_ms)

    def hand_on(self, moment: str, at: Instant) -> str | None:
        """Hand the words of a moment to the next interviewer, or take that back.

        returns: the words handed on; "" where they were taken back; None where none stand in quotation marks
        """
        known = self.fold.moments.get(moment)
        if known is None or known.withdrawn:
            return None
        act = next((each.act for each in standing(self.fold) if each.moment == moment), None)
        if act is not None:
            self._add(b.Undone(act=act), at)
            return ""
        words = claim_words(known.note)
        if not words:
            return None
        self._add(b.ClaimHandedOn(act=self._new_id(), moment=moment, text=words, probe=known.probe), at)
        return words

    def retract(self, moments: Sequence[str], at: Instant) -> tuple[str, ...]:
        """Take moments back; they stay in the audit view. Returns the ids of those that stood."""
        known = self.fold.moments
        ids = tuple(each for each in moments if each in known and not known[each].withdrawn)
        if len(ids) == 1:
            self._add(b.MomentRetracted(retraction=self._new_id(), moment=ids[0]), at)
        elif ids:
            self._add(b.MomentsRetracted(retraction=self._new_id(), moments=ids), at)
        return ids


def _differs(moment: Moment, fields: dict[str, object]) -> bool:
    return any(getattr(moment, name) != value for name, value in fields.items())
