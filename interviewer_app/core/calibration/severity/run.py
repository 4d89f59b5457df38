"""Ratings to all that `calibrate severity` says: the fit, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Ratings, session_name
from interviewer_app.core.calibration.severity.design import Design, Unfittable, design
from interviewer_app.core.calibration.severity.fair import FairAverages, fair_averages
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fit_statistics import rater_fit
from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions, Progress, Reason
from interviewer_app.core.calibration.severity.flags import rater_flags
from interviewer_app.core.calibration.severity.impressions import rounds_by_rater
from interviewer_app.core.calibration.severity.on_grid import OnGrid, on_grid, parameters_for
from interviewer_app.core.calibration.severity.results import (
    FEWEST_ROUNDS,
    CandidateMeasure,
    DimensionDifficulty,
    FitSummary,
    RaterSeverity,
    SeverityResult,
)
from interviewer_app.core.calibration.severity.separation import reliability, separation
from interviewer_app.core.calibration.severity.spread import MOST
from interviewer_app.core.calibration.statistic import Undefined, Value
from interviewer_app.core.texts import _, plural

Floats = NDArray[np.float64]
Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fit with what it was made from; `information` (R,): of a round of each rater on its impression, logit^-2."""

    fit: Fit
    design: Design
    result: SeverityResult
    information: Floats


def severity(
    ratings: Ratings,
    options: FitOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
    start: Fit | None = None,
) -> SeverityResult | Undefined:
    """How strict, how hard, how good; Undefined with one rater, one candidate, or nothing but equal scores."""
    found = fitted(ratings, options, progress, start)
    return found if isinstance(found, Undefined) else found.result


def fitted(
    ratings: Ratings,
    options: FitOptions | None = None,
    progress: Callable[[Progress], None] | None = None,
    start: Fit | None = None,
) -> Fitted | Undefined:
    """The same with the fit itself, which plans and warm starts need."""
    options = options or FitOptions()
    try:
        made = fit(ratings, options, progress, start)
    except Unfittable as none:
        return Undefined(none.because)
    return after_fit(ratings, made)


def after_fit(ratings: Ratings, made: Fit) -> Fitted:
    """What follows from a fit of these ratings."""
    of = design(ratings, made.options.unit, made.options.partial_credit)
    grid = on_grid(of, parameters_for(made, of))
    raters, information = _raters(of, made, grid)
    result = SeverityResult(
        model=_summary(made),
        interviewers=raters,
        dimensions=_dimensions(of, made),
        thresholds=_thresholds(made),
        candidates=_candidates(ratings, of, made, grid),
        categories=tuple(sorted({score for scores in made.categories for score in scores})),
        remarks=_remarks(made),
    )
    return Fitted(made, of, result, information)


def _summary(made: Fit) -> FitSummary:
    raters = reliability(made.severity, made.severity_se, made.rater_component, shrunken=not made.options.plain)
    candidates = reliability(made.measure, made.measure_se, made.unit_component, shrunken=True)
    return FitSummary(
        halo_sd=float(made.halo_sd),
        candidate_sd=float(made.candidate_sd),
        rater_sd=_rater_sd(made),
        deviance=float(made.deviance),
        converged=bool(made.converged),
        components=int(made.components),
        plain=made.options.plain,
        partial_credit=made.options.partial_credit,
        unit=made.options.unit,
        rater_separation=separation(raters),
        rater_reliability=raters,
        candidate_separation=separation(candidates),
        candidate_reliability=candidates,
    )


def _rater_sd(made: Fit) -> float:
    """The model's, where it was estimated inside its bounds; else plainly that of the severities within groups."""
    degrees = len(made.raters) - made.components
    if 0 < made.rater_sd < 0.999 * np.sqrt(MOST) or degrees < 1:
        return float(made.rater_sd)
    return float(np.sqrt(np.sum(made.severity**2) / degrees))


def _raters(of: Design, made: Fit, grid: OnGrid) -> tuple[tuple[RaterSeverity, ...], Floats]:
    sizes = np.bincount(made.rater_component, minlength=made.components)
    found, information = [], np.zeros(len(made.raters))
    for rounds in rounds_by_rater(of, made, grid):
        rater, squares = rounds.rater, rater_fit(rounds)
        habits = rater_flags(rounds, squares.outfit)
        information[rater] = rounds.information.mean()
        value, se = float(made.severity[rater]), float(made.severity_se[rater])
        found.append(
            RaterSeverity(
                interviewer=made.raters[rater],
                severity=value,
                se=se,
                ci95=(value - Z95 * se, value + Z95 * se),
                n_ratings=int(rounds.counts.sum()),
                n_sessions=len(rounds.rounds),
                infit=Value(squares.infit),
                outfit=Value(squares.outfit),
                component=int(made.rater_component[rater]) + 1,
                alone=bool(sizes[made.rater_component[rater]] == 1),
                too_few=len(rounds.rounds) < FEWEST_ROUNDS,
                step_share=squares.step_share,
                spread=habits.spread,
                one_impression=habits.one_impression,
                reasons=habits.reasons,
            )
        )
    return tuple(found), information


def _dimensions(of: Design, made: Fit) -> tuple[DimensionDifficulty, ...]:
    counts = np.bincount(of.item, minlength=len(made.items))
    return tuple(
        DimensionDifficulty(name, float(made.difficulty[item]), float(made.difficulty_se[item]), int(counts[item]))
        for item, name in enumerate(made.items)
    )


def _thresholds(made: Fit) -> tuple[float, ...] | tuple[tuple[float, ...], ...]:
    if not made.options.partial_credit:
        return _plain(made.thresholds[0])
    return tuple(_plain(one) for one in made.thresholds)


def _candidates(ratings: Ratings, of: Design, made: Fit, grid: OnGrid) -> tuple[CandidateMeasure, ...]:
    ends = made.measure[:, None] + np.outer(made.measure_se, [-Z95, Z95])
    fair = fair_averages(of, made, grid, ends)
    unit_of_row = of.unit[of.round_of_rows()]
    counts = np.bincount(unit_of_row, minlength=len(made.units))
    raw = np.bincount(unit_of_row, ratings.score[of.row], len(made.units)) / counts
    pairs = np.unique(of.unit * len(made.raters) + of.rater)
    met = np.bincount(pairs // len(made.raters), minlength=len(made.units))
    named = session_name if made.options.unit == "session" else str
    return tuple(
        _candidate(named(made.units[unit]), unit, made, ends, fair, float(raw[unit]), int(counts[unit]), int(met[unit]))
        for unit in range(len(made.units))
    )


def _candidate(
    name: str, unit: int, made: Fit, ends: Floats, fair: FairAverages, raw: float, n: int, met: int
) -> CandidateMeasure:
    return CandidateMeasure(
        candidate=name,
        measure=float(made.measure[unit]),
        se=float(made.measure_se[unit]),
        ci95=(float(ends[unit, 0]), float(ends[unit, 1])),
        fair_average=float(fair.average[unit]),
        fair_ci95=(float(fair.low[unit]), float(fair.high[unit])),
        raw_mean=raw,
        n_ratings=n,
        n_raters=met,
        component=int(made.unit_component[unit]) + 1,
    )


def _remarks(made: Fit) -> tuple[str, ...]:
    said = []
    if made.components > 1:
        said.append(
            _(
                "The interviewers fall into {n} groups that share no candidate; severities, measures and fair averages"
                " are comparable within a group only."
            ).format(n=made.components)
        )
    if not made.converged:
        said.append(_("The fit stopped before it had settled; read the numbers with care."))
    said += [_sentence(reason) for reason in made.reasons]
    few = [name for name, n in zip(made.raters, made.n_rater_rounds, strict=True) if n < FEWEST_ROUNDS]
    if few:
        words = _("Fewer than {least} rounds, so nothing is said about how they rate: {names}.")
        said.append(words.format(least=FEWEST_ROUNDS, names=_some(few)))
    return tuple(said)


def _some(names: Sequence[str], most: int = 8) -> str:
    left = len(names) - most
    more = plural("and {n} more", "and {n} more", left) if left > 0 else ""
    return ", ".join(part for part in (*names[:most], more) if part)


def _sentence(reason: Reason) -> str:
    words = {
        "halo": _("No halo is estimated, because {because}."),
        "halo_sd": _("How large the halo is stands at its bound, because {because}."),
        "rater": _("The severity of {name} cannot be told, because {because}."),
        "rater_sd": _("How far interviewers lie apart is uncertain, because {because}."),
        "dimension": _("Some difficulties cannot be told, because {because}."),
        "candidate_sd": _("How far candidates lie apart stands at its bound, because {because}."),
    }
    return words[reason.what].format(name=reason.name, because=reason.because)


def _plain(numbers: Sequence[float] | Floats) -> tuple[float, ...]:
    return tuple(float(number) for number in numbers)
