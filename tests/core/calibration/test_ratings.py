"""Ratings as arrays: names sorted, rounds told apart, an order that decides nothing."""

from __future__ import annotations

import json

import numpy as np
import pytest

from interviewer_app.core.calibration.ratings import UNKNOWN, ratings, session_name
from interviewer_app.core.calibration.statistic import Undefined, Value, statistic_json
from tools.simulated_ratings import simulated


def test_names_are_sorted_and_a_session_counts_within_its_candidate() -> None:
    made = ratings(["bo", "al", "bo"], ["y", "x", "x"], ["d", "d", "d"], [3, 1, 2], session=["1", "1", "2"])
    assert made.candidate.labels == ("al", "bo") and made.candidate.codes.tolist() == [1, 0, 1]
    assert [session_name(label) for label in made.session.labels] == ["al / 1", "bo / 1", "bo / 2"]
    assert len(set(made.rounds().tolist())) == 3
    assert made.rubric_version.codes.tolist() == [UNKNOWN] * 3 and made.rubric_version.labels == ()
    assert made.measured("session").size == 3 and made.measured("candidate").size == 2


def test_one_sitting_is_one_round_whatever_the_order_of_rows() -> None:
    made, _truth = simulated(1, candidates=20, raters=5)
    mixed = made.at(np.random.default_rng(2).permutation(made.n))
    one, other = made.canonical(), mixed.canonical()
    assert one.score.tolist() == other.score.tolist()
    assert one.rounds().tolist() == other.rounds().tolist()
    assert len(np.unique(one.rounds())) * 6 == made.n


def test_rows_chosen_keep_no_name_without_a_row() -> None:
    made = ratings(["a", "b"], ["x", "y"], ["d", "e"], [1, 2], rubric_version=["", "2.0"])
    left = made.at(np.array([True, False]))
    assert left.candidate.labels == ("a",) and left.dimension.labels == ("d",)
    assert left.rubric_version.codes.tolist() == [UNKNOWN] and left.rubric_version.labels == ()
    assert left.line.tolist() == [1]


def test_a_statistic_is_a_number_with_ends_or_a_reason() -> None:
    assert statistic_json(Value(0.5, (0.25, 0.75))) == {"value": 0.5, "ci95": [0.25, 0.75]}
    assert json.dumps(statistic_json(Undefined("only one interviewer rated"))) == (
        '{"undefined": "because only one interviewer rated"}'
    )
    with pytest.raises(ValueError, match="not finite"):
        Value(float("nan"))
