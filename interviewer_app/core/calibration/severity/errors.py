"""Standard errors: from the inverse of the observed information, after centring, and carried on to the candidates.

A rater's is that of its severity relative to the raters of its component, all other parameters unknown too. A
candidate's is its posterior SD, widened by what is not known about the raters it met and the shared parameters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from interviewer_app.core.calibration.severity.curvature import Curvature
from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.parameters import Layout
from interviewer_app.core.calibration.severity.spread import penalty

Floats = NDArray[np.float64]
UNITS = 1000


@dataclass(frozen=True)
class Errors:
    """severity: (R, R) covariance, centred. difficulty: (D, D). thresholds: (D, K-1) standard errors.

    covariance: (n, n) of the layout's vector; candidate_sd, halo_sd: standard errors of the two
    """

    covariance: Floats
    severity: Floats
    difficulty: Floats
    thresholds: Floats
    candidate_sd: float
    halo_sd: float


def errors_of(design: Design, layout: Layout, information: Floats, variance: float | None, sd: float) -> Errors:
    """From the information (n, n) of the likelihood; `variance` is that of the severities' prior, None without."""
    raters, centre = layout.raters, penalty(design.rater_component, design.components)
    whole = information.copy()
    if variance is not None:
        whole[:raters, :raters] += centre / variance
    covariance = np.linalg.pinv(whole, hermitian=True) if _singular(whole) else np.linalg.inv(whole)
    covariance = (covariance + covariance.T) / 2
    severity = centre @ covariance[:raters, :raters] @ centre
    steps = layout.basis @ covariance[raters : layout.spread, raters : layout.spread] @ layout.basis.T
    to_difficulty = _to_difficulty(layout)
    to_thresholds = np.eye(len(steps)) - np.repeat(to_difficulty, layout.width, axis=0)
    own = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", to_thresholds, steps, to_thresholds, optimize=True), 0.0))
    spread = np.sqrt(np.maximum(np.diag(covariance)[layout.spread :], 0.0))
    return Errors(
        covariance,
        severity,
        to_difficulty @ steps @ to_difficulty.T,
        np.where(layout.absent, 0.0, own).reshape(-1, layout.width),
        sd * float(spread[0]),
        float(spread[1]) if layout.halo else 0.0,
    )


def _singular(information: Floats) -> bool:
    scale = np.sqrt(np.maximum(np.diag(information), 1e-12))
    try:
        np.linalg.cholesky(information / np.outer(scale, scale) - 1e-11 * np.eye(len(scale)))
    except np.linalg.LinAlgError:
        return True
    return False


def _to_difficulty(layout: Layout) -> Floats:
    """(D, D * (K-1)) the mean of an item's steps."""
    known = (~layout.absent).reshape(-1, layout.width)
    share = known / np.maximum(known.sum(1), 1)[:, None]
    found = np.zeros((len(known), known.size))
    for item, own in enumerate(share):
        found[item, item * layout.width : (item + 1) * layout.width] = own
    return found


def carried_on(design: Design, curvature: Curvature, covariance: Floats) -> Floats:
    """(C,) variance of each candidate's measure that comes from the parameters' own uncertainty (delta method)."""
    raters, units = len(design.raters), len(design.units)
    pull = csr_array((curvature.pull, (design.unit, design.rater)), shape=(units, raters))
    count = design.raters_in().astype(np.float64)
    level = (design.rater_component[None, :] == np.arange(design.components)[:, None]) / count[:, None]
    found = np.empty(units)
    for first in range(0, units, UNITS):
        part = slice(first, min(first + UNITS, units))
        # The measure is the component's mean, minus the mean offset of its raters, plus the posterior mean of t.
        by_raters = pull[part].toarray() - level[design.unit_component[part]]
        slope = np.concatenate([by_raters, curvature.by_globals[part]], axis=1)
        found[part] = np.einsum("ci,ci->c", slope @ covariance, slope)
    return np.maximum(found, 0.0)
