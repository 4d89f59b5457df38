"""The scorecard of a round: everything the printed card says, worked out once, without a page in sight.

Nothing here adds dimensions up or ranks anybody. Times called `*_ms` are round clock, `*_us` UTC microseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.rounds.entries import Head
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.looping import owes
from interviewer_app.core.rounds.notices import answered
from interviewer_app.core.rounds.quotes import Quote, quotes_of
from interviewer_app.core.rounds.spans import Span, clipped
from interviewer_app.core.rounds.state import (
    AmendmentSeen,
    AnswerSeen,
    Change,
    Facts,
    GapSeen,
    Moment,
    NoticeSeen,
    Rating,
    SealSeen,
    Visit,
)
from interviewer_app.core.rubrics.models import Dimension, Pack
from interviewer_app.core.scorecards.deviations import deviations
from interviewer_app.core.scorecards.script import ProbeLine, probe_lines
from interviewer_app.core.scorecards.seal import card_digest


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """One dimension on the card: its rating, the moments on it by time, and how many of each sort.

    owed: the loop asked this round for evidence on it, or there is no loop
    """

    dimension: Dimension
    rating: Rating | None
    moments: tuple[Moment, ...]
    owed: bool = True

    @property
    def not_this_round(self) -> bool:
        """Nobody asked this round for it, and it says nothing."""
        said = self.rating is not None and (self.rating.level is not None or self.rating.no_evidence is not None)
        return not self.owed and not said

    def count(self, direction: str) -> int:
        return sum(1 for moment in self.moments if moment.direction == direction)

    @property
    def prompted(self) -> int:
        return sum(1 for moment in self.moments if moment.prompted)

    @property
    def unprompted(self) -> int:
        return len(self.moments) - self.prompted

    @property
    def anchor(self) -> str | None:
        """The anchor text of the chosen level; None where none was chosen or none is written."""
        level = self.rating.level if self.rating else None
        return next((known.anchor for known in self.dimension.levels if known.value == level), None)


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A stretch under one AI rule (`allowed` or `banned`), from `from_ms`."""

    name: str
    rule: str
    from_ms: int


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All a card prints. Pauses are not in it, as they may be an accommodation.

    `answers`: the pack's fixed answers that were read out. `moved_ms`: how far the start was put back by hand.
    `quotes`: what was quoted from a transcript, by its time.

    `recommended_level`: the level of the recommendation in the rater's words, `rests_on` the facets they rest it on.
    `seal` is the newest, None for a draft; `amendments` are those a seal has closed.
    `digest` is the card digest a seal would name.
    """

    facts: Facts
    pack: Pack
    digest: str
    seal: SealSeen | None
    zone: str
    offset_min: int
    started_us: int | None
    used_ms: int
    phases: tuple[PhaseLine, ...]
    notices: tuple[NoticeSeen, ...]
    script: tuple[ProbeLine, ...]
    rows: tuple[DimensionRow, ...]
    unsorted: tuple[Moment, ...]
    log: tuple[Moment, ...]
    withdrawn: tuple[Moment, ...]
    changes: tuple[Change, ...]
    visits: tuple[Visit, ...]
    gaps: tuple[GapSeen, ...]
    recommendation: str
    deviations: tuple[str, ...]
    heads: tuple[Head, ...]
    entries: int
    app_version: str
    answers: tuple[AnswerSeen, ...] = ()
    spans: tuple[Span, ...] = ()
    moved_ms: int = 0
    quotes: tuple[Quote, ...] = ()
    recommended_level: str = ""
    rests_on: tuple[str, ...] = ()
    seals: tuple[SealSeen, ...] = ()
    amendments: tuple[AmendmentSeen, ...] = ()

    @property
    def share_percent(self) -> int:
        """Minutes used as a percentage of those arranged, rounded to whole percent."""
        return round(self.used_ms * 100 / (self.facts.minutes * 60_000))


def scorecard(fold: RoundFold, pack: Pack, *, entries: int, app_version: str) -> Scorecard:
    """The card of a round that has ended (sealed or not).

    entries: how many journal entries the round has, for the audit block
    """
    assert fold.facts is not None
    log = tuple(fold.counted)
    script = probe_lines(fold, pack)
    heads = fold.seals[-1].heads if fold.seals else tuple(sorted(fold.heads.values()))
    return Scorecard(
        facts=fold.facts,
        pack=pack,
        digest=card_digest(fold),
        seal=fold.seals[-1] if fold.seals else None,
        zone=fold.started.zone if fold.started else "UTC",
        offset_min=fold.started.offset_min if fold.started else 0,
        started_us=fold.started_us,
        used_ms=fold.stopped_ms if fold.ended_us is not None else fold.last_ms,
        phases=_phases(fold, pack),
        notices=answered(fold),
        script=script,
        rows=tuple(_row(dimension, fold, log) for dimension in pack.dimensions),
        unsorted=tuple(m for m in log if m.dimension is None),
        log=log,
        withdrawn=tuple(m for m in fold.moments.values() if m.withdrawn),
        changes=tuple(fold.acts.changes),
        visits=tuple(fold.visits),
        gaps=tuple(fold.gaps),
        recommendation=fold.recommendation,
        recommended_level=fold.recommended_level,
        rests_on=fold.rests_on,
        seals=tuple(fold.seals),
        amendments=tuple(each for each in fold.amendments.all if each.seal),
        deviations=tuple(deviations(fold, pack, script)),
        answers=tuple(fold.answers),
        spans=tuple(clipped(fold.spans, fold.last_ms)),
        moved_ms=fold.acts.moved_ms,
        quotes=tuple(quotes_of(fold)),
        heads=heads,
        entries=entries,
        app_version=app_version,
    )


def _row(dimension: Dimension, fold: RoundFold, log: tuple[Moment, ...]) -> DimensionRow:
    assert fold.facts is not None
    mine = tuple(moment for moment in log if moment.dimension == dimension.id)
    return DimensionRow(dimension, fold.ratings.get(dimension.id), mine, owes(fold.facts, dimension.id))


def _phases(fold: RoundFold, pack: Pack) -> tuple[PhaseLine, ...]:
    known = {phase.id: phase for phase in pack.ai.phases}
    if not known:
        return (PhaseLine("", pack.ai.policy, 0),)
    first = pack.ai.phases[0]
    lines = [PhaseLine(first.name, first.rule, 0)]
    lines += [PhaseLine(known[p.phase].name, known[p.phase].rule, p.from_ms) for p in fold.phases if p.phase in known]
    return tuple(lines)
