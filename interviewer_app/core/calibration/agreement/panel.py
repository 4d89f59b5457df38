"""Ratings laid out for agreement: units, raters, categories, and every pair of ratings of one unit by two raters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.namefree import by_content
from interviewer_app.core.calibration.ratings import Ratings, Unit
from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

Codes = NDArray[np.int64]
MOST_SCORES = 1000  # different ones: tables by score and score stay small
MOST_PAIRS = 60_000_000  # 60 million pairs take about 2 GB; 300 raters over 200 shared candidates on six dimensions


@dataclass(frozen=True, slots=True)
class Panel:
    """One row per rating, sorted by unit; `unit` is (measured unit, dimension), numbered from 0.

    measured:  (n,) the candidate or session that is measured
    candidate: (n,) the cluster of the bootstrap; codes in an order that names do not decide
    category:  (n,) an index into `values`, the scores that the whole table knows, ascending
    unit_of, first, second: (pairs,) the unit of each pair and its two rows, of two different raters
    rater_names: by rater code, ascending by code point
    """

    unit: Codes
    measured: Codes
    candidate: Codes
    rater: Codes
    dimension: Codes
    category: Codes
    values: Codes
    first: NDArray[np.int32]
    second: NDArray[np.int32]
    rater_names: tuple[str, ...]
    n_candidates: int

    @property
    def n(self) -> int:
        return len(self.unit)

    @property
    def pair_unit(self) -> Codes:
        return self.unit[self.first]

    def of_dimension(self, code: int) -> Panel:
        """The ratings of one dimension, over the same candidates, raters and values."""
        rows = self.dimension == code
        place = np.cumsum(rows) - 1
        kept = rows[self.first]
        return Panel(
            unit=np.unique(self.unit[rows], return_inverse=True)[1].astype(np.int64),
            measured=self.measured[rows],
            candidate=self.candidate[rows],
            rater=self.rater[rows],
            dimension=self.dimension[rows],
            category=self.category[rows],
            values=self.values,
            first=place[self.first[kept]].astype(np.int32),
            second=place[self.second[kept]].astype(np.int32),
            rater_names=self.rater_names,
            n_candidates=self.n_candidates,
        )


def panel_of(ratings: Ratings, unit: Unit) -> Panel:
    """The whole table as one panel.

    raises: BadInput for a table with more pairs of ratings than memory holds
    """
    candidates, sessions, raters, dimensions = by_content(ratings)
    measured = (candidates if unit == "candidate" else sessions)[ratings.measured(unit).codes]
    dimension = dimensions[ratings.dimension.codes]
    order = np.lexsort((ratings.score, raters[ratings.interviewer.codes], dimension, measured))
    cells = measured[order] * max(ratings.dimension.size, 1) + dimension[order]
    units = np.unique(cells, return_inverse=True)[1].astype(np.int64)
    values, category = np.unique(ratings.score, return_inverse=True)
    if len(values) > MOST_SCORES:
        words = _("{n} different scores are no scale; give whole numbers of at most {most} different ones.")
        raise BadInput(words.format(n=len(values), most=MOST_SCORES))
    rater = ratings.interviewer.codes.astype(np.int64)[order]
    first, second = _pairs(units, rater)
    return Panel(
        unit=units,
        measured=measured[order],
        candidate=candidates[ratings.candidate.codes][order],
        rater=rater,
        dimension=ratings.dimension.codes.astype(np.int64)[order],
        category=category.astype(np.int64)[order],
        values=values.astype(np.int64),
        first=first,
        second=second,
        rater_names=ratings.interviewer.labels,
        n_candidates=ratings.candidate.size,
    )


def _pairs(unit: Codes, rater: Codes) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Rows of one unit, paired; two ratings by one rater, of two sessions, are no pair."""
    sizes = np.bincount(unit).astype(np.int64) if len(unit) else np.zeros(0, np.int64)
    pairs = int((sizes * (sizes - 1) // 2).sum())
    if pairs > MOST_PAIRS:
        raise BadInput(_("{n} pairs of ratings are more than fits in memory; give the table in parts.").format(n=pairs))
    left = (np.cumsum(sizes) - 1)[unit] - np.arange(len(unit)) if len(unit) else np.zeros(0, np.int64)
    firsts, seconds = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for step in range(1, int(sizes.max(initial=0))):
        rows = np.flatnonzero(left >= step)
        rows = rows[rater[rows] != rater[rows + step]].astype(np.int32)
        firsts.append(rows)
        seconds.append(rows + np.int32(step))
    return np.concatenate(firsts), np.concatenate(seconds)
