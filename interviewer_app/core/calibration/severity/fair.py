"""The fair average: what a candidate's ratings would average to had the average rater rated every dimension."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.fitted import Fit
from interviewer_app.core.calibration.severity.impressions import Floats, category_logs
from interviewer_app.core.calibration.severity.on_grid import OnGrid

_CHUNK = 20_000
_HALO_NODES, _HALO_WEIGHTS = np.polynomial.hermite_e.hermegauss(21)


@dataclass(frozen=True, slots=True)
class FairAverages:
    """(C,) in score units; `low` and `high` are the ends of the 95 % intervals."""

    average: Floats
    low: Floats
    high: Floats


def fair_averages(design: Design, fit: Fit, grid: OnGrid, ends: Floats) -> FairAverages:
    """Posterior means of the expected score under the average rater (severity 0 in its component), over all dimensions.

    The expectation is over a new round of that rater, its halo included: the mean of what such rounds would show, as
    the raw mean is. ends: (C, 2) 95 % interval of the measure in logits; its ends map to those of the fair average, as
    the expected score rises with the measure. After Linacre (1989), chapter 7, with the posterior for a point estimate.
    """
    average = np.empty(len(fit.units))
    for start in range(0, len(average), _CHUNK):
        units = slice(start, min(start + _CHUNK, len(average)))
        weights = grid.posterior(units)
        for group in np.unique(fit.unit_component[units]):
            here = np.flatnonzero(fit.unit_component[units] == group)
            scores = expected_scores(grid.nodes + fit.component_mean[group], fit)
            average[start + here] = weights[here] @ scores
    low, high = (expected_scores(ends[:, side], fit) for side in (0, 1))
    return FairAverages(average, np.minimum(low, average), np.maximum(high, average))


def expected_scores(measures: Floats, fit: Fit) -> Floats:
    """(n,) score expected of a round of the average rater with a candidate at each measure, all dimensions alike."""
    if fit.halo_sd <= 0:
        return _at_impression(measures, fit)
    weights = _HALO_WEIGHTS / _HALO_WEIGHTS.sum()
    found = np.zeros(len(measures))
    for node, weight in zip(_HALO_NODES, weights, strict=True):
        found += weight * _at_impression(measures + fit.halo_sd * node, fit)
    return found


def _at_impression(impressions: Floats, fit: Fit) -> Floats:
    found = np.zeros(len(impressions))
    for start in range(0, len(impressions), _CHUNK):
        part = slice(start, start + _CHUNK)
        chance = np.exp(category_logs(impressions[part], fit)[0])
        found[part] = np.mean([scores_of(fit, item) @ chance[item] for item in range(len(fit.items))], axis=0)
    return found


def scores_of(fit: Fit, item: int) -> Floats:
    """(K,) the score each category of an item stands for; zero where the item has fewer categories than others."""
    scores = np.zeros(max(len(categories) for categories in fit.categories))
    own = fit.categories[item]
    scores[: len(own)] = own
    return scores
