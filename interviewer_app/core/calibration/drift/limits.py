"""How high a running sum may stand before it is a flag, and how often chance alone climbs that high.

Whoever has few baseline rounds is held against a level that is itself uncertain; that error adds up in the sum just as
a shift does. So the limit depends on the baseline's rounds, and widens with the rounds since. It comes from simulation
(tools/drift_limits.py; wider limits where the level is estimated: Hawkins & Olwell 1998, Cumulative Sum Charts, ch. 7).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.limits_table import BASELINES, CHANCES, HEIGHTS, ROUNDS

_HEIGHTS = np.array(HEIGHTS)
_LOG_CHANCES = np.log(CHANCES)
BY_HUNDRED = 0.025  # chance that the first hundred rounds of a steady rater lie above the limit at their end
EARLY = 2.0  # little of it is spent at first: the chance grows with this power of the rounds up to a hundred


def spent(rounds: NDArray[np.float64], by_hundred: float = BY_HUNDRED, early: float = EARLY) -> NDArray[np.float64]:
    """The chance allowed by then: `by_hundred` per hundred rounds, within the first hundred a power of their share."""
    share = rounds / 100
    return np.clip(by_hundred * np.where(share < 1, share**early, share), 1e-5, CHANCES[0])


def heights(baseline: float, rounds: NDArray[np.float64]) -> NDArray[np.float64]:
    """(len(rounds), chances of the table) heights for a baseline of that many rounds, interpolated in logarithms.

    A baseline or rounds beyond the table count as its last.
    """
    near = np.clip(np.log(baseline), np.log(BASELINES[0]), np.log(BASELINES[-1]))
    i = int(np.clip(np.searchsorted(np.log(BASELINES), near, side="right") - 1, 0, len(BASELINES) - 2))
    part = (near - np.log(BASELINES[i])) / np.log(BASELINES[i + 1] / BASELINES[i])
    table = (1 - part) * _HEIGHTS[i] + part * _HEIGHTS[i + 1]
    at = np.log(np.clip(rounds, 1, ROUNDS[-1]))
    # One surprise alone climbs about |z|: half of what five do, which is where the table begins.
    table = np.vstack([table[:1] / 2, table])
    return np.column_stack([np.interp(at, np.log((1, *ROUNDS)), column) for column in table.T])


def limits(baseline: float, rounds: int, by_hundred: float = BY_HUNDRED, early: float = EARLY) -> NDArray[np.float64]:
    """(rounds,) the limit at round 1, 2, … since the baseline; never falls.

    baseline:   rounds (or weeks) the level was taken from; below the table's first row the first row holds
    by_hundred: chance that a stream without change stands above its limit within a hundred rounds, about
    """
    if not rounds:
        return np.empty(0)
    count = np.arange(1, rounds + 1, dtype=np.float64)
    found = _height(heights(baseline, count), np.log(spent(count, by_hundred, early)))
    return np.asarray(np.maximum.accumulate(found))


def chance(height: float, baseline: float, rounds: int) -> float:
    """How often the highest of either sum reaches `height` by then without any change, in (0, 1]."""
    row = heights(baseline, np.array([float(rounds)]))[0]
    if height <= row[0]:
        return float(1 - (1 - CHANCES[0]) * height / row[0])
    if height <= row[-1]:
        return float(np.exp(np.interp(height, row, _LOG_CHANCES)))
    return float(np.exp(_LOG_CHANCES[-1] - (height - row[-1]) * _slope(row)))


def _height(rows: NDArray[np.float64], log_chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """(n,) the height in each row at its own chance, straight lines between the chances of the table."""
    right = np.clip(np.searchsorted(-_LOG_CHANCES, -log_chance), 1, len(CHANCES) - 1)
    n = np.arange(len(rows))
    left = rows[n, right - 1]
    step = (rows[n, right] - left) / (_LOG_CHANCES[right - 1] - _LOG_CHANCES[right])
    within = left + (_LOG_CHANCES[right - 1] - log_chance) * step
    beyond = rows[:, -1] + (_LOG_CHANCES[-1] - log_chance) / _slope(rows.T)
    return np.asarray(np.where(log_chance < _LOG_CHANCES[-1], beyond, within))


def _slope(row: NDArray[np.float64]) -> NDArray[np.float64]:
    """Beyond the table the logarithm of the chance falls as over its last tenth: the tail of a sum is exponential."""
    return np.asarray((_LOG_CHANCES[-4] - _LOG_CHANCES[-1]) / (row[-1] - row[-4]))
