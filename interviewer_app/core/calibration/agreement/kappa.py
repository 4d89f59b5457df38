"""Cohen's kappa of a table, and of every pair of raters at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer_app.core.calibration.agreement.panel import Panel
from interviewer_app.core.calibration.agreement.resampling import NORMAL_95
from interviewer_app.core.calibration.agreement.results import PairAgreement
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value

Floats = NDArray[np.float64]
Codes = NDArray[np.int64]
ONE_EACH = "the two share fewer than two ratings"
ALL_SAME = "the two gave nothing but one and the same score"
MOST_LISTED = 50_000  # pairs of raters: every one of 300 raters; 3,000 students would make millions of one rating each


def weighted_kappa(table: Floats, weights: Floats, n: float) -> tuple[float, float]:
    """Kappa and its standard error from counts or shares of two raters.

    table:   (k, k) rows are the first rater's categories, columns the second's; only proportions count
    weights: (k, k) disagreement weights, 0 on the diagonal
    n:       number of rated pairs
    raises:  ZeroDivisionError where chance leaves nothing to disagree on

    Source: Cohen (1968), eq. 3; standard error: Fleiss, Cohen & Everitt (1969), eq. 14.
    """
    shares = table / table.sum()
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float((shares * weights).sum()), float(rows @ weights @ columns)
    if expected == 0:
        raise ZeroDivisionError("one category only")
    influence = _influence(weights, (weights @ columns)[:, None], (rows @ weights)[None, :], observed, expected)
    return 1 - observed / expected, float(np.sqrt((shares * influence**2).sum() / n))


def _influence(
    weight: Floats, row: Floats, column: Floats, observed: float | Floats, expected: float | Floats
) -> Floats:
    """How much one pair of ratings moves kappa: the delta method behind Fleiss, Cohen & Everitt (1969)."""
    found: Floats = observed * (row + column - 2 * expected) / expected**2 - (weight - observed) / expected
    return found


@dataclass(frozen=True, slots=True)
class _Common:
    """Pairs of ratings: `of` which raters, `a`, `b` their categories, `group` raters and candidate; `n` by raters."""

    of: Codes
    a: Codes
    b: Codes
    group: Codes
    n: Codes


def pairs_of_raters(panel: Panel) -> tuple[tuple[PairAgreement, ...], int]:
    """Every two raters who share a rated unit, in the order of their names.

    Weights count steps on the list of the table's scores, as psych, irr and scikit-learn do: |i - j| and (i - j)^2.
    Intervals are kappa ± 1.96 standard errors, influences added up by candidate first (a cluster-robust delta method:
    with one unit per candidate it is Fleiss, Cohen & Everitt 1969).
    Of more than MOST_LISTED pairs those who share most are listed; the second number is how many are left out.
    """
    if not len(panel.first):
        return (), 0
    common, names, left_out = _common(panel)
    k = len(panel.values)
    pairs = len(common.n)
    at = common.of * k
    rows = np.bincount(at + common.a, minlength=pairs * k).reshape(pairs, k) / common.n[:, None]
    columns = np.bincount(at + common.b, minlength=pairs * k).reshape(pairs, k) / common.n[:, None]
    steps = np.abs(np.arange(k)[:, None] - np.arange(k)[None, :]).astype(np.float64)
    found = [_kappas(common, rows, columns, weight) for weight in ((steps > 0) * 1.0, steps, steps**2)]
    listed = tuple(
        PairAgreement(*names[pair], int(common.n[pair]), *(kind[pair] for kind in found)) for pair in range(pairs)
    )
    return listed, left_out


def _common(panel: Panel) -> tuple[_Common, list[tuple[str, str]], int]:
    one, other = panel.rater[panel.first], panel.rater[panel.second]
    swapped = one > other
    first, second = np.where(swapped, panel.second, panel.first), np.where(swapped, panel.first, panel.second)
    raters = len(panel.rater_names)
    coded = panel.rater[first] * raters + panel.rater[second]
    counts = np.bincount(coded)
    met = np.flatnonzero(counts)
    keys = np.sort(met[np.argsort(-counts[met], kind="stable")[:MOST_LISTED]])
    place = np.full(len(counts), -1)
    place[keys] = np.arange(len(keys))
    of = place[coded]
    first, second, of = first[of >= 0], second[of >= 0], of[of >= 0]
    names = [(panel.rater_names[key // raters], panel.rater_names[key % raters]) for key in keys.tolist()]
    who = panel.candidate[first]
    group = np.unique(of * (int(who.max()) + 1) + who, return_inverse=True)[1].astype(np.int64)
    return _Common(of, panel.category[first], panel.category[second], group, counts[keys]), names, len(met) - len(keys)


def _kappas(common: _Common, rows: Floats, columns: Floats, weight: Floats) -> list[Statistic]:
    by_row, by_column = columns @ weight, rows @ weight
    given = weight[common.a, common.b]
    observed = np.bincount(common.of, given) / common.n
    expected = (rows * by_row).sum(axis=1)
    safe = np.where(expected > 0, expected, 1.0)
    moved = _influence(given, by_row[common.of, common.a], by_column[common.of, common.b],
                       observed[common.of], safe[common.of])  # fmt: skip
    error, people = _clustered(common, moved)
    kappa = np.round(1 - observed / safe, 12) + 0.0  # chance exactly met is 0, not round-off around it
    return [
        _one(*each)
        for each in zip(
            common.n.tolist(), expected.tolist(), kappa.tolist(), error.tolist(), people.tolist(), strict=True
        )
    ]


def _clustered(common: _Common, moved: Floats) -> tuple[Floats, Codes]:
    """Standard errors with influences added up by candidate, and how many candidates there were, by pair of raters."""
    pair = np.zeros(int(common.group.max()) + 1, np.int64)
    pair[common.group] = common.of
    error: Floats = np.sqrt(np.bincount(pair, np.bincount(common.group, moved) ** 2)) / common.n
    return error, np.bincount(pair)


def _one(n: int, expected: float, kappa: float, error: float, people: int) -> Statistic:
    if n < 2:
        return Undefined(ONE_EACH)
    if expected == 0:
        return Undefined(ALL_SAME)
    if people < 2:
        return Value(kappa)
    if kappa == 1:  # the error is 0 where all agree: one step of difference in the share that Wilson leaves open
        return Value(1.0, (max(-1.0, 1 - (1 - people / (people + NORMAL_95**2)) / expected), 1.0))
    return Value(kappa, (max(-1.0, kappa - NORMAL_95 * error), min(1.0, kappa + NORMAL_95 * error)))
