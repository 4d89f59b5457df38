"""Writing a debrief: a desk with its own journal, ahead of the disk like every other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from interviewer_app.core.debriefs import bodies as d
from interviewer_app.core.debriefs.debrief import DECISION, Debrief, Revision
from interviewer_app.core.debriefs.signing import sign_revision
from interviewer_app.core.errors import Refused
from interviewer_app.core.rounds.beside_desk import BesideDesk
from interviewer_app.core.rounds.bodies import clean
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.integrity import same_name
from interviewer_app.core.scorecards.signing.ed25519 import SigningKey
from interviewer_app.core.settings import clean_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.overriding import Override

_US_PER_S = 1_000_000


class DebriefDesk(BesideDesk):
    """One debrief, with a pen.

    fold:    what stands; this object keeps it up to date, ahead of the disk
    me:      id of this installation's user, `by` the name that entries typed here carry
    raters:  whose card each round on the board is, by id of the round
    held:    why no decision can be written now, in one sentence; "" for nothing
    """

    def __init__(
        self, fold: Debrief, journal: Journal, new_id: Callable[[], str], *, me: str, by: str,
        raters: Mapping[str, str], held: Callable[[], str] = lambda: "",
    ) -> None:  # fmt: skip
        super().__init__(fold, journal)
        self.fold, self.by, self.raters, self.held = fold, clean_name(by) or _("Interviewer"), raters, held
        self.me = me
        self._new_id = new_id
        fold.writes_as(me)

    def write_position(self, member: str, text: str, at: Instant) -> None:
        """Keep one member's position.

        raises: Refused for an empty text, and for a second one once all were shown
        """
        words = clean(text.strip())
        if not words:
            raise Refused(_("Position of {name}: type it, or leave it unwritten.").format(name=self.fold.name(member)))
        if self.fold.shown_us is not None and member in self.fold.positions:
            raise Refused(_("The positions have been shown; what {name} wrote stays as it was.").format(
                name=self.fold.name(member)
            ))  # fmt: skip
        self._add(d.PositionWritten(member=member, text=words), at)

    def show_positions(self, at: Instant, *, close: bool = False) -> None:
        """Show all positions. close: the lead ends the writing though somebody has written none.

        raises: Refused as long as somebody writes
        """
        if self.fold.shown_us is not None:
            return
        missing = self.fold.writing
        if missing and not close:
            names = ", ".join(member.name for member in missing)
            raise Refused(_("Still writing: {names}. The lead may close the writing.").format(names=names))
        self._add(d.PositionsShown(missing=tuple(member.id for member in missing)), at)

    def begin_topic(self, topic: str, at: Instant) -> None:
        """Go on to a topic; the one before it is discussed."""
        self.end_topic(at)
        self._add(d.TopicBegun(topic=topic), at)

    def end_topic(self, at: Instant) -> None:
        """The open topic is discussed, with the seconds it took."""
        if self.fold.begun is not None:
            topic, since_us = self.fold.begun
            seconds = min(86_400, max(0, at.wall_us - since_us) // _US_PER_S)
            self._add(d.TopicDiscussed(topic=topic, seconds=seconds), at)

    def revise(self, round_id: str, dimension: str, was: int | None, now: int | None, reason: str, at: Instant) -> str:
        """Keep how the rater sees a rating now; the sealed one stays. Returns the revision's id.

        was, now: a level; None = no evidence
        raises:   Refused without a reason, for no change, and for a round that is not on the board
        """
        words, by = clean(reason.strip()), self.raters.get(round_id, "")
        if not by:
            raise Refused(_("Round {id} is not on this board.").format(id=round_id[:8]))
        if was == now:
            raise Refused(_("That is the rating as it stands; choose another level, or leave with Esc."))
        if not words:
            raise Refused(_("Type why the rating changes; the packet prints it beside the original."))
        revision = self._new_id()
        self._add(
            d.RatingRevised(
                revision=revision, round=round_id, dimension=dimension, was=was, now=now, reason=words, by=by,
                entered_by=self.by,
            ),
            at,
        )  # fmt: skip
        return revision

    def confirm(self, revision: str, name: str, at: Instant) -> None:
        """The rater says at this keyboard that a revision is what they stated.

        raises: Refused for another name than the rater's
        """
        known = self.fold.revisions[revision]
        rater = self.fold.name(known.by)
        if not same_name(name, rater):
            raise Refused(_("Only {name} can confirm this; it stays as stated.").format(name=rater))
        if not known.stated:
            self._add(d.RevisionConfirmed(revision=revision, by=known.by, name=clean_name(name)), at)

    def claim(self, text: str, by: str, at: Instant, moment: tuple[str, str] | None = None) -> str:
        """Keep something said in the room; `moment` is the round and the moment it rests on. Returns its id.

        raises: Refused without words or a name
        """
        words, name = clean(text.strip()), clean_name(by)
        if not words or not name:
            raise Refused(_("A claim needs its words and who said them."))
        claim = self._new_id()
        round_id, moment_id = moment or (None, None)
        self._add(d.ClaimMade(claim=claim, text=words, by=name, round=round_id, moment=moment_id), at)
        return claim

    def link(self, claim: str, round_id: str, moment: str, at: Instant) -> None:
        """Point at the moment a claim rests on."""
        self._add(d.ClaimLinked(claim=claim, round=round_id, moment=moment), at)

    def note_override(self, body: Override, at: Instant) -> None:
        """Say to the panel that somebody saw cards of others before their own was in."""
        self._add(body, at)

    def decide(
        self, words: str, level: str, dissent: Sequence[tuple[str, str]], follow_ups: Sequence[str], at: Instant
    ) -> None:
        """Keep what the panel decided, in its own words; nothing of it is computed.

        dissent: pairs of name and words
        raises:  Refused while something holds the decision, without words or a level, and for too many lines
        """
        held = self.held()
        if held:
            raise Refused(held)
        said, which = clean(words.strip()), clean(level.strip())[:400]
        if not said or not which:
            raise Refused(_("A decision needs its words and the level it is about."))
        objections = [(clean_name(by), clean(text.strip())) for by, text in dissent]
        if any(bool(by) != bool(text) for by, text in objections):
            raise Refused(_("Dissent needs both a name and words."))
        doing = tuple(filter(None, (clean(each.strip()) for each in follow_ups)))
        if max(len(objections), len(doing)) > d.MOST:
            raise Refused(_("Dissent and follow-ups: at most {n} lines each; put some together.").format(n=d.MOST))
        self._add(
            d.Decided(
                decision=said, level=which,
                dissent=tuple(d.Dissent(by=by, text=text) for by, text in objections if text),
                follow_ups=doing, written_by=self.by,
            ),
            at,
        )  # fmt: skip
        if self.fold.begun is not None and self.fold.begun[0] == DECISION:
            self.end_topic(at)

    def waiting_for_me(self) -> list[Revision]:
        """Revisions of one's own ratings that somebody else typed and one has not confirmed."""
        return [each for each in self.fold.revisions.values() if each.by == self.me and not each.stated]

    def confirm_mine(self, revision: str, at: Instant, key: SigningKey | None = None) -> None:
        """Say at one's own installation that a revision is what one stated; signed where there is a key."""
        known = self.fold.revisions[revision]
        if known.by == self.me and not known.stated:
            signature = sign_revision(known, key) if key is not None else None
            self._add(d.RevisionConfirmed(revision=revision, by=self.me, name=self.by, signature=signature), at)
