"""Ratings and later outcomes: the correlation as found, what stands beside it, what something new adds."""

from __future__ import annotations

from math import atanh, sqrt, tanh

import numpy as np
import pytest

from interviewer_app.core.calibration.predict.adding import added
from interviewer_app.core.calibration.predict.measures import means, reliability
from interviewer_app.core.calibration.predict.predict import predict
from interviewer_app.core.calibration.predict.ranks import disattenuated, midranks, spearman, unrestricted
from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.errors import BadInput


def value(statistic: Statistic) -> float:
    assert isinstance(statistic, Value), statistic
    return statistic.value


def year(seed: int, people: int = 120) -> tuple[Ratings, dict[str, float]]:
    """Two raters each on "clear" (goes with the outcome), "noise" (does not) and "echo" (what "clear" says again)."""
    rng = np.random.default_rng(seed)
    ability = rng.normal(size=people)
    rows = []
    for who in range(people):
        for rater in ("x", "y"):
            clear = round(3 + ability[who] + rng.normal(0, 0.5))
            rows += [(f"c{who:03}", rater, "clear", clear, "1.0"), (f"c{who:03}", rater, "echo", clear, "1.0"),
                     (f"c{who:03}", rater, "noise", int(rng.integers(1, 5)), "2.0")]  # fmt: skip
    names, raters, dimensions, scores, versions = zip(*rows, strict=True)
    made = ratings(names, raters, dimensions, scores, rubric_version=versions)
    return made, {f"c{who:03}": float(ability[who] + rng.normal()) for who in range(people)}


def test_spearman_shares_ranks_between_ties_and_has_the_interval_of_bonett_and_wright() -> None:
    # By hand: ranks 1, 2.5, 2.5, 4, 5 and 2, 1, 4, 3, 5.
    one, other = np.array([1.0, 2, 2, 3, 9]), np.array([20.0, 10, 40, 30, 50])
    assert midranks(one).tolist() == [1, 2.5, 2.5, 4, 5]
    by_hand = 6.5 / sqrt(9.5 * 10)
    found = spearman(one, other)
    error = 1.959963984540054 * sqrt((1 + by_hand**2 / 2) / 2)
    assert value(found) == pytest.approx(by_hand)
    assert isinstance(found, Value)
    assert found.ci95 == pytest.approx((tanh(atanh(by_hand) - error), tanh(atanh(by_hand) + error)))


def test_what_has_no_correlation_says_why() -> None:
    up = np.arange(6.0)
    assert spearman(up[:3], up[:3]) == Undefined("fewer than four candidates have a rating and an outcome")
    assert spearman(np.ones(6), up) == Undefined("every rating is the same")
    assert spearman(up, np.ones(6)) == Undefined("every outcome is the same")
    assert spearman(up, -up) == Value(-1.0)


def test_corrections_are_those_of_thorndike_and_spearman() -> None:
    found = Value(0.3, (0.1, 0.5))
    restriction = unrestricted(found, 1.5)
    assert value(restriction) == pytest.approx(0.45 / sqrt(1 - 0.09 + 0.09 * 2.25))
    assert isinstance(restriction, Value) and restriction.ci95 is not None and restriction.ci95[0] > 0.1
    assert value(disattenuated(found, Value(0.64))) == pytest.approx(0.375)
    assert disattenuated(found, Value(0.04)) == Undefined("the correction would go beyond 1")
    assert disattenuated(found, Undefined("only one interviewer rated")) == Undefined("only one interviewer rated")
    assert value(unrestricted(Value(0.3), 1.0)) == pytest.approx(0.3)


def test_a_candidates_measure_is_the_mean_over_raters() -> None:
    table = ratings(["a"] * 4, ["x", "x", "y", "y"], ["d", "d", "d", "e"], [1, 3, 4, 2], session=["1", "2", "1", "1"])
    assert means(table).tolist() == [[3.0, 2.0]]


def test_reliability_is_that_of_a_mean_of_as_many_raters() -> None:
    made, _outcomes = year(1, people=400)
    clear = made.dimension.labels.index("clear")
    found = value(reliability(made, clear, np.ones(400, bool)))
    error = 0.25 + 1 / 12  # of one rating: the draw and its rounding
    assert found == pytest.approx(1 / (1 + error / 2), abs=0.03)
    alone = ratings(["a", "b"], ["x", "x"], ["d", "d"], [1, 2])
    assert reliability(alone, 0, np.ones(2, bool)) == Undefined("only one interviewer rated")


def test_the_correlation_as_found_stays_and_corrected_ones_stand_beside_it() -> None:
    made, outcomes = year(2, people=200)
    ranked = sorted(outcomes, key=lambda who: means(made)[int(who[1:]), 0])
    hired = {who: outcomes[who] for who in ranked[100:]}  # only the better half has an outcome
    everybody, half = predict(made, outcomes, replicates=0), predict(made, hired, replicates=0)
    clear, cut = everybody.dimensions[0], half.dimensions[0]
    assert (clear.dimension, clear.n, cut.n) == ("clear", 200, 100)
    assert value(clear.corrected_restriction) == pytest.approx(value(clear.spearman))
    assert value(clear.corrected) == pytest.approx(value(clear.spearman) / sqrt(value(clear.reliability)))
    assert value(cut.spearman) < value(cut.corrected_restriction) < value(cut.corrected)
    assert abs(value(cut.corrected_restriction) - value(clear.spearman)) < abs(
        value(cut.spearman) - value(clear.spearman)
    )
    known = predict(made, outcomes, outcome_reliability=0.5, replicates=0).dimensions[0]
    assert known.spearman == clear.spearman and value(known.corrected) > value(clear.corrected)


def test_an_echo_adds_nothing_and_something_new_does() -> None:
    made, outcomes = year(3)
    by_name = {one.dimension: one for one in predict(made, outcomes, replicates=200).dimensions}
    assert value(by_name["echo"].adds) == pytest.approx(0, abs=1e-9)
    told = predict(made, outcomes, new=["clear", "echo"], replicates=200).added
    assert told is not None and (told.new, told.old, told.n) == (("clear", "echo"), ("noise",), 120)
    assert isinstance(told.adds, Value) and told.adds.ci95 is not None
    assert told.adds.ci95[0] > value(told.by_luck) and value(told.r2_old) < 0.05


def test_a_new_version_of_the_pack_is_laid_on_top_of_the_old_one() -> None:
    made, outcomes = year(4)
    told = predict(made, outcomes, new=["2.0"], replicates=50).added
    assert told is not None and told.new == ("noise (new)",) and told.old == ("clear", "echo")
    assert isinstance(told.adds, Value) and told.adds.ci95 is not None and told.adds.ci95[0] < value(told.by_luck)
    with pytest.raises(BadInput, match="--new 3.0: is neither"):
        predict(made, outcomes, new=["3.0"])


def test_r_squared_is_that_of_least_squares_on_ranks() -> None:
    rng = np.random.default_rng(5)
    measures, outcome = rng.normal(size=(40, 3)), rng.normal(size=40)
    outcome += measures[:, 0]

    def r_squared(columns: list[int]) -> float:
        ranked = np.column_stack([np.ones(40), *(midranks(measures[:, at]) for at in columns)])
        own = midranks(outcome)
        left = own - ranked @ np.linalg.lstsq(ranked, own, rcond=None)[0]
        return float(1 - left.var() / own.var())

    told = added(measures, outcome, ("a", "b", "c"), [2], replicates=20)
    assert value(told.r2_old) == pytest.approx(r_squared([0, 1]))
    assert value(told.adds) == pytest.approx(r_squared([0, 1, 2]) - r_squared([0, 1]), abs=1e-9)
    assert isinstance(added(measures[:10], outcome[:10], ("a", "b", "c"), [2]).adds, Undefined)
    assert added(measures[:, :1], outcome, ("a",), [0]).adds == Undefined("there is no other dimension")


def test_names_and_order_of_rows_change_nothing() -> None:
    made, outcomes = year(6, people=40)
    order = np.random.default_rng(1).permutation(made.n)
    other = {f"z{999 - int(who[1:])}": value for who, value in outcomes.items()}
    names = [f"z{999 - int(made.candidate.labels[code][1:])}" for code in made.candidate.codes[order]]
    turned = ratings(names, [made.interviewer.labels[code] for code in made.interviewer.codes[order]],
                     [made.dimension.labels[code] for code in made.dimension.codes[order]],
                     made.score[order].tolist())  # fmt: skip
    for one, two in zip(predict(made, outcomes).dimensions, predict(turned, other).dimensions, strict=True):
        assert value(one.corrected) == pytest.approx(value(two.corrected), abs=1e-8)
        assert isinstance(one.adds, Value) and isinstance(two.adds, Value)
        assert one.adds.ci95 == pytest.approx(two.adds.ci95, abs=1e-8)


def test_outcomes_of_people_nobody_rated_are_counted_and_left_out() -> None:
    made, outcomes = year(7, people=20)
    found = predict(made, outcomes | {"stranger": 1.0}, replicates=0)
    assert found.n_outcomes == 20
    assert found.remarks == ("1 outcome is of a candidate without ratings and was left out.",)
