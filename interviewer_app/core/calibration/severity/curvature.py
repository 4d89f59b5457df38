"""Second derivatives of the log likelihood: how sharply the ratings tell each parameter.

By Louis (1982), eq. 3.2': the information is what the ratings would tell if t and u were known, minus the variance of
the gradient that not knowing them leaves. Given t the rounds are independent, so two raters meet only through the
candidates both have rated. The halo SD, on which the places of u depend, comes from differences of the exact gradient.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.between import between_rounds
from interviewer_app.core.calibration.severity.likelihood import Marginal, Slopes, There
from interviewer_app.core.calibration.severity.parameters import Layout
from interviewer_app.core.calibration.severity.within import within_rounds

Floats = NDArray[np.float64]
NUDGE = 1e-4


@dataclass(frozen=True)
class Curvature:
    """information: (n, n) minus the second derivatives by the layout's vector.

    pull:        (N,) derivative of the posterior mean of t of a round's unit by its rater's severity in this round
    by_globals:  (C, n - R) derivative of each unit's posterior mean of t by the shared parameters
    """

    information: Floats
    pull: Floats
    by_globals: Floats


def gradient(layout: Layout, slopes: Slopes) -> Floats:
    """(n,) of the log likelihood by the layout's vector."""
    spread = [slopes.log_candidate_sd] + [slopes.halo_sd] * layout.halo
    return np.concatenate([slopes.offset, layout.basis.T @ slopes.steps.ravel(), spread])


def curvature(marginal: Marginal, layout: Layout, vector: Floats, there: There, slopes: Slopes) -> Curvature:
    """At `vector`, where `there` stands and `slopes` were found."""
    inside = within_rounds(there, layout)
    outside = between_rounds(there, layout, inside.expected)
    free = layout.spread + 1
    information = np.zeros((layout.size, layout.size))
    information[:free, :free] = inside.information - outside.information
    information[free - 1, free - 1] += 2 * float(slopes.square.sum()) / there.parameters.candidate_sd**2
    by_globals = outside.by_globals
    if layout.halo:
        column, by_halo = _by_halo(marginal, layout, vector, there)
        information[:, -1] = information[-1, :] = column
        by_globals = np.column_stack([by_globals, by_halo])
    return Curvature(information, outside.pull, by_globals)


def _by_halo(marginal: Marginal, layout: Layout, vector: Floats, there: There) -> tuple[Floats, Floats]:
    """(column (n,) of the information, (C,) derivative of the posterior means), from both sides of the halo SD."""
    apart = np.zeros(layout.size)
    apart[-1] = NUDGE
    above, below = (marginal.slopes(layout.parameters(vector + by), there.grid) for by in (apart, -apart))
    column = (gradient(layout, below) - gradient(layout, above)) / (2 * NUDGE)
    return column, (above.mean - below.mean) / (2 * NUDGE)
