"""The fold: entries in, the state of one round out.

Taking an entry costs the same with 50 moments and with 5,000, so the live window can hold one of its own. An entry of
a kind this version does not know changes nothing, and is kept in `unknown`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pydantic import ValidationError

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.acts import Acts
from interviewer_app.core.rounds.amended import Amendments
from interviewer_app.core.rounds.clock import Running
from interviewer_app.core.rounds.entries import Entry, Head, in_fold_order
from interviewer_app.core.rounds.spans import Span
from interviewer_app.core.rounds.state import (
    NOTHING,
    AnswerSeen,
    Break,
    Facts,
    FollowUp,
    GapSeen,
    HintSeen,
    LoopSeen,
    Moment,
    NoticeSeen,
    NudgeSeen,
    PackSeen,
    Phase,
    Rating,
    SealSeen,
    SignatureSeen,
    State,
    Touched,
    Visit,
)
from interviewer_app.core.rounds.visits import Marks, Visits


class RoundFold:
    """One round, growing entry by entry. Read the attributes; change them by `take` and `apply` alone."""

    def __init__(self) -> None:
        self.facts: Facts | None = None
        self.state: State = "planned"
        self.started: b.Tick | None = None
        self.running: Running | None = None
        self.percent = 100  # the pace of the round clock, see `Running`; no entry of the round tells it
        self.stopped_ms = 0
        self.ended_us: int | None = None
        self.acts = Acts()
        self._visits, self._marks = Visits(), Marks()
        self._follow_ups: list[FollowUp] = []
        self.nudges: list[NudgeSeen] = []
        self.phases: list[Phase] = []
        self.notices: dict[str, NoticeSeen] = {}
        self.breaks: list[Break] = []
        self.gaps: list[GapSeen] = []
        self.ratings: dict[str, Rating] = {}
        self.recommendation = self.recommended_level = ""
        self.rests_on: tuple[str, ...] = ()
        self.seals: list[SealSeen] = []
        self.amendments = Amendments()
        self.unknown: list[Entry] = []
        self.heads: dict[str, Head] = {}
        self.last_ms = 0
        self.spans: list[Span] = []

    @property
    def moments(self) -> dict[str, Moment]:
        """Every moment by id in the order of logging, withdrawn ones included."""
        return self.acts.moments

    @property
    def counted(self) -> list[Moment]:
        """The moments that are evidence, by the time they happened."""
        return sorted((m for m in self.moments.values() if not m.withdrawn), key=lambda m: (m.at_ms, m.entered_ms))

    @property
    def visits(self) -> list[Visit]:
        """Every stay on a probe, by time."""
        return self._visits.stays

    @property
    def follow_ups(self) -> list[FollowUp]:
        """The follow-ups asked, in order."""
        return [each for each in self._follow_ups if each.act is None or self.acts.stands(each.act)]

    @property
    def outcomes(self) -> dict[str, str]:
        """How each probe was marked last; a probe without a mark is not in it."""
        return self._marks.outcomes

    @property
    def reasons(self) -> dict[str, str]:
        """Why probes were skipped, where it was said."""
        return self._marks.reasons

    @property
    def newest_skip(self) -> str | None:
        """The probe that was skipped last."""
        return self._marks.newest_skip

    @property
    def hints(self) -> list[HintSeen]:
        """The hints given, in order."""
        given = self.acts.standing_of(b.HintGiven)
        return [HintSeen(body.probe, body.hint, body.at_ms + later) for body, later in given]

    @property
    def answers(self) -> list[AnswerSeen]:
        """The pack's fixed answers given, in order."""
        given = self.acts.standing_of(b.AnswerGiven)
        return [AnswerSeen(body.answer, body.at_ms + later) for body, later in given]

    @property
    def started_us(self) -> int | None:
        """Wall time at which the round began: that of its clock, put back by as much as the start was moved."""
        return None if self.started is None else self.started.wall_us - self.acts.moved_ms * 1000

    def apply(self, entry: Entry) -> Touched:
        """Take a stored entry. An erased body changes nothing but the head.

        raises: BadInput where a known kind does not say what it must
        """
        self.heads[entry.stream] = Head(entry.stream, entry.number, entry.digest)
        if entry.body is None:
            return NOTHING
        try:
            body = b.read_body(entry.kind, entry.body)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            raise BadInput(
                f"stream {entry.stream[:8]}, entry {entry.number} ({entry.kind}): {where}: {first['msg']}. "
                "The file was not written by this application; ask for the original."
            ) from error
        if body is None:
            self.unknown.append(entry)
            return NOTHING
        if isinstance(body, b.Sealed):
            return self._sealed(body, entry)
        return self.take(body, entry.wall_us, entry.round_ms)

    def take(self, body: b.Body, wall_us: int, round_ms: int | None) -> Touched:
        """Take a body before (or without) its place in the chain."""
        if round_ms is not None:
            self.last_ms = max(self.last_ms, round_ms)
        handler = _HANDLERS.get(type(body))
        return handler(self, body, wall_us, round_ms) if handler else NOTHING

    def read_clock(self, at_boot_ns: int) -> int:
        """Round clock in ms when the forward clock shows `at_boot_ns`."""
        if self.running is None:
            return self.stopped_ms
        return self.running.round_ms + max(0, (at_boot_ns - self.running.boot_ns) // (self.running.percent * 10_000))

    def _planned(self, body: b.Planned, wall_us: int, _ms: int | None) -> Touched:
        if self.facts is not None:  # what was planned first holds: neither practice nor a pilot becomes real
            return NOTHING
        pack = PackSeen(body.pack.id, body.pack.version, body.pack.title, body.pack.digest)
        loop = None if body.loop is None else LoopSeen(**dict(body.loop))
        self.facts = Facts(
            body.round, body.candidate.id, body.candidate.name, body.interviewer.id, body.interviewer.name,
            body.role, body.level, pack, body.minutes, body.to_rate, body.practice, wall_us,
            pilot=bool(body.pilot) and not body.practice, interview=body.interview or "", loop=loop,
            assistant=body.assistant or "", met=bool(body.met),
        )  # fmt: skip
        return Touched(round=True)

    def _scheduled(self, body: b.Scheduled, _us: int, _ms: int | None) -> Touched:
        """Only a plan can be moved: a round that has begun keeps the minutes it began with."""
        if self.facts is None or self.state != "planned":
            return NOTHING
        self.facts = self.facts._replace(
            starts_us=body.starts_us, starts_zone=body.zone, minutes=body.minutes or self.facts.minutes,
            invitation=body.invitation, sequence=body.sequence, called_off=body.called_off,
        )  # fmt: skip
        return Touched(round=True)

    def _started(self, body: b.Started, _us: int, _ms: int | None) -> Touched:
        self.started = body.tick
        self._run_from(body.tick, 0)
        return Touched(round=True)

    def _paused(self, _body: b.Paused, wall_us: int, round_ms: int | None) -> Touched:
        self.running, self.stopped_ms = None, self.last_ms if round_ms is None else round_ms
        self._become("paused")
        self.breaks.append(Break(self.stopped_ms, wall_us, None))
        return Touched(round=True, spans=self._close_spans(self.stopped_ms))

    def _resumed(self, body: b.Resumed, wall_us: int, _ms: int | None) -> Touched:
        self._run_from(body.tick, body.at_ms)
        if self.breaks and self.breaks[-1].to_us is None:
            self.breaks[-1] = self.breaks[-1]._replace(to_us=wall_us)
        return Touched(round=True)

    def _gap(self, body: b.Gap, _us: int, _ms: int | None) -> Touched:
        if self.running is not None:
            self._run_from(body.tick, body.at_ms)
        self.gaps.append(GapSeen(body.since_ms, body.at_ms, body.trusted))
        return Touched(round=True, spans=self._close_spans(body.since_ms))  # nobody saw whether it went on

    def _run_from(self, tick: b.Tick, at_ms: int) -> None:
        self.running = Running(tick.boot_id, tick.boot_ns, tick.wall_us, at_ms, self.percent)
        self._become("live")

    def _become(self, state: State) -> None:
        """A sealed card is never reopened, whatever came in after it."""
        if self.state != "sealed":
            self.state = state

    def _ended(self, _body: b.Ended, wall_us: int, round_ms: int | None) -> Touched:
        self.stopped_ms, self.running, self.ended_us = self.last_ms if round_ms is None else round_ms, None, wall_us
        self._become("ended")
        if self.breaks and self.breaks[-1].to_us is None:
            self.breaks[-1] = self.breaks[-1]._replace(to_us=wall_us)
        closed = self._close_spans(self.stopped_ms)
        return Touched(visits=self._visits.leave(self.stopped_ms), round=True, spans=closed)

    def _close_spans(self, at_ms: int) -> tuple[str, ...]:
        self.acts.close_spans(at_ms)  # also where none is open: undoing an ending must not open one past it
        return self._spans_again()

    def _spans_again(self) -> tuple[str, ...]:
        """Take the spans as they are now; returns the ids of those that are different, new or gone."""
        before, self.spans = self.spans, self.acts.spans
        return tuple(dict.fromkeys(span.id for span in {*before} ^ {*self.spans}))

    def _span(self, body: b.Body, wall_us: int, round_ms: int | None) -> Touched:
        self.acts.take(body, wall_us, round_ms)
        return Touched(spans=self._spans_again())

    def _turned(self, body: b.Undone | b.Redone, wall_us: int, round_ms: int | None) -> Touched:
        match self.acts.body_of(body.act):
            case b.SpanStarted() | b.SpanEnded():
                return self._span(body, wall_us, round_ms)
            case b.HintGiven():
                return self._hint(body, wall_us, round_ms)
            case b.ProbeMarked(probe=probe):
                return self._unmarked(body, probe, wall_us, round_ms)
        return self._moment(body, wall_us, round_ms)

    def _hint(self, body: b.HintGiven | b.Undone | b.Redone, wall_us: int, round_ms: int | None) -> Touched:
        self.acts.take(body, wall_us, round_ms)
        return Touched(hints=(body.act,))

    def _moment(self, body: b.Body, wall_us: int, round_ms: int | None) -> Touched:
        before = self.acts.moved_ms
        moments = self.acts.take(body, wall_us, round_ms)
        if self.acts.moved_ms != before:
            return self._moved(moments, self.acts.moved_ms - before)
        return Touched(moments=moments, round=True) if moments else NOTHING

    def _start_moved(self, body: b.StartMoved, wall_us: int, round_ms: int | None) -> Touched:
        return self._moment(body, wall_us, round_ms) if self.state in ("live", "paused") else NOTHING

    def _moved(self, moments: tuple[str, ...], by_ms: int) -> Touched:
        """The start was moved: all there is stands `by_ms` later on the round clock, the clock itself too."""
        if self.running is not None:
            self.running = self.running._replace(round_ms=self.running.round_ms + by_ms)
        if self.running is None or self.breaks:  # else it has never stood still
            self.stopped_ms += by_ms
        self.last_ms += by_ms
        visits = self._visits.move(by_ms)
        self._follow_ups = [each._replace(at_ms=each.at_ms + by_ms) for each in self._follow_ups]
        self.nudges = [each.moved(by_ms) for each in self.nudges]
        self.phases = [each._replace(from_ms=each.from_ms + by_ms) for each in self.phases]
        self.breaks = [each._replace(at_ms=each.at_ms + by_ms) for each in self.breaks]
        self.notices = {line: seen._replace(at_ms=seen.at_ms + by_ms) for line, seen in self.notices.items()}
        self.gaps = [gap._replace(since_ms=gap.since_ms + by_ms, until_ms=gap.until_ms + by_ms) for gap in self.gaps]
        hints = tuple(body.act for body, _later in self.acts.standing_of(b.HintGiven))
        return Touched(moments=moments, visits=visits, round=True, spans=self._spans_again(), hints=hints)

    def _visited(self, body: b.ProbeVisited, _us: int, _ms: int | None) -> Touched:
        return Touched(visits=self._visits.arrive(body.probe, body.at_ms, body.act))

    def _follow_up(self, body: b.FollowUpAsked, wall_us: int, round_ms: int | None) -> Touched:
        asked = FollowUp(body.probe, body.follow_up, body.at_ms, body.nudge, body.dimension, body.act)
        self._follow_ups.append(asked)
        self.acts.take(body, wall_us, round_ms)
        return NOTHING

    def _nudged(self, body: b.NudgeShown, _us: int, _ms: int | None) -> Touched:
        seen = (body.nudge, body.rule, body.at_ms, body.dimension, body.probe, body.follow_up, body.moment)
        self.nudges.append(NudgeSeen(*seen))
        return NOTHING

    def _nudge_gone(self, body: b.NudgeDismissed, _us: int, _ms: int | None) -> Touched:
        self.nudges = [
            each._replace(dismissed_ms=body.at_ms) if each.id == body.nudge and each.dismissed_ms is None else each
            for each in self.nudges
        ]
        return NOTHING

    def _marked(self, body: b.ProbeMarked, wall_us: int, round_ms: int | None) -> Touched:
        self._marks.take(body)
        self.acts.take(body, wall_us, round_ms)
        return Touched(marks=(body.probe,))

    def _unmarked(self, body: b.Undone | b.Redone, probe: str, wall_us: int, round_ms: int | None) -> Touched:
        """A mark was taken back, and with a skip the way to the next probe; or both stand again."""
        stood = self.acts.stands(body.act)
        self.acts.take(body, wall_us, round_ms)
        stands = self.acts.stands(body.act)
        if stands == stood:
            return NOTHING
        self._marks.again(self.acts.stands)
        ended_ms = None if self.ended_us is None else self.stopped_ms
        visits = self._visits.bring_back(body.act, ended_ms) if stands else self._visits.take_back(body.act)
        return Touched(visits=visits, marks=(probe,))

    def _phase(self, body: b.PhaseChanged, _us: int, _ms: int | None) -> Touched:
        self.phases.append(Phase(body.phase, body.at_ms))
        return NOTHING

    def _notice(self, body: b.NoticeAnswered, _us: int, _ms: int | None) -> Touched:
        self.notices[body.line] = NoticeSeen(body.line, body.answer, body.by, body.at_ms)
        return NOTHING

    def _rated(self, body: b.Rated, wall_us: int, _ms: int | None) -> Touched:
        self.ratings[body.dimension] = Rating(
            body.dimension, body.level, body.no_evidence, body.cites, body.rationale, wall_us
        )
        return Touched(ratings=(body.dimension,), round=True)

    def _recommended(self, body: b.Recommended, _us: int, _ms: int | None) -> Touched:
        self.recommendation = body.text
        self.recommended_level, self.rests_on = body.level or "", body.rests_on or ()
        return NOTHING

    def _amending(self, body: b.AmendmentBegun, wall_us: int, _ms: int | None) -> Touched:
        if self.state == "sealed":
            self.amendments.begin(body, wall_us, self)
        return NOTHING

    def _amendment_dropped(self, body: b.AmendmentDropped, _us: int, _ms: int | None) -> Touched:
        self.amendments.drop(body.amendment)
        return NOTHING

    def _sealed(self, body: b.Sealed, entry: Entry) -> Touched:
        heads = tuple(Head(head.stream, head.number, head.digest) for head in body.heads)
        signature = None if body.signature is None else SignatureSeen(**dict(body.signature))
        self.seals.append(
            SealSeen(
                heads, body.pack_digest, body.card_digest, body.signed, entry.wall_us, entry.stream, entry.number,
                entry.author, signature,
            )
        )  # fmt: skip
        self.amendments.close(len(self.seals), self)
        self.state = "sealed"
        return Touched(round=True)


def fold(entries: Iterable[Entry]) -> RoundFold:
    """The round that these entries, in any order, add up to."""
    round_ = RoundFold()
    for entry in in_fold_order(entries):
        round_.apply(entry)
    return round_


_HANDLERS: dict[type, Callable[..., Touched]] = {
    b.Planned: RoundFold._planned,
    b.Scheduled: RoundFold._scheduled,
    b.Started: RoundFold._started,
    b.StartMoved: RoundFold._start_moved,
    b.Paused: RoundFold._paused,
    b.Resumed: RoundFold._resumed,
    b.Gap: RoundFold._gap,
    b.Ended: RoundFold._ended,
    b.MomentLogged: RoundFold._moment,
    b.MomentAmended: RoundFold._moment,
    b.MomentRetracted: RoundFold._moment,
    b.MomentsAmended: RoundFold._moment,
    b.MomentsRetracted: RoundFold._moment,
    b.Undone: RoundFold._turned,
    b.Redone: RoundFold._turned,
    b.SpanStarted: RoundFold._span,
    b.SpanEnded: RoundFold._span,
    b.ProbeVisited: RoundFold._visited,
    b.HintGiven: RoundFold._hint,
    b.AnswerGiven: RoundFold._moment,
    b.Quoted: RoundFold._moment,
    b.ClaimHandedOn: RoundFold._moment,
    b.FollowUpAsked: RoundFold._follow_up,
    b.NudgeShown: RoundFold._nudged,
    b.NudgeDismissed: RoundFold._nudge_gone,
    b.ProbeMarked: RoundFold._marked,
    b.PhaseChanged: RoundFold._phase,
    b.NoticeAnswered: RoundFold._notice,
    b.Rated: RoundFold._rated,
    b.Recommended: RoundFold._recommended,
    b.AmendmentBegun: RoundFold._amending,
    b.AmendmentDropped: RoundFold._amendment_dropped,
}
