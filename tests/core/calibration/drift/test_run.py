"""Drift of whole tables: drawn years with a known truth, and tables of which little can be said."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.study.drift_year import DIMENSIONS, Year, drawn_year, with_packets
from interviewer_app.core.calibration.drift.drift_json import drift_json
from interviewer_app.core.calibration.drift.results import DriftResult
from interviewer_app.core.calibration.drift.run import DriftOptions, drift
from interviewer_app.core.calibration.ratings import Factor, Ratings, ratings
from interviewer_app.core.calibration.statistic import Undefined, Value

RATERS = 10
YEAR = Year(RATERS, before=40, after=40, weeks=40, versions=True)


def one_moved(shift: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.where(np.arange(RATERS) == 4, shift, 0.0)


@pytest.fixture(scope="module")
def year() -> Ratings:
    """Rater 4 becomes 1.4 logits stricter with rubric 2.0, which makes dimension 2 harder by .7."""
    harder = np.where(np.arange(DIMENSIONS) == 2, 0.7, 0.0)
    return drawn_year(12, replace(YEAR, moved=one_moved(1.4), harder=harder))


@pytest.fixture(scope="module")
def found(year: Ratings) -> DriftResult:
    return drift(year)


def test_the_baseline_ends_with_the_old_rubric(found: DriftResult) -> None:
    assert found.baseline.rule == "before the first break"
    assert (found.baseline.since, found.baseline.until) == ("2026-01-01", "2026-05-20")
    assert abs(found.baseline.rounds - RATERS * 40) < 15


def test_the_one_who_moved_is_flagged_and_nobody_else(found: DriftResult) -> None:
    assert [one.interviewer for one in found.interviewers if one.status == "flagged"] == ["r000004"]
    one = found.rater("r000004")
    assert one is not None and one.direction == "stricter"
    assert one.ci95 is not None and one.ci95[0] < 1.4 < one.ci95[1]
    assert one.since is not None and "2026-05-10" < one.since < "2026-06-15"
    assert {each.status for each in found.interviewers if each is not one} == {"steady"}


def test_the_dimension_that_moved_is_told_apart_by_week_and_by_version(found: DriftResult) -> None:
    assert [one.dimension for one in found.dimensions if one.status == "flagged"] == ["d000002"]
    assert found.dimensions[2].direction == "stricter"
    (change,) = found.breaks
    assert (change.kind, change.before, change.after, change.since) == ("rubric", "1.0", "2.0", "2026-05-21")
    assert [one.dimension for one in change.shifts if one.flagged] == ["d000002"]
    low, high = change.shifts[2].ci95
    assert low < 0.7 < high


def test_a_versions_overall_shift_cannot_be_told_without_packets(found: DriftResult) -> None:
    assert isinstance(found.version_overall, Undefined)
    assert "scored under both" in found.version_overall.because


def test_the_team_is_told_what_holds_for_it_and_what_cannot_be_told(found: DriftResult) -> None:
    assert isinstance(found.team.spread, Value) and found.team.spread.ci95 is not None
    assert found.team.spread.ci95[0] < np.std(one_moved(1.4)) < found.team.spread.ci95[1]
    assert "whole team" in found.team.words[-1] and "cannot be told" in found.team.words[-1]


def test_severity_by_month_rises_where_the_rater_moved(found: DriftResult) -> None:
    one = found.rater("r000004")
    assert one is not None
    months = {stretch.label: stretch for stretch in one.months}
    assert list(months) == [f"2026-{month:02}" for month in range(1, 11)]
    assert np.mean([months[f"2026-{n:02}"].severity for n in (7, 8, 9)]) > 0.9 + np.mean(
        [months[f"2026-{n:02}"].severity for n in (1, 2, 3, 4)]
    )


def test_json_has_the_keys_that_stay(found: DriftResult) -> None:
    told = drift_json(found)
    assert set(told) >= {"baseline", "interviewers", "dimensions", "versions", "version_overall"}
    assert set(told["baseline"]) >= {"from", "to", "rounds"}
    keys = {"interviewer", "status", "direction", "since", "estimated_shift", "ci95", "q", "rounds"}
    assert all(set(one) >= keys for one in told["interviewers"])
    assert all(set(one) >= (keys - {"interviewer", "rounds"}) | {"dimension"} for one in told["dimensions"])
    assert set(told["versions"][0]) >= {"from", "to", "dimension", "relative_shift", "ci95", "flagged"}
    assert told["version_overall"]["undefined"].startswith("because ")
    assert told["interviewers"][0]["direction"] is None and told["interviewers"][4]["direction"] == "stricter"


def test_neither_rows_nor_names_change_anything() -> None:
    made = drawn_year(4, Year(6, 20, 20, 20, moved=np.array([0, 0, 2.0, 0, 0, 0])))
    order = np.random.default_rng(1).permutation(made.n)
    back = {name: f"x{9 - place}" for place, name in enumerate(made.interviewer.labels)}
    names = tuple(sorted(back.values()))
    codes = np.array([names.index(back[name]) for name in made.interviewer.labels], np.int32)
    other = replace(made, interviewer=Factor(codes[made.interviewer.codes], names)).at(order)
    found, again = drift(made), drift(other)
    assert [one.status for one in found.interviewers].count("flagged") == 1
    for one in found.interviewers:
        same = again.rater(back[one.interviewer])
        assert same is not None and (same.status, same.since, same.crossed) == (one.status, one.since, one.crossed)
        assert same.estimated_shift == pytest.approx(one.estimated_shift, abs=1e-6)


def test_packets_scored_under_both_versions_tell_the_overall_shift() -> None:
    harder = replace(Year(8, 16, 16, 20, versions=True), harder=np.full(DIMENSIONS, 0.8))
    overall = drift(with_packets(3, harder, packets=10, by=6, shift=0.8)).version_overall
    assert isinstance(overall, Value) and overall.ci95 is not None
    assert overall.ci95[0] < 0.8 < overall.ci95[1] and 0.3 < overall.ci95[1] - overall.ci95[0] < 0.9


def test_a_team_that_moves_together_flags_nobody() -> None:
    found = drift(drawn_year(700, Year(10, 30, 30, 20, harder=np.full(DIMENSIONS, 1.0))))
    assert {one.status for one in found.interviewers} == {"steady"}
    assert {one.status for one in found.dimensions} == {"steady"}


def test_a_day_moves_the_end_of_the_baseline() -> None:
    made = drawn_year(6, Year(8, 20, 20, 20))
    found = drift(made, DriftOptions(baseline_to="2026-03-31"))
    assert (found.baseline.rule, found.baseline.until) == ("given", "2026-03-31")


def joined(*tables: Ratings) -> Ratings:
    """Several drawn years with names of their own."""
    columns: list[list[str]] = [[], [], [], []]
    score, when = [], []
    for number, made in enumerate(tables):
        prefixes = (f"{number}", f"{number}", "", "")
        for column, one, prefix in zip(
            columns, (made.candidate, made.interviewer, made.dimension, made.session), prefixes, strict=True
        ):
            column += [prefix + one.labels[code] for code in one.codes]
        score += made.score.tolist()
        when += made.rated_us.tolist()
    return ratings(columns[0], columns[1], columns[2], score, rated_us=when)


def test_groups_that_share_no_candidate_are_never_held_against_each_other() -> None:
    pair, alone = drawn_year(8, Year(2, 20, 20, 20)), drawn_year(9, Year(2, 20, 20, 20))
    alone = alone.at(alone.interviewer.codes == 0)
    found = drift(joined(drawn_year(7, Year(6, 20, 20, 20)), pair, alone))
    silent = {one.interviewer: one.because for one in found.interviewers if one.status == "not enough data"}
    assert set(silent) == {"1r000000", "1r000001", "2r000000"}
    assert "of two nobody can say" in silent["1r000000"]
    assert "share no candidate" in silent["2r000000"]
    assert any("3 groups" in remark for remark in found.remarks)


def test_a_rater_who_came_later_a_new_dimension_and_a_new_score_change_no_baseline() -> None:
    made = drawn_year(10, Year(8, 20, 20, 20))
    late = made.rated_us >= np.quantile(made.rated_us, 0.55)
    newcomer = late & (made.interviewer.codes == 0)
    codes = np.where(newcomer, 8, made.interviewer.codes).astype(np.int32)
    other = replace(made, interviewer=Factor(codes, (*made.interviewer.labels, "rnew")))
    dimension = np.where(late & (made.dimension.codes == 5), 6, made.dimension.codes).astype(np.int32)
    other = replace(other, dimension=Factor(dimension, (*made.dimension.labels, "new")))
    other.score[np.flatnonzero(late)[:5]] = 9
    found = drift(other)
    new = found.rater("rnew")
    assert new is not None and new.status == "not enough data" and "0 of the 12" in new.because
    assert "new" not in [one.dimension for one in found.dimensions if one.status != "not enough data"]
    assert sum(one.status == "steady" for one in found.interviewers) == 7


@pytest.mark.parametrize(
    ("candidates", "raters", "score", "said"),
    [
        (["a", "b", "c", "d"], ["x"] * 4, [1, 2, 1, 2], "only one interviewer rated"),
        (["a"] * 4, ["x", "y", "z", "w"], [1, 2, 1, 2], "only one candidate was rated"),
        (["a", "a", "b", "b"], ["x", "y", "x", "y"], [2, 2, 2, 2], "all scores are equal"),
        ([], [], [], "there are no ratings"),
    ],
)
def test_where_nothing_can_be_said_every_name_says_why(
    candidates: list[str], raters: list[str], score: list[int], said: str
) -> None:
    found = drift(ratings(candidates, raters, ["d"] * len(score), score))
    assert {one.status for one in found.interviewers} <= {"not enough data"}
    assert all(said in one.because for one in (*found.interviewers, *found.dimensions))
    assert said in found.remarks[0] and isinstance(found.version_overall, Undefined)
    assert drift_json(found)["baseline"]["to"] is None


@pytest.mark.parametrize(("seed", "raters", "dimensions", "categories"), [(1, 3, 4, 5), (2, 6, 1, 2), (6, 3, 3, 2)])
def test_scores_that_are_noise_leave_every_number_finite(
    seed: int, raters: int, dimensions: int, categories: int
) -> None:
    rng = np.random.default_rng(seed)
    rows = [
        (f"c{c}", f"r{r}", f"d{d}", int(rng.integers(categories)), "1" if c < 15 else "2")
        for c in range(30)
        for r in range(raters)
        for d in range(dimensions)
        if rng.random() < 0.8
    ]
    candidate, rater, dimension, score, version = (list(column) for column in zip(*rows, strict=True))
    found = drift(ratings(candidate, rater, dimension, score, rubric_version=version))
    json.dumps(drift_json(found), allow_nan=False)
    widths = [stretch.ci95[1] - stretch.ci95[0] for one in found.interviewers for stretch in one.months]
    assert widths and min(widths) > 0 and max(widths) < 60
