"""Ratings as the arrays the model is fitted to."""

from __future__ import annotations

import numpy as np
import pytest

from interviewer_app.core.calibration.ratings import ratings
from interviewer_app.core.calibration.severity.connected import blocks_of_items
from interviewer_app.core.calibration.severity.design import Unfittable, design
from interviewer_app.core.calibration.severity.patterns import patterns_of
from tools.simulated_ratings import simulated


def test_rows_are_sorted_and_rounds_are_one_raters_sitting() -> None:
    table = ratings(["b", "a", "a", "a"], ["r2", "r2", "r1", "r1"], ["y", "x", "y", "x"], [1, 3, 5, 3])
    found = design(table)
    assert found.row.tolist() == [3, 2, 1, 0]
    assert found.unit.tolist() == [0, 0, 1] and found.rater.tolist() == [0, 1, 1]
    assert found.size.tolist() == [2, 1, 1] and found.first_round.tolist() == [0, 2, 3]
    assert found.categories[0] == (1, 3, 5) and found.total.tolist() == [1 + 2, 1, 0]


def test_a_score_nobody_gave_is_no_category() -> None:
    table = ratings(["a", "b", "a", "b"], ["r", "r", "s", "s"], ["x", "x", "y", "y"], [1, 5, 5, 9])
    assert design(table).categories == ((1, 5, 9), (1, 5, 9))
    assert design(table, partial_credit=True).categories == ((1, 5), (5, 9))


def test_two_sittings_of_a_rater_with_a_candidate_are_two_rounds() -> None:
    table = ratings(["a"] * 3 + ["b"], ["r", "r", "s", "s"], ["x"] * 4, [1, 2, 3, 1], ["1", "2", "1", "1"])
    assert design(table).rounds == 4
    assert design(table, unit="session").units == ("a\x1f1", "a\x1f2", "b\x1f1")


@pytest.mark.parametrize(
    ("columns", "because"),
    [
        (([], [], [], []), "there are no ratings"),
        ((["a", "b"], ["r", "r"], ["x", "x"], [1, 2]), "only one interviewer rated"),
        ((["a", "a"], ["r", "s"], ["x", "x"], [1, 2]), "only one candidate was rated"),
        ((["a", "b"], ["r", "s"], ["x", "x"], [2, 2]), "all scores are equal"),
    ],
)
def test_what_cannot_be_fitted_says_why(
    columns: tuple[list[str], list[str], list[str], list[int]], because: str
) -> None:
    with pytest.raises(Unfittable) as told:
        design(ratings(*columns))
    assert told.value.because == because


def test_the_component_with_most_raters_comes_first() -> None:
    table = ratings(["a", "a", "b", "b", "b"], ["r", "s", "t", "u", "v"], ["x"] * 5, [1, 2, 1, 2, 3])
    found = design(table)
    assert found.components == 2
    assert found.rater_component.tolist() == [1, 1, 0, 0, 0] and found.unit_component.tolist() == [1, 0]


def test_items_that_share_no_component_are_blocks_of_their_own() -> None:
    assert blocks_of_items(np.array([0, 0, 1, 1]), np.array([2, 0, 1, 3]), 2, 4).tolist() == [0, 1, 0, 1]


def test_rounds_over_the_same_items_share_a_pattern_however_it_is_found() -> None:
    item, first = np.array([0, 1, 1, 0, 1]), np.array([0, 2, 3, 5])
    once, counted = patterns_of(item, first, 2), patterns_of(item + 70, first, 72)
    assert once[0][0] == once[0][2] != once[0][1] and counted[0][0] == counted[0][2] != counted[0][1]
    assert np.array_equal(once[1][once[0]], counted[1][counted[0]][:, 70:])
    twice = patterns_of(np.array([0, 0, 0]), np.array([0, 2, 3]), 1)
    assert twice[1][twice[0]].ravel().tolist() == [2, 1]


def test_a_halo_needs_two_rounds_of_somebody_and_two_dimensions() -> None:
    whole = simulated(1, candidates=20, raters=5)[0]
    assert design(whole).no_halo_because() is None
    one_dimension = whole.at(whole.dimension.codes == 0)
    assert "one dimension only" in (design(one_dimension).no_halo_because() or "")
    first_round = whole.at(np.unique(whole.candidate.codes * 6 + whole.dimension.codes, return_index=True)[1])
    assert "two rounds" in (design(first_round).no_halo_because() or "")
