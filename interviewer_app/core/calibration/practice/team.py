"""A team exercise laid together: who differs from gold and from each other, and how far they agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from interviewer_app.core.calibration.agreement.agreement import agreement
from interviewer_app.core.calibration.agreement.results import Agreement
from interviewer_app.core.calibration.practice.compare import steps
from interviewer_app.core.calibration.practice.handing import Exercise, HandedRound, HandIn
from interviewer_app.core.calibration.practice.linking import rater_names
from interviewer_app.core.calibration.practice.load import LoadedGold
from interviewer_app.core.calibration.practice.models import GoldRating
from interviewer_app.core.calibration.practice.results import Rung
from interviewer_app.core.calibration.practice.room import pack_for
from interviewer_app.core.calibration.practice.team_results import (
    BesideGold,
    TeamAgreement,
    TeamDimension,
    TeamRating,
    TeamResult,
    TeamRound,
    beside_gold,
)
from interviewer_app.core.calibration.ratings import ratings as as_ratings
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.models import Dimension, Pack
from interviewer_app.core.texts import _

FEWEST_FOR_INTERVAL = 6  # recorded rounds: a bootstrap that draws three of them anew shows little but the three


def lay_together(
    handed: Sequence[HandIn], golds: Sequence[LoadedGold], roots: Sequence[Path], exercise: Exercise | None = None
) -> TeamResult:
    """The hand-ins of a team over the same recorded rounds. golds: those on this machine; roots: where packs lie.

    raises: BadInput where nothing was handed in that can be laid beside gold, and for one person's two files
    """
    names = rater_names(handed)
    if len(names) < len(handed):
        raise BadInput(_("One person's practice was handed in twice; give each person's file once."))
    remarks: list[str] = []
    rounds = list(_rounds(handed, names, {each.gold.id: each for each in golds}, roots, exercise, remarks))
    if not rounds:
        raise BadInput(_("Nothing was handed in that can be laid beside gold. {why}").format(why=" ".join(remarks)))
    overall, by_dimension = _agreement(rounds)
    return TeamResult(
        title=exercise.title if exercise is not None else _("Practice against gold"),
        raters=tuple(sorted(names.values())), rounds=tuple(rounds), overall=overall, agreement=tuple(by_dimension),
        beside_gold=tuple(_beside_gold(rounds)), missing=tuple(_missing(exercise, handed)), remarks=tuple(remarks),
    )  # fmt: skip


def _rounds(
    handed: Sequence[HandIn], names: Mapping[str, str], golds: Mapping[str, LoadedGold], roots: Sequence[Path],
    exercise: Exercise | None, remarks: list[str],
) -> Iterator[TeamRound]:  # fmt: skip
    asked = None if exercise is None else [(each.gold, each.pack) for each in exercise.rounds]
    given = dict.fromkeys((one.gold, one.pack) for each in handed for one in each.rounds)
    for gold_id, pack_ref in asked if asked is not None else sorted(given):
        loaded = golds.get(gold_id)
        if loaded is None:
            remarks.append(_("{id}: its gold round is not on this machine.").format(id=gold_id))
            continue
        digest = next((each.digest for each in exercise.rounds if each.gold == gold_id), "") if exercise else ""
        if digest not in ("", loaded.digest):
            remarks.append(_("{id}: its gold was changed since the exercise was made.").format(id=gold_id))
        found = {
            names[each.rater_id]: one
            for each in handed
            for one in sorted(each.rounds, key=lambda one: -one.rated_us)
            if (one.gold, one.pack) == (gold_id, pack_ref)
        }
        if found:
            pack = pack_for(loaded.gold, roots, pack_ref.partition("@")[2]).pack
            yield _round(loaded, pack, dict(sorted(found.items())))


def _round(loaded: LoadedGold, pack: Pack, found: Mapping[str, HandedRound]) -> TeamRound:
    gold = loaded.gold
    dimensions = tuple(
        _dimension(dimension, gold.gold[dimension.id], found)
        for dimension in pack.dimensions
        if dimension.id in gold.gold
    )
    return TeamRound(
        gold.id, gold.title, gold.candidate, pack.id, pack.title, pack.version, gold.pack_version, tuple(found),
        dimensions,
    )  # fmt: skip


def _dimension(dimension: Dimension, gold: GoldRating, found: Mapping[str, HandedRound]) -> TeamDimension:
    values = [level.value for level in dimension.levels]
    ratings = []
    for rater, round_ in found.items():
        given = next((each for each in round_.ratings if each.dimension == dimension.id), None)
        if given is None or (given.level is not None and given.level not in values):
            continue
        words = given.no_evidence or given.words
        ratings.append(TeamRating(rater, given.level, steps(values, given.level, gold.level), words))
    return TeamDimension(
        dimension.id, dimension.name, dimension.track,
        tuple(Rung(level.value, level.name, level.anchor or "") for level in dimension.levels), gold.level,
        gold.no_evidence or gold.reason, gold.second.level if gold.second is not None else None, tuple(ratings),
    )  # fmt: skip


def _agreement(rounds: Sequence[TeamRound]) -> tuple[TeamAgreement, list[TeamAgreement]]:
    """Pairs of raters over the recorded rounds, by `agreement`; level evidence is left out, as ladders differ."""
    rows = [
        (one, each, rating)
        for one in rounds
        for each in one.dimensions
        for rating in each.ratings
        if rating.level is not None and each.track != "level"
    ]
    if not rows:
        nothing = Undefined(_("nobody chose a level"))
        return TeamAgreement("", 0, nothing, nothing), []
    table = as_ratings(
        candidate=[f"{one.gold} @{one.pack_version}" for one, _each, _rating in rows],
        interviewer=[rating.rater for _one, _each, rating in rows],
        dimension=[_label(one, each, rounds) for one, each, _rating in rows],
        score=[_place(each, rating) for _one, each, rating in rows],
    )
    found, enough = agreement(table), len(rounds) >= FEWEST_FOR_INTERVAL
    return _told("", found.overall, enough), [_told(name, one, enough) for name, one in found.dimensions]


def _place(each: TeamDimension, rating: TeamRating) -> int:
    """The step of the ladder, so that ladders with gaps count steps."""
    return sorted(rung.value for rung in each.ladder).index(rating.level or 0)


def _told(name: str, found: Agreement, enough: bool) -> TeamAgreement:
    """enough: there are recorded rounds enough for an interval that draws whole rounds anew."""
    both = (found.percent_exact, found.percent_adjacent)
    exact, adjacent = both if enough else map(_without_interval, both)
    return TeamAgreement(name, found.n_pairs, exact, adjacent)


def _without_interval(statistic: Statistic) -> Statistic:
    return Value(statistic.value) if isinstance(statistic, Value) else statistic


def _label(one: TeamRound, each: TeamDimension, rounds: Sequence[TeamRound]) -> str:
    """The dimension's name, behind its pack where packs differ: their anchors do."""
    return each.name if len({other.pack for other in rounds}) == 1 else f"{one.pack_title}: {each.name}"


def _beside_gold(rounds: Sequence[TeamRound]) -> Iterator[BesideGold]:
    found: dict[str, list[TeamDimension]] = {}
    for one in rounds:
        for each in one.dimensions:
            found.setdefault(_label(one, each, rounds), []).append(each)
    for name, dimensions in found.items():
        yield beside_gold(dimensions, name)


def _missing(exercise: Exercise | None, handed: Sequence[HandIn]) -> Iterator[tuple[str, str]]:
    """Who was asked for what and has not handed it in."""
    if exercise is None:
        return
    given = {(each.rater, one.gold, one.pack) for each in handed for one in each.rounds}
    for rater in exercise.raters or sorted({each.rater for each in handed}):
        for one in exercise.rounds:
            if (rater, one.gold, one.pack) not in given:
                yield rater, one.gold
