"""Where the integrals are taken: as fine and as wide as the parameters of the moment ask for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.halo import REACH, Absent, Close, Halo, Wide
from interviewer_app.core.calibration.severity.parameters import Parameters
from interviewer_app.core.calibration.severity.steps import largest_variances

Floats = NDArray[np.float64]

# Steps per width of the narrowest factor: the rule's error is about 2 exp(-2 pi^2 / FINE^2) = 5e-11.
FINE = 0.9
BEYOND = 7.0  # candidate SDs on either side: a normal has 3e-12 behind them
SMALL = 0.25  # a halo SD below this share of a likelihood's width is integrated by Gauss-Hermite
LEAST = 1e-4


@dataclass(frozen=True)
class Grid:
    """t: (T,) uniform, around 0. x: uniform for a wide halo. close: Gauss-Hermite nodes for a small one, else 0."""

    t: Floats
    x: Floats
    close: int
    steep: float

    def halo(self, sd: float) -> Halo:
        """The halo of this sd on this grid; 0 is none."""
        if self.close:
            return Close(self.t, max(sd, LEAST), self.close)
        return Wide(self.t, self.x, sd, self.steep) if len(self.x) else Absent(self.t)


def grid_for(design: Design, parameters: Parameters, halo: bool, reach: float = BEYOND) -> Grid:
    """A grid on which the integrals at these parameters, and near them, are exact to about ten digits.

    halo: whether the model has one, even if its sd is 0 at the moment
    """
    sd, spread = parameters.halo_sd, parameters.candidate_sd
    most = design.patterns @ largest_variances(parameters.steps)
    informed = most[design.pattern]
    sharpest = float(informed.max())
    per_round = 1 / (sd**2 + 1 / np.maximum(informed, 1e-12))
    of_unit = np.add.reduceat(per_round, design.first_round[:-1])
    t = _uniform(reach * spread, FINE / np.sqrt(1 / spread**2 + of_unit.max()))
    steep = float(design.size.max() * parameters.steps.shape[1])
    if not halo:
        return Grid(t, np.empty(0), 0, steep)
    if sd < SMALL / np.sqrt(sharpest):
        return Grid(t, np.empty(0), _nodes(sd * np.sqrt(sharpest)), steep)
    x = _uniform(reach * spread + (REACH + 0.5) * sd, FINE / np.sqrt(1 / sd**2 + sharpest))
    return Grid(t, x, 0, steep)


def _uniform(half: float, step: float) -> Floats:
    count = 2 * int(np.ceil(half / step)) + 1
    return np.linspace(-half, half, count)


def _nodes(ratio: float) -> int:
    """How many Gauss-Hermite nodes a halo SD of this share of the width needs: the error is (ratio^2 / 2)^nodes."""
    return 3 if ratio < 0.03 else 5 if ratio < 0.1 else 9
