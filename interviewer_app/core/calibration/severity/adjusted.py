"""What estimating the severities costs the two other SDs, given back.

Severities at their most likely values follow their raters' halos, so that a likelihood taken there finds too small a
halo, and none at all where raters have a round or two each. The severities are therefore integrated out by Laplace's
approximation, as variances are in restricted likelihood (Cox & Reid 1987, section 4): minus half the log determinant
of their information joins the goal. Its slope by the SDs comes from a second look at the information further on.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.between import between_rounds
from interviewer_app.core.calibration.severity.grid import Grid
from interviewer_app.core.calibration.severity.likelihood import Marginal, There
from interviewer_app.core.calibration.severity.parameters import Layout
from interviewer_app.core.calibration.severity.within import within_rounds

Floats = NDArray[np.float64]
NUDGE = 1e-4


def adjustment(marginal: Marginal, layout: Layout, vector: Floats, grid: Grid, among: Floats, prior: Floats) -> Floats:
    """(n,) slope that the integral over severities adds, by candidate SD and halo SD; 0 elsewhere.

    among: (R, R) information among the offsets at `vector`; prior: what the severities' prior adds to it
    """
    found, spread = np.zeros(layout.size), np.linalg.inv(among + prior)
    for place in range(layout.spread, layout.size):
        moved = vector.copy()
        moved[place] += NUDGE
        change = (_among(marginal, layout, moved, grid) - among) / NUDGE
        found[place] = -0.5 * float(np.sum(spread * change))
    return found


def _among(marginal: Marginal, layout: Layout, vector: Floats, grid: Grid) -> Floats:
    there = There(marginal, layout.parameters(vector), grid)
    there.slopes()
    bare = replace(layout, basis=layout.basis[:, :0])
    inside = within_rounds(there, bare)
    outside = between_rounds(there, bare, inside.expected)
    found: Floats = (inside.information - outside.information)[: layout.raters, : layout.raters]
    return found


def integrated(value: float, among: Floats, prior: Floats, variance: float, components: int) -> float:
    """The log likelihood with severities integrated out, from the penalised one; for comparing two maxima."""
    free = len(among) - components - 1
    return value - 0.5 * float(np.linalg.slogdet(among + prior)[1]) - 0.5 * free * float(np.log(variance))
