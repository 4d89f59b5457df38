"""Selection rates: the guidelines' own example, small numbers, several groups."""

from __future__ import annotations

from math import comb

import pytest

from interviewer_app.core.calibration.impact.counting import counted
from interviewer_app.core.calibration.impact.impact import fisher_exact, impact
from interviewer_app.core.calibration.impact.results import ImpactGroup, ImpactResult
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.errors import BadInput


def of(**groups: tuple[int, int]) -> ImpactResult:
    """By name: how many were selected of how many."""
    return impact([ImpactGroup(name, n, selected) for name, (selected, n) in groups.items()])


def value(statistic: Statistic) -> float:
    assert isinstance(statistic, Value)
    return statistic.value


def test_question_12_of_the_guidelines_comes_out_as_published() -> None:
    found = of(majority=(48, 80), minority=(12, 40))
    assert isinstance(found.ratio, Value) and found.ratio.value == pytest.approx(0.5, abs=1e-12)
    assert found.ratio.ci95 == pytest.approx((0.301433, 0.829372), abs=1e-6)
    assert value(found.fisher_p) == pytest.approx(0.00340922, abs=1e-8)
    assert found.below_four_fifths is True and found.flips is False
    assert (found.highest, found.lowest) == ("majority", "minority")
    assert [(one.group, one.rate) for one in found.groups] == [("majority", 0.6), ("minority", 0.3)]


def test_fisher_adds_up_all_tables_that_are_no_more_likely() -> None:
    one, other = ImpactGroup("a", 9, 1), ImpactGroup("b", 12, 7)
    chances = [comb(9, k) * comb(12, 8 - k) for k in range(9)]
    by_hand = sum(chance for chance in chances if chance <= chances[1]) / sum(chances)
    assert value(fisher_exact(one, other)) == pytest.approx(by_hand, rel=1e-10)


def test_exactly_four_fifths_is_not_under_it_and_one_person_turns_that() -> None:
    found = of(a=(50, 100), b=(40, 100))
    assert found.below_four_fifths is False and value(found.ratio) == pytest.approx(0.8)
    assert found.flips is True and any("One person" in remark for remark in found.remarks)
    assert of(a=(500, 1000), b=(490, 1000)).flips is False


def test_few_people_are_said_to_be_few() -> None:
    few, many = of(a=(6, 10), b=(4, 10)), of(a=(60, 100), b=(40, 100))
    assert few.comparisons[0].small and not many.comparisons[0].small
    assert any("small" in remark for remark in few.remarks) and not many.remarks
    assert any("chance alone" in remark for remark in few.remarks)


def test_each_of_several_groups_stands_against_the_highest() -> None:
    found = of(a=(30, 60), b=(45, 60), c=(20, 60))
    assert (found.highest, found.lowest) == ("b", "c")
    assert [(one.group, one.against, round(value(one.ratio), 3)) for one in found.comparisons] == [
        ("a", "b", 0.667), ("c", "b", 0.444)
    ]  # fmt: skip
    assert found.ratio == found.comparisons[1].ratio and any("2 comparisons" in remark for remark in found.remarks)


def test_nobody_one_group_and_none_are_answers_with_reasons() -> None:
    assert of(a=(0, 5), b=(0, 9)).ratio == Undefined("nobody was selected")
    assert of(a=(0, 5), b=(0, 9)).below_four_fifths is None and not of(a=(0, 5), b=(0, 9)).flips
    assert of(a=(3, 5)).ratio == Undefined("there is only one group")
    assert isinstance(impact([]).fisher_p, Undefined)
    assert of(a=(5, 5), b=(9, 9)).fisher_p == Undefined("everybody was selected")
    none = of(a=(0, 50), b=(30, 50))
    assert none.ratio == Value(0.0) and none.below_four_fifths is True


def test_candidates_count_once_and_only_with_both_words() -> None:
    groups, remarks = counted(
        {"a": "old", "b": "old", "c": "new", "d": "", "e": "new"}, {"a": "Yes", "b": "0", "c": "1", "d": "yes", "e": ""}
    )
    assert groups == (ImpactGroup("new", 1, 1), ImpactGroup("old", 2, 1))
    assert remarks == ("2 candidates without a group or a word on selection were left out.",)
    with pytest.raises(BadInput, match="selected of candidate a: maybe is neither yes nor no"):
        counted({"a": "old"}, {"a": "maybe"})
