"""The state a round adds up to: plain frozen records, made by the fold and read by screens, tables and cards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from interviewer_app.core.rounds.entries import Head

RECOMMENDED = "recommendation"  # what an amendment is about, where that is no dimension
State = Literal["planned", "live", "paused", "ended", "sealed"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One piece of evidence. Times: `at_ms` when it happened and `entered_ms` when it was logged, both round clock.

    kind:       id of a kind of the pack; None = something here, not sorted yet
    dimension:  id of a dimension; None = not sorted yet
    withdrawn:  undone or retracted; kept for the audit view, counted nowhere
    after_round: added in the sweep, after the end
    """

    id: str
    kind: str | None
    dimension: str | None
    direction: str
    prompted: bool
    mode: str
    at_ms: int
    entered_ms: int
    wall_us: int
    probe: str | None
    phase: str | None
    note: str = ""
    paused: bool = False
    after_round: bool = False
    late: bool = False
    withdrawn: bool = False


class Visit(NamedTuple):
    """One stay on a probe, from `from_ms` to `to_ms` of the round clock; open while `to_ms` is None."""

    number: int
    probe: str
    from_ms: int
    to_ms: int | None


class FollowUp(NamedTuple):
    """A follow-up that was asked; `nudge` and `dimension` where the copilot proposed it."""

    probe: str
    follow_up: str
    at_ms: int
    nudge: str | None = None
    dimension: str | None = None
    act: str | None = None


class NudgeSeen(NamedTuple):
    """A nudge that was shown, and when it was dismissed (None: it was not)."""

    id: str
    rule: str
    at_ms: int
    dimension: str | None
    probe: str | None
    follow_up: str | None
    moment: str | None
    dismissed_ms: int | None = None

    def moved(self, by_ms: int) -> NudgeSeen:
        """The same, `by_ms` later on the round clock."""
        gone = self.dismissed_ms
        return self._replace(at_ms=self.at_ms + by_ms, dismissed_ms=None if gone is None else gone + by_ms)


class HintSeen(NamedTuple):
    """Hint `hint` (from 0) of a probe was read out."""

    probe: str
    hint: int
    at_ms: int


class AnswerSeen(NamedTuple):
    """Answer `answer` (from 0) of the pack was read out."""

    answer: int
    at_ms: int


class NoticeSeen(NamedTuple):
    """How the `notice` or the `ai-rule` became known: `read-now`, `given-earlier` (`by` whom) or `not-given`."""

    line: str
    answer: str
    by: str
    at_ms: int


class Phase(NamedTuple):
    phase: str
    from_ms: int


class Break(NamedTuple):
    """The round clock stood at `at_ms` from wall_us `from_us` to `to_us` (None: still stands)."""

    at_ms: int
    from_us: int
    to_us: int | None


class GapSeen(NamedTuple):
    """Nobody was listening from `since_ms` to `until_ms`: the application was not running."""

    since_ms: int
    until_ms: int
    trusted: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A level on a dimension bound to moments, or the reason why there is no evidence (exactly one of the two)."""

    dimension: str
    level: int | None
    no_evidence: str | None
    cites: tuple[str, ...]
    rationale: str
    wall_us: int


class SignatureSeen(NamedTuple):
    """The signature of a seal as it stands there, checked by nobody yet; key and sig are hex."""

    alg: str
    key: str
    sig: str


class SealSeen(NamedTuple):
    """A seal: what it covers, when it was set, by which author, and its signature if it has one."""

    heads: tuple[Head, ...]
    pack_digest: str
    card_digest: str
    signed: bool
    wall_us: int
    stream: str
    number: int
    author: str = ""
    signature: SignatureSeen | None = None


class Recommendation(NamedTuple):
    """What the rater would do, in own words: for which level, resting on which level facets (ids)."""

    text: str = ""
    level: str = ""
    rests_on: tuple[str, ...] = ()


class AmendmentSeen(NamedTuple):
    """Something changed after a seal: what, why, by whom, and what it was and became.

    about:       a dimension or RECOMMENDED
    was, became: the rating before and after it; `was_words`, `became_words` of the recommendation
    seal:        the place of the seal that closed it, from 1; 0 while there is none
    dropped:     given up; nothing was changed by it
    """

    id: str
    about: str
    reason: str
    by_id: str
    by: str
    wall_us: int
    was: Rating | None
    was_words: Recommendation
    became: Rating | None = None
    became_words: Recommendation = Recommendation()
    seal: int = 0
    dropped: bool = False


class PackSeen(NamedTuple):
    """The pack as the round names it."""

    id: str
    version: str
    title: str
    digest: str


class LoopSeen(NamedTuple):
    """The round of a loop that this one is; evidence: ids of what it was asked to bring evidence on."""

    id: str
    version: str
    digest: str
    round: str
    title: str
    evidence: tuple[str, ...]


class Facts(NamedTuple):
    """What was arranged before the round began.

    starts_us:   when it is planned for, and the zone in which that was said; None where nobody said
    invitation:  uid of the invitation it follows, "" for none; sequence counts its changes
    called_off:  that invitation was taken back
    practice, pilot: what the round is for, see `purpose`
    interview:   equal in the rounds of all who rate the same conversation, "" where nobody said
    assistant:   which one was set up, with its version; "" where nobody said
    met:         the interviewer had held a round with this candidate before, and knew it when planning
    """

    round: str
    candidate_id: str
    candidate: str
    interviewer_id: str
    interviewer: str
    role: str
    level: str
    pack: PackSeen
    minutes: int
    to_rate: int
    practice: bool
    planned_us: int
    starts_us: int | None = None
    starts_zone: str = ""
    invitation: str = ""
    sequence: int = 0
    called_off: bool = False
    pilot: bool = False
    interview: str = ""
    loop: LoopSeen | None = None
    assistant: str = ""
    met: bool = False


class Change(NamedTuple):
    """One line of the audit view: a field of a moment before and after, and when it was changed."""

    moment: str
    field: str
    old: str
    new: str
    wall_us: int
    round_ms: int | None


class Touched(NamedTuple):
    """What one entry changed: ids of moments, dimensions and spans, numbers of visits, the round's own row or not,
    probes that were marked, acts of hints.

    A span, a visit, a mark or a hint that is named here and does not stand in the fold has gone.
    """

    moments: tuple[str, ...] = ()
    ratings: tuple[str, ...] = ()
    visits: tuple[int, ...] = ()
    round: bool = False
    spans: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


NOTHING = Touched()
