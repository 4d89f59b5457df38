"""Agreement against the numbers its inventors published."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.agreement.kappa import weighted_kappa
from tests.core.calibration.agreement.tables import (
    FLEISS,
    KRIPPENDORFF,
    SHROUT,
    counted,
    ends,
    grid,
    overall,
    turned,
    value,
)

SIX = pytest.approx


def test_krippendorffs_alphas_are_those_of_his_example() -> None:
    found = overall(grid(turned(KRIPPENDORFF)))
    alphas = found.krippendorff_alpha
    assert value(alphas.nominal) == SIX(0.743421, abs=1e-6)
    assert value(alphas.ordinal) == SIX(0.815388, abs=1e-6)
    assert value(alphas.interval) == SIX(0.849107, abs=1e-6)
    assert value(alphas.ratio) == SIX(0.797403, abs=1e-6)
    assert (found.n_ratings, found.n_units, found.n_candidates, found.n_pairs) == (41, 11, 11, 55)


def test_with_missing_ratings_fleiss_and_gwet_are_as_gwet_generalises_them() -> None:
    # Gwet (2014), the same twelve units: AC1 .775, Fleiss .761; AC2 with quadratic weights by irrCAC 0.4.4.
    found = overall(grid(turned(KRIPPENDORFF)))
    assert value(found.gwet_ac1) == SIX(0.775444, abs=1e-6)
    assert value(found.fleiss_kappa) == SIX(0.761169, abs=1e-6)
    assert value(found.gwet_ac2_quadratic) == SIX(0.914001, abs=1e-6)


def test_fleiss_kappa_is_that_of_the_thirty_patients() -> None:
    found = overall(counted(FLEISS))
    assert value(found.fleiss_kappa) == SIX(0.4302445, abs=1e-6)
    assert value(found.fleiss_z) == SIX(17.651831, abs=1e-6)
    categories = {score: round(value(kappa), 3) for score, kappa in found.fleiss_categories}
    assert categories == {1: 0.245, 2: 0.245, 3: 0.52, 4: 0.471, 5: 0.566}


def test_six_intraclass_correlations_have_the_values_and_intervals_of_shrout_and_fleiss() -> None:
    icc = overall(grid(SHROUT)).icc
    known = {
        "icc1": (0.1657418, -0.132932, 0.72256), "icc2": (0.2897638, 0.018787, 0.761084),
        "icc3": (0.7148407, 0.342465, 0.945858), "icc1k": (0.4427971, -0.884442, 0.912415),
        "icc2k": (0.6200505, 0.071136, 0.927232), "icc3k": (0.9093155, 0.675675, 0.985892),
    }  # fmt: skip
    for name, (point, low, high) in known.items():
        statistic = getattr(icc, name)
        assert value(statistic) == SIX(point, abs=1e-6)
        assert ends(statistic) == SIX((low, high), abs=1e-6)


def test_cohens_weighted_kappa_and_its_error_are_those_of_1968() -> None:
    shares = np.array([[0.44, 0.05, 0.01], [0.07, 0.2, 0.03], [0.09, 0.05, 0.06]])
    weights = np.array([[0.0, 1, 3], [1, 0, 6], [3, 6, 0]])
    plain, error = weighted_kappa(shares, 1 - np.eye(3), 200)
    assert (plain, error) == SIX((0.4915254, 0.0510018), abs=1e-6)
    assert weighted_kappa(shares, weights, 200)[0] == SIX(0.3478261, abs=1e-6)
    with pytest.raises(ZeroDivisionError):
        weighted_kappa(np.diag([1.0, 0]), 1 - np.eye(2), 10)


def test_pairs_have_kappa_of_their_own_table_with_its_interval() -> None:
    # Cohen's 200 patients by two raters: the interval is kappa with 1.96 of the published error on either side.
    table = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]
    rows = [f"{a} {b}" for a in (1, 2, 3) for b in (1, 2, 3) for _each in range(table[a - 1][b - 1])]
    (pair,) = overall(grid(rows)).pairs
    assert (pair.a, pair.b, pair.n) == ("r000", "r001", 200)
    assert value(pair.kappa) == SIX(0.4915254, abs=1e-6)
    assert ends(pair.kappa) == SIX((0.4915254 - 1.959964 * 0.0510018, 0.4915254 + 1.959964 * 0.0510018), abs=1e-6)
    shares, steps = np.array(table) / 200, np.abs(np.arange(3)[:, None] - np.arange(3))
    assert value(pair.kappa_linear) == SIX(weighted_kappa(shares, steps * 1.0, 200)[0])
    assert value(pair.kappa_quadratic) == SIX(weighted_kappa(shares, steps**2.0, 200)[0])


def test_kendalls_w_is_friedmans_chi_square_over_its_largest() -> None:
    # W of the four judges by hand: rank sums 22, 6.5, 17, 10.5, 21, 7... computed with the correction for ties.
    scores = np.array([[int(cell) for cell in row.split()] for row in SHROUT])
    order = np.array(
        [[(column < own).sum() + ((column == own).sum() + 1) / 2 for own in column] for column in scores.T]
    )
    sums = order.sum(axis=0)
    ties = sum(float((np.unique(column, return_counts=True)[1] ** 3.0).sum()) - 6 for column in scores.T)
    by_hand = 12 * ((sums - sums.mean()) ** 2).sum() / (16 * (6**3 - 6) - 4 * ties)
    assert value(overall(grid(SHROUT)).kendall_w) == SIX(by_hand, abs=1e-12) == SIX(0.887037, abs=1e-6)
