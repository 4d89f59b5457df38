"""What can still be said of ratings that no severities follow from: who rated whom, and the plain means."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.ratings import Factor, Ratings, Unit, session_name
from interviewer_app.core.calibration.statistic import Undefined


def undefined_json(ratings: Ratings, unit: Unit, why: Undefined) -> dict[str, Any]:
    """The keys of `severity` as far as they go without a fit, and `undefined: "because ..."`."""
    measured = ratings.measured(unit)
    return {
        "undefined": f"because {why.because}",
        "model": {"converged": False, "unit": unit},
        "interviewers": [
            {"interviewer": name, "n_ratings": n, "n_sessions": int(sittings), "flags": []}
            for (name, n, _mean), sittings in zip(_each(ratings.interviewer, ratings), _sittings(ratings), strict=True)
        ],
        "dimensions": [{"dimension": name, "n_ratings": n} for name, n, _mean in _each(ratings.dimension, ratings)],
        "thresholds": [],
        "categories": [int(score) for score in np.unique(ratings.score)],
        "candidates": [
            {"candidate": session_name(name), "raw_mean": mean, "n_ratings": n}
            for name, n, mean in _each(measured, ratings)
        ],
    }  # fmt: skip


def _sittings(ratings: Ratings) -> NDArray[np.int64]:
    """(R,) rounds of each interviewer."""
    first = np.unique(ratings.rounds(), return_index=True)[1]
    found: NDArray[np.int64] = np.bincount(ratings.interviewer.codes[first], minlength=ratings.interviewer.size)
    return found


def _each(factor: Factor, ratings: Ratings) -> list[tuple[str, int, float]]:
    """Each name with its number of ratings and their plain mean."""
    known = factor.known()
    counts = np.bincount(factor.codes[known], minlength=factor.size)
    sums = np.bincount(factor.codes[known], ratings.score[known], factor.size)
    return [
        (name, int(n), float(total / n)) for name, n, total in zip(factor.labels, counts, sums, strict=True) if n
    ]
