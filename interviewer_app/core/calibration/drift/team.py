"""What can be said of the team, also where no single rater can be told."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtri

from interviewer_app.core.calibration.drift.results import TeamDrift
from interviewer_app.core.calibration.statistic import Undefined, Value
from interviewer_app.core.texts import _

FEWEST = 3  # raters with a shift of their own


def team_drift(shifts: NDArray[np.float64], errors: NDArray[np.float64], identified: bool) -> TeamDrift:
    """shifts, errors: (raters,) each rater's shift since the baseline and its standard error, of two rounds or more.

    identified: whether the raters are linked at all
    """
    whole = _(
        "Whether the whole team became stricter or milder together cannot be told, because nothing they rated is known "
        "to have stayed the same; the same recorded rounds, rated again, would tell."
    )
    if not identified or len(shifts) < FEWEST:
        because = _("fewer than three interviewers share candidates before and after the end of the baseline")
        return TeamDrift(Undefined(because), (whole,))
    found = spread(shifts, errors)
    low, high = found.ci95 or (found.value, found.value)
    said = _(
        "Over the {n} interviewers with rounds before and after the end of the baseline, shifts scatter by {sd} logit "
        "beyond chance (95 % interval {low} to {high})."
    ).format(n=len(shifts), sd=f"{found.value:.2f}", low=f"{low:.2f}", high=f"{high:.2f}")
    return TeamDrift(found, (said, whole))


def spread(shifts: NDArray[np.float64], errors: NDArray[np.float64]) -> Value:
    """Standard deviation of the true shifts, with a 95 % interval.

    Source: DerSimonian & Laird (1986), Controlled Clinical Trials 7, 177-188, for Q; estimate and interval by inverting
    Q: Paule & Mandel (1982), J. Res. NBS 87, 377-385; Viechtbauer (2007), Statistics in Medicine 26, 37-52.
    """
    free = len(shifts) - 1
    targets = (float(free), float(chdtri(free, 0.025)), float(chdtri(free, 0.975)))
    value, low, high = (_solved(shifts, errors, target) for target in targets)
    return Value(sqrt(value), (sqrt(low), sqrt(high)))


def _solved(shifts: NDArray[np.float64], errors: NDArray[np.float64], target: float) -> float:
    """The variance of true shifts at which Q equals `target`; Q falls with it."""
    low, high = 0.0, 1.0
    if _q(shifts, errors, low) <= target:
        return 0.0
    while _q(shifts, errors, high) > target:
        high *= 2
    for _turn in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _q(shifts, errors, middle) > target else (low, middle)
    return high


def _q(shifts: NDArray[np.float64], errors: NDArray[np.float64], variance: float) -> float:
    weight = 1 / (errors**2 + variance)
    return float(np.sum(weight * (shifts - np.sum(weight * shifts) / weight.sum()) ** 2))
