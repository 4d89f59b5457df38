"""How difficult each dimension was in each week, against the middle one: many ratings, so weeks and not rounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.rounds import Rounds
from interviewer_app.core.calibration.drift.spans import merged, week_numbers

FEWEST = 50  # rounds behind a week; weeks with fewer go with the next


@dataclass(frozen=True, slots=True)
class Residuals:
    """(n,) per rating, rounds numbered by time: what was given less what was expected, its variance under the model."""

    round: NDArray[np.int64]
    item: NDArray[np.int64]
    residual: NDArray[np.float64]
    variance: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weeks:
    """W weeks by D dimensions; `shift` sums to zero over the dimensions of a week, NaN where a dimension was not rated.

    first: (W,) the first round of each week; early: how many weeks are the baseline's
    """

    first: NDArray[np.int64]
    early: int
    shift: NDArray[np.float64]
    se: NDArray[np.float64]
    ratings: NDArray[np.int64]


def weeks_of(rounds: Rounds, baseline: int) -> NDArray[np.int64]:
    """(N,) the week of each round, 0, 1, …, none across the baseline's end; FEWEST rounds where there are no times."""
    time = week_numbers(rounds, FEWEST)
    early = merged(time[:baseline], FEWEST)
    return np.concatenate([early, early.max(initial=-1) + 1 + merged(time[baseline:], FEWEST)])


def weekly(residuals: Residuals, week: NDArray[np.int64], baseline: int, items: int) -> Weeks:
    """Each week's difficulties less the baseline's, by weighted least squares.

    A rating's residual is -variance (shift of its dimension + what is common to its round): the common part is whatever
    moved this round's scores together, the candidate, the rater or the halo, and is eliminated round by round. What is
    left are the normal equations of a week, L shift = -s, with L singular along the constant, so shifts sum to zero.
    """
    rounds = len(week)
    total = np.asarray(np.bincount(residuals.round, residuals.variance, rounds), np.float64)
    common = np.bincount(residuals.round, residuals.residual, rounds) / np.where(total > 0, total, 1.0)
    own = residuals.residual - residuals.variance * common[residuals.round]
    at = week[residuals.round]
    count = int(week.max()) + 1
    cell = at * items + residuals.item
    s = np.bincount(cell, own, count * items).reshape(count, items)
    ratings = np.bincount(cell, minlength=count * items).reshape(count, items)
    laplacians = _laplacians(residuals, total, week, count, items)
    shift, se = np.full((count, items), np.nan), np.full((count, items), np.nan)
    for one in range(count):
        used = np.flatnonzero(ratings[one])
        if len(used) < 2:
            continue
        inverse = np.linalg.pinv(laplacians[one][np.ix_(used, used)], hermitian=True)
        shift[one, used] = -inverse @ s[one, used]
        se[one, used] = np.sqrt(np.maximum(np.diag(inverse), 0))
    first = np.searchsorted(week, np.arange(count))
    return Weeks(first, int(week[baseline - 1]) + 1, shift, se, ratings)


def _laplacians(
    residuals: Residuals, total: NDArray[np.float64], week: NDArray[np.int64], count: int, items: int
) -> NDArray[np.float64]:
    """(W, D, D) sums over rounds of diag(v) - v v' / sum(v)."""
    found = np.zeros((count, items, items))
    np.add.at(found, (week[residuals.round], residuals.item, residuals.item), residuals.variance)
    rounds = len(week)
    dense = np.zeros((rounds, items))
    np.add.at(dense, (residuals.round, residuals.item), residuals.variance)
    dense /= np.sqrt(np.where(total > 0, total, 1.0))[:, None]
    edges = np.searchsorted(week, np.arange(count + 1))
    for one in range(count):
        part = dense[edges[one] : edges[one + 1]]
        found[one] -= part.T @ part
    return found
