"""How well severities are known, and how much better after one more round met by two raters.

A round of rater r with a candidate is worth one measurement y = mu + theta - rho_r + e of the candidate, with variance
1 / I_r + s_u^2: I_r the information of a round on its impression (the fit's), s_u the halo, which no number of
dimensions averages away. theta ~ N(0, s_t^2), rho ~ N(0, s_r^2), mu flat per group of raters. So the information on
(rho, mu) is the generalised least squares one of a linear mixed model (Searle, Casella & McCulloch 1992, chapter 6;
the expected information of the many-facet model to first order), and a round more is a change of rank two to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from interviewer_app.core.calibration.severity.run import Fitted

Floats = NDArray[np.float64]
Places = NDArray[np.intp]

_UNKNOWN_SD = 1.0  # logits, for raters of whom no two share a candidate
_SMALLEST_SD = 1e-3  # a spread at its bound is taken as tiny, so that its inverse stays finite


@dataclass(frozen=True)
class Precision:
    """What is known: `information` over (R severities, G group means); `weight` (R,) of one round of each rater.

    group:  (R,) raters of one group compare; scale: (R,) the fit's standard errors per computed one
    per_sd: 1 / s_t^2
    """

    information: Floats
    weight: Floats
    group: NDArray[np.int64]
    scale: Floats
    per_sd: float

    @cached_property
    def covariance(self) -> Floats:
        """(R + G, R + G)"""
        return np.asarray(np.linalg.inv(self.information), np.float64)

    @cached_property
    def errors(self) -> Floats:
        """(R,) standard errors of the severities, each centred within its group; 0 for a rater alone."""
        mates = self.group[:, None] == self.group[None, :]
        centre = np.eye(self.raters) - mates / mates.sum(axis=1)[:, None]
        squares = np.einsum("ij,jk,ik->i", centre, self.covariance[: self.raters, : self.raters], centre, optimize=True)
        found: Floats = np.sqrt(np.maximum(squares, 0)) * self.scale
        return found

    @property
    def raters(self) -> int:
        return len(self.weight)

    def with_round(self, one: int, other: int) -> Precision:
        """After both have rated one more candidate; groups that this joins become one, with one mean."""
        joined = self.joined(one, other)
        at = np.array([one, other, joined.raters + joined.group[one]])
        information = joined.information.copy()
        information[np.ix_(at, at)] += joined._round(one, np.array([other]))[0]
        return Precision(information, joined.weight, joined.group, joined.scale, joined.per_sd)

    def joined(self, one: int, other: int) -> Precision:
        """Their groups as one: the means of both become one mean. The same where they are in one group."""
        keep, gone = sorted((int(self.group[one]), int(self.group[other])))
        if keep == gone:
            return self
        groups = int(self.group.max()) + 1
        place = np.arange(self.raters + groups)
        place[self.raters + gone] = self.raters + keep
        place[self.raters + gone + 1 :] -= 1
        add = np.zeros((self.raters + groups - 1, self.raters + groups))
        add[place, np.arange(len(place))] = 1
        group = np.where(self.group == gone, keep, self.group)
        group = np.where(group > gone, group - 1, group)
        return Precision(add @ self.information @ add.T, self.weight, group, self.scale, self.per_sd)

    def errors_after(self, rater: int, partners: Places) -> Floats:
        """(P,) standard error of `rater` after one round with each of these, all of its group."""
        own = self._centred(rater)
        reached = self.covariance @ own
        mean = np.full(len(partners), self.raters + self.group[rater])
        at = np.stack([np.full(len(partners), rater), partners, mean], axis=1)
        reach = reached[at]
        block = self.covariance[at[:, :, None], at[:, None, :]]
        more = self._round(rater, partners)
        # C - C E M (1 + E'C E M)^-1 E'C for the rank-two M of each round (Woodbury).
        solved = np.linalg.solve(np.eye(3) + block @ more, reach[:, :, None])[:, :, 0]
        gained = np.einsum("pi,pij,pj->p", reach, more, solved)
        after: Floats = np.sqrt(np.maximum(own @ reached - gained, 0)) * self.scale[rater]
        return after

    def _centred(self, rater: int) -> Floats:
        own = np.zeros(len(self.information))
        mates = np.flatnonzero(self.group == self.group[rater])
        own[mates] = -1 / len(mates)
        own[rater] += 1
        return own

    def _round(self, one: int, others: Places) -> Floats:
        """(P, 3, 3) information of a candidate met by `one` and each of `others`, over (rho, rho, mu)."""
        weights = np.stack([np.full(len(others), self.weight[one]), self.weight[others]], axis=1)
        total = weights.sum(axis=1) + self.per_sd
        found = np.zeros((len(others), 3, 3))
        found[:, [0, 1], [0, 1]] = weights
        found[:, :2, :2] -= weights[:, :, None] * weights[:, None, :] / total[:, None, None]
        to_mean = -weights * self.per_sd / total[:, None]
        found[:, :2, 2] = found[:, 2, :2] = to_mean
        found[:, 2, 2] = -to_mean.sum(axis=1)
        return found


def precision(fitted: Fitted) -> Precision:
    """As the fit has it: the same rounds, spreads and groups, scaled to the fit's own standard errors."""
    made, of = fitted.fit, fitted.design
    weight = 1 / (1 / np.maximum(fitted.information, 1e-6) + made.halo_sd**2)
    # Where no group has two raters the fit has no spread of theirs; something has to stand for it.
    per_rater = 1 / max(made.rater_sd, _SMALLEST_SD) ** 2 if made.rater_sd > 0 else 1 / _UNKNOWN_SD**2
    group = np.asarray(made.rater_component, np.int64)
    per_sd = 1 / max(made.candidate_sd, _SMALLEST_SD) ** 2
    information = information_of(of.unit, of.rater, weight, group, per_sd, per_rater)
    bare = Precision(information, weight, group, np.ones(len(weight)), per_sd)
    return replace(bare, scale=_scale(bare.errors, np.asarray(made.severity_se)))


def information_of(
    unit: NDArray[np.int64], rater: NDArray[np.int64], weight: Floats, group: NDArray[np.int64], per_sd: float,
    per_rater: float,
) -> Floats:  # fmt: skip
    """(R + G, R + G) information on severities and group means.

    unit, rater: (N,) of each round; per_sd: 1 / s_t^2; per_rater: 1 / s_r^2, 0 without shrinkage
    """
    raters, groups = len(weight), int(group.max()) + 1
    met = sparse.csr_matrix((weight[rater], (unit, rater)), shape=(int(unit.max()) + 1, raters))
    shrink = 1 / (per_sd + np.asarray(met.sum(axis=1)).ravel())
    information = np.zeros((raters + groups, raters + groups))
    between = (met.T @ sparse.diags(shrink) @ met).toarray()
    information[:raters, :raters] = np.diag(np.asarray(met.sum(axis=0)).ravel() + per_rater) - between
    to_mean = -np.asarray(met.T @ (shrink * per_sd)).ravel()
    for one in range(raters):
        at = raters + group[one]
        information[one, at] = information[at, one] = to_mean[one]
        information[at, at] -= to_mean[one]
    return information


def _scale(computed: Floats, fitted: Floats) -> Floats:
    """(R,) by how much the fit's errors differ; a rater alone, of whom neither says anything, takes the usual."""
    known = (computed > 1e-9) & (fitted > 1e-9)
    usual = float(np.median(fitted[known] / computed[known])) if known.any() else 1.0
    return np.where(known, fitted / np.where(known, computed, 1.0), usual)
