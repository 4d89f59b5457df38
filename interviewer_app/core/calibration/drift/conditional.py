"""How a round's sum of scores spreads over its dimensions: the only part of it that tells dimensions apart.

Given the sum, the single scores do not depend on the candidate, the rater or the halo: all of these move every
dimension alike, and the sum is sufficient for that (Rasch 1960; Andersen 1977, Psychometrika 42, 69-81). So dimensions
are compared without estimating anybody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.parameters import Parameters
from interviewer_app.core.calibration.severity.steps import costs_of


@dataclass(frozen=True, slots=True)
class Scores:
    """Of N rounds over D dimensions.

    beyond:     (N, D) score less its mean given the round's sum; 0 where not rated
    rated:      (N, D)
    cell:       (N,) index into `covariance`
    covariance: (cells, D, D) of the scores of a round given its sum, in categories
    """

    beyond: NDArray[np.float64]
    rated: NDArray[np.bool_]
    cell: NDArray[np.int64]
    covariance: NDArray[np.float64]


def given_sums(laid: Design, parameters: Parameters, kept: NDArray[np.bool_]) -> Scores:
    """The rounds of a design, as if only the items `kept` (D,) had been rated; one that rates an item twice is mute."""
    weights = np.exp(-costs_of(np.minimum(parameters.steps, 700.0)))
    rows, of_row = kept[laid.item], laid.round_of_rows()
    patterns = laid.patterns * kept
    once = patterns.max(axis=1)[laid.pattern] < 2
    total = np.bincount(of_row, rows * laid.category, laid.rounds).astype(np.int64)
    top = int(total.max()) + 1
    keys, cell = np.unique(laid.pattern * top + total, return_inverse=True)
    mean, covariance = _cells(keys // top, keys % top, patterns, weights)
    rated = np.zeros((laid.rounds, len(laid.items)), np.bool_)
    given = np.zeros(rated.shape)
    rated[of_row, laid.item], given[of_row, laid.item] = rows, laid.category
    rated &= once[:, None]
    beyond = np.where(rated, given - mean[cell], 0.0)
    return Scores(beyond, rated, np.asarray(cell, np.int64), covariance)


def _cells(
    pattern: NDArray[np.int64], total: NDArray[np.int64], patterns: NDArray[np.int64], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(means (cells, D), covariances (cells, D, D))."""
    items = len(weights)
    mean, covariance = np.zeros((len(pattern), items)), np.zeros((len(pattern), items, items))
    for one in np.unique(pattern):
        members = np.flatnonzero(patterns[one] == 1)
        cells = np.flatnonzero(pattern == one)
        if patterns[one].max() > 1 or len(members) < 2:
            continue
        means, seconds = _moments(weights[members])
        at = np.ix_(cells, members)
        mean[at] = means[total[cells]]
        spread = seconds[total[cells]] - means[total[cells], :, None] * means[total[cells], None, :]
        covariance[np.ix_(cells, members, members)] = spread
    return mean, covariance


def _moments(weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """By sum of M items with weights (M, K) of their categories: (means (S, M), second moments (S, M, M)).

    The chance of a sum is a product of polynomials whose coefficients are the weights: Andersen's symmetric functions.
    """
    items, categories = weights.shape
    sums = items * (categories - 1) + 1
    scaled = weights / weights.max(axis=1)[:, None]
    k = np.arange(categories)
    whole = _product(scaled)
    mean, second = np.zeros((sums, items)), np.zeros((sums, items, items))
    for i in range(items):
        others = np.delete(scaled, i, axis=0)
        mean[:, i] = np.convolve(scaled[i] * k, _product(others))
        second[:, i, i] = np.convolve(scaled[i] * k**2, _product(others))
        for j in range(i):
            rest = _product(np.delete(scaled, (i, j), axis=0))
            both = np.convolve(np.convolve(scaled[i] * k, scaled[j] * k), rest)
            second[:, i, j] = second[:, j, i] = both
    known = np.where(whole > 0, whole, 1.0)
    return mean / known[:, None], second / known[:, None, None]


def _product(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    found = np.ones(1)
    for one in weights:
        found = np.convolve(found, one)
    return found
