"""Newton's method with a trust in its parabola that grows and shrinks, and empirical Bayes for the raters' variance.

The second derivatives are the exact ones (curvature.py), so the last steps square the error: estimates do not depend on
the order of rows by more than rounding. Near the end they are kept while the steps shrink by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import scipy.linalg
from numpy.typing import NDArray

from interviewer_app.core.calibration.severity.adjusted import adjustment
from interviewer_app.core.calibration.severity.curvature import Curvature, curvature, gradient
from interviewer_app.core.calibration.severity.design import Design
from interviewer_app.core.calibration.severity.grid import BEYOND, Grid, grid_for
from interviewer_app.core.calibration.severity.likelihood import Marginal, Slopes, There
from interviewer_app.core.calibration.severity.parameters import Layout, centred
from interviewer_app.core.calibration.severity.spread import Profile, penalty, profile

Floats = NDArray[np.float64]

TIGHT = 1e-8  # logits: the last step is shorter, and what it leaves is its square
ADJUSTED = 2e-5  # where SDs and variance answer to each other: a thousandth of any standard error
NEAR = 0.02  # a step this short leaves the second derivatives good enough for the next ones
FRESH = 1e-4  # and one this short leaves them good enough for standard errors and the raters' variance
SETTLED = 0.5  # from a step this short on the raters' variance is estimated; before, severities may lie wide apart
WIDE = 4.0  # that variance until then: one that is small too early holds raters where they began
MANY = 30  # raters from whom on their severities are integrated out; with fewer the SDs hardly notice
ROUNDS = 3  # of a rater, on average: with fewer Laplace's approximation is none
LONGEST = 1.5  # logits in one step
SMALLEST_SD, LARGEST_SD = 1e-3, 60.0


@dataclass(frozen=True)
class Goal:
    """What is made as large as possible: log likelihood, minus the raters' penalty, plus a nudge by extreme ones.

    shrinks: whether severities have a normal prior whose variance is estimated
    nudge:   (n,) slope added for raters and items whose ratings are all in one end category; else 0
    """

    marginal: Marginal
    layout: Layout
    shrinks: bool
    nudge: Floats

    @property
    def design(self) -> Design:
        return self.marginal.design

    @property
    def integrates(self) -> bool:
        """Whether the SDs are found with the severities integrated out (adjusted.py)."""
        raters = self.layout.raters
        return self.shrinks and raters >= MANY and self.design.rounds >= ROUNDS * raters

    def severity(self, vector: Floats) -> Floats:
        offset = vector[: self.layout.raters]
        return centred(offset, self.design.rater_component, self.design.components)[0]

    def value(self, log_likelihood: float, vector: Floats, variance: float) -> float:
        lost = float(np.sum(self.severity(vector) ** 2)) / (2 * variance) if self.shrinks else 0.0
        return log_likelihood + float(self.nudge @ vector) - lost


@dataclass
class Point:
    """Where the search stands."""

    vector: Floats
    grid: Grid
    there: There
    slopes: Slopes
    curvature: Curvature | None = None
    profile: Profile | None = None
    away: float = 0.0  # from where the second derivatives were taken


@dataclass
class Search:
    """One climb from a start; `told` hears (iteration, log likelihood) and may raise to end it."""

    goal: Goal
    told: Callable[[int, float], None]
    most: int = 60
    variance: float = WIDE
    iterations: int = 0
    converged: bool = False
    damping: float = 0.0
    reach: float = BEYOND
    settled: bool = False
    adjust: Floats = field(default_factory=lambda: np.zeros(0))
    _changed: float = 0.0
    _share: float = 1.0
    _penalty: Floats = field(default_factory=lambda: np.zeros((0, 0)))

    def climb(self, vector: Floats, tight: float = TIGHT) -> Point:
        """Climb from `vector` until a step is shorter than `tight`, or `most` iterations are over."""
        if self.goal.shrinks:
            self._penalty = penalty(self.goal.design.rater_component, self.goal.design.components)
        self.adjust = np.zeros(self.goal.layout.size)
        point, length = self.at(vector), np.inf
        while self.iterations < self.most:
            self.iterations += 1
            self.told(self.iterations, point.slopes.value)
            if point.curvature is None or length > NEAR:
                self._look_around(point)
            before = length
            point, length = self._step(point)
            self.settled = self.settled or length <= SETTLED
            enough = ADJUSTED if self.adjust.any() else tight
            if length <= enough and self.settled and (point.away <= FRESH or tight > FRESH):
                self.converged = True
                break
            stalled = before / 3 < length <= NEAR and point.away > length
            if stalled or (length <= 10 * FRESH < point.away * 10):
                point.curvature = None
        return point

    def at(self, vector: Floats, grid: Grid | None = None) -> Point:
        goal = self.goal
        parameters = goal.layout.parameters(vector)
        grid = grid or grid_for(goal.design, parameters, goal.layout.halo, self.reach)
        there = There(goal.marginal, parameters, grid)
        return Point(vector, grid, there, there.slopes())

    def _look_around(self, point: Point) -> None:
        goal = self.goal
        point.away, point.profile = 0.0, None
        point.curvature = curvature(goal.marginal, goal.layout, point.vector, point.there, point.slopes)
        if goal.shrinks and goal.integrates and self.settled:
            raters = goal.layout.raters
            among, prior = point.curvature.information[:raters, :raters], self._penalty / self.variance
            self.adjust = adjustment(goal.marginal, goal.layout, point.vector, point.grid, among, prior)

    def _step(self, point: Point) -> tuple[Point, float]:
        """The next point, and how far it lies in logits."""
        goal, slope = self.goal, gradient(self.goal.layout, point.slopes) + self.goal.nudge + self.adjust
        if goal.shrinks and self.settled:
            point.profile = point.profile or self._profile(point)
            self._vary(point.profile.variance(slope, goal.severity(point.vector)))
        start = goal.value(point.slopes.value, point.vector, self.variance) + float(self.adjust @ point.vector)
        slope[: goal.layout.raters] -= goal.severity(point.vector) / self.variance * goal.shrinks
        for _ in range(40):
            step = self._solved(point, slope)
            tried = self._moved(point, step)
            gain = goal.value(tried.slopes.value, tried.vector, self.variance) - start
            gain += float(self.adjust @ tried.vector)
            length = float(np.abs(tried.vector - point.vector).max())
            if gain > -1e-9 * abs(start) / max(1.0, 1e3 * length) or length < TIGHT:
                break
            self.damping = max(self.damping * 8, 1e-3)
        self.damping = self.damping / 8 if self.damping > 1e-6 else 0.0
        if length <= NEAR:
            tried.curvature, tried.profile, tried.away = point.curvature, point.profile, point.away + length
        return tried, length

    def _profile(self, point: Point) -> Profile:
        """What the raters' variance is estimated from; an eigenproblem as large as there are raters."""
        assert point.curvature is not None
        design = self.goal.design
        return profile(
            point.curvature.information, self.goal.layout.raters, design.rater_component, design.components
        )

    def _vary(self, found: float) -> None:
        """Take the raters' variance; in ever shorter steps where it and the adjusted SDs answer to each other."""
        change = float(np.log(found / self.variance))
        if self.adjust.any():
            change = float(np.clip(change, -1.5, 1.5))
            if change * self._changed < 0 and abs(change) > abs(self._changed) / 4:
                self._share = max(self._share / 2, 0.1)
            self._changed = change
        self.variance = self.variance * float(np.exp(change * self._share))

    def _solved(self, point: Point, slope: Floats) -> Floats:
        """The step to the top of the damped parabola; damped more while it has no top."""
        assert point.curvature is not None
        information = point.curvature.information.copy()
        raters = self.goal.layout.raters
        if self.goal.shrinks:
            information[:raters, :raters] += self._penalty / self.variance
        if self.goal.integrates and self.goal.layout.halo and not self.settled:
            # Raters who may lie anywhere take the halo of the few rounds they have for their own: it waits.
            slope = np.append(slope[:-1], 0.0)
            information[-1, :-1] = information[:-1, -1] = 0.0
            information[-1, -1] = 1.0
        scale = np.maximum(np.abs(np.diag(information)), 1.0)
        while True:
            damped = information + np.diag(scale * self.damping)
            try:
                return np.asarray(scipy.linalg.cho_solve(scipy.linalg.cho_factor(damped, lower=True), slope))
            except np.linalg.LinAlgError:
                self.damping = max(self.damping * 8, 1e-3)

    def _moved(self, point: Point, step: Floats) -> Point:
        layout = self.goal.layout
        longest = max(LONGEST, float(np.abs(point.vector).max()) / 2)
        step = step * min(1.0, longest / max(float(np.abs(step).max()), 1e-300))
        vector = point.vector + step
        vector[layout.spread] = np.clip(vector[layout.spread], np.log(SMALLEST_SD), np.log(LARGEST_SD))
        if layout.halo:
            vector[-1] = np.clip(abs(vector[-1]), SMALLEST_SD, LARGEST_SD)
        near = float(np.abs(step).max()) <= NEAR
        return self.at(vector, point.grid if near else None)
