"""Which rounds, in which order: first those that join groups, then those that narrow the widest interval."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.plan.precision import Floats, Places, Precision
from interviewer_app.core.calibration.severity.run import Z95

Mask = NDArray[np.bool_]

WORTH = 0.01
"""Half an interval must come down by this much, in logits, for a round to be worth an hour of two people."""

_NEARLY = 0.9  # partners within this share of the best gain are told apart by how steady and how well measured they are
_ALIKE = 1.05  # the same for joining, where the gain cannot be told: within this of the narrowest interval


@dataclass(frozen=True, slots=True)
class Chosen:
    """One round; half widths of the 95 % interval of `rater`, `before` None where it joins groups."""

    rater: int
    partner: int
    before: float | None
    after: float


@dataclass(slots=True)
class Chooser:
    """Greedy, and everything is computed anew after each round.

    rounds:  (R,) how many each rater has
    able:    (R,) enough rounds to be anybody's target or partner; where nobody in a group has them, all of it joins
    steady:  (R,) nothing speaks against it as a partner
    most:    rounds to choose at most
    """

    state: Precision
    rounds: Floats
    able: Mask
    steady: Mask
    most: int
    chosen: list[Chosen] = field(default_factory=list)
    unfinished: dict[int, int] = field(default_factory=dict)
    """Raters whose interval is not halved within `most` rounds: how many more it takes, 0 if it cannot be."""

    def choose(self) -> None:
        self._join()
        started: dict[int, float] = {}
        done: set[int] = set()
        while len(self.chosen) < self.most:
            widths = self.half_widths()
            rater = self._widest(widths, done)
            if rater is None:
                return
            started.setdefault(rater, float(widths[rater]))
            partner, after = self._best(rater)
            if partner is None or widths[rater] - after < WORTH:
                done.add(rater)
                continue
            self._book(Chosen(rater, partner, float(widths[rater]), after))
            if after <= started[rater] / 2:
                done.add(rater)
        self.unfinished = {rater: self._left(rater, first / 2) for rater, first in started.items() if rater not in done}

    def half_widths(self) -> Floats:
        return Z95 * self.state.errors

    def moves(self, rater: int) -> float:
        """By how much the best single round would bring half the interval down."""
        partner, after = self._best(rater)
        return float(self.half_widths()[rater] - after) if partner is not None else 0.0

    def _join(self) -> None:
        """One round per group outside the first, between the best measured rater there and a steady one here."""
        while len(self.chosen) < self.most:
            outside = self._outside()
            if not outside:
                return
            pairs = [(rater, *self._best(rater, self._partners(rater, joins=True))) for rater in outside]
            possible = [(rater, partner, after) for rater, partner, after in pairs if partner is not None]
            if not possible:
                return
            rater, partner, after = min(possible, key=lambda pair: (-self.rounds[pair[0]], pair[2], pair[0]))
            self._book(Chosen(rater, partner, None, after))

    def _outside(self) -> list[int]:
        """The able raters of the biggest group that is not joined yet."""
        groups = self.state.group
        others = [int(group) for group in np.unique(groups) if group != 0]
        if not others:
            return []
        biggest = max(others, key=lambda group: (self.rounds[groups == group].sum(), -group))
        return [int(rater) for rater in self._able_of(groups == biggest)]

    def _able_of(self, some: Mask) -> Places:
        """Those of `some` who have enough rounds, or all of them."""
        return np.flatnonzero(some & self.able) if (some & self.able).any() else np.flatnonzero(some)

    def _widest(self, widths: Floats, done: Iterable[int]) -> int | None:
        open_ = self.able & (np.bincount(self.state.group)[self.state.group] > 1)
        open_[list(done)] = False
        return int(np.argmax(np.where(open_, widths, -1.0))) if open_.any() else None

    def _partners(self, rater: int, joins: bool = False) -> Places:
        if joins:
            return self._able_of(self.state.group == 0)
        mates = self.state.group == self.state.group[rater]
        return np.flatnonzero(mates & self.able & (np.arange(self.state.raters) != rater))

    def _best(self, rater: int, partners: Places | None = None) -> tuple[int | None, float]:
        partners = self._partners(rater) if partners is None else partners
        if not len(partners):
            return None, 0.0
        joins = self.state.group[partners[0]] != self.state.group[rater]
        state = self.state.joined(rater, int(partners[0]))
        after = Z95 * state.errors_after(rater, partners)
        now = Z95 * state.errors[rater]
        near = partners[after <= _ALIKE * after.min() if joins else now - after >= _NEARLY * (now - after.min())]
        met = {one.partner for one in self.chosen if one.rater == rater}
        best = min(near.tolist(), key=lambda one: (one in met, not self.steady[one], -self.rounds[one], one))
        return best, float(after[np.flatnonzero(partners == best)[0]])

    def _book(self, one: Chosen) -> None:
        self.chosen.append(one)
        self.state = self.state.with_round(one.rater, one.partner)

    def _left(self, rater: int, goal: float, most: int = 60) -> int:
        """How many rounds more, with partners in turn, bring half the interval to `goal`; 0 where `most` do not."""
        partners = sorted(self._partners(rater).tolist(), key=lambda one: (-self.rounds[one], one))
        state = self.state
        for more in range(most if partners else 0):
            state = state.with_round(rater, partners[more % len(partners)])
            if Z95 * state.errors[rater] <= goal:
                return more + 1
        return 0
