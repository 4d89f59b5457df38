"""How far raters lie apart: empirical Bayes for the variance of severities.

Around the current point the likelihood is a parabola in the severities, so the marginal likelihood of their variance v
is that of a normal linear model and depends on v through eigenvalues alone (restricted likelihood: the components'
means and the shared parameters are profiled out, Patterson & Thompson 1971). A factor sqrt(v) keeps the mode off zero
with few raters: the boundary-avoiding prior of Chung, Rabe-Hesketh, Dorie, Gelman & Liu (2013), gamma of shape 2 on
the SD.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LEAST, MOST = 1e-6, 25.0  # of the variance, logits squared


@dataclass(frozen=True)
class Profile:
    """The severities' own information, everything else profiled out: (R, R), its eigenvalues and eigenvectors."""

    information: Floats
    values: Floats
    vectors: Floats
    coupling: Floats  # (n - R, R) how the shared parameters follow the offsets

    def variance(self, gradient: Floats, severity: Floats) -> float:
        """The v that the parabola with this gradient (n,) at these centred severities (R,) makes most likely."""
        raters = len(severity)
        own = gradient[:raters] - self.coupling.T @ gradient[raters:]
        pulled = self.vectors.T @ (self.information @ severity + own)
        degrees = len(self.values)
        if degrees < 2:
            return MOST
        low, high = np.log(LEAST), np.log(MOST)
        if _slope(high, self.values, pulled) > 0:
            return MOST
        for _ in range(80):
            middle = (low + high) / 2
            if _slope(middle, self.values, pulled) > 0:
                low = middle
            else:
                high = middle
        return float(np.exp((low + high) / 2))


def _slope(log_v: float, values: Floats, pulled: Floats) -> float:
    """d/d(log v) of the log marginal likelihood of v, with the prior's share."""
    v = np.exp(log_v)
    shrunk = 1 / (1 + v * values)
    return float(0.5 * np.sum(v * (pulled * shrunk) ** 2 - v * values * shrunk) + 0.5)


def profile(information: Floats, raters: int, component: Ints, components: int) -> Profile:
    """Of the information (n, n) by offsets and shared parameters; severities are centred within components."""
    among, shared, corner = information[:raters, :raters], information[raters:, :raters], information[raters:, raters:]
    coupling = np.linalg.lstsq(corner, shared, rcond=None)[0]
    own = among - shared.T @ coupling
    level = np.zeros((raters, components))
    level[np.arange(raters), component] = 1.0
    along = own @ level
    own = own - along @ np.linalg.lstsq(level.T @ along, along.T, rcond=None)[0]
    own = (own + own.T) / 2
    values, vectors = np.linalg.eigh(own)
    # The components' means are directions without information; they are the smallest eigenvalues but for rounding.
    real = slice(components, None)
    kept: Floats = np.maximum(values[real], 0.0).astype(np.float64)
    return Profile(own, kept, vectors[:, real], np.asarray(coupling, np.float64))


def penalty(component: Ints, components: int) -> Floats:
    """(R, R) the projection that centres within components: the penalty's second derivatives times v."""
    count = np.bincount(component, minlength=components)
    together = component[:, None] == component[None, :]
    found: Floats = np.eye(len(component)) - together / count[component][:, None]
    return found
