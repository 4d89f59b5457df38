"""Second derivatives of the log likelihood: how sharply the ratings tell each parameter.

Among raters by Louis (1982), eq. 3.2': the information is what the ratings would tell if t and u were known, minus the
variance of the gradient that not knowing them leaves. Given t the rounds are independent, so two raters meet only
through the candidates both have rated. The few parameters everybody shares come from differences of the exact gradient.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.grid import Grid
from interviewer_app.core.calibration.severity.likelihood import ROOM, Marginal, Slopes, There
from interviewer_app.core.calibration.severity.parameters import Layout
from interviewer_app.core.calibration.severity.steps import moments

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
COARSE, FINE = 1e-5, 1e-4  # how far parameters are moved: to one side on the way, to both at its end


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


def curvature(
    marginal: Marginal, layout: Layout, vector: Floats, there: There, slopes: Slopes, fine: bool = True
) -> Curvature:
    """At `vector`, where `there` stands: eight digits if `fine`, else five at half the price."""
    raters, at = layout.raters, gradient(layout, slopes)
    among, pull = _among_raters(there)
    by_globals = np.empty((len(slopes.mean), layout.size - raters))
    columns = np.empty((layout.size, layout.size - raters))
    for number in range(layout.size - raters):
        above = _nudged(marginal, layout, vector, there.grid, raters + number, FINE if fine else COARSE)
        below = _nudged(marginal, layout, vector, there.grid, raters + number, -FINE) if fine else slopes
        apart = 2 * FINE if fine else COARSE
        columns[:, number] = ((gradient(layout, below) if fine else at) - gradient(layout, above)) / apart
        by_globals[:, number] = (above.mean - below.mean) / apart
    corner = columns[raters:]
    information = np.block([[among, columns[:raters]], [columns[:raters].T, (corner + corner.T) / 2]])
    return Curvature(information, pull, by_globals)


def _nudged(marginal: Marginal, layout: Layout, vector: Floats, grid: Grid, place: int, by: float) -> Slopes:
    moved = vector.copy()
    moved[place] += by
    return marginal.slopes(layout.parameters(moved), grid)


def _among_raters(there: There) -> tuple[Floats, Floats]:
    """((R, R) information among the offsets, (N,) pull of each round); `there` knows its weights."""
    raters = len(there.design.raters)
    expected, own = _given_t(there)
    information, pull = np.zeros(raters * raters), np.empty(there.design.rounds)
    for units, rounds in _alike(there):
        weight, _value = there.posterior(units)
        away = expected[there.kinds.kind[rounds]]  # (units, rounds, T): given t, minus its mean below
        away -= np.einsum("urt,ut->ur", away, weight)[:, :, None]
        pull[rounds] = np.einsum("urt,ut,t->ur", away, weight, there.grid.t, optimize=True)
        away *= np.sqrt(weight)[:, None, :]
        shared = away @ away.transpose(0, 2, 1)
        who = there.design.rater[rounds]
        np.subtract.at(information, (who[:, :, None] * raters + who[:, None, :]).ravel(), shared.ravel())
    found = information.reshape(raters, raters)
    found[np.diag_indices(raters)] += own
    return found, pull


def _given_t(there: There) -> tuple[Floats, Floats]:
    """((kinds, T) expected sum of a round's categories given t and its ratings, (R,) information if t were known)."""
    kinds = there.kinds
    expected, own = np.empty_like(there.logs), np.empty(len(there.design.raters))
    for number, block in enumerate(there.blocks):
        chance, state, _logs = there.forward(number)
        mean, variance = (there.of_groups(block) @ one for one in moments(chance))
        group = kinds.group[block.kinds] - block.groups.start
        expected[block.kinds] = there.halo.mean(state, mean[group])
        weights = there.weights[block.kinds]
        on_groups = there.on_groups(block, there.halo.back(state, weights)[0])
        # The variance within a round, minus what not knowing u leaves: E V - (E M^2 - (E M)^2), Louis for u given t.
        within = np.sum(on_groups * (variance - mean**2), axis=1)
        told = np.sum(weights * expected[block.kinds] ** 2, axis=1)
        rater, first = kinds.group_rater, block.raters.start
        own[block.raters] = np.bincount(rater[block.groups] - first, within)
        own[block.raters] += np.bincount(rater[kinds.group[block.kinds]] - first, told)
    return expected, own


def _alike(there: There) -> Iterator[tuple[Ints, Ints]]:
    """(units (u,), their rounds (u, m)) of units with equally many rounds, in parts that fit into memory."""
    first = there.design.first_round
    count = np.diff(first)
    for many in np.unique(count):
        members = np.flatnonzero(count == many)
        each = max(1, ROOM // int(many * max(many, len(there.grid.t))))
        for start in range(0, len(members), each):
            units = members[start : start + each]
            yield units, first[units][:, None] + np.arange(many)
