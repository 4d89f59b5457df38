"""Drift of a table of ratings: freeze a baseline, predict, compare."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.centre import Blocks, blocks, levels
from interviewer_app.core.calibration.drift.change import NORMAL_975, moved
from interviewer_app.core.calibration.drift.conditional import Scores, given_sums
from interviewer_app.core.calibration.drift.dimensions import dimension_drift
from interviewer_app.core.calibration.drift.months import months_of
from interviewer_app.core.calibration.drift.nothing import nothing
from interviewer_app.core.calibration.drift.predicted import predicted
from interviewer_app.core.calibration.drift.raters import SHIFTS, Surprises, Watched, own_level_off, rater_drift
from interviewer_app.core.calibration.drift.results import DimensionDrift, DriftResult, Stretch, TeamDrift
from interviewer_app.core.calibration.drift.rounds import Rounds, dated_only, rounds_in_time
from interviewer_app.core.calibration.drift.team import team_drift
from interviewer_app.core.calibration.drift.versions import version_breaks
from interviewer_app.core.calibration.drift.weeks import Weeks, weekly, weeks_of
from interviewer_app.core.calibration.drift.window import baseline_of, window_of
from interviewer_app.core.calibration.ratings import Ratings, Unit
from interviewer_app.core.calibration.severity.design import Unfittable
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions, Progress
from interviewer_app.core.calibration.severity.on_grid import design_like, parameters_for
from interviewer_app.core.texts import _, plural

FEWEST_RATERS = 3  # of a group; of two nobody can say which one moved


@dataclass(frozen=True, slots=True)
class DriftOptions:
    """baseline_to: the last day of the baseline, an ISO date; by rule without it (see window.py)."""

    unit: Unit = "candidate"
    baseline_to: str | None = None


def drift(
    ratings: Ratings, options: DriftOptions | None = None, progress: Callable[[Progress], None] | None = None
) -> DriftResult:
    """Who moved, which dimension, what new versions did; where nothing can be said, why.

    progress: hears of every iteration of each fit: the baseline's, and one per kind of version; may raise to end it
    raises:   BadInput where the day in the options cannot end a baseline
    """
    options = options or DriftOptions()
    known = ratings.measured(options.unit).known() & ratings.interviewer.known() & ratings.dimension.known()
    kept, undated = dated_only(ratings.at(known))
    hopeless = _hopeless(kept, options.unit)
    if hopeless:
        return nothing(kept, None, hopeless)
    rounds = rounds_in_time(kept, options.unit)
    window = window_of(rounds, options.baseline_to)
    baseline = baseline_of(rounds, window)
    try:
        frozen = fit(kept.at(rounds.of_row < window.count), FitOptions(options.unit), progress)
    except Unfittable as error:
        return nothing(kept, baseline, _("within the baseline {because}").format(because=error.because))
    surprises, because = _surprises(rounds, window.count, frozen)
    breaks = version_breaks(rounds, options.unit, progress)
    watched = own_level_off(surprises)
    new_from = tuple(one.since for one in breaks if one.since is not None and not one.because)
    return DriftResult(
        baseline=baseline,
        interviewers=tuple(rater_drift(surprises, watched, _months(surprises, frozen, new_from), because)),
        dimensions=tuple(_dimensions(rounds, window.count, frozen)),
        breaks=breaks,
        team=_team(watched, because),
        remarks=(*_undated(undated), *_groups(frozen)),
    )


def _hopeless(ratings: Ratings, unit: Unit) -> str:
    """Why nothing can be estimated from any part of these ratings; empty if something may be."""
    if not ratings.n:
        return _("there are no ratings")
    if ratings.interviewer.size < 2:
        return _("only one interviewer rated")
    if ratings.measured(unit).size < 2:
        return _("only one candidate was rated")
    return _("all scores are equal") if ratings.score.min() == ratings.score.max() else ""


def _surprises(rounds: Rounds, baseline: int, frozen: Fit) -> tuple[Surprises, dict[int, str]]:
    """Surprises of all rounds, each group of raters by itself; and of which raters nothing can be said, and why."""
    ratings = rounds.ratings
    component = _by_label(ratings.interviewer.labels, frozen.raters, frozen.rater_component.astype(np.float64))
    surprise, response = np.full(rounds.count, np.nan), np.zeros((rounds.count, len(SHIFTS)))
    common = blocks(rounds, baseline)
    because: dict[int, str] = {}
    rated = np.isin(ratings.dimension.codes, _codes(ratings.dimension.labels, frozen.items))
    for group in range(frozen.components):
        raters = np.flatnonzero(component == group)
        if len(raters) < FEWEST_RATERS:
            because |= {int(rater): _alone(len(raters)) for rater in raters}
            continue
        rows = np.flatnonzero(rated & np.isin(ratings.interviewer.codes, raters))
        found = predicted(ratings.at(rows), frozen)
        place = rounds.of_row[rows[found.row]]
        order = np.argsort(place)
        place = place[order]
        raw = found.surprise[order]
        part = Blocks(_renumbered(common.block[place]), _renumbered(common.group[place]))
        early = int(np.searchsorted(place, baseline))
        surprise[place] = raw - levels(raw, rounds.rater[place], part, early)
        response[place] = found.response[order]
    return Surprises(rounds, surprise, response, baseline), because


def _months(surprises: Surprises, frozen: Fit, new_from: tuple[str, ...]) -> list[tuple[Stretch, ...]]:
    labels = surprises.rounds.ratings.interviewer.labels
    return months_of(surprises, _by_label(labels, frozen.raters, frozen.severity), new_from)


def _dimensions(rounds: Rounds, baseline: int, frozen: Fit) -> list[DimensionDrift]:
    """Of the dimensions that the baseline knows, in the block that most belong to."""
    items = _comparable_items(frozen)
    rows = np.flatnonzero(np.isin(rounds.ratings.dimension.codes, _codes(rounds.ratings.dimension.labels, items)))
    laid = design_like(frozen, rounds.ratings.at(rows))
    place = rounds.of_row[rows[laid.row[laid.first_row[:-1]]]]
    parameters, week = parameters_for(frozen, laid), weeks_of(rounds, baseline)

    def measure(kept: NDArray[np.bool_]) -> Weeks:
        return weekly(_placed(given_sums(laid, parameters, kept), place, rounds.count), week, baseline)

    return dimension_drift(measure, rounds, laid.items)


def _comparable_items(frozen: Fit) -> tuple[str, ...]:
    """The items of the block that most belong to."""
    largest = np.bincount(frozen.item_block).argmax()
    return tuple(name for name, block in zip(frozen.items, frozen.item_block, strict=True) if block == largest)


def _placed(scores: Scores, place: NDArray[np.int64], count: int) -> Scores:
    """The scores in the order of time; rounds without any tell nothing."""
    items = scores.beyond.shape[1]
    beyond, rated = np.zeros((count, items)), np.zeros((count, items), np.bool_)
    cell = np.full(count, len(scores.covariance), np.int64)
    beyond[place], rated[place], cell[place] = scores.beyond, scores.rated, scores.cell
    return Scores(beyond, rated, cell, np.concatenate([scores.covariance, np.zeros((1, items, items))]))


def _team(watched: list[Watched], because: dict[int, str]) -> TeamDrift:
    some = [one for one in watched if one.rater not in because and one.before > 1 and len(one.places) > 1]
    told = [one.stricter(moved(one.surprise, one.before), len(one.surprise)) for one in some]
    shifts, ends = np.array([shift for shift, _ends in told]), np.array([ends for _shift, ends in told]).reshape(-1, 2)
    return team_drift(shifts, (ends[:, 1] - ends[:, 0]) / (2 * NORMAL_975), bool(some))


def _by_label(wanted: tuple[str, ...], labels: tuple[str, ...], values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The values in another order of labels, NaN where there is none."""
    known = dict(zip(labels, values.tolist(), strict=True))
    return np.array([known.get(label, np.nan) for label in wanted])


def _codes(labels: tuple[str, ...], chosen: tuple[str, ...]) -> list[int]:
    return [code for code, label in enumerate(labels) if label in set(chosen)]


def _renumbered(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray(np.unique(numbers, return_inverse=True)[1].reshape(-1), np.int64)


def _alone(raters: int) -> str:
    if raters == 1:
        return _("they share no candidate with anybody within the baseline, so a change against others cannot be told")
    return _("only two interviewers share these candidates, and of two nobody can say which one moved")


def _undated(left: int) -> list[str]:
    one, many = (
        _("{n} rating without a time was left out of drift."),
        _("{n} ratings without a time were left out of drift."),
    )
    return [plural(one, many, left)] if left else []


def _groups(frozen: Fit) -> list[str]:
    if frozen.components < 2:
        return []
    said = _(
        "Within the baseline interviewers fall into {n} groups that share no candidate; each is held against itself."
    )
    return [said.format(n=frozen.components)]
