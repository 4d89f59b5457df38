"""The halo effect u ~ N(0, sd^2) of a round, integrated out on a grid: x = t + u.

Three ways with the same methods. `Wide` lays one uniform grid over x and multiplies by the normal density: the
trapezoid rule on a smooth integrand that vanishes at both ends, whose error falls as exp(-2 pi^2 width^2 / step^2)
(Trefethen & Weideman 2014, section 5). `Close` is for an sd that is small beside the likelihood's width, where such a
grid would be needlessly fine: Gauss-Hermite nodes around every t. `Absent` has no halo.

Likelihoods come as logs (kinds, x); each window of x is scaled by its own largest one, so that no round that
contradicts the others can underflow.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
REACH = 8.0
FAR = 500.0  # how far the logs within one window may lie apart


class Halo(Protocol):
    """x: (X,) where the likelihoods are wanted; push: (X,) dx/dsd where the nodes move with sd, else None."""

    x: Floats
    push: Floats | None

    def integrate(self, likelihood: Floats) -> tuple[Floats, Any]:
        """(log of the integrals (kinds, t), what the other methods need of it)."""

    def back(self, state: Any, weight: Floats) -> tuple[Floats, float]:
        """(how much of the weights (kinds, t) falls on each x (kinds, X), d/dsd of the weighted log integrals).

        The derivative is without what the moving nodes add.
        """

    def mean(self, state: Any, values: Floats) -> Floats:
        """(kinds, t) posterior mean of values (kinds, X) given t and the round's ratings."""

    def before(self, values: Floats) -> Floats:
        """(kinds, t) mean of values (kinds, X) given t alone, before any rating."""


class Absent:
    """No halo: x is t."""

    def __init__(self, t: Floats) -> None:
        self.x: Floats = t
        self.push: Floats | None = None

    def integrate(self, likelihood: Floats) -> tuple[Floats, Any]:
        return likelihood, None

    def back(self, _state: Any, weight: Floats) -> tuple[Floats, float]:
        return weight, 0.0

    def mean(self, _state: Any, values: Floats) -> Floats:
        return values

    def before(self, values: Floats) -> Floats:
        return values


class Close:
    """Gauss-Hermite nodes around every t, that move with the sd."""

    def __init__(self, t: Floats, sd: float, nodes: int) -> None:
        z, weight = np.polynomial.hermite_e.hermegauss(nodes)
        self._shape = (len(t), nodes)
        self._weight = weight / weight.sum()
        self.x: Floats = (t[:, None] + sd * z).ravel()
        self.push: Floats | None = np.broadcast_to(z, self._shape).ravel()

    def integrate(self, likelihood: Floats) -> tuple[Floats, Any]:
        scaled = likelihood.reshape(len(likelihood), *self._shape)
        top = scaled.max(2)
        scaled = np.exp(scaled - top[:, :, None]) * self._weight
        total = scaled.sum(2)
        return np.log(total) + top, (scaled, total)

    def back(self, state: Any, weight: Floats) -> tuple[Floats, float]:
        scaled, total = state
        return (scaled * (weight / total)[:, :, None]).reshape(len(weight), -1), 0.0

    def mean(self, state: Any, values: Floats) -> Floats:
        scaled, total = state
        found: Floats = (scaled * values.reshape(scaled.shape)).sum(2) / total
        return found

    def before(self, values: Floats) -> Floats:
        found: Floats = values.reshape(len(values), *self._shape) @ self._weight
        return found


class Wide:
    """A uniform grid of x that is fixed, and the normal density between it and t.

    steep: the largest slope a log likelihood can have; decides whether one window can hold them
    """

    def __init__(self, t: Floats, x: Floats, sd: float, steep: float) -> None:
        self.x: Floats = x
        self.push: Floats | None = None
        self._t = len(t)
        self._windows = []
        for part in _parts(t, sd, steep * (x[-1] - x[0]) > FAR):
            near = slice(
                int(np.searchsorted(x, t[part][0] - REACH * sd)), int(np.searchsorted(x, t[part][-1] + REACH * sd)) + 1
            )
            self._windows.append((part, near, *_densities(t[part], x[near], sd)))

    def integrate(self, likelihood: Floats) -> tuple[Floats, Any]:
        logs, state = np.empty((len(likelihood), self._t)), []
        for part, near, density, _slope in self._windows:
            inside = likelihood[:, near]
            top = inside.max(1)
            scaled = np.exp(inside - top[:, None])
            total = scaled @ density.T
            logs[:, part] = np.log(total) + top[:, None]
            state.append((scaled, total))
        return logs, state

    def back(self, state: Any, weight: Floats) -> tuple[Floats, float]:
        found, slope = np.zeros((len(weight), len(self.x))), 0.0
        for (part, near, density, steepness), (scaled, total) in zip(self._windows, state, strict=True):
            share = weight[:, part] / total
            found[:, near] += (share @ density) * scaled
            # The sum over kinds first: one product instead of another of the size of the last line.
            slope += float(np.sum((share.T @ scaled) * steepness))
        return found, slope

    def mean(self, state: Any, values: Floats) -> Floats:
        found = np.empty((len(values), self._t))
        for (part, near, density, _slope), (scaled, total) in zip(self._windows, state, strict=True):
            found[:, part] = ((scaled * values[:, near]) @ density.T) / total
        return found

    def before(self, values: Floats) -> Floats:
        found = np.empty((len(values), self._t))
        for part, near, density, _slope in self._windows:
            found[:, part] = values[:, near] @ density.T
        return found


def _parts(t: Floats, sd: float, many: bool) -> list[slice]:
    """All of t, or pieces of it no wider than a few sd."""
    if not many:
        return [slice(0, len(t))]
    each = max(1, int(6 * sd / (t[1] - t[0])))
    return [slice(first, min(first + each, len(t))) for first in range(0, len(t), each)]


def _densities(t: Floats, x: Floats, sd: float) -> tuple[Floats, Floats]:
    """((t, x) normal densities whose rows sum to one, their derivative by sd)."""
    square = (x[None, :] - t[:, None]) ** 2
    density = np.exp(-square / (2 * sd**2))
    density /= density.sum(1)[:, None]
    expected = (density * square).sum(1)
    return density, density * (square - expected[:, None]) / sd**3
