"""The many-facet rating-scale model, fitted to ratings by marginal maximum likelihood.

eta = theta + u - severity - difficulty; theta normal over candidates, u normal over rounds (the halo), severities
normal over raters (empirical Bayes). Linacre (1989) for the facets, Andrich (1978) for the rating scale, Masters (1982)
for partial credit, Bock & Aitkin (1981) for the margin, Wang & Wilson (2005) for a facet with random effects.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from interviewer_app.core.calibration.ratings import Factor, Ratings
from interviewer_app.core.calibration.severity.adjusted import integrated
from interviewer_app.core.calibration.severity.curvature import Curvature, curvature
from interviewer_app.core.calibration.severity.design import Design, design
from interviewer_app.core.calibration.severity.errors import Errors, carried_on, errors_of
from interviewer_app.core.calibration.severity.extremes import nudge_of
from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions, Progress, Reason
from interviewer_app.core.calibration.severity.likelihood import Marginal
from interviewer_app.core.calibration.severity.on_grid import parameters_for
from interviewer_app.core.calibration.severity.optimise import SMALLEST_SD, Goal, Point, Search
from interviewer_app.core.calibration.severity.parameters import Floats, Parameters, centred, layout_of
from interviewer_app.core.calibration.severity.reasons import reasons_of
from interviewer_app.core.calibration.severity.spread import penalty
from interviewer_app.core.calibration.severity.start import start_of

Told = Callable[[Progress], None]
EXPECTED = 8


@dataclass(frozen=True)
class Climbed:
    """Where the search ended, and with which goal."""

    goal: Goal
    search: Search
    point: Point

    @property
    def reached(self) -> float:
        goal, search, point = self.goal, self.search, self.point
        value = goal.value(point.slopes.value, point.vector, search.variance)
        if not goal.shrinks or point.curvature is None:
            return value
        of, raters = goal.design, goal.layout.raters
        among = point.curvature.information[:raters, :raters]
        prior = penalty(of.rater_component, of.components) / search.variance
        return integrated(value, among, prior, search.variance, of.components)


def fit(
    ratings: Ratings,
    options: FitOptions | None = None,
    progress: Told | None = None,
    start: Fit | None = None,
    items: Factor | None = None,
) -> Fit:
    """Fit the model.

    progress: hears of every iteration; may raise to end the fit
    start:    a fit of earlier ratings; its parameters are where the climb begins, and change nothing where it ends
    items:    what has a difficulty of its own, one label per row; the dimension if absent
    raises:   Unfittable if nothing can be estimated
    """
    options = options or FitOptions()
    of = design(ratings, options.unit, options.partial_credit, items)
    halo = not options.plain and of.no_halo_because() is None
    first = start_of(of, halo) if start is None else _from(start, of, halo)
    marginal, told = Marginal(of), progress or (lambda _progress: None)
    climbed = _climb(marginal, halo, options, first, told)
    if halo and climbed.point.vector[-1] <= 2 * SMALLEST_SD:
        climbed = _without_halo(marginal, options, climbed, told)
    return _fit(options, climbed)


def _climb(marginal: Marginal, halo: bool, options: FitOptions, first: Parameters, told: Told) -> Climbed:
    layout = layout_of(marginal.design, halo)
    shrinks = not options.plain and len(marginal.design.raters) > marginal.design.components
    nudge, _reasons = nudge_of(marginal.design, layout, shrinks)
    goal = Goal(marginal, layout, shrinks, nudge)
    search = Search(goal, lambda done, value: told(Progress(done, max(done, EXPECTED), -2 * value)))
    return Climbed(goal, search, search.climb(layout.vector(first)))


def _without_halo(marginal: Marginal, options: FitOptions, climbed: Climbed, told: Told) -> Climbed:
    """No halo, unless the likelihood is higher elsewhere: the corner is looked at from the other side once."""
    parameters = climbed.goal.layout.parameters(climbed.point.vector)
    other = _climb(marginal, True, options, replace(parameters, halo_sd=max(0.5, parameters.candidate_sd / 2)), told)
    if other.point.vector[-1] > 2 * SMALLEST_SD and other.reached > climbed.reached:
        return other
    return _climb(marginal, False, options, replace(parameters, halo_sd=0.0), told)


def _from(start: Fit, of: Design, halo: bool) -> Parameters:
    """Parameters of an earlier fit; where it had no halo the new one gets a small one to begin with."""
    widths = max(len(scores) for scores in of.categories) == max(len(scores) for scores in start.categories)
    if not widths or start.options.partial_credit != of.partial_credit:
        return start_of(of, halo)
    known = parameters_for(start, of)
    layout = layout_of(of, halo)
    if np.any(np.isinf(known.steps.ravel()) != layout.absent):
        return start_of(of, halo)
    return replace(known, halo_sd=max(known.halo_sd, 0.2) if halo else 0.0)


def _fit(options: FitOptions, climbed: Climbed) -> Fit:
    goal, point, search = climbed.goal, climbed.point, climbed.search
    of, layout = goal.design, goal.layout
    parameters = layout.parameters(point.vector)
    around = point.curvature or curvature(goal.marginal, layout, point.vector, point.there, point.slopes)
    errors = errors_of(
        of, layout, around.information, search.variance if goal.shrinks else None, parameters.candidate_sd
    )
    severity, mean = centred(parameters.offset, of.rater_component, of.components)
    difficulty, thresholds = parameters.of_difficulties()
    measure, se = _measures(of, mean, point, around, errors)
    return Fit(
        options=options,
        units=of.units,
        raters=of.raters,
        items=of.items,
        categories=of.categories,
        severity=severity,
        severity_covariance=errors.severity,
        difficulty=difficulty,
        difficulty_covariance=errors.difficulty,
        thresholds=_shortened(of, thresholds),
        threshold_se=_shortened(of, errors.thresholds),
        measure=measure,
        measure_se=se,
        component_mean=mean,
        candidate_sd=parameters.candidate_sd,
        candidate_sd_se=errors.candidate_sd,
        halo_sd=parameters.halo_sd,
        halo_sd_se=errors.halo_sd,
        rater_sd=float(np.sqrt(search.variance)) if goal.shrinks else 0.0,
        deviance=-2 * point.slopes.value,
        iterations=search.iterations,
        converged=search.converged,
        components=of.components,
        unit_component=of.unit_component,
        rater_component=of.rater_component,
        item_block=of.item_block,
        n_rater_rounds=np.bincount(of.rater, minlength=len(of.raters)),
        reasons=_reasons(options, goal, parameters, search.variance),
    )


def _reasons(options: FitOptions, goal: Goal, parameters: Parameters, variance: float) -> tuple[Reason, ...]:
    extreme = nudge_of(goal.design, goal.layout, goal.shrinks)[1]
    return (*reasons_of(goal.design, options, parameters, variance if goal.shrinks else None), *extreme)


def _measures(
    of: Design, mean: Floats, point: Point, around: Curvature, errors: Errors
) -> tuple[Floats, Floats]:
    """(measures, standard errors), each (C,)."""
    variance = np.maximum(point.slopes.square - point.slopes.mean**2, 0.0)
    carried = carried_on(of, around, errors.covariance)
    return mean[of.unit_component] + point.slopes.mean, np.sqrt(variance + carried)


def _shortened(of: Design, thresholds: Floats) -> tuple[Floats, ...]:
    """One row with a rating scale, one per item with partial credit, as long as it has steps."""
    rows = range(len(of.items)) if of.partial_credit else range(1)
    return tuple(thresholds[row, : len(of.categories[row]) - 1] for row in rows)
