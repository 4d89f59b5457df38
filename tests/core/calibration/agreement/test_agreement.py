"""What agreement counts, what it refuses to say, and what changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.agreement import kappa, panel
from interviewer_app.core.calibration.agreement.agreement import agreement
from interviewer_app.core.calibration.agreement.as_json import agreement_json
from interviewer_app.core.calibration.ratings import Factor, Ratings, ratings
from interviewer_app.core.calibration.statistic import Value
from interviewer_app.core.errors import BadInput
from tests.core.calibration.agreement.tables import because, ends, grid, overall, value
from tools.simulated_ratings import simulated


def test_percentages_count_pairs_of_ratings_of_two_raters() -> None:
    # Three raters make three pairs: 1-1 same, 1-2 and 1-2 next; two make one: 4-1 two steps apart on 1, 2, 4.
    found = overall(grid(["1 1 2", "4 1 .", ". . 4"]))
    assert found.n_pairs == 4 and found.n_units == 2 and found.n_ratings == 6
    assert value(found.percent_exact) == pytest.approx(25) and value(found.percent_adjacent) == pytest.approx(75)


def test_next_to_each_other_is_on_the_list_of_scores_not_in_their_difference() -> None:
    found = overall(grid(["1 5", "5 9", "1 9", "5 5"]))
    assert value(found.percent_adjacent) == pytest.approx(75)


def test_luck_is_what_the_scores_of_the_pairs_alone_would_give() -> None:
    found = overall(grid(["1 1", "1 2", "1 1", "2 2"]))
    assert value(found.percent_by_luck) == pytest.approx(100 * ((5 / 8) ** 2 + (3 / 8) ** 2))


def test_a_rater_makes_no_pair_with_himself_over_two_sessions() -> None:
    table = ratings(["a"] * 3, ["x", "x", "y"], ["d"] * 3, [1, 2, 2], session=["1", "2", "2"])
    by_candidate, by_session = agreement(table).overall, agreement(table, "session").overall
    assert by_candidate.n_pairs == 2 and value(by_candidate.percent_exact) == pytest.approx(50)
    assert by_session.n_pairs == 1 and value(by_session.percent_exact) == pytest.approx(100)
    assert by_candidate.pairs[0].n == 2
    alone = ratings(["a"] * 2, ["x", "x"], ["d"] * 2, [1, 1], session=["1", "2"])
    assert because(agreement(alone).overall.percent_exact) == "only one interviewer rated"


def test_overall_takes_each_candidates_dimension_as_a_unit() -> None:
    table = ratings(["a"] * 4, ["x", "y"] * 2, ["d", "d", "e", "e"], [1, 1, 2, 3])
    found = agreement(table)
    assert found.overall.n_units == 2 and found.overall.n_candidates == 1
    assert value(found.overall.percent_exact) == pytest.approx(50)
    assert [(name, value(one.percent_exact)) for name, one in found.dimensions] == [("d", 100), ("e", 0)]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["1", "2"], "only one interviewer rated"),
        (["1 .", ". 2"], "no two interviewers rated the same candidate on the same dimension"),
        (["3 3", "3 3"], "every rating is the same"),
    ],
)
def test_what_chance_cannot_be_taken_from_is_undefined_with_its_reason(rows: list[str], reason: str) -> None:
    found = overall(grid(rows))
    alphas = found.krippendorff_alpha
    for statistic in (alphas.nominal, alphas.ordinal, alphas.interval, alphas.ratio, found.fleiss_kappa, found.fleiss_z,
                      found.gwet_ac1, found.gwet_ac2_quadratic):  # fmt: skip
        assert because(statistic) == reason
    for statistic in (found.icc.icc1, found.icc.icc3k, found.kendall_w):
        assert because(statistic)
    assert not [pair for pair in found.pairs if isinstance(pair.kappa, Value)]


def test_one_candidate_has_numbers_but_no_interval() -> None:
    found = overall(grid(["1 2 2"]))
    assert value(found.percent_exact) == pytest.approx(100 / 3)
    assert found.percent_exact == Value(value(found.percent_exact))
    assert because(found.fleiss_kappa) == "fewer than two candidates were rated by two interviewers"
    assert because(found.icc.icc2) == "fewer than two candidates were rated"
    assert because(found.pairs[0].kappa) == "the two share fewer than two ratings"


def test_incomplete_tables_have_no_icc_and_no_w_and_say_why() -> None:
    found = overall(grid(["1 2 3", "2 3 .", "4 4 4"]))
    reason = "not everything was rated by the same interviewers, once each"
    assert because(found.icc.icc1) == because(found.icc.icc2k) == because(found.kendall_w) == reason
    assert because(found.fleiss_z) == "candidates have unequal numbers of ratings"


def test_ratios_want_scores_above_zero() -> None:
    found = overall(grid(["0 1", "2 2", "1 1"]))
    assert because(found.krippendorff_alpha.ratio) == "ratios need scores above 0"
    assert value(found.krippendorff_alpha.interval) > 0


def test_an_unused_category_and_a_gap_change_only_what_they_should() -> None:
    near, far = overall(grid(["1 1", "2 1", "2 3", "3 3"])), overall(grid(["1 1", "2 1", "2 9", "9 9"]))
    same = ("percent_exact", "percent_adjacent", "percent_by_luck", "fleiss_kappa", "gwet_ac1")
    assert all(value(getattr(near, name)) == pytest.approx(value(getattr(far, name))) for name in same)
    assert value(near.krippendorff_alpha.ordinal) == pytest.approx(value(far.krippendorff_alpha.ordinal))
    assert value(near.pairs[0].kappa_quadratic) == pytest.approx(value(far.pairs[0].kappa_quadratic))
    assert value(near.krippendorff_alpha.interval) > value(far.krippendorff_alpha.interval) + 0.1


def test_full_agreement_keeps_an_interval_that_shrinks_with_candidates() -> None:
    few, many = overall(grid(["1 1", "2 2", "3 3"])), overall(grid(["1 1", "2 2", "3 3"] * 20))
    for pick in (lambda one: one.krippendorff_alpha.ordinal, lambda one: one.pairs[0].kappa):
        assert value(pick(few)) == value(pick(many)) == 1
        assert ends(pick(few))[0] < ends(pick(many))[0] < ends(pick(many))[1] == 1
    assert ends(few.percent_exact)[0] == pytest.approx(100 * 3 / (3 + 1.959964**2), abs=1e-4)


def renamed(made: Ratings, seed: int) -> Ratings:
    """Other names for everybody and everything, and another order of rows."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(made.n)

    def column(factor: Factor) -> list[str]:
        names = rng.permutation(factor.size)
        return [f"n{names[code]:04}" for code in factor.codes[order]]

    return ratings(column(made.candidate), column(made.interviewer), column(made.dimension), made.score[order].tolist())


def numbers(told: object) -> list[float]:
    if isinstance(told, dict):
        return [number for key in sorted(told) if key != "pairs" for number in numbers(told[key])]
    if isinstance(told, list):
        return [number for one in told for number in numbers(one)]
    return [float(told)] if isinstance(told, int | float) else []


def test_names_and_order_of_rows_move_no_estimate_and_no_interval() -> None:
    made, _truth = simulated(3, candidates=25, raters=6, dimensions=3)
    one, other = (agreement_json(agreement(table, replicates=60)) for table in (made, renamed(made, 5)))
    assert numbers(one["overall"]) == pytest.approx(numbers(other["overall"]), abs=1e-8)
    by_dimension = [sorted(map(numbers, told["dimensions"].values())) for told in (one, other)]
    assert np.allclose(by_dimension[0], by_dimension[1], atol=1e-8)
    kappas = [sorted(numbers([pair["kappa"] for pair in told["overall"]["pairs"]])) for told in (one, other)]
    assert kappas[0] == pytest.approx(kappas[1], abs=1e-8)
    assert agreement(made, replicates=60) == agreement(made, replicates=60)


def test_intervals_come_from_candidates_not_from_their_ratings() -> None:
    """Ten dimensions that repeat one rating say no more than one: the interval stays as wide."""
    once, _truth = simulated(4, candidates=60, raters=5, dimensions=1)
    one = agreement(once, replicates=200).overall.percent_exact
    many = ratings(
        [once.candidate.labels[code] for code in once.candidate.codes] * 10,
        [once.interviewer.labels[code] for code in once.interviewer.codes] * 10,
        [f"d{copy}" for copy in range(10) for _row in range(once.n)],
        once.score.tolist() * 10,
    )
    ten = agreement(many, replicates=200).overall.percent_exact
    assert value(ten) == pytest.approx(value(one)) and ends(ten)[0] < value(one) < ends(ten)[1]
    width_one, width_ten = (ends(each)[1] - ends(each)[0] for each in (one, ten))
    assert width_ten == pytest.approx(width_one, rel=0.2)


def test_more_pairs_than_memory_holds_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(panel, "MOST_PAIRS", 2)
    with pytest.raises(BadInput, match="3 pairs of ratings"):
        overall(grid(["1 2 3"]))


def test_of_very_many_pairs_of_raters_those_who_share_most_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = ratings([*"aaa", *"bbb", "c", "c", "d", "d"], [*"xyz", *"xyz", *"yz", *"yz"], ["d"] * 10,
                   [1, 2, 2, 3, 3, 1, 2, 2, 4, 1])  # fmt: skip
    whole = agreement(made).overall
    monkeypatch.setattr(kappa, "MOST_LISTED", 2)
    some = agreement(made).overall
    assert [(pair.a, pair.b, pair.n) for pair in whole.pairs] == [("x", "y", 2), ("x", "z", 2), ("y", "z", 4)]
    assert (whole.pairs_left_out, some.pairs_left_out) == (0, 1)
    assert some.pairs == (whole.pairs[0], whole.pairs[2])


def test_no_ratings_at_all_say_so() -> None:
    assert because(overall(grid([])).percent_exact) == "there are no ratings"
