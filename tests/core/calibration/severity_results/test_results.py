"""Fair averages, reliabilities, groups: what people read off a fit."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.severity.as_json import severity_json
from interviewer_app.core.calibration.severity.fitted import FitOptions
from interviewer_app.core.calibration.severity.page import severity_page
from interviewer_app.core.calibration.severity.results import SeverityResult
from interviewer_app.core.calibration.severity.run import severity
from interviewer_app.core.calibration.severity.separation import reliability, separation
from interviewer_app.core.calibration.severity.undefined import undefined_json
from interviewer_app.core.calibration.statistic import Undefined, Value
from tools.simulated_ratings import THRESHOLDS, Truth, simulated


def fit_of(made: Ratings, options: FitOptions | None = None) -> SeverityResult:
    found = severity(made, options)
    assert isinstance(found, SeverityResult)
    return found


@pytest.fixture(scope="module")
def drawn() -> tuple[Ratings, Truth]:
    return simulated(11, candidates=160, raters=8, rater_sd=0.9)


@pytest.fixture(scope="module")
def result(drawn: tuple[Ratings, Truth]) -> SeverityResult:
    return fit_of(drawn[0])


def true_scores(truth: Truth, halo_sd: float) -> np.ndarray:
    """The mean score of the average rater, over many rounds: drawn halo by drawn halo, no formula of ours."""
    rng = np.random.default_rng(3)
    halo = rng.normal(0, halo_sd, (400, 1))
    eta = (truth.measure + halo)[:, :, None] - truth.difficulty
    steps = np.asarray(THRESHOLDS) - np.mean(THRESHOLDS)
    logs = np.concatenate([np.zeros((*eta.shape, 1)), np.cumsum(eta[..., None] - steps, axis=-1)], axis=-1)
    chance = np.exp(logs)
    chance /= chance.sum(axis=-1, keepdims=True)
    return np.asarray((chance @ np.arange(1, 5)).mean(axis=(0, 2)))


def test_a_fair_average_is_nearer_the_truth_than_the_raw_mean(
    drawn: tuple[Ratings, Truth], result: SeverityResult
) -> None:
    truth = true_scores(drawn[1], 0.6)
    fair = np.array([one.fair_average for one in result.candidates])
    raw = np.array([one.raw_mean for one in result.candidates])
    assert np.sqrt(((fair - truth) ** 2).mean()) < 0.8 * np.sqrt(((raw - truth) ** 2).mean())
    assert abs((fair - truth).mean()) < 0.08
    inside = [one.fair_ci95[0] <= true <= one.fair_ci95[1] for one, true in zip(result.candidates, truth, strict=True)]
    assert 0.88 <= np.mean(inside) <= 1.0
    assert all(one.fair_ci95[0] <= one.fair_average <= one.fair_ci95[1] for one in result.candidates)


def test_a_fair_average_is_in_the_scores_of_the_table(drawn: tuple[Ratings, Truth], result: SeverityResult) -> None:
    gaps = np.array([0, 10, 20, 50, 90])
    stretched = fit_of(replace(drawn[0], score=gaps[drawn[0].score]))
    assert stretched.categories == (10, 20, 50, 90)
    for one, other in zip(stretched.candidates, result.candidates, strict=True):
        assert one.measure == pytest.approx(other.measure, abs=1e-9)
        assert 10 <= one.fair_average <= 90
    raw = [one.raw_mean for one in stretched.candidates]
    rows = drawn[0].candidate.codes == 0
    assert raw[0] == pytest.approx(gaps[drawn[0].score[rows]].mean())


def test_a_candidate_of_a_strict_rater_is_lifted(result: SeverityResult, drawn: tuple[Ratings, Truth]) -> None:
    strict = int(np.argmax([one.severity for one in result.interviewers]))
    made = drawn[0]
    met = np.unique(made.candidate.codes[made.interviewer.codes == strict])
    lifted = [result.candidates[one].fair_average - result.candidates[one].raw_mean for one in met]
    others = [one.fair_average - one.raw_mean for place, one in enumerate(result.candidates) if place not in met]
    assert np.mean(lifted) > np.mean(others) + 0.1


def test_reliability_by_hand() -> None:
    measures, errors = np.array([-1.0, 0.0, 1.0]), np.full(3, 0.5)
    one_group, shrunken = np.zeros(3, np.int64), True
    assert reliability(measures, errors, one_group, shrunken) == Value(1 / 1.25)
    plain = reliability(measures, errors, one_group, shrunken=False)
    assert plain == Value(0.75)
    root = separation(plain)
    assert isinstance(root, Value) and root.value == pytest.approx(np.sqrt(3))
    assert reliability(measures, np.full(3, 2.0), one_group, shrunken=False) == Value(0.0)
    apart = np.array([0, 0, 1])
    assert reliability(measures, errors, apart, shrunken=False) == Value(0.5)
    assert isinstance(reliability(measures[:1], errors[:1], apart[:1], shrunken=True), Undefined)


def test_the_fit_separates_raters_that_differ(result: SeverityResult) -> None:
    model = result.model
    assert isinstance(model.rater_reliability, Value) and model.rater_reliability.value > 0.85
    assert isinstance(model.candidate_reliability, Value) and 0.5 < model.candidate_reliability.value < 0.95
    shares = [one.step_share for one in result.interviewers]
    assert min(shares) > 0.3 and max(shares) < 0.8  # a logit moves about every second rating by a step


def test_json_has_the_promised_keys_and_plain_numbers(result: SeverityResult) -> None:
    told = json.loads(json.dumps(severity_json(result), allow_nan=False))
    assert {"halo_sd", "candidate_sd", "rater_sd", "deviance", "converged", "components"} <= set(told["model"])
    rater, dimension, candidate = told["interviewers"][0], told["dimensions"][0], told["candidates"][0]
    assert {
        "interviewer", "severity", "se", "ci95", "n_ratings", "n_sessions", "infit", "outfit", "component", "flags"
    } <= set(rater)  # fmt: skip
    assert {"dimension", "difficulty", "se"} <= set(dimension)
    assert {"candidate", "measure", "se", "ci95", "fair_average", "raw_mean", "component"} <= set(candidate)
    assert all(isinstance(rater[key], float) for key in ("severity", "se", "infit", "outfit"))
    assert sum(one["severity"] for one in told["interviewers"]) == pytest.approx(0, abs=1e-8)
    assert len(told["thresholds"]) == 3 and told["interviewers"][0]["flags"] == []


def test_partial_credit_has_thresholds_per_dimension() -> None:
    made, _truth = simulated(7, candidates=60, raters=4, dimensions=3)
    found = fit_of(made, FitOptions(partial_credit=True))
    assert len(found.thresholds) == 3 and all(len(one) == 3 for one in found.thresholds if isinstance(one, tuple))
    assert "Thresholds by dimension:" in severity_page(found)


def test_with_sessions_measured_the_candidates_are_sessions() -> None:
    made, _truth = simulated(2, candidates=40, raters=5)
    names = [made.candidate.labels[code] for code in made.candidate.codes]
    parted = ratings(
        names,
        [made.interviewer.labels[code] for code in made.interviewer.codes],
        [made.dimension.labels[code] for code in made.dimension.codes],
        made.score.tolist(),
        session=["first" if code % 2 else "second" for code in made.candidate.codes],
    )
    found = fit_of(parted, FitOptions(unit="session"))
    assert found.model.unit == "session"
    assert {one.candidate for one in found.candidates} >= {"c000000 / second", "c000001 / first"}


def two_groups() -> Ratings:
    """Raters r0000 to r0003 share candidates, the others share theirs, and one rater rates alone."""
    made, _truth = simulated(4, candidates=160, raters=9)
    first = np.isin(made.interviewer.codes, [0, 1, 2, 3, 4])
    near = made.candidate.codes < 90
    alone = made.candidate.codes >= 140
    last = made.interviewer.codes == 8
    return made.at((first & near) | (~first & ~near & ~alone & ~last) | (last & alone))


def test_groups_that_share_nobody_are_numbered_and_never_compared() -> None:
    found = fit_of(two_groups())
    assert found.model.components == 3
    groups = [one.component for one in found.interviewers]
    assert groups == [1, 1, 1, 1, 1, 2, 2, 2, 3]  # most interviewers first
    assert [one.alone for one in found.interviewers] == [False] * 8 + [True]
    for group in (1, 2, 3):
        sums = sum(one.severity for one in found.interviewers if one.component == group)
        assert sums == pytest.approx(0, abs=1e-8)
    assert {one.component for one in found.candidates} == {1, 2, 3}
    assert "comparable within a group only" in found.remarks[0]
    page = severity_page(found)
    assert "Group 2" in page and "alone in its group" in page


def rows(count: int, raters: int, candidates: int, score: int | None = None) -> Ratings:
    return ratings(
        [f"c{row % candidates}" for row in range(count)],
        [f"r{row // candidates % raters}" for row in range(count)],
        [f"d{row // (candidates * raters)}" for row in range(count)],
        [score if score is not None else 1 + row % 3 for row in range(count)],
    )


def test_a_spread_that_was_not_estimated_is_that_of_the_severities() -> None:
    two = fit_of(simulated(3, candidates=120, raters=2, rater_sd=1.0)[0])
    apart = two.interviewers[0].severity - two.interviewers[1].severity
    assert two.model.rater_sd == pytest.approx(abs(apart) / 2**0.5)
    assert "single difference" in two.remarks[-1]
    plain = fit_of(simulated(3, candidates=60, raters=5)[0], FitOptions(plain=True))
    assert plain.model.rater_sd == pytest.approx(np.std([one.severity for one in plain.interviewers], ddof=1))


def test_a_halo_without_exception_is_said_to_stand_at_its_bound() -> None:
    place = [(one, rater, on) for one in range(20) for rater in range(2) for on in "xy"]
    one_score = [1 + (one + rater) % 4 for one, rater, _on in place]
    names = ([f"c{one}" for one, *_ in place], ["ab"[rater] for _, rater, _on in place], [on for *_, on in place])
    assert any("halo is stands at its bound" in said for said in fit_of(ratings(*names, one_score)).remarks)


@pytest.mark.parametrize(
    ("made", "because"),
    [
        (rows(12, 1, 4), "only one interviewer rated"),
        (rows(12, 4, 1), "only one candidate was rated"),
        (rows(12, 2, 3, 3), "all scores are equal"),
    ],
)
def test_what_cannot_be_fitted_keeps_what_needs_no_fit(made: Ratings, because: str) -> None:
    found = severity(made)
    assert found == Undefined(because)
    told = undefined_json(made, "candidate", found)
    assert told["undefined"] == f"because {because}"
    assert [one["interviewer"] for one in told["interviewers"]] == list(made.interviewer.labels)
    assert [one["raw_mean"] for one in told["candidates"]] == [
        pytest.approx(made.score[made.candidate.codes == code].mean()) for code in range(made.candidate.size)
    ]
