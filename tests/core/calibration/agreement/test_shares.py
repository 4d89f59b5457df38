"""Variance shares: balanced analysis of variance where balanced, the truth on average where sparse."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.agreement.agreement import agreement
from interviewer_app.core.calibration.ratings import Ratings, ratings
from tests.core.calibration.agreement.tables import SHROUT, because, ends, grid, overall, value


def drawn(seed: int, candidates: int, raters: int, met: int, dimensions: int, sds: tuple[float, ...]) -> Ratings:
    """Scores with these standard deviations of candidate, rater, halo, dimension, residual; 1 to `met` raters each."""
    rng = np.random.default_rng(seed)
    who = np.repeat(np.arange(candidates), rng.integers(1, met + 1, candidates))
    by = (who * 7 + rng.permutation(raters)[np.arange(len(who)) % raters]) % raters
    who, by = np.unique(np.stack([who, by]), axis=1)
    sitting = (
        rng.normal(0, sds[0], candidates)[who] + rng.normal(0, sds[1], raters)[by] + rng.normal(0, sds[2], len(who))
    )
    score = sitting[:, None] + rng.normal(0, sds[3], dimensions) + rng.normal(0, sds[4], (len(who), dimensions))
    names = [[f"{letter}{one}" for one in np.repeat(codes, dimensions)] for letter, codes in (("c", who), ("r", by))]
    on = [f"d{one}" for one in range(dimensions)] * len(who)
    return ratings(*names, on, np.round(100 * score).astype(int).ravel().tolist())


def test_a_complete_table_gives_the_components_of_two_way_analysis_of_variance() -> None:
    scores = np.array([[float(cell) for cell in row.split()] for row in SHROUT])
    n, k = scores.shape
    left = scores - scores.mean(axis=1, keepdims=True) - scores.mean(axis=0) + scores.mean()
    error = (left**2).sum() / ((n - 1) * (k - 1))
    candidate = (k * scores.mean(axis=1).var(ddof=1) - error) / k
    rater = (n * scores.mean(axis=0).var(ddof=1) - error) / n
    shares = overall(grid(SHROUT)).variance_shares
    known = np.array([candidate, rater, error]) / (candidate + rater + error)
    assert [value(each) for each in (shares.candidate, shares.rater, shares.residual)] == pytest.approx(known.tolist())
    assert because(shares.halo) == because(shares.dimension) == "one dimension alone cannot tell it from chance"


def test_sparse_tables_give_the_truth_on_average() -> None:
    sds = (1.0, 0.5, 0.6, 0.4, 0.8)
    found = np.zeros(5)
    for seed in range(8):
        shares = agreement(drawn(seed, 150, 20, 4, 5, sds), replicates=0).overall.variance_shares
        found += [value(getattr(shares, name)) for name in ("candidate", "rater", "halo", "dimension", "residual")]
    truth = np.array(sds) ** 2 / np.sum(np.array(sds) ** 2)
    assert found / 8 == pytest.approx(truth.tolist(), abs=0.035)


def test_shares_add_up_and_have_ends_around_them() -> None:
    shares = agreement(drawn(1, 40, 8, 3, 4, (1.0, 0.5, 0.6, 0.4, 0.8)), replicates=100).overall.variance_shares
    each = [getattr(shares, name) for name in ("candidate", "rater", "halo", "dimension", "residual")]
    assert sum(value(one) for one in each) == pytest.approx(1)
    assert ends(shares.candidate)[0] < value(shares.candidate) < ends(shares.candidate)[1]


def test_candidates_met_by_one_rater_each_leave_nothing_to_tell_apart() -> None:
    assert because(overall(grid(["1 . .", ". 2 .", ". . 4"])).variance_shares.candidate)
