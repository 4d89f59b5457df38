"""An order of candidates that neither names nor rows decide, so that renaming somebody moves no bootstrap interval.

Every candidate, session, rater and dimension gets a key from the ratings around it, and the keys are refined by each
other a few times (colour refinement, Weisfeiler & Leman 1968). Who still ties is rated alike by raters who rate alike.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Ratings

Keys = NDArray[np.uint64]
REFINEMENTS = 3


def by_content(ratings: Ratings) -> tuple[NDArray[np.int64], ...]:
    """The places of candidates, sessions, raters and dimensions in an order by content."""
    factors = (ratings.candidate, ratings.session, ratings.interviewer, ratings.dimension)
    keys = [np.full(each.size, place + 1, np.uint64) for place, each in enumerate(factors)]
    score = _mixed(ratings.score.astype(np.uint64))
    for _round in range(REFINEMENTS):
        row = score.copy()
        for place, each in enumerate(factors):
            row += _mixed(keys[place][each.codes] + np.uint64(place + 1))
        row = _mixed(row)
        keys = [_mixed(key + _summed(row, each.codes, each.size)) for key, each in zip(keys, factors, strict=True)]
    return tuple(_places(key) for key in keys)


def _places(keys: Keys) -> NDArray[np.int64]:
    places = np.empty(len(keys), np.int64)
    places[np.argsort(keys, kind="stable")] = np.arange(len(keys))
    return places


def _summed(rows: Keys, codes: NDArray[np.int32], size: int) -> Keys:
    """Sums modulo 2**64: they wrap, and that is the same in every order."""
    total = np.zeros(size, np.uint64)
    np.add.at(total, codes, rows)
    return total


def _mixed(x: Keys) -> Keys:
    """The finaliser of SplitMix64 (Steele, Lea & Flood 2014): near numbers become far ones."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9) + np.uint64(0x9E3779B97F4A7C15)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
