"""Raters against their own baseline, on surprises drawn by hand."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from interviewer_app.core.calibration.drift.months import months_of
from interviewer_app.core.calibration.drift.raters import SHIFTS, Surprises, in_logits, own_level_off, rater_drift
from interviewer_app.core.calibration.drift.results import RaterDrift
from interviewer_app.core.calibration.drift.rounds import DAY_US, Rounds, rounds_in_time
from interviewer_app.core.calibration.ratings import ratings

RATERS = 8
GAIN = 0.9
FIRST_DAY_US = 20_454 * DAY_US  # 2026-01-01


def rounds_of(each: int, dated: bool = True) -> Rounds:
    """`each` rounds of RATERS; one round of each per day."""
    n = each * RATERS
    when = [FIRST_DAY_US + i // RATERS * DAY_US for i in range(n)] if dated else None
    names = [f"r{i % RATERS}" for i in range(n)]
    return rounds_in_time(
        ratings([f"c{i:05}" for i in range(n)], names, ["d"] * n, [1] * n, rated_us=when), "candidate"
    )


def surprises(each: int, baseline: int, moved: dict[int, tuple[int, float]], dated: bool = True) -> Surprises:
    """moved: by rater, from which of its rounds on it is how many logits stricter."""
    rounds = rounds_of(each, dated)
    z = np.random.default_rng(6).standard_normal(rounds.count)
    turn = np.arange(rounds.count) // RATERS
    for rater, (first, shift) in moved.items():
        z -= GAIN * shift * ((rounds.rater == rater) & (turn >= first))
    return Surprises(rounds, z, np.tile(GAIN * np.array(SHIFTS), (rounds.count, 1)), baseline * RATERS)


def told(made: Surprises, because: dict[int, str] | None = None) -> list[RaterDrift]:
    severity: NDArray[np.float64] = np.linspace(-0.7, 0.7, RATERS)
    return rater_drift(made, own_level_off(made), months_of(made, severity, ()), because or {})


def test_who_moved_is_flagged_with_direction_size_and_day() -> None:
    found = told(surprises(180, 90, {2: (120, 1.0), 5: (90, -0.9)}))
    assert [one.interviewer for one in found if one.status == "flagged"] == ["r2", "r5"]
    late, early = found[2], found[5]
    assert (late.direction, early.direction) == ("stricter", "milder")
    assert late.ci95 is not None and late.ci95[0] < 1.0 < late.ci95[1]
    assert early.ci95 is not None and early.ci95[0] < -0.9 < early.ci95[1]
    assert late.since is not None and "2026-04-20" <= late.since <= "2026-05-12"  # its round 121 is of 1 May
    assert late.crossed is not None and late.crossed > late.since
    assert late.place is not None and abs(late.place - 31) <= 11
    assert late.q is not None and late.q < 0.01
    assert all(one.q is not None and one.q > 0.05 for one in found if one.status == "steady")


def test_a_path_holds_both_sums_and_the_limit_of_every_round() -> None:
    found = told(surprises(180, 90, {2: (90, 1.5)}))[2]
    assert len(found.steps) == found.rounds == 90 and found.baseline_rounds == 90
    crossed = next(step for step in found.steps if max(step.stricter, step.milder) > step.limit)
    assert (crossed.day, crossed.place) == (found.crossed, found.crossed_place)
    assert all(step.stricter >= 0 and step.milder >= 0 for step in found.steps)
    assert found.steps[-1].stricter > found.steps[-1].limit > found.steps[0].limit


def test_who_came_back_is_measured_while_away() -> None:
    made = surprises(240, 100, {1: (100, 1.4)})
    back = (made.rounds.rater == 1) & (np.arange(made.rounds.count) // RATERS >= 140)
    made.surprise[back] += GAIN * (1.4 + 1.0)  # and milder than before
    found = told(made)[1]
    assert found.status == "flagged" and found.direction == "stricter"
    assert found.ci95 is not None and found.ci95[0] < 1.4 < found.ci95[1]


def test_too_few_rounds_are_said_to_be_too_few() -> None:
    before, after = told(surprises(40, 11, {}))[0], told(surprises(40, 29, {}))[0]
    assert before.status == after.status == "not enough data"
    assert "11 of the 12" in before.because and "within the baseline" in before.because
    assert "11 of the 12" in after.because and "after the baseline" in after.because
    assert before.q is None and before.would_show is None and before.steps == ()


def test_reasons_from_outside_come_first_and_do_not_count_for_q() -> None:
    made = surprises(100, 50, {})
    found = told(made, {3: "nobody shares candidates with them"})
    assert found[3].because == "nobody shares candidates with them" and found[3].q is None
    assert sum(one.q is not None for one in found) == RATERS - 1


def test_the_longer_the_rounds_the_smaller_what_goes_unseen() -> None:
    shows = [told(surprises(60 + more, 60, {}))[0].would_show for more in (12, 30, 60, 100)]
    assert all(one is not None for one in shows)
    assert shows == sorted(shows, reverse=True)  # type: ignore[type-var]
    assert 0.5 < (shows[-1] or 0) < 0.8 < 1.3 < (shows[0] or 0) < 1.8


def test_rounds_nobody_else_rated_do_not_count() -> None:
    made = surprises(100, 50, {})
    made.surprise[(made.rounds.rater == 0) & (np.arange(made.rounds.count) % 16 < RATERS)] = np.nan
    found = told(made)
    assert (found[0].rounds, found[0].baseline_rounds) == (25, 25)
    assert (found[1].rounds, found[1].baseline_rounds) == (50, 50)


def test_an_erratic_rater_is_held_to_a_wider_scale() -> None:
    made = surprises(200, 100, {})
    wild = made.rounds.rater == 6
    made.surprise[wild] *= 3
    found = told(made)
    spread = np.std([step.surprise for step in found[6].steps])
    assert spread < 1.4
    assert found[6].would_show is not None and found[0].would_show is not None
    assert found[6].would_show > 1.8 * found[0].would_show


def test_months_follow_a_shift_and_smoothing_begins_anew_at_a_break() -> None:
    made = surprises(180, 90, {2: (90, 1.5)})
    severity = np.zeros(RATERS)
    severity[7] = np.nan
    months = months_of(made, severity, ("2026-04-01",))
    assert [one.label for one in months[2]] == [f"2026-0{n}" for n in range(1, 7)]
    assert sum(one.rounds for one in months[2]) == 180
    assert max(one.severity for one in months[2][:3]) < 0.7 < 0.9 < min(one.severity for one in months[2][3:])
    april, june = months[2][3], months[2][5]
    assert (april.smoothed, april.smooth_ci95) == (april.severity, april.ci95)
    assert june.smooth_ci95[1] - june.smooth_ci95[0] < 0.65 * (june.ci95[1] - june.ci95[0])
    assert months[7] == ()


def test_without_times_stretches_have_ten_rounds_and_nothing_has_a_day() -> None:
    made = surprises(65, 30, {2: (30, 2.5)}, dated=False)
    found = told(made)[2]
    assert [one.label for one in found.months][:2] == ["rounds 1 to 10", "rounds 11 to 20"]
    assert [one.rounds for one in found.months] == [10] * 6 + [5]
    assert found.status == "flagged" and found.since is None and found.crossed is None
    assert found.place is not None and found.place <= 6
    assert {step.day for step in found.steps} == {None}


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_flags_do_not_depend_on_the_scale_of_surprises(scale: float) -> None:
    made = surprises(180, 90, {2: (120, 1.0)})
    other = Surprises(made.rounds, made.surprise * scale, made.response * scale, made.baseline)
    one, two = told(made)[2], told(other)[2]
    assert (one.crossed, one.since, one.status) == (two.crossed, two.since, two.status)
    assert one.estimated_shift == pytest.approx(two.estimated_shift)


def test_a_bent_response_is_turned_round() -> None:
    bent = np.tanh(np.array(SHIFTS) / 2) * 2
    response = np.stack([bent, bent])
    np.testing.assert_allclose(in_logits(response, response[0]), SHIFTS, atol=1e-12)
    beyond = in_logits(response, np.array([bent[-1] + 0.1, bent[0] - 0.1]))
    assert beyond[0] > 3 and beyond[0] == pytest.approx(-beyond[1])
