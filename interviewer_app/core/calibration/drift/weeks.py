"""How difficult each dimension was in each week, against the middle one: many ratings, so weeks and not rounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from interviewer_app.core.calibration.drift.conditional import Scores
from interviewer_app.core.calibration.drift.rounds import Rounds
from interviewer_app.core.calibration.drift.spans import merged, week_numbers

FEWEST = 50  # rounds behind a week; weeks with fewer go with the next


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


def weekly(scores: Scores, week: NDArray[np.int64], baseline: int) -> Weeks:
    """Each week's difficulties less the baseline's: one step of conditional maximum likelihood, I shift = -s.

    s is the sum over the week's rounds of what lies beyond the mean given the sum, I that of its covariances; I is
    singular along the constant, so shifts sum to zero. Source: Andersen (1977), Psychometrika 42, 69-81.
    """
    count, items = int(week.max()) + 1, scores.beyond.shape[1]
    rounds = np.arange(len(week))
    of_week = csr_array((np.ones(len(week)), (week, rounds)), shape=(count, len(week)))
    s, ratings = of_week @ scores.beyond, of_week @ scores.rated.astype(np.int64)
    cells = csr_array((np.ones(len(week)), (week, scores.cell)), shape=(count, len(scores.covariance)))
    information = (cells @ scores.covariance.reshape(-1, items * items)).reshape(count, items, items)
    shift, se = np.full((count, items), np.nan), np.full((count, items), np.nan)
    for one in range(count):
        used = np.flatnonzero(np.diag(information[one]) > 0)
        if len(used) < 2:
            continue
        inverse = np.linalg.pinv(information[one][np.ix_(used, used)], rcond=1e-9, hermitian=True)
        shift[one, used] = -inverse @ s[one, used]
        se[one, used] = np.sqrt(np.maximum(np.diag(inverse), 0))
    first = np.searchsorted(week, np.arange(count))
    return Weeks(first, int(week[baseline - 1]) + 1, shift, se, np.asarray(ratings, np.int64))
