"""Infit, outfit and the ways a rater uses the scale, on ratings whose truth is known."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from interviewer_app.core.calibration.ratings import Ratings
from interviewer_app.core.calibration.severity.results import FEWEST_ROUNDS, SeverityResult
from interviewer_app.core.calibration.severity.run import severity
from interviewer_app.core.calibration.statistic import Undefined, Value
from tools.simulated_ratings import simulated

ERRATIC, ONE_VIEW, MIDDLE, NARROW = 0, 1, 2, 3


def planted() -> Ratings:
    """Ten raters; four of them rate in a way of their own."""
    made, _truth = simulated(5, candidates=260, raters=10, candidate_sd=1.6)
    made = made.canonical()
    rng = np.random.default_rng(6)
    score, rater = made.score.copy(), made.interviewer.codes
    score[rater == ERRATIC] = rng.integers(1, 5, (rater == ERRATIC).sum())
    rounds = made.rounds()
    for one in np.unique(rounds[rater == ONE_VIEW]):  # the first number, whatever the dimension
        score[rounds == one] = score[rounds == one][0]
    score[rater == MIDDLE] = np.clip(score[rater == MIDDLE], 2, 3)
    score[rater == NARROW] = np.minimum(score[rater == NARROW] + 1, 4)
    score[(rater == NARROW) & (score < 3)] = 3
    return replace(made, score=score)


@pytest.fixture(scope="module")
def result() -> SeverityResult:
    found = severity(planted())
    assert isinstance(found, SeverityResult)
    return found


def number(statistic: object) -> float:
    assert isinstance(statistic, Value)
    return statistic.value


def test_raters_as_the_model_has_them_scatter_about_as_much_as_expected() -> None:
    made, _truth = simulated(8, candidates=200, raters=8)
    found = severity(made)
    assert isinstance(found, SeverityResult)
    infit = np.array([number(one.infit) for one in found.interviewers])
    outfit = np.array([number(one.outfit) for one in found.interviewers])
    assert abs(infit.mean() - 1) < 0.03 and abs(outfit.mean() - 1) < 0.05
    assert np.abs(infit - 1).max() < 0.2
    spread = np.array([number(one.spread) for one in found.interviewers])
    assert np.abs(spread - 1).max() < 0.15
    assert [one.flags for one in found.interviewers] == [()] * 8


def test_a_rater_who_throws_dice_is_erratic_and_nothing_else(result: SeverityResult) -> None:
    erratic = result.interviewers[ERRATIC]
    assert number(erratic.infit) > 1.5 and number(erratic.outfit) > 1.5
    assert erratic.flags == ()


def test_one_number_for_all_dimensions_is_a_halo(result: SeverityResult) -> None:
    found = result.interviewers[ONE_VIEW]
    assert found.flags == ("halo",)
    why = found.reasons[0]
    assert why.found > why.expected + 0.2 and f"{why.found:.2f}" in why.says
    assert why.found == number(found.one_impression)


def test_a_rater_who_stays_in_the_middle_is_told_so(result: SeverityResult) -> None:
    found = result.interviewers[MIDDLE]
    assert set(found.flags) == {"central tendency", "range restriction"}
    central = next(reason for reason in found.reasons if reason.flag == "central tendency")
    assert central.found == 0 and central.expected > 0.3
    assert number(found.outfit) < 0.6 and number(found.spread) < 0.8


def test_a_rater_who_uses_the_upper_half_alone_is_narrow_and_not_central(result: SeverityResult) -> None:
    assert result.interviewers[NARROW].flags == ("range restriction",)


def test_those_beside_them_are_not_blamed(result: SeverityResult) -> None:
    assert [one.flags for one in result.interviewers[4:]] == [()] * 6


def test_below_twelve_rounds_nothing_is_said() -> None:
    made = planted().canonical()
    rounds = made.rounds()
    few = np.unique(rounds[made.interviewer.codes == MIDDLE])[: FEWEST_ROUNDS - 1]
    kept = (made.interviewer.codes != MIDDLE) | np.isin(rounds, few)
    found = severity(made.at(kept))
    assert isinstance(found, SeverityResult)
    newcomer = found.interviewers[MIDDLE]
    assert newcomer.too_few and newcomer.flags == () and isinstance(newcomer.spread, Undefined)
    assert newcomer.spread.because == "there are 11 of the 12 rounds it needs"
    assert any(newcomer.interviewer in remark for remark in found.remarks)
