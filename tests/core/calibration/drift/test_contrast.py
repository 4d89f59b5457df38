"""Dimensions of two versions against the middle one."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.drift.contrast import against_middle

NAMES = ("a", "b", "c", "d", "e", "f")
SMALL = 0.08**2 * (np.eye(6) - 1 / 6)


def test_the_one_that_moved_is_flagged_and_lends_nothing_to_the_others() -> None:
    found = against_middle(NAMES, np.array([0.02, -0.03, 0.5, 0.0, -0.02, 0.03]) + 1.3, SMALL)
    assert [one.flagged for one in found] == [False, False, True, False, False, False]
    assert found[2].relative_shift == pytest.approx(0.5, abs=0.001)
    assert found[2].p < 1e-6 and min(one.p for one in found if not one.flagged) > 0.5
    low, high = found[2].ci95
    assert low < 0.5 < high and 0.25 < high - low < 0.4


def test_nothing_depends_on_what_all_dimensions_share() -> None:
    shift = np.array([0.1, 0.0, 0.3, -0.2, 0.05, 0.0])
    one, other = against_middle(NAMES, shift, SMALL), against_middle(NAMES, shift - 2.0, SMALL)
    for a, b in zip(one, other, strict=True):
        assert a.relative_shift == pytest.approx(b.relative_shift) and a.flagged == b.flagged


def test_a_family_of_unmoved_dimensions_is_flagged_once_in_a_hundred() -> None:
    rng = np.random.default_rng(2)
    draws = rng.multivariate_normal(np.zeros(6), SMALL, 100, method="eigh")
    flagged = [any(one.flagged for one in against_middle(NAMES, shift, SMALL)) for shift in draws]
    assert np.mean(flagged) <= 0.03


def test_of_two_dimensions_neither_is_attributed() -> None:
    found = against_middle(("a", "b"), np.array([0.0, 0.6]), 0.05**2 * np.array([[1.0, -1.0], [-1.0, 1.0]]))
    assert found[0].relative_shift == pytest.approx(-found[1].relative_shift)
    assert all(one.flagged for one in found)
