"""The four-fifths rule with what belongs beside it: an interval, an exact test, and whether one person decides it.

Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D (1978), and Questions and Answers, nos. 11, 12, 18
to 21 (Federal Register 44, 1979, 11996). It says that rates differ, never why, and nothing here is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

import numpy as np
from scipy.special import gammaln

from interviewer_app.core.calibration.impact.results import Against, ImpactGroup, ImpactResult
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.texts import _, plural

NORMAL_95 = 1.959963984540054
SMALL_GROUP = 30
SMALL_CELL = 5


def impact(groups: Sequence[ImpactGroup]) -> ImpactResult:
    """Each group against the one with the highest rate; the answer over all is that of the lowest.

    Of equal rates the larger group stands for both, then the first name. Groups come back by name.
    """
    named = tuple(sorted(groups, key=lambda one: one.group))
    if len(named) < 2:
        why = Undefined("there is only one group" if named else "no candidate has a group and an outcome")
        return ImpactResult(named, None, None, why, why, None, False, (), ())
    highest = min(named, key=lambda one: (-one.rate, -one.n, one.group))
    others = [one for one in named if one is not highest]
    lowest = min(others, key=lambda one: (one.rate, -one.n, one.group))
    each = tuple(_against(one, highest) for one in others)
    answer = next(one for one in each if one.group == lowest.group)
    return ImpactResult(named, highest.group, lowest.group, answer.ratio, answer.fisher_p, answer.below_four_fifths,
                        _flips(named), each, tuple(_remarks(each, answer)))  # fmt: skip


def _against(one: ImpactGroup, highest: ImpactGroup) -> Against:
    pair = (one, highest)
    return Against(one.group, highest.group, rate_ratio(one, highest), fisher_exact(one, highest),
                   _below(pair), _flips(pair), _small(one, highest))  # fmt: skip


def rate_ratio(one: ImpactGroup, other: ImpactGroup) -> Statistic:
    """The rate of `one` over that of `other`, with the log interval of Katz et al. (1978), Biometrics 34, 469-474.

    Its variance is 1/a - 1/n + 1/b - 1/m for a of n against b of m; with a = 0 there is no such interval.
    """
    if not other.selected:
        return Undefined("nobody was selected")
    ratio = one.rate / other.rate
    if not one.selected:
        return Value(0.0)
    error = sqrt(1 / one.selected - 1 / one.n + 1 / other.selected - 1 / other.n)
    return Value(ratio, (exp(log(ratio) - NORMAL_95 * error), exp(log(ratio) + NORMAL_95 * error)))


def fisher_exact(one: ImpactGroup, other: ImpactGroup) -> Statistic:
    """The two-sided p: all tables with these margins that are no more likely than this one (Fisher 1935; as R does)."""
    selected, people = one.selected + other.selected, one.n + other.n
    if selected in (0, people):
        return Undefined("nobody was selected" if not selected else "everybody was selected")
    possible = np.arange(max(0, selected - other.n), min(selected, one.n) + 1)
    logs = _log_choose(one.n, possible) + _log_choose(other.n, selected - possible)
    chances = np.exp(logs - logs.max())
    here = chances[one.selected - possible[0]]
    return Value(min(1.0, float(chances[chances <= here * (1 + 1e-7)].sum() / chances.sum())))


def _log_choose(n: int, k: np.ndarray[tuple[int], np.dtype[np.int64]]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    return found


def _below(groups: Sequence[ImpactGroup]) -> bool | None:
    """Whether some rate is under four fifths of another, in whole numbers; None where nobody was selected."""
    if not any(one.selected for one in groups):
        return None
    highest = max(groups, key=lambda one: one.rate)
    return any(5 * one.selected * highest.n < 4 * highest.selected * one.n for one in groups)


def _flips(groups: Sequence[ImpactGroup]) -> bool:
    """Whether one person more or less selected in one group turns the answer (Questions and Answers, no. 21)."""
    answer = _below(groups)
    for at, one in enumerate(groups):
        for selected in (one.selected - 1, one.selected + 1):
            moved = (*groups[:at], ImpactGroup(one.group, one.n, selected), *groups[at + 1 :])
            if 0 <= selected <= one.n and _below(moved) not in (answer, None):
                return answer is not None
    return False


def _small(one: ImpactGroup, other: ImpactGroup) -> bool:
    """Under 30 people in a group, or under 5 expected somewhere (Cochran 1954, Biometrics 10, 417-451)."""
    selected, people = one.selected + other.selected, one.n + other.n
    least = min(one.n, other.n) * min(selected, people - selected) / people
    return min(one.n, other.n) < SMALL_GROUP or least < SMALL_CELL


def _remarks(each: Sequence[Against], answer: Against) -> list[str]:
    said = []
    if any(one.small for one in each):
        said.append(
            _("Some groups are small: rates of so few people move by chance alone; read the interval, not the ratio.")
        )
    if answer.flips:
        said.append(_("One person more or less selected would turn the four-fifths answer."))
    if len(each) > 1:
        said.append(plural("{n} comparison; the lowest of several looks low by chance too.",
                           "{n} comparisons; the lowest of several looks low by chance too.", len(each)))  # fmt: skip
    if answer.below_four_fifths and isinstance(answer.fisher_p, Value) and answer.fisher_p.value > 0.05:
        said.append(
            _("The lowest rate is under four fifths, and chance alone would do that often enough (Fisher p above .05).")
        )
    return said
