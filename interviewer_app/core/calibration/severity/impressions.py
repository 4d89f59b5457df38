"""The rounds of one rater, seen where they were made: at the rater's impression x = theta + u of that round.

Given x the ratings of a round are independent, so that residuals, information and spreads are taken there, never at the
candidate's measure theta alone: there one halo would be counted once per dimension (local dependence, Wang & Wilson
2005).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.fitted import Fit
from interviewer_app.core.calibration.severity.on_grid import OnGrid

Floats = NDArray[np.float64]

_CHUNK_ROUNDS = 20_000


@dataclass(frozen=True, slots=True)
class RaterRounds:
    """n rounds of one rater over D items with K categories each, on X nodes.

    rater:    index into the fit's raters
    rounds:   (n,) index into the design's rounds
    counts:   (n, D) ratings of each item in each round
    chosen:   (n, D, K) ratings of each category
    chance:   (D, K, X) of each category, given the impression
    expected: (D, X) category; variance: (D, X)
    foretold: (n, X) weights of the impression, told from the candidate's other rounds alone
    seen:     (n, X) weights of the impression, given the round's own ratings too
    """

    rater: int
    rounds: NDArray[np.intp]
    counts: Floats
    chosen: Floats
    chance: Floats
    expected: Floats
    variance: Floats
    foretold: Floats
    seen: Floats

    @property
    def information(self) -> Floats:
        """(n,) information of each round on its impression, per logit squared: the sum of the variances."""
        found: Floats = np.einsum("nx,nx->n", self.seen, self.counts @ self.variance)
        return found


def rounds_by_rater(design: Design, fit: Fit, grid: OnGrid) -> Iterator[RaterRounds]:
    """Every rater of the fit in turn; `design` is that of the ratings the fit was made from."""
    foretold = _without_own_round(design, grid)
    impressions = _impressions(grid)
    kernel = _halo_kernel(grid.nodes, impressions, fit.halo_sd)
    by_rater = np.argsort(design.rater, kind="stable")
    ends = np.searchsorted(design.rater[by_rater], np.arange(len(fit.raters) + 1))
    for rater in range(len(fit.raters)):
        rounds = by_rater[ends[rater] : ends[rater + 1]]
        yield _of_one(rater, rounds, design, fit, impressions, foretold[rounds].astype(np.float64) @ kernel)


def _without_own_round(design: Design, grid: OnGrid) -> NDArray[np.float32]:
    """(N, G) weights of the candidate on the grid, given all rounds but this one; float32, as there may be 100,000."""
    told = np.empty((design.rounds, len(grid.nodes)), np.float32)
    first = design.first_round
    start = 0
    while start < len(first) - 1:
        # Whole candidates, as many as make a chunk of rounds.
        stop = max(start + 1, int(np.searchsorted(first, first[start] + _CHUNK_ROUNDS, side="right")) - 1)
        rounds = slice(int(first[start]), int(first[stop]))
        own = grid.round_log_likelihood(rounds)
        of_all = np.add.reduceat(own, first[start:stop] - first[start], axis=0)
        others = of_all[design.unit[rounds] - start] - own + grid.log_prior
        told[rounds] = _weights(others)
        start = stop
    return told


def _impressions(grid: OnGrid) -> Floats:
    """(X,) nodes for x: as fine as a round's likelihood asks for, which the candidates' grid need not be."""
    return grid.grid.x if len(grid.grid.x) else grid.nodes


def _halo_kernel(nodes: Floats, impressions: Floats, halo_sd: float) -> Floats:
    """(G, X) from the candidate's place to the impression's; with a halo far below the step, nearly the identity."""
    if halo_sd <= 0:
        return np.eye(len(nodes))
    away = (nodes[:, None] - impressions[None, :]) / halo_sd
    return _weights(-0.5 * away * away)


def _of_one(
    rater: int, rounds: NDArray[np.intp], design: Design, fit: Fit, nodes: Floats, foretold: Floats
) -> RaterRounds:
    rows, place = _rows_of(rounds, design)
    items, most = len(fit.items), max(len(categories) for categories in fit.categories)
    chosen = np.zeros((len(rounds), items, most))
    np.add.at(chosen, (place, design.item[rows], design.category[rows]), 1.0)
    counts = chosen.sum(axis=2)
    theta = nodes + fit.component_mean[fit.rater_component[rater]]
    logs, log_normal = category_logs(theta - fit.severity[rater], fit)
    totals = chosen.sum(axis=1) @ np.arange(most)
    seen = _weights(np.log(np.maximum(foretold, 1e-300)) + totals[:, None] * nodes - counts @ log_normal)
    chance = np.exp(logs)
    step = np.arange(most, dtype=np.float64)
    expected = np.einsum("dkx,k->dx", chance, step)
    variance = np.einsum("dkx,k->dx", chance, step * step) - expected**2
    return RaterRounds(
        rater, rounds, counts, chosen, chance, expected, np.maximum(variance, 1e-12), foretold, seen
    )


def category_logs(places: Floats, fit: Fit) -> tuple[Floats, Floats]:
    """(D, K, X) log chance of each category at `places` (X,) less each item's difficulty; (D, X) its log normaliser.

    Items with fewer categories than K have log chance -inf in the rest. Source: Andrich (1978), equation 4.
    """
    most = max(len(categories) for categories in fit.categories)
    logs = np.full((len(fit.items), most, len(places)), -np.inf)
    for item, difficulty in enumerate(fit.difficulty):
        thresholds = fit.thresholds[item if len(fit.thresholds) > 1 else 0]
        steps = np.concatenate([[0.0], np.cumsum(thresholds)])
        logs[item, : len(steps)] = np.arange(len(steps))[:, None] * (places - difficulty) - steps[:, None]
    top = logs.max(axis=1)
    normal = top + np.log(np.exp(logs - top[:, None, :]).sum(axis=1))
    return logs - normal[:, None, :], normal


def _rows_of(rounds: NDArray[np.intp], design: Design) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows of these rounds, and for each row the place of its round among them."""
    sizes = design.first_row[rounds + 1] - design.first_row[rounds]
    place = np.repeat(np.arange(len(rounds)), sizes)
    within = np.arange(len(place)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return design.first_row[rounds][place] + within, place


def _weights(logs: Floats) -> Floats:
    """Rows of logs to weights that sum to one."""
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    found: Floats = weights / weights.sum(axis=1, keepdims=True)
    return found
