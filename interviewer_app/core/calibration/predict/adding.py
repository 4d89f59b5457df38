"""What some predictors add to others: the change in R squared of a regression of ranks on ranks.

Hierarchical regression (Cohen & Cohen 1983, chapter 3) on ranks (Iman & Conover 1979, Technometrics 21, 499-509). R
squared never falls when something is added; what pure noise would add stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.resampling import draws, percentiles
from interviewer_app.core.calibration.predict.ranks import midranks
from interviewer_app.core.calibration.predict.results import Added
from interviewer_app.core.calibration.statistic import Undefined, Value

Floats = NDArray[np.float64]
REPLICATES = 1000
SEED = 1
SPARE = 10  # candidates beyond the predictors


def added(
    measures: Floats, outcome: Floats, names: Sequence[str], new: Sequence[int], replicates: int = REPLICATES
) -> Added:
    """R squared of all predictors less that of the old ones, with a bootstrap interval by candidate.

    measures: (candidates, predictors), NaN where somebody was not rated; outcome: (candidates,), NaN where unknown
    new:      places of the new predictors; the others are the old ones
    """
    whole = np.isfinite(measures).all(axis=1) & np.isfinite(outcome)
    n, predictors = int(whole.sum()), measures.shape[1]
    old = [at for at in range(predictors) if at not in new]
    told = (tuple(names[at] for at in new), tuple(names[at] for at in old), n)
    why = _why_not(measures[whole], outcome[whole], old)
    if why:
        return Added(*told, Undefined(why), Undefined(why), Undefined(why))
    columns = np.column_stack([*(midranks(column) for column in measures[whole].T), midranks(outcome[whole])])
    columns = columns[np.lexsort(columns.T)]  # an order that names do not decide
    changes, before = _changes(columns, old, replicates)
    luck = len(new) * (1 - before) / (n - len(old) - 1)
    return Added(*told, Value(before), Value(float(changes[0]), percentiles(changes[1:])), Value(luck))


def _why_not(measures: Floats, outcome: Floats, old: Sequence[int]) -> str:
    if not old:
        return "there is no other dimension"
    if len(outcome) < measures.shape[1] + SPARE:
        return f"it takes {measures.shape[1] + SPARE} candidates with all dimensions and an outcome"
    return "every outcome is the same" if np.ptp(outcome) == 0 else ""


def _changes(columns: Floats, old: Sequence[int], replicates: int) -> tuple[Floats, float]:
    """By replicate the change in R squared, the table itself first; and its R squared of the old predictors alone."""
    n, width = columns.shape
    columns = (columns - columns.mean(axis=0)) / n
    products = (columns[:, :, None] * columns[:, None, :]).reshape(n, -1)
    every = list(range(width - 1))
    changes: list[Floats] = []
    before = 0.0
    for rows in draws(n, replicates, SEED, width * width):
        mean = rows @ columns / n
        spread = (rows @ products / n).reshape(-1, width, width) - mean[:, :, None] * mean[:, None, :]
        less = _r_squared(spread, old)
        before = before if changes else float(less[0])
        changes.append(_r_squared(spread, every) - less)
    return np.concatenate(changes), before


def _r_squared(spread: Floats, predictors: Sequence[int]) -> Floats:
    """(rows,) from (rows, k, k) covariances, the outcome's last; predictors that say the same count once."""
    inner = spread[:, predictors][:, :, predictors]
    beside, own = spread[:, predictors, -1], spread[:, -1, -1]
    inverse = np.linalg.pinv(inner, rcond=1e-9, hermitian=True)
    explained = np.einsum("bi,bij,bj->b", beside, inverse, beside)
    found: Floats = np.where(own > 1e-12, explained / np.maximum(own, 1e-12), np.nan)
    return found
