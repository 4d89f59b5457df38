"""A team exercise: asked for, handed in, laid together, printed, and turned into ratings for a calibration."""

from __future__ import annotations

import csv
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.calibration.intake.reading import read
from interviewer_app.core.calibration.practice.handing import (
    HandedRating,
    HandedRound,
    HandIn,
    exercise_of,
    hand_in,
    read_exercise,
    read_hand_in,
    written,
)
from interviewer_app.core.calibration.practice.history import read_history
from interviewer_app.core.calibration.practice.linking import link_csv, link_rows
from interviewer_app.core.calibration.practice.team import lay_together
from interviewer_app.core.calibration.practice.team_json import team_json
from interviewer_app.core.calibration.practice.team_paper import render_team
from interviewer_app.core.calibration.practice.team_results import TeamResult
from interviewer_app.core.calibration.practice.team_words import first_words, fold_names, stands_words
from interviewer_app.core.calibration.statistic import Value
from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.practising import Given
from interviewer_app.core.places import shipped_packs
from tests.core.calibration.practice.made import START_US, Rater, as_gold, gold_called, practise, shipped

ONE, TWO, THREE = (gold_called(f"cache-review-{number}") for number in (1, 2, 3))
MARTA, OSKAR, NOOR = (Rater(f"{number}c" * 16, name) for number, name in ((1, "Marta"), (2, "Oskar <b>"), (3, "Noor")))
EXERCISE = exercise_of([(ONE, "1.0.0"), (TWO, "1.0.0")], "November", ["Marta", "Oskar <b>", "Ruben"], "ab" * 16)


def handed(rater: Rater, rounds: tuple[HandedRound, ...]) -> HandIn:
    return HandIn(format="interviewer-practice/1", rater=rater.name, rater_id=rater.id, rounds=rounds)


def rated(gold: str, pack: str = "cache-review@1.0.0", day: int = 0, **levels: int | None) -> HandedRound:
    """Everything as gold, but for some dimensions."""
    loaded = gold_called(gold).gold
    given = {name: rating.level for name, rating in loaded.gold.items()} | levels
    ratings = tuple(
        HandedRating(dimension=name, level=level, no_evidence=None if level is not None else "Not asked.")
        for name, level in given.items()
    )
    return HandedRound(gold=gold, pack=pack, rated_us=START_US + day, ratings=ratings)


TEAM = (
    handed(MARTA, (rated("cache-review-1", evaluating=2, owning=None), rated("cache-review-2"))),
    handed(OSKAR, (rated("cache-review-1", evaluating=3), rated("cache-review-2", evaluating=3))),
    handed(NOOR, (rated("cache-review-1"),)),
)


@pytest.fixture(scope="module")
def result() -> TeamResult:
    return lay_together(TEAM, shipped(), [shipped_packs()], EXERCISE)


def test_what_was_practised_is_handed_in_as_it_was_rated_first(tmp_path: Path) -> None:
    file = tmp_path / "practice.sqlite"
    practise(file, ONE, as_gold(ONE, evaluating=Given(2, "", ("expects",), "One case.")), day=0, rater=MARTA)
    practise(file, THREE, as_gold(THREE), day=1, rater=MARTA)
    practise(file, ONE, as_gold(ONE), day=9, rater=MARTA)
    history = read_history(file, shipped())
    everything = hand_in(history, MARTA.name, MARTA.id, None)
    assert [(each.gold, each.pack) for each in everything.rounds] == [
        ("cache-review-1", "cache-review@1.0.0"), ("cache-review-3", "cache-review@1.0.0"),
    ]  # fmt: skip
    asked = hand_in(history, MARTA.name, MARTA.id, EXERCISE)
    assert [each.gold for each in asked.rounds] == ["cache-review-1"] and asked.exercise == "ab" * 16
    evaluating = next(each for each in asked.rounds[0].ratings if each.dimension == "evaluating")
    assert (evaluating.level, evaluating.cites, evaluating.words) == (2, ("expects",), "One case.")
    place = tmp_path / "marta.json"
    place.write_bytes(written(asked))
    assert read_hand_in(place) == asked


def test_both_files_come_back_as_they_were_and_anything_else_is_said(tmp_path: Path) -> None:
    file = tmp_path / "exercise.json"
    file.write_bytes(written(EXERCISE))
    assert read_exercise(file) == EXERCISE
    with pytest.raises(BadInput, match=r"is not a hand-in of practice: format does not hold"):
        read_hand_in(file)
    file.write_text("[1", encoding="utf-8")
    with pytest.raises(BadInput, match="exercise.json"):
        read_exercise(file)
    with pytest.raises(BadInput, match="cannot be read"):
        read_exercise(tmp_path / "none.json")


def test_everybody_stands_beside_gold_and_each_other(result: TeamResult) -> None:
    assert result.raters == ("Marta", "Noor", "Oskar <b>") and [one.gold for one in result.rounds] == [
        "cache-review-1", "cache-review-2",
    ]  # fmt: skip
    evaluating = next(each for each in result.rounds[0].dimensions if each.dimension == "evaluating")
    assert [(each.rater, each.level, each.stricter) for each in evaluating.ratings] == [
        ("Marta", 2, 2), ("Noor", 4, 0), ("Oskar <b>", 3, 1),
    ]  # fmt: skip
    assert (evaluating.spread, evaluating.furthest, evaluating.split) == (2, 2, False)
    assert stands_words(evaluating) == "2: Marta · 3: Oskar <b> · 4 (gold): Noor"
    owning = next(each for each in result.rounds[0].dimensions if each.dimension == "owning")
    assert owning.split and stands_words(owning) == "2 (gold): Noor, Oskar <b> · no evidence: Marta"
    assert [(one.gold, each.dimension) for one, each in result.to_talk_about(2)] == [
        ("cache-review-1", "evaluating"), ("cache-review-2", "evaluating"),
    ]  # fmt: skip


def test_agreement_is_that_of_pairs_and_without_an_interval_from_two_rounds(result: TeamResult) -> None:
    """Evaluating: round 1 has 2, 4, 3 (three pairs, none the same), round 2 has 1, 3 (one pair): 0 of 4."""
    found = {each.name: each for each in result.agreement}
    assert (found["Evaluating"].pairs, found["Evaluating"].percent_exact) == (4, Value(0.0))
    assert found["Evaluating"].percent_adjacent == Value(50.0)
    assert found["Correctness"].percent_exact == Value(100.0) and "Scope" not in found
    beside = {each.name: each for each in result.beside_gold}
    assert (beside["Evaluating"].of, beside["Evaluating"].same) == (5, 2)
    assert (beside["Evaluating"].stricter, beside["Evaluating"].milder) == (2, 1)
    assert (beside["Owning"].apart, beside["Scope"].same) == (1, 5)
    assert "For an interval there are too few recorded rounds." in first_words(result)[0]


def test_what_is_missing_is_said(result: TeamResult) -> None:
    assert result.missing == (("Ruben", "cache-review-1"), ("Ruben", "cache-review-2"))


def test_files_of_one_person_twice_or_of_nothing_known_are_refused() -> None:
    with pytest.raises(BadInput, match="handed in twice"):
        lay_together((TEAM[0], TEAM[0]), shipped(), [shipped_packs()])
    with pytest.raises(BadInput, match="its gold round is not on this machine"):
        lay_together(TEAM, [], [shipped_packs()])


def test_two_people_of_one_name_stay_two() -> None:
    other = handed(Rater("9f" * 16, "Marta"), (rated("cache-review-1"),))
    found = lay_together((TEAM[0], other), shipped(), [shipped_packs()])
    assert found.raters == ("Marta (1c1c1c)", "Marta (9f9f9f)")


def test_json_has_every_rating_and_no_sum(result: TeamResult) -> None:
    told = team_json(result)
    assert list(told) == ["title", "raters", "rounds", "agreement", "beside_gold", "missing", "remarks"]
    evaluating = next(each for each in told["rounds"][0]["dimensions"] if each["dimension"] == "evaluating")
    assert evaluating["ratings"][0] == {"interviewer": "Marta", "score": 2, "steps_stricter": 2}
    assert told["agreement"]["dimensions"]["Evaluating"]["percent_exact"] == {"value": 0.0}


def test_the_ratings_link_versions_as_an_anchor_exercise(tmp_path: Path) -> None:
    """Two versions, other raters: one session. The same rater under both: a session for each, one candidate."""
    newer = handed(NOOR, (rated("cache-review-1", "cache-review@1.1.0"),))
    rows = link_rows((TEAM[0], newer))
    assert {(row.session, row.rubric_version) for row in rows if row.candidate == "cache-review-1"} == {
        ("cache-review-1", "cache-review@1.0.0"), ("cache-review-1", "cache-review@1.1.0"),
    }  # fmt: skip
    again = rated("cache-review-1", day=5, owning=1)
    both = handed(MARTA, (rated("cache-review-1"), rated("cache-review-1", "cache-review@1.1.0"), again))
    file = tmp_path / "ratings.csv"
    file.write_bytes(link_csv((both, TEAM[1])))
    source = read(file)
    assert source.ratings.candidate.labels == ("cache-review-1", "cache-review-2")
    assert {label.replace("\x1f", " ") for label in source.ratings.session.labels} >= {
        "cache-review-1 cache-review-1 @1.0.0", "cache-review-1 cache-review-1 @1.1.0",
    }  # fmt: skip
    assert source.ratings.rubric_version.labels == ("cache-review@1.0.0", "cache-review@1.1.0")
    named = next(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))
    assert named["candidate"] == "cache-review-1" and named["rated_at"].endswith("Z")


def test_the_report_says_it_on_paper_and_is_the_same_again(result: TeamResult, tmp_path: Path) -> None:
    pdf = render_team(result)
    assert pdf == render_team(result) and pdf != render_team(result, "Letter")
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf)
    said = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    for words in (
        "November", "To talk about first", "Oskar <b>", "Cache review, Recorded round 2", "Ruben: cache-review-1",
        "Personal data about staff", "4 (gold): Noor",
    ):  # fmt: skip
        assert words in said
    info = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    assert "Tagged:" in info and info.split("Tagged:")[1].split()[0] == "yes"


def test_a_report_of_forty_raters_folds_names() -> None:
    assert fold_names([f"n{number}" for number in range(40)]).endswith("n10 and 29 more")
    names = [Rater(f"{number:02x}" * 16, f"Rater {number:02d}") for number in range(40)]
    team = [handed(each, (rated("cache-review-1"),)) for each in names]
    found = lay_together(team, shipped(), [shipped_packs()])
    assert len(render_team(replace(found, title="W" * 300))) > 1000
    assert stands_words(found.rounds[0].dimensions[0], names=False) == "3 (gold): 40"
