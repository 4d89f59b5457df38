"""Everything at once: parts on their own, progress, and nothing computed twice."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.calibration.agreement.results import AgreementResult
from interviewer_app.core.calibration.child import Child, Done, Reported
from interviewer_app.core.calibration.drift.results import DriftResult
from interviewer_app.core.calibration.intake.source import Source, digest_of
from interviewer_app.core.calibration.plan.results import PlanResult
from interviewer_app.core.calibration.ratings import Ratings, ratings
from interviewer_app.core.calibration.severity.fit import fit
from interviewer_app.core.calibration.severity.fitted import FitOptions
from interviewer_app.core.calibration.severity.results import SeverityResult
from interviewer_app.core.calibration.severity.warm import start_of, told_start
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.whole import WholeOptions, whole
from interviewer_app.core.calibration.whole_result import PARTS, Whole, WholeProgress
from tools.simulated_ratings import simulated

DAY_US = 86_400_000_000


def source(made: Ratings, name: str = "year.csv") -> Source:
    return Source(made, name, digest_of(made), remarks=("Read as it stands.",))


def small() -> Ratings:
    made, _truth = simulated(12, candidates=40, raters=4, dimensions=3)
    return replace(made, rated_us=made.candidate.codes.astype("int64") * DAY_US)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home") / "calibration"


@pytest.fixture(scope="module")
def first(kept: Path) -> tuple[Whole, list[WholeProgress]]:
    told: list[WholeProgress] = []
    return whole(source(small()), WholeOptions(), told.append, kept, now_us=7), told


def test_all_parts_are_there(first: tuple[Whole, list[WholeProgress]]) -> None:
    found = first[0]
    assert isinstance(found.agreement, AgreementResult) and isinstance(found.severity, SeverityResult)
    assert isinstance(found.drift, DriftResult) and isinstance(found.plan, PlanResult)
    made = small()
    assert (found.counts.ratings, found.counts.interviewers, found.counts.dimensions) == (made.n, 4, 3)
    assert found.counts.rounds * 3 == made.n
    assert found.period is not None
    assert (found.period.first_us, found.period.last_us, found.period.undated) == (0, 39 * DAY_US, 0)
    assert (found.fitted_us, found.nothing_new, found.remarks) == (7, False, ("Read as it stands.",))


def test_progress_grows_through_the_parts_in_order(first: tuple[Whole, list[WholeProgress]]) -> None:
    told = first[1]
    assert [part for part in PARTS if any(one.part == part for one in told)] == list(PARTS)
    shares = [one.share for one in told]
    assert shares == sorted(shares) and shares[0] >= 0 and shares[-1] <= 1
    assert sum(one.part == "severity" for one in told) > 3  # every iteration


def test_the_same_ratings_are_not_fitted_again(kept: Path, first: tuple[Whole, list[WholeProgress]]) -> None:
    told: list[WholeProgress] = []
    again = whole(source(small(), "renamed.csv"), WholeOptions(), told.append, kept, now_us=9)
    assert told == []
    assert again == replace(first[0], nothing_new=True, name="renamed.csv")
    assert again.fitted_us == 7


def test_other_ratings_or_options_are_computed_anew(kept: Path, first: tuple[Whole, list[WholeProgress]]) -> None:
    made = small()
    fewer = whole(source(made.at(made.candidate.codes < 36)), WholeOptions(), None, kept)
    assert not fewer.nothing_new and fewer.counts.candidates == 36
    by_session = whole(source(made), WholeOptions(unit="session"), None, kept)
    assert not by_session.nothing_new and by_session.unit == "session"


def test_no_candidate_stands_in_the_file_that_is_kept(kept: Path, first: tuple[Whole, list[WholeProgress]]) -> None:
    files = list(kept.glob("*.json"))
    assert files
    for file in files:
        text = file.read_text()
        assert "c0000" not in text and "r0001" in text
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("harm", ["", "{", "[]", '{"format": 1}', "kind"])
def test_a_file_that_is_broken_counts_as_none(
    tmp_path: Path, harm: str, first: tuple[Whole, list[WholeProgress]]
) -> None:
    made = ratings(["a", "b"], ["x", "x"], ["d", "d"], [1, 2])
    whole(source(made), kept=tmp_path)
    (file,) = tmp_path.glob("*.json")
    file.write_text(harm if harm != "kind" else file.read_text().replace('"Counts"', '"Path"'))
    assert not whole(source(made), kept=tmp_path).nothing_new
    assert whole(source(made), kept=tmp_path).nothing_new


def test_a_place_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    made = ratings(["a", "b"], ["x", "x"], ["d", "d"], [1, 2])
    assert not whole(source(made), kept=taken).nothing_new


def test_what_cannot_be_fitted_takes_nothing_else_down() -> None:
    made = ratings(["a", "a", "b"], ["x", "y", "x"], ["d", "d", "d"], [2, 2, 2])
    found = whole(source(made))
    assert found.severity == Undefined("all scores are equal") == found.plan
    assert isinstance(found.agreement, AgreementResult) and found.agreement.n_ratings == 3
    assert isinstance(found.drift, DriftResult) and found.period is None


def test_a_warm_start_ends_where_a_cold_one_does_and_sooner() -> None:
    made, _truth = simulated(3, candidates=80, raters=6)
    before = fit(made.at(made.candidate.codes < 76))
    start = told_start(json.loads(json.dumps(start_of(before))), FitOptions())
    assert start is not None
    cold, warm = fit(made), fit(made, start=start)
    assert warm.iterations <= cold.iterations
    assert warm.severity == pytest.approx(cold.severity, abs=1e-3)
    assert warm.deviance == pytest.approx(cold.deviance, abs=0.05)


@pytest.fixture(scope="module")
def told() -> dict[str, object]:
    return start_of(fit(simulated(3, candidates=20, raters=4)[0]))


@pytest.mark.parametrize(
    "harm",
    [
        {"severity": [0.0]}, {"severity": ["x"] * 4}, {"candidate_sd": 0.0}, {"halo_sd": float("nan")},
        {"thresholds": [[0.0]]}, {"rater_component": [9] * 4}, {"raters": 7}, {"component_mean": []},
    ],
)  # fmt: skip
def test_a_start_that_is_not_sound_is_none(harm: dict[str, object], told: dict[str, object]) -> None:
    assert told_start(told, FitOptions()) is not None
    assert told_start(told | harm, FitOptions()) is None
    assert told_start(None, FitOptions()) is None


def job(report: object, made: Source) -> Whole:
    assert callable(report)
    return whole(made, WholeOptions(), report)


def test_the_whole_goes_through_a_child_process() -> None:
    child = Child(job, source(small()))
    child.start()
    told: list[object] = []
    word = None
    while not isinstance(word, Done):
        word = child.poll(30)
        assert word is not None
        if isinstance(word, Reported):
            told.append(word.progress)
    assert isinstance(word.outcome, Whole) and isinstance(word.outcome.severity, SeverityResult)
    assert all(isinstance(one, WholeProgress) for one in told) and told
