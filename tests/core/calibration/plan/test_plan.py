"""The plan: what it books first, what it promises, and whether the promise holds once the rounds have been met."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from interviewer_app.core.calibration.drift.results import Baseline, DriftResult, RaterDrift, Status, TeamDrift
from interviewer_app.core.calibration.plan.anchor import anchor_exercise, linked, linking_error, power
from interviewer_app.core.calibration.plan.as_json import plan_json
from interviewer_app.core.calibration.plan.page import plan_page
from interviewer_app.core.calibration.plan.results import PlanResult
from interviewer_app.core.calibration.plan.run import not_steady, plan
from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.severity.run import Z95, Fitted, fitted
from interviewer_app.core.calibration.statistic import Undefined, Value
from tools.simulated_ratings import Truth, drawn_scores, simulated

APART, NEWCOMER, SELDOM = 7, 6, 5


def drawn() -> tuple[Ratings, Truth]:
    """Eight raters: one met others' candidates never, one has five rounds, one has few."""
    made, truth = simulated(21, candidates=200, raters=8)
    rounds = made.rounds()
    keep = np.ones(made.n, np.bool_)
    keep[(made.interviewer.codes == APART) != (made.candidate.codes >= 130)] = False
    for rater, count in ((NEWCOMER, 5), (SELDOM, 12)):
        own = np.unique(rounds[(made.interviewer.codes == rater) & keep])
        keep[np.isin(rounds, own[count:])] = False
    return made.at(keep), truth


def fit_of(made: Ratings) -> Fitted:
    found = fitted(made)
    assert isinstance(found, Fitted)
    return found


@pytest.fixture(scope="module")
def before() -> tuple[Ratings, Truth, Fitted, PlanResult]:
    made, truth = drawn()
    found = fit_of(made)
    return made, truth, found, plan(made, found)


def names(made: Ratings) -> tuple[str, ...]:
    return made.interviewer.labels


def with_rounds(made: Ratings, truth: Truth, pairs: list[tuple[str, str]], seed: int) -> Ratings:
    """The same table after these pairs have each rated one new candidate."""
    rng = np.random.default_rng(seed)
    columns: list[list[str]] = [
        [column.labels[code] for code in column.codes] for column in (made.candidate, made.interviewer, made.dimension)
    ]
    score = made.score.tolist()
    for place, pair in enumerate(pairs):
        measure = rng.normal(0, 1)
        for name in pair:
            eta = measure + rng.normal(0, 0.6) - truth.severity[int(name[1:])] - truth.difficulty
            score += (drawn_scores(eta[None, :], truth.thresholds, rng)[0] + 1).tolist()
            columns[0] += [f"new{place:03}"] * 6
            columns[1] += [name] * 6
            columns[2] += [f"d{one:02}" for one in range(6)]
    return ratings(columns[0], columns[1], columns[2], score)


def test_the_first_round_joins_the_group_that_stands_apart(before: tuple[Ratings, Truth, Fitted, PlanResult]) -> None:
    made, _truth, found, planned = before
    assert found.result.model.components == 2 == planned.components
    first = planned.rounds[0]
    assert first.interviewer == names(made)[APART] and first.purpose == "joins"
    assert first.before == Undefined("they share no candidate yet")
    assert first.beside not in (names(made)[NEWCOMER], names(made)[SELDOM])
    assert [one.purpose for one in planned.rounds[1:]] == ["narrows"] * (len(planned.rounds) - 1)
    assert len(planned.rounds) <= 5


def test_then_the_widest_interval_is_narrowed_round_by_round(
    before: tuple[Ratings, Truth, Fitted, PlanResult],
) -> None:
    made, _truth, _found, planned = before
    narrowing = [one for one in planned.rounds if one.interviewer == names(made)[SELDOM]]
    assert len(narrowing) >= 2 and planned.rounds[1] == narrowing[0]
    for one, then in zip(narrowing, narrowing[1:], strict=False):
        assert isinstance(then.before, Value) and then.before.value == pytest.approx(one.after)
        assert then.after < one.after
    assert len({one.beside for one in narrowing}) == len(narrowing)  # not all with one partner


def test_a_newcomer_needs_ordinary_rounds_first(before: tuple[Ratings, Truth, Fitted, PlanResult]) -> None:
    made, _truth, _found, planned = before
    assert [(one.interviewer, one.rounds) for one in planned.needs_rounds] == [(names(made)[NEWCOMER], 7)]
    assert names(made)[NEWCOMER] not in {one.interviewer for one in planned.rounds}


def test_the_promise_holds_when_the_rounds_have_been_met(before: tuple[Ratings, Truth, Fitted, PlanResult]) -> None:
    made, truth, _found, planned = before
    pairs = [(one.interviewer, one.beside) for one in planned.rounds]
    promised = {one.interviewer: one.after for one in planned.rounds}  # the last word on each
    halves: dict[str, list[float]] = {name: [] for name in promised}
    for seed in (1, 2):
        after = fit_of(with_rounds(made, truth, pairs, seed)).result
        assert after.model.components == 1
        for name in promised:
            rater = after.rater(name)
            assert rater is not None
            halves[name].append(Z95 * rater.se)
    for name, half in promised.items():
        assert np.mean(halves[name]) == pytest.approx(half, rel=0.15)


def test_who_was_measured_often_is_not_worth_an_hour() -> None:
    made, _truth = simulated(9, candidates=500, raters=4)
    found = fit_of(made)
    planned = plan(made, found)
    assert planned.rounds == ()
    assert [one.interviewer for one in planned.not_worth] != []
    assert all(0 <= one.moves < 0.01 for one in planned.not_worth)
    assert "Nothing to book." in plan_page(planned)


def test_small_groups_are_joined_too() -> None:
    made, _truth = simulated(4, candidates=12, raters=6, per_candidate=2.0)
    left, near = made.interviewer.codes < 3, made.candidate.codes < 6
    found = fit_of(made.at((left & near) | (~left & ~near)))
    assert found.result.model.components > 1 and all(one.too_few for one in found.result.interviewers)
    first = plan(made, found).rounds[0]
    groups = {one.interviewer: one.component for one in found.result.interviewers}
    assert first.purpose == "joins" and groups[first.interviewer] != groups[first.beside]


def test_raters_who_all_stand_alone_are_joined() -> None:
    made, _truth = simulated(4, candidates=10, raters=2, per_candidate=2.0)
    found = fit_of(made.at((made.candidate.codes < 5) == (made.interviewer.codes < 1)))
    assert all(one.alone for one in found.result.interviewers)
    assert [one.purpose for one in plan(made, found).rounds].count("joins") == 1


def test_a_partner_who_moved_is_no_steady_one(before: tuple[Ratings, Truth, Fitted, PlanResult]) -> None:
    made, _truth, found, planned = before
    again = plan(made, found, unsure=[planned.rounds[0].beside])
    assert again.rounds[0].beside != planned.rounds[0].beside
    assert "steady" in again.rounds[0].why and "steady" not in planned.rounds[0].why  # there, nobody had looked


def test_json_and_page_say_the_same(before: tuple[Ratings, Truth, Fitted, PlanResult]) -> None:
    planned = before[3]
    told = json.loads(json.dumps(plan_json(planned), allow_nan=False))
    first = told["rounds"][0]
    assert {"interviewer", "with", "why", "gain"} <= set(first)
    assert first["gain"]["before"] == {"undefined": "because they share no candidate yet"}
    assert first["gain"]["after"] == planned.rounds[0].after
    page = plan_page(planned)
    assert page.startswith(f"1. {first['interviewer']} with {first['with']}: joins {first['interviewer']} to the group")
    assert f"undefined → ±{planned.rounds[0].after:.2f}" in page
    assert "7 ordinary rounds for r0006" in page
    assert plan_json(Undefined("only one interviewer rated"))["undefined"] == "because only one interviewer rated"


def test_an_anchor_exercise_by_hand() -> None:
    # Ten recorded rounds and six raters, information 3.3 and halo .6: 1.15 / sqrt(60).
    error = linking_error(3.3, 0.6, 60)
    assert error == pytest.approx(1.15 / np.sqrt(60), abs=5e-4)
    assert power(0.5, error) == pytest.approx(0.79, abs=0.01)
    assert power(0.0, error) == pytest.approx(0.01, abs=1e-6)
    assert power(0.5, linking_error(3.3, 0.6, 90)) == pytest.approx(0.94, abs=0.01)


def test_rounds_rated_under_both_versions_count_as_linking() -> None:
    made, _truth = simulated(3, candidates=30, raters=4)
    assert anchor_exercise(made, 3.3, 0.6) is None
    version = np.where(made.candidate.codes < 15, 0, 1).astype(np.int32)
    two = replace(made, rubric_version=replace(made.rubric_version, codes=version, labels=("1.4", "2.0")))
    assert linked(two) == 0
    again = two.at(np.concatenate([np.arange(two.n), np.flatnonzero(two.candidate.codes == 0)]))
    codes = again.rubric_version.codes.copy()
    codes[two.n :] = 1
    both = replace(again, rubric_version=replace(again.rubric_version, codes=codes))
    met = len(np.unique(two.interviewer.codes[two.candidate.codes == 0]))
    assert linked(both) == met
    exercise = anchor_exercise(both, 3.3, 0.6)
    assert exercise is not None
    assert (exercise.recorded, exercise.raters, exercise.linked, exercise.versions) == (10, 4, met, ("1.4", "2.0"))


def test_only_whom_drift_calls_steady_is_called_so() -> None:
    def drifted(*statuses: Status) -> DriftResult:
        raters = tuple(
            RaterDrift(f"r{place}", status, None, None, None, None, None, None, 20, 20, None, None, None, "", (), ())
            for place, status in enumerate(statuses)
        )
        team = TeamDrift(Undefined("nobody looked"), ())
        return DriftResult(Baseline(None, None, 40, "first half", ""), raters, (), (), team, ())

    assert not_steady(drifted("steady", "flagged", "not enough data")) == ("r1", "r2")
    assert not_steady(drifted("not enough data", "not enough data")) is None
    assert not_steady(Undefined("only one interviewer rated")) is None
