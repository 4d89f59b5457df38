"""How far apart people stand beside the errors of their measures."""

from __future__ import annotations

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.texts import _

Floats = NDArray[np.float64]


def reliability(measures: Floats, errors: Floats, groups: NDArray[np.int64], shrunken: bool) -> Statistic:
    """The share of the measures' variance that is not error, 0 to 1; groups that cannot be compared are centred apart.

    shrunken: measures that were drawn to the middle vary less than what they measure, by their error variance: V / (V +
        mean se^2), the EAP reliability (Adams 2005, equation 8); others vary more: (V - mean se^2) / V (Wright &
        Masters 1982, equation 5.5.2), not below 0
    """
    freedom = len(measures) - len(np.unique(groups))
    if freedom < 1:
        return Undefined(_("there are not two to compare"))
    between = sum(float(((own - own.mean()) ** 2).sum()) for own in (measures[groups == g] for g in np.unique(groups)))
    variance, error = between / freedom, float((errors**2).mean())
    if variance + error <= 0:
        return Undefined(_("all measures are the same"))
    if shrunken:
        return Value(variance / (variance + error))
    return Value(max(0.0, 1 - error / variance)) if variance > 0 else Value(0.0)


def separation(reliable: Statistic) -> Statistic:
    """True spread in errors of measurement: G = sqrt(R / (1 - R)) (Wright & Masters 1982, equation 5.5.4)."""
    if isinstance(reliable, Undefined):
        return reliable
    if reliable.value >= 1:
        return Undefined(_("the measures have no error"))
    return Value(sqrt(reliable.value / (1 - reliable.value)))
