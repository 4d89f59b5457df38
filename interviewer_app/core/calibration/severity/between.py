"""What not knowing a candidate's t takes from the information: the second half of Louis' identity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.likelihood import ROOM, There
from interviewer_app.core.calibration.severity.parameters import Layout

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Between:
    """information: (m, m) variance of the gradient over t, by offsets, items and log candidate SD.

    pull, by_globals: as in Curvature, without the halo SD
    """

    information: Floats
    pull: Floats
    by_globals: Floats


def between_rounds(there: There, layout: Layout, expected: Floats) -> Between:
    """expected: (1 + P, kinds, T) of Within."""
    raters, shared = layout.raters, len(expected)  # P item parameters and the candidate SD
    among, side, corner = np.zeros(raters * raters), np.zeros((raters, shared)), np.zeros((shared, shared))
    pull, by_globals = np.empty(there.design.rounds), np.empty((len(there.design.units), shared))
    t = there.grid.t
    of_spread = t**2 / there.parameters.candidate_sd**2
    for units, rounds in _alike(there, shared):
        weight = there.posterior(units)[0]
        kind = there.kinds.kind[rounds]
        own = _centred(expected[0][kind], weight[:, None, :])  # (units, rounds, T)
        ours = np.stack([*(one[kind].sum(1) for one in expected[1:]), np.broadcast_to(of_spread, weight.shape)])
        ours = _centred(ours, weight).transpose(1, 0, 2)  # (units, P + 1, T)
        pull[rounds] = np.einsum("urt,ut->ur", own, weight * t)
        by_globals[units] = np.einsum("upt,ut->up", ours, weight * t)
        root = np.sqrt(weight)[:, None, :]
        own *= root
        ours *= root
        who = there.design.rater[rounds]
        np.add.at(among, (who[:, :, None] * raters + who[:, None, :]).ravel(), (own @ own.transpose(0, 2, 1)).ravel())
        np.add.at(side, who, own @ ours.transpose(0, 2, 1))
        corner += np.einsum("upt,uqt->pq", ours, ours, optimize=True)
    information = np.block([[among.reshape(raters, raters), side], [side.T, corner]])
    return Between(information, pull, by_globals)


def _centred(values: Floats, weight: Floats) -> Floats:
    """Values (..., T) minus their mean under the posterior weights."""
    found: Floats = values - np.sum(values * weight, axis=-1, keepdims=True)
    return found


def _alike(there: There, shared: int) -> Iterator[tuple[Ints, Ints]]:
    """(units (u,), their rounds (u, m)) of units with equally many rounds, in parts that fit into memory."""
    first = there.design.first_round
    count = np.diff(first)
    for many in np.unique(count):
        members = np.flatnonzero(count == many)
        each = max(1, ROOM // int(many * max(many, len(there.grid.t)) + shared * many * len(there.grid.t)))
        for start in range(0, len(members), each):
            units = members[start : start + each]
            yield units, first[units][:, None] + np.arange(many)
