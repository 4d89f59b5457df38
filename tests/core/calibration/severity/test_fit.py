"""The fit: what it recovers, what changes nothing, and what it says it cannot do."""

from __future__ import annotations

import pickle
from dataclasses import replace

import numpy as np
import pytest

from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.severity.design import Unfittable
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fitted import Fit, FitOptions, Progress
from tools.simulated_ratings import Truth, simulated

PLAIN = FitOptions(plain=True)


def columns_of(table: Ratings) -> tuple[list[str], list[str], list[str], list[int]]:
    names = [[one.labels[code] for code in one.codes] for one in (table.candidate, table.interviewer, table.dimension)]
    return names[0], names[1], names[2], table.score.tolist()


@pytest.fixture(scope="module")
def drawn() -> tuple[Ratings, Truth]:
    return simulated(11, candidates=250, raters=12, per_candidate=3)


@pytest.fixture(scope="module")
def fitted(drawn: tuple[Ratings, Truth]) -> Fit:
    return fit(drawn[0])


def test_the_truth_lies_within_the_errors(fitted: Fit, drawn: tuple[Ratings, Truth]) -> None:
    truth = drawn[1]
    assert fitted.converged and fitted.reasons == ()
    for found, true, se in (
        (fitted.severity, truth.severity, fitted.severity_se),
        (fitted.difficulty, truth.difficulty, fitted.difficulty_se),
        (fitted.thresholds[0], truth.thresholds, fitted.threshold_se[0]),
        (fitted.measure, truth.measure, fitted.measure_se),
    ):
        z = (found - true) / se
        assert 0.3 < np.sqrt(np.mean(z**2)) < 1.7
    assert fitted.halo_sd == pytest.approx(0.6, abs=3 * fitted.halo_sd_se)
    assert fitted.candidate_sd == pytest.approx(1.0, abs=3 * fitted.candidate_sd_se)
    assert fitted.rater_sd == pytest.approx(0.5, abs=0.25)


def test_what_must_sum_to_zero_does(fitted: Fit) -> None:
    for values in (fitted.severity, fitted.difficulty, fitted.thresholds[0]):
        assert abs(values.sum()) < 1e-9


def test_two_fits_of_the_same_ratings_are_identical(fitted: Fit, drawn: tuple[Ratings, Truth]) -> None:
    assert pickle.dumps(fit(drawn[0])) == pickle.dumps(fitted)


def test_neither_the_order_of_rows_nor_names_change_an_estimate(fitted: Fit, drawn: tuple[Ratings, Truth]) -> None:
    rng = np.random.default_rng(1)
    shuffled = drawn[0].at(rng.permutation(drawn[0].n))
    candidate, rater, dimension, score = columns_of(shuffled)
    turned = {name: f"z{999_999 - int(name[1:])}" for name in {*candidate, *rater, *dimension}}
    renamed = ratings(*([turned[one] for one in names] for names in (candidate, rater, dimension)), score)
    other = fit(renamed)
    for name in ("severity", "severity_se", "difficulty", "measure", "measure_se"):
        assert getattr(other, name)[::-1] == pytest.approx(getattr(fitted, name), abs=1e-8), name
    assert other.thresholds[0] == pytest.approx(fitted.thresholds[0], abs=1e-8)
    assert [other.halo_sd, other.candidate_sd, other.rater_sd, other.deviance] == pytest.approx(
        [fitted.halo_sd, fitted.candidate_sd, fitted.rater_sd, fitted.deviance], abs=1e-7
    )


def test_an_earlier_fit_shortens_the_way_and_not_the_result(fitted: Fit, drawn: tuple[Ratings, Truth]) -> None:
    earlier = fit(drawn[0].at(drawn[0].candidate.codes < 200))
    warm = fit(drawn[0], start=earlier)
    assert warm.iterations < fitted.iterations
    assert warm.severity == pytest.approx(fitted.severity, abs=1e-7)
    assert warm.measure_se == pytest.approx(fitted.measure_se, abs=1e-6)


def test_plain_has_neither_halo_nor_shrinkage_and_narrower_intervals(fitted: Fit, drawn: tuple[Ratings, Truth]) -> None:
    plain = fit(drawn[0], PLAIN)
    assert (plain.halo_sd, plain.rater_sd, plain.reasons) == (0.0, 0.0, ())
    assert plain.deviance > fitted.deviance + 20
    assert plain.severity_se.mean() < 0.9 * fitted.severity_se.mean()
    assert np.std(plain.severity) > 0 and plain.converged


def test_a_small_table_has_the_deviance_its_sums_give() -> None:
    """Four candidates, two raters, one yes-or-no question: the margin by adding up, the top by trying."""
    table = ratings(["a", "a", "b", "b", "c", "c", "d", "d"], ["r", "s"] * 4, ["x"] * 8, [0, 0, 0, 1, 0, 1, 1, 1])
    found = fit(table, PLAIN)
    t = np.linspace(-8, 8, 4001) * found.candidate_sd
    prior = np.exp(-(t**2) / (2 * found.candidate_sd**2))
    prior /= prior.sum()

    def deviance(offset: np.ndarray) -> float:
        chance = 1 / (1 + np.exp(-(t - offset[:, None])))
        pairs = ((0, 0), (0, 1), (0, 1), (1, 1))
        seen = [np.prod([p if y else 1 - p for p, y in zip(chance, pair, strict=True)], axis=0) for pair in pairs]
        return -2 * sum(float(np.log(prior @ one)) for one in seen)

    best = found.severity - found.component_mean[0]
    assert found.deviance == pytest.approx(deviance(best), abs=1e-6)
    for step in ([0.01, 0], [-0.01, 0], [0, 0.01], [0, -0.01]):
        assert deviance(best + step) > found.deviance


def test_a_candidate_with_nothing_but_top_ratings_stays_finite(drawn: tuple[Ratings, Truth]) -> None:
    score = drawn[0].score.copy()
    score[drawn[0].candidate.codes == 3] = 4
    found = fit(replace(drawn[0], score=score))
    assert found.converged and 0.5 < found.measure[3] < 6 and 0 < found.measure_se[3] < 2


def test_in_plain_a_rater_with_nothing_but_top_ratings_is_bounded_and_said(drawn: tuple[Ratings, Truth]) -> None:
    score = drawn[0].score.copy()
    score[drawn[0].interviewer.codes == 5] = 4
    found = fit(replace(drawn[0], score=score), PLAIN)
    assert found.converged and -15 < found.severity[5] < -3
    assert [(one.what, one.name) for one in found.reasons] == [("rater", "r0005")]
    shrunk = fit(replace(drawn[0], score=score))
    assert shrunk.converged and found.severity[5] < shrunk.severity[5] < -1


def test_an_unused_middle_category_is_none(drawn: tuple[Ratings, Truth]) -> None:
    wide = replace(drawn[0], score=np.where(drawn[0].score >= 3, drawn[0].score + 4, drawn[0].score))
    found, other = fit(wide), fit(drawn[0])
    assert found.categories[0] == (1, 2, 7, 8)
    assert found.severity == pytest.approx(other.severity, abs=1e-12)


def test_groups_without_a_common_candidate_have_their_own_zero() -> None:
    one, two = simulated(1, candidates=60, raters=5)[0], simulated(2, candidates=60, raters=4)[0]
    first, second = columns_of(one), columns_of(two)
    table = ratings(
        *(a + [f"other-{name}" for name in b] for a, b in zip(first[:2], second[:2], strict=True)),
        first[2] + second[2],
        first[3] + [score + 1 if score < 4 else 4 for score in second[3]],
    )
    found = fit(table)
    assert found.components == 2 and found.converged
    assert np.bincount(found.rater_component, found.severity) == pytest.approx([0, 0], abs=1e-9)
    assert found.component_mean[1] > found.component_mean[0] + 0.5


def test_partial_credit_finds_thresholds_of_each_dimension() -> None:
    table = simulated(5, candidates=300, raters=8, halo_sd=0.0, thresholds=(-2.0, 0.0, 2.0))[0]
    narrow = np.where(table.dimension.codes == 0, np.minimum(table.score, 3), table.score)
    found = fit(replace(table, score=narrow), FitOptions(partial_credit=True))
    assert [len(one) for one in found.thresholds] == [2, 3, 3, 3, 3, 3]
    assert found.thresholds[3] == pytest.approx([-2.0, 0.0, 2.0], abs=0.5)
    assert found.converged


def test_ratings_without_halo_end_in_no_halo_or_next_to_it() -> None:
    found = fit(simulated(8, candidates=150, raters=8, halo_sd=0.0)[0])
    assert found.converged and found.halo_sd < 0.25
    assert (found.halo_sd == 0) == any(one.what == "halo" for one in found.reasons)


def test_a_halo_as_large_as_everything_else_is_found() -> None:
    wide = {"candidate_sd": 10.0, "halo_sd": 3.0, "per_candidate": 4.0, "thresholds": (-6.0, 0.0, 6.0)}
    found = fit(simulated(9, candidates=150, raters=9, **wide)[0])
    assert found.converged
    assert found.halo_sd == pytest.approx(3, abs=3 * found.halo_sd_se) and found.candidate_sd > 7


def test_one_dimension_has_no_halo_and_says_so() -> None:
    table = simulated(2, candidates=80, raters=6, dimensions=1)[0]
    found = fit(table)
    assert found.halo_sd == 0 and found.converged
    assert [one.what for one in found.reasons if "one dimension" in one.because] == ["halo"]


def test_two_raters_keep_their_difference() -> None:
    table, truth = simulated(3, candidates=120, raters=2, rater_sd=1.0)
    found = fit(table)
    assert found.severity == pytest.approx(truth.severity, abs=4 * found.severity_se.max())
    assert [one.what for one in found.reasons] == ["rater_sd"]


def test_raters_who_share_nobody_are_not_compared() -> None:
    table = ratings(["a", "b", "c", "d"] * 2, ["r", "r", "s", "s"] * 2, ["x"] * 4 + ["y"] * 4, [1, 2, 1, 3, 2, 2, 1, 3])
    found = fit(table)
    assert found.severity == pytest.approx([0, 0], abs=1e-12)
    assert [one.name for one in found.reasons if one.what == "rater"] == ["r", "s"]


def test_every_iteration_is_told_and_may_end_the_fit(drawn: tuple[Ratings, Truth]) -> None:
    told: list[Progress] = []
    fit(drawn[0], progress=told.append)
    assert [one.done for one in told] == list(range(1, len(told) + 1))
    assert told[-1].deviance < told[0].deviance

    def enough(_progress: Progress) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fit(drawn[0], progress=enough)


def test_what_cannot_be_fitted_is_refused() -> None:
    with pytest.raises(Unfittable):
        fit(ratings(["a", "b"], ["r", "r"], ["x", "x"], [1, 2]))


def test_many_raters_with_few_rounds_do_not_take_the_halo_for_their_own() -> None:
    table = simulated(4, candidates=300, raters=120, per_candidate=2.5)[0]
    found = fit(table)
    assert found.converged and found.halo_sd == pytest.approx(0.6, abs=1.5 * found.halo_sd_se)
