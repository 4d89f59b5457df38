"""What the entries of one debrief add up to. No card is changed by it; a board lays it beside the cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from interviewer_app.core.debriefs import bodies as d
from interviewer_app.core.rounds.beside_fold import BesideFold, folded
from interviewer_app.core.rounds.bodies import Body
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.workspace.overriding import Override

DECISION = "decision"


class Member(NamedTuple):
    """id: as their card names them; seniority: 0 is the least, None where nobody said."""

    id: str
    name: str
    seniority: int | None = None


class CardOnBoard(NamedTuple):
    round: str
    digest: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What was arranged when the debrief began. zone, offset_min: of whoever led it."""

    id: str
    candidate: str
    role: str
    cards: tuple[CardOnBoard, ...]
    members: tuple[Member, ...]
    lead: str
    minutes: int
    seed: str
    wall_us: int
    zone: str = ""
    offset_min: int = 0


class Position(NamedTuple):
    """after: it came when the positions had been shown already, so it was not written unseen."""

    member: str
    text: str
    wall_us: int
    after: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A rating as its rater sees it now. was, now: a level; None = no evidence.

    by:         id of the member whose rating it is
    entered_by: name of whoever typed it
    own:        it was typed at the rater's own installation
    confirmed:  name under which the rater confirmed it, "" as long as they did not
    alg, key, sig: of their signature, checked by nobody yet; "" where they confirmed without one
    """

    id: str
    round: str
    dimension: str
    was: int | None
    now: int | None
    reason: str
    by: str
    entered_by: str
    wall_us: int
    own: bool = False
    confirmed: str = ""
    confirmed_us: int | None = None
    alg: str = ""
    key: str = ""
    sig: str = ""

    @property
    def stated(self) -> bool:
        """Whether it is as good as the rater's own word."""
        return self.own or bool(self.confirmed)


@dataclass(frozen=True, slots=True)
class Claim:
    """Something said in the room; round and moment are "" where nobody pointed at one."""

    id: str
    text: str
    by: str
    wall_us: int
    round: str = ""
    moment: str = ""


class Overridden(NamedTuple):
    by: str
    reason: str
    wall_us: int


@dataclass(frozen=True, slots=True)
class Decision:
    """dissent: pairs of name and words."""

    words: str
    level: str
    dissent: tuple[tuple[str, str], ...]
    follow_ups: tuple[str, ...]
    written_by: str
    wall_us: int


@dataclass
class Debrief(BesideFold):
    """One debrief. `positions` are by member; `discussed` seconds by topic; `begun`: the open topic and since when."""

    MODELS = d.MODELS
    opened: Opening | None = None
    positions: dict[str, Position] = field(default_factory=dict)
    shown_us: int | None = None
    missing: tuple[str, ...] = ()
    discussed: dict[str, int] = field(default_factory=dict)
    begun: tuple[str, int] | None = None
    revisions: dict[str, Revision] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    overrides: list[Overridden] = field(default_factory=list)
    decision: Decision | None = None
    earlier_decisions: int = 0
    _author: str = ""

    def apply(self, entry: Entry) -> None:
        """Take a stored entry; whose installation wrote it says whether a revision is the rater's own."""
        self._author = entry.author
        super().apply(entry)

    def take(self, body: Body, wall_us: int) -> None:
        """Take a body before it has its place in the chain; it counts as written by `writes_as`."""
        match body:
            case d.DebriefOpened() if self.opened is None:
                self.opened = _opening(body, wall_us)
            case d.PositionWritten():
                self._position(body, wall_us)
            case d.PositionsShown() if self.shown_us is None:
                self.shown_us, self.missing = wall_us, body.missing
            case d.TopicBegun():
                self.begun = (body.topic, wall_us)
            case d.TopicDiscussed():
                self.discussed[body.topic] = self.discussed.get(body.topic, 0) + body.seconds
                self.begun = None if self.begun is not None and self.begun[0] == body.topic else self.begun
            case Override():
                self.overrides.append(Overridden(body.by, body.reason, wall_us))
            case _:
                self._said(body, wall_us)

    def _said(self, body: Body, wall_us: int) -> None:
        match body:
            case d.RatingRevised() if body.revision not in self.revisions:
                self.revisions[body.revision] = Revision(
                    body.revision, body.round, body.dimension, body.was, body.now, body.reason, body.by,
                    body.entered_by, wall_us, own=body.by == self._author,
                )  # fmt: skip
            case d.RevisionConfirmed() if body.revision in self.revisions:
                known = self.revisions[body.revision]
                if body.by == known.by and not known.stated:
                    signed = body.signature
                    told = ("", "", "") if signed is None else (signed.alg, signed.key, signed.sig)
                    self.revisions[body.revision] = replace(
                        known, confirmed=body.name, confirmed_us=wall_us, alg=told[0], key=told[1], sig=told[2]
                    )
            case d.ClaimMade() if body.claim not in self.claims:
                self.claims[body.claim] = Claim(
                    body.claim, body.text, body.by, wall_us, *_place(body.round, body.moment)
                )
            case d.ClaimLinked() if body.claim in self.claims:
                self.claims[body.claim] = replace(self.claims[body.claim], round=body.round, moment=body.moment)
            case d.Decided():
                self.earlier_decisions += self.decision is not None
                self.decision = Decision(
                    body.decision, body.level, tuple((each.by, each.text) for each in body.dissent), body.follow_ups,
                    body.written_by, wall_us,
                )  # fmt: skip

    def writes_as(self, author: str) -> None:
        """From now on `take` is told by `author`; for whoever writes ahead of the disk."""
        self._author = author

    def revised(self, round: str, dimension: str) -> Revision | None:
        """The newest revision of one rating; None where it stands as it was sealed."""
        found = [each for each in self.revisions.values() if (each.round, each.dimension) == (round, dimension)]
        return found[-1] if found else None

    @property
    def members(self) -> tuple[Member, ...]:
        return self.opened.members if self.opened is not None else ()

    def name(self, member: str) -> str:
        """The name of a member; the id's beginning for somebody who is none."""
        return next((each.name for each in self.members if each.id == member), member[:8])

    @property
    def writing(self) -> list[Member]:
        """Members who have not written their position yet."""
        return [each for each in self.members if each.id not in self.positions]

    def _position(self, body: d.PositionWritten, wall_us: int) -> None:
        after = self.shown_us is not None
        if after and body.member in self.positions:
            return  # what was shown is not rewritten
        self.positions[body.member] = Position(body.member, body.text, wall_us, after)


def _opening(body: d.DebriefOpened, wall_us: int) -> Opening:
    return Opening(
        body.debrief, body.candidate, body.role, tuple(CardOnBoard(each.round, each.digest) for each in body.cards),
        tuple(Member(each.id, each.name, each.seniority) for each in body.members), body.lead, body.minutes, body.seed,
        wall_us, body.zone, body.offset_min,
    )  # fmt: skip


def _place(round_id: str | None, moment: str | None) -> tuple[str, str]:
    return (round_id, moment) if round_id and moment else ("", "")


def fold_debrief(entries: Iterable[Entry]) -> Debrief:
    """The debrief that these entries, in any order, add up to.

    raises: BadInput where a known kind does not say what it must
    """
    return folded(Debrief(), entries)
