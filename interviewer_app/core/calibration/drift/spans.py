"""Spans of time with enough rounds in each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.rounds import DAY_US, Rounds

WEEK_US = 7 * DAY_US


def week_numbers(rounds: Rounds, undated: int) -> NDArray[np.int64]:
    """(N,) weeks since the first round; `undated` rounds in a row where there are no times."""
    if not rounds.dated:
        return np.arange(rounds.count) // undated
    return np.asarray((rounds.when_us - rounds.when_us[0]) // WEEK_US, np.int64)


def merged(time: NDArray[np.int64], fewest: int) -> NDArray[np.int64]:
    """Numbers 0, 1, … for ascending times, so that each has `fewest` members or more, if all together have."""
    found = np.zeros(len(time), np.int64)
    starts = [0]
    for at in np.flatnonzero(np.diff(time)) + 1:
        if at - starts[-1] >= fewest:
            starts.append(int(at))
    if len(starts) > 1 and len(time) - starts[-1] < fewest:
        starts.pop()
    for number, begun in enumerate(starts):
        found[begun:] = number
    return found
