"""Complete blocks: the same raters rated every unit once. Shrout & Fleiss' ICC and Kendall's W need them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.panel import Panel

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Block:
    """score: (units, raters); candidate: (units,) whom a unit belongs to; n_candidates: of the whole table"""

    score: Floats
    candidate: NDArray[np.int64]
    n_candidates: int

    @property
    def units(self) -> int:
        return len(self.score)

    @property
    def raters(self) -> int:
        return int(self.score.shape[1])

    @property
    def clustered(self) -> bool:
        """Whether one candidate holds several units, so that units are not independent."""
        return len(np.unique(self.candidate)) < self.units


def block_of(panel: Panel) -> Block | str:
    """The block, or why the ratings are none; the words go on after "because"."""
    raters, rater = np.unique(panel.rater, return_inverse=True)
    units = int(panel.unit.max(initial=-1)) + 1
    if len(raters) < 2:
        return "only one interviewer rated"
    if units < 2:
        return "fewer than two candidates were rated"
    cells = panel.unit * len(raters) + rater
    if panel.n != units * len(raters) or len(np.unique(cells)) != panel.n:
        return "not everything was rated by the same interviewers, once each"
    if len(np.unique(panel.category)) == 1:
        return "every rating is the same"
    score = np.zeros(panel.n)
    score[cells] = panel.values[panel.category]
    candidate = np.zeros(units, np.int64)
    candidate[panel.unit] = panel.candidate
    return Block(score.reshape(units, len(raters)), candidate, panel.n_candidates)
