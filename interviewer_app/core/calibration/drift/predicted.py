"""Each round predicted from what others made of the same candidate, under parameters frozen in the baseline.

A rater's own rounds stay out of the candidate's posterior, all of them: else a rater who moved would move the
expectation along.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from interviewer_app.core.calibration.drift.raters import SHIFTS
from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.fitted import Fit
from interviewer_app.core.calibration.severity.grid import BEYOND
from interviewer_app.core.calibration.severity.on_grid import OnGrid, design_like, on_grid, parameters_for

_WIDER = (max(SHIFTS) + 0.5) / BEYOND  # logits of candidate SD that make the grid reach as far as the largest shift
_TOGETHER = 20_000  # rounds taken at a time, to bound memory


@dataclass(frozen=True, slots=True)
class Predicted:
    """N rounds, in the order of their units.

    row:      (N,) a rating of each round, into the ratings given
    surprise: (N,) sum of scores less its predictive mean, over the predictive SD; NaN where nobody else rated the unit
    response: (N, SHIFTS) what a rater milder by each of SHIFTS adds to it
    """

    row: NDArray[np.int64]
    surprise: NDArray[np.float64]
    response: NDArray[np.float64]


def predicted(ratings: Ratings, frozen: Fit) -> Predicted:
    """ratings: of raters of one component, with dimensions that `frozen` knows."""
    laid = design_like(frozen, ratings)
    parameters = parameters_for(frozen, laid)
    grid = on_grid(laid, parameters)
    surprise, response = np.empty(laid.rounds), np.empty((laid.rounds, len(SHIFTS)))
    wider = replace(parameters, candidate_sd=parameters.candidate_sd + _WIDER)
    expected = _Expected(grid, on_grid(laid, wider))
    for units in _parts(laid):
        rounds = slice(int(laid.first_round[units.start]), int(laid.first_round[units.stop]))
        surprise[rounds], response[rounds] = _left_out(laid, grid, expected, rounds)
    return Predicted(laid.row[laid.first_row[:-1]], surprise, response)


class _Expected:
    """By group of like rounds and t: mean and variance of the sum before it is known, and the mean of milder raters."""

    def __init__(self, grid: OnGrid, wide: OnGrid) -> None:
        self.mean, self.variance, self.group = grid.expected()
        means = wide.expected()[0]
        # A rater milder by d sees every candidate d further up.
        self.milder = [np.stack([np.interp(grid.nodes + shift, wide.nodes, one) for one in means]) for shift in SHIFTS]


def _parts(laid: Design) -> list[slice]:
    """Runs of units with about _TOGETHER rounds each."""
    edges = np.searchsorted(laid.first_round, np.arange(0, laid.rounds + _TOGETHER, _TOGETHER))
    edges = np.unique(np.minimum(edges, len(laid.units)))
    return [slice(int(low), int(high)) for low, high in zip(edges[:-1], edges[1:], strict=True)]


def _left_out(
    laid: Design, grid: OnGrid, expected: _Expected, rounds: slice
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(surprise, response) of these rounds, which are all of their units'."""
    unit, rater = laid.unit[rounds] - laid.unit[rounds.start], laid.rater[rounds]
    likelihood = grid.round_log_likelihood(rounds)
    own = np.unique(unit * len(laid.raters) + rater, return_inverse=True)[1]
    weight = _summed(likelihood, unit) - _summed(likelihood, own) + grid.log_prior
    weight = np.exp(weight - weight.max(axis=1)[:, None])
    weight /= weight.sum(axis=1)[:, None]
    at = expected.group[rounds]
    mean = expected.mean[at]
    centre = np.sum(weight * mean, axis=1)
    spread = np.sqrt(np.sum(weight * (expected.variance[at] + mean**2), axis=1) - centre**2)
    alone = np.bincount(unit)[unit] == np.bincount(own)[own]
    surprise = np.where(alone, np.nan, (laid.total[rounds] - centre) / spread)
    milder = np.stack([np.sum(weight * one[at], axis=1) for one in expected.milder], axis=1)
    return surprise, (milder - centre[:, None]) / spread[:, None]


def _summed(values: NDArray[np.float64], group: NDArray[np.int64]) -> NDArray[np.float64]:
    """(n, T) for each row the sum over its group."""
    n = len(group)
    members = csr_array((np.ones(n), (group, np.arange(n))), shape=(int(group.max()) + 1, n))
    return np.asarray((members @ values)[group])
