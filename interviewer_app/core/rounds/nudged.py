"""A round with the copilot beside it: when a nudge comes, when it goes, and what it makes prompted."""

from __future__ import annotations

from typing import NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.desk import NewId
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.evidence import Evidence
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.nudges import Nudge, Situation, again, causes_shown, pick
from interviewer_app.core.rounds.spanning import SpanningRound
from interviewer_app.core.rounds.state import Touched
from interviewer_app.core.rubrics.models import Pack

LEAST_MS = 8_000  # it stays so long at least, so that nobody sees it flicker
MOST_MS = 180_000  # and so long at most: who has not acted on it by then has decided
GAP_MS = 30_000  # of silence before the next one


class Standing(NamedTuple):
    """The nudge that is on the window, since `at_ms`."""

    id: str
    nudge: Nudge
    at_ms: int


class NudgedRound(SpanningRound):
    """A round whose interviewer can be told, once a second, what the rules of the pack have to say."""

    def __init__(self, fold: RoundFold, pack: Pack, journal: Journal, clock: Clock, new_id: NewId) -> None:
        super().__init__(fold, pack, journal, clock, new_id)
        self._evidence = Evidence(fold.moments.values())
        self._standing: Standing | None = None
        self._asked_besides: dict[str, int] | None = None
        self._gone_ms = fold.nudges[-1].at_ms if fold.nudges else -1

    @property
    def nudge(self) -> Standing | None:
        """What stands; while somebody reads, is silent or in trouble, and in a pause, it is out of sight."""
        return self._standing if self._standing and self._situation(0).listens else None

    def look_for_nudge(self, at: Instant) -> Standing | None:
        """Let the rules look at the round, at most once a second; returns what stands then.

        After an interruption they wait for the first key: until then nothing is written.
        """
        if self.away is not None:
            return self.nudge
        at_ms = self.now_ms(at)
        now = self._situation(at_ms)
        if not now.listens:
            return None
        if self._standing is not None:
            self._keep_or_drop(now, self._standing)
        if self._standing is None and (self._gone_ms < 0 or now.counted_ms(self._gone_ms) >= GAP_MS):
            self._show(now, at)
        return self._standing

    def dismiss_nudge(self, at: Instant) -> bool:
        """The interviewer waves it away: it does not come back for this cause."""
        standing = self.nudge
        if standing is None:
            return False
        at_ms = self.now_ms(at)
        self._add(b.NudgeDismissed(nudge=standing.id, at_ms=at_ms), at, at_ms)
        self._drop(at_ms)
        return True

    @property
    def next_follow_up(self) -> str | None:
        """The follow-up the next press asks: the one a nudge proposes, else the next one of the probe."""
        return self._proposed or self._situation(0).next_follow_up()

    @property
    def _proposed(self) -> str | None:
        standing = self.nudge
        return standing.nudge.follow_up if standing is not None and self._is_of_probe(standing) else None

    def ask_follow_up(self, at: Instant) -> str | None:
        """As ever; while a nudge proposes one, that one is asked, and what comes then on its dimension is prompted."""
        standing, follow_up = self._standing, self._proposed
        if standing is None or follow_up is None or standing.nudge.probe is None:
            return super().ask_follow_up(at)
        probe, dimension, at_ms = standing.nudge.probe, standing.nudge.dimension, self.now_ms(at)
        body = b.FollowUpAsked(
            probe=probe, follow_up=follow_up, at_ms=at_ms, nudge=standing.id, dimension=dimension, act=self._new_id()
        )
        self._add(body, at, at_ms)
        self._drop(at_ms)
        return follow_up

    def _is_targeted(self, dimension: str | None, by_ms: int) -> bool:
        """Whether a moment on a dimension is prompted: by the probe being asked, or from `by_ms` back to its beginning
        by a follow-up that a nudge proposed, or by a hint, whichever probe that was for."""
        step = self.probe
        if step is None or dimension is None:
            return False
        return dimension in step.probe.dimensions or self._besides.get(dimension, by_ms + 1) <= by_ms

    @property
    def _besides(self) -> dict[str, int]:
        """What was asked for since the probe began, besides what it asks for itself: dimensions, and since when."""
        if self._asked_besides is None:
            since = self.fold.visits[-1].from_ms
            given = [(each.at_ms, self.pack.probe(each.probe).dimensions) for each in self.fold.hints]
            given += [(each.at_ms, (each.dimension,)) for each in self.fold.follow_ups if each.dimension is not None]
            found: dict[str, int] = {}
            for at_ms, dimensions in given:
                for each in dimensions if at_ms >= since else ():
                    found[each] = min(at_ms, found.get(each, at_ms))
            self._asked_besides = found
        return self._asked_besides

    def _is_of_probe(self, standing: Standing) -> bool:
        return self.probe is not None and self.probe.probe.id == standing.nudge.probe

    def _situation(self, now_ms: int) -> Situation:
        return Situation(self.pack, self.fold, self.script, self.position.at, self._evidence, now_ms)

    def _keep_or_drop(self, now: Situation, standing: Standing) -> None:
        if standing.nudge.follow_up is not None and not self._is_of_probe(standing):
            self._drop(now.now_ms)
            return
        age, fresh = now.counted_ms(standing.at_ms), again(now, standing.nudge)
        if fresh is not None and age < MOST_MS:
            self._standing = standing._replace(nudge=fresh)
        elif age >= LEAST_MS:
            self._drop(now.now_ms)

    def _drop(self, at_ms: int) -> None:
        self._standing, self._gone_ms = None, at_ms

    def _show(self, now: Situation, at: Instant) -> None:
        nudge = pick(now, causes_shown(self.fold))
        if nudge is None:
            return
        self._standing = Standing(self._new_id(), nudge, now.now_ms)
        body = b.NudgeShown(
            nudge=self._standing.id, rule=nudge.rule.rule, at_ms=now.now_ms, dimension=nudge.dimension,
            probe=nudge.probe, follow_up=nudge.follow_up, moment=nudge.moment,
        )  # fmt: skip
        self._add(body, at, now.now_ms)

    def _add(self, body: b.Body, at: Instant, at_ms: int | None = None, moment: str | None = None) -> Touched:
        moved_ms = self.fold.acts.moved_ms
        touched = super()._add(body, at, at_ms, moment)
        self._move(self.fold.acts.moved_ms - moved_ms)
        if not isinstance(body, (b.MomentLogged, b.MomentAmended)):
            self._asked_besides = None
        for changed in touched.moments:
            self._evidence.take(self.fold.moments[changed])
        return touched

    def _move(self, by_ms: int) -> None:
        """The start was moved: what stands, or went, did so that much later."""
        if self._standing is not None:
            self._standing = self._standing._replace(at_ms=self._standing.at_ms + by_ms)
        if self._gone_ms >= 0:
            self._gone_ms += by_ms
