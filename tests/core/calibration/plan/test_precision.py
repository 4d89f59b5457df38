"""The precision of severities as generalised least squares, checked against the same thing written out."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer_app.core.calibration.plan.precision import Precision, information_of

Floats = NDArray[np.float64]
WEIGHT = np.array([0.8, 1.2, 0.5, 1.0, 0.9])
PER_SD, PER_RATER = 0.7, 4.0
MET = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 2), (3, 3), (3, 4), (4, 4)]  # raters 3 and 4 stand apart
GROUP = np.array([0, 0, 0, 1, 1], np.int64)


def written_out(met: list[tuple[int, int]], group: NDArray[np.int64]) -> Floats:
    """Information by the covariance matrix of all rounds: X' V^-1 X, V = diag(1 / w) + s_t^2 within candidates."""
    unit, rater = (np.array(column) for column in zip(*met, strict=True))
    variance = np.diag(1 / WEIGHT[rater]) + (unit[:, None] == unit[None, :]) / PER_SD
    x = np.zeros((len(met), 5 + group.max() + 1))
    x[np.arange(len(met)), rater] = -1
    x[np.arange(len(met)), 5 + group[rater]] = 1
    information = x.T @ np.linalg.inv(variance) @ x
    information[:5, :5] += PER_RATER * np.eye(5)
    return np.asarray(information)


def made(met: list[tuple[int, int]], group: NDArray[np.int64]) -> Precision:
    unit, rater = (np.array(column, np.int64) for column in zip(*met, strict=True))
    information = information_of(unit, rater, WEIGHT, group, PER_SD, PER_RATER)
    return Precision(information, WEIGHT, group, np.ones(5), PER_SD)


def test_the_information_is_that_of_generalised_least_squares() -> None:
    np.testing.assert_allclose(made(MET, GROUP).information, written_out(MET, GROUP), atol=1e-12)


def test_a_round_more_gives_what_the_data_with_that_round_give() -> None:
    more = made(MET, GROUP).with_round(0, 2)
    np.testing.assert_allclose(more.information, written_out([*MET, (5, 0), (5, 2)], GROUP), atol=1e-12)


def test_a_round_across_groups_makes_them_one_with_one_mean() -> None:
    one_group = np.zeros(5, np.int64)
    more = made(MET, GROUP).with_round(3, 1)
    assert more.group.tolist() == [0] * 5
    np.testing.assert_allclose(more.information, written_out([*MET, (5, 3), (5, 1)], one_group), atol=1e-12)


@pytest.mark.parametrize("rater", [0, 1, 2])
def test_errors_foretold_for_each_partner_are_those_after_the_round(rater: int) -> None:
    now = made(MET, GROUP)
    partners = np.array([one for one in range(3) if one != rater])
    foretold = now.errors_after(rater, partners)
    computed = [now.with_round(rater, int(one)).errors[rater] for one in partners]
    np.testing.assert_allclose(foretold, computed, rtol=1e-10)
    assert (foretold < now.errors[rater]).all()


def test_a_rater_alone_has_no_error_because_it_has_no_severity() -> None:
    alone = made([*MET[:6], (3, 3), (4, 4)], np.array([0, 0, 0, 1, 2], np.int64))
    assert alone.errors[3:].tolist() == pytest.approx([0, 0], abs=1e-9)
