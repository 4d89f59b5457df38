"""What a candidate was rated on a dimension: the mean over raters, and how reliable that mean is."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.panel import panel_of
from interviewer_app.core.calibration.agreement.shares import variance_shares
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]


def means(ratings: Ratings) -> Floats:
    """(candidates, dimensions) the mean over raters, NaN where nobody rated; a rater's several sessions count once."""
    dimensions, raters = ratings.dimension.size, ratings.interviewer.size
    cell = ratings.candidate.codes.astype(np.int64) * dimensions + ratings.dimension.codes
    by_rater, place = np.unique(cell * raters + ratings.interviewer.codes, return_inverse=True)
    of_rater = np.bincount(place, ratings.score) / np.bincount(place)
    size = ratings.candidate.size * dimensions
    count = np.bincount(by_rater // raters, minlength=size)
    total = np.bincount(by_rater // raters, of_rater, minlength=size)
    found: Floats = np.where(count > 0, total / np.maximum(count, 1), np.nan).reshape(-1, dimensions)
    return found


def reliability(ratings: Ratings, dimension: int, candidates: NDArray[np.bool_]) -> Statistic:
    """Of the mean rating on one dimension: candidate variance over that of a mean of k ratings.

    candidates: (candidates,) those whose number of ratings counts; k is the harmonic mean over them
    Shares of the variance come from everybody who was rated; what raters add is error, as candidates meet others.
    """
    rows = ratings.dimension.codes == dimension
    one = ratings.at(rows)
    if one.interviewer.size < 2:
        return Undefined("only one interviewer rated")
    panel = panel_of(one, "candidate")
    if not len(panel.first):
        return Undefined("no candidate was rated by two interviewers")
    if len(np.unique(one.score)) == 1:
        return Undefined("every rating is the same")
    share = variance_shares(panel, groups=0).candidate
    if isinstance(share, Undefined):
        return share
    counts = np.bincount(ratings.candidate.codes[rows], minlength=ratings.candidate.size)[candidates]
    k = len(counts) / float((1 / counts[counts > 0]).sum()) if (counts > 0).all() and len(counts) else 1.0
    return Value(share.value / (share.value + (1 - share.value) / k))
