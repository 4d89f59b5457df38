"""A practice round that was submitted, beside gold: per dimension, in steps of its ladder, never summed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interviewer_app.core.calibration.practice.attempt import moment_id
from interviewer_app.core.calibration.practice.checking import standing_of
from interviewer_app.core.calibration.practice.models import GoldMoment, GoldRating, GoldRound
from interviewer_app.core.calibration.practice.results import DimensionResult, Heard, PracticeResult, Rung
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.state import Rating
from interviewer_app.core.rubrics.models import Dimension, Pack


def compare(gold: GoldRound, pack: Pack, fold: RoundFold, number: int) -> PracticeResult:
    """The ratings of `fold`, a submitted practice round of `gold` on `pack`, beside its gold ratings.

    number: its place among the rater's practice rounds, from 1
    """
    facts = fold.facts
    assert facts is not None and fold.seals
    heard = {moment_id(facts.round, moment.id): _heard(moment, pack) for moment in gold.moments}
    both = [dimension for dimension in pack.dimensions if dimension.id in gold.gold and dimension.id in fold.ratings]
    return PracticeResult(
        round=facts.round, gold=gold.id, title=gold.title, pack=pack.id, pack_title=pack.title,
        pack_version=pack.version, gold_version=gold.pack_version, standing=standing_of(gold, pack),
        rater=facts.interviewer, rated_us=fold.seals[0].wall_us, number=number,
        results=tuple(
            beside(dimension, fold.ratings[dimension.id], gold.gold[dimension.id], heard, _ids(gold, facts.round))
            for dimension in both
        ),
    )  # fmt: skip


def beside(
    dimension: Dimension, rating: Rating, gold: GoldRating, heard: dict[str, Heard], ids: dict[str, str]
) -> DimensionResult:
    """One dimension. heard: moments by their id in the round; ids: that id by the gold round's own."""
    gold_cites = {ids[name] for name in gold.cites}
    yours = [cited for cited in rating.cites if cited in heard]
    second = gold.second
    return DimensionResult(
        dimension=dimension.id, name=dimension.name, track=dimension.track,
        ladder=tuple(Rung(level.value, level.name, level.anchor or "") for level in dimension.levels),
        yours=rating.level, gold=gold.level, your_words=rating.no_evidence or rating.rationale,
        gold_reason=gold.no_evidence or gold.reason, second=second.level if second is not None else None,
        second_reason=second.reason if second is not None else "",
        stricter=steps([level.value for level in dimension.levels], rating.level, gold.level),
        seen=_by_time(heard[cited] for cited in yours if cited in gold_cites),
        missed=_by_time(heard[cited] for cited in gold_cites.difference(yours)),
        beside=_by_time(heard[cited] for cited in yours if cited not in gold_cites),
    )  # fmt: skip


def steps(ladder: Sequence[int], yours: int | None, gold: int | None) -> int | None:
    """Steps of `ladder` from the rating up to gold: positive is stricter than gold; None where one has no level."""
    places = {level: place for place, level in enumerate(sorted(ladder))}
    if yours is None or gold is None or not {yours, gold} <= set(places):
        return None
    return places[gold] - places[yours]


def _ids(gold: GoldRound, round_id: str) -> dict[str, str]:
    return {moment.id: moment_id(round_id, moment.id) for moment in gold.moments}


def _heard(moment: GoldMoment, pack: Pack) -> Heard:
    known = {kind.id: kind.name for kind in pack.kinds}
    return Heard(moment.id, moment.at, known.get(moment.kind or "", ""), moment.note, moment.quote)


def _by_time(heard: Iterable[Heard]) -> tuple[Heard, ...]:
    return tuple(sorted(heard, key=lambda each: (each.at_ms, each.id)))
