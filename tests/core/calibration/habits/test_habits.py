"""Habits: one rater beside the middle half of the others, and nobody to be read off."""

from __future__ import annotations

import pytest

from interviewer_app.core.calibration.habits import OTHERS_NEEDED, ROUNDS_NEEDED, RoundHabits, habits


def played(rater: str, named: int = 2, prompted: int = 1, late: int = 0, minutes: float = 50) -> RoundHabits:
    """Ten moments, `named` of them named risks, `late` of them written in later."""
    return RoundHabits(rater, minutes, 10, prompted, late, 10 - late, {"named-risk": named, "own-kind": 10 - named})


def team(others: int, rounds: int = ROUNDS_NEEDED) -> list[RoundHabits]:
    """Others with 1, 2, 3 … named risks a round."""
    return [played(f"other {n}", named=n + 1) for n in range(others) for _round in range(rounds)]


def test_own_figures_are_counts_over_rounds_moments_and_minutes() -> None:
    rounds = [played("ines", 4, 5, 2, 40), played("ines", 1, 1, 0, 60)]
    (found,) = habits(rounds)
    assert (found.rater, found.rounds, found.others) == ("ines", 2, 0)
    assert [(kind.key, kind.own) for kind in found.kinds] == [
        ("trusted-output", 0), ("rejected-suggestion", 0), ("added-test", 0), ("named-risk", 2.5)
    ]  # fmt: skip
    assert found.prompted.own == pytest.approx(6 / 20) and found.late.own == pytest.approx(2 / 20)
    assert found.per_minute.own == pytest.approx(18 / 100)
    assert (found.prompted.unit, found.per_minute.unit, found.kinds[0].unit) == ("share", "per minute", "per round")


def test_the_middle_half_leaves_oneself_out_and_is_of_quartiles() -> None:
    found = {one.rater: one for one in habits([played("ines", named=9), *team(5)])}
    risk = found["ines"].kinds[3]
    assert (risk.own, risk.lower, risk.upper) == (9, 2, 4) and found["ines"].others == 5
    assert found["other 0"].kinds[3].lower is None, "ines has too few rounds to be one of five others"


def test_too_few_others_or_too_few_of_their_rounds_show_nothing() -> None:
    for others in (team(OTHERS_NEEDED - 1), team(OTHERS_NEEDED, ROUNDS_NEEDED - 1)):
        found = {one.rater: one for one in habits([played("ines"), *others])}["ines"]
        assert {(each.lower, each.upper) for each in (*found.kinds, found.prompted, found.late)} == {(None, None)}


def test_rounds_without_moments_or_minutes_have_no_shares() -> None:
    (found,) = habits([RoundHabits("ines", 0, 0, 0, 0, 0, {})])
    assert (found.prompted.own, found.late.own, found.per_minute.own) == (None, None, None)
    assert found.kinds[0].own == 0
    assert habits([]) == ()
