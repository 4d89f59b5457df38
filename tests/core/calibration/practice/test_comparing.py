"""A practice round beside gold: distances in steps, what each saw, what changed two rounds later."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.calibration.practice.attempt import note_of
from interviewer_app.core.calibration.practice.compare import steps
from interviewer_app.core.calibration.practice.history import read_history
from interviewer_app.core.calibration.practice.results import DimensionResult, PracticeHistory
from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.exchange.practising import Given, check_given
from interviewer_app.core.workspace.read import read_round
from tests.core.calibration.practice.made import DAY_US, START_US, as_gold, gold_called, pack_of, practise, shipped

ONE, TWO, THREE = (gold_called(f"cache-review-{number}") for number in (1, 2, 3))


def history(file: Path) -> PracticeHistory:
    return read_history(file, shipped())


def dimension(found: PracticeHistory, name: str) -> DimensionResult:
    return next(each for each in found.results[-1].results if each.dimension == name)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "practice.sqlite"


def test_a_gold_round_becomes_a_real_round_that_has_ended_and_says_nothing_of_gold(file: Path) -> None:
    round_id = practise(file, ONE, None)
    fold = read_round(file, round_id)
    assert fold.state == "ended" and fold.facts is not None and fold.facts.practice
    assert fold.ended_us == START_US and fold.ratings == {}
    assert [moment.note for moment in fold.counted] == [note_of(moment) for moment in ONE.gold.moments]
    assert "“I would put a limit. Ten thousand.”" in fold.counted[14].note
    assert fold.counted[0].probe == "promise" and fold.counted[0].at_ms == 110_000
    kept = b"".join(each.read_bytes() for each in file.parent.iterdir())
    for rating in ONE.gold.gold.values():
        assert (rating.reason or rating.no_evidence or "").encode() not in kept
    assert history(file).open == ((round_id, "cache-review-1"),)


def test_rated_as_gold_everything_is_the_same(file: Path) -> None:
    practise(file, ONE, as_gold(ONE))
    result = history(file).results[0]
    assert (result.count.same, result.count.of, result.count.adjacent) == (6, 6, 6)
    assert (result.facet_count.same, result.facet_count.of) == (4, 4)
    assert all(each.verdict == "same" and not each.missed and not each.beside for each in result.results)
    assert result.rated_us == START_US and result.number == 1 and result.rater == "Ines Farrow"


def test_below_gold_is_stricter_and_above_it_milder(file: Path) -> None:
    given = as_gold(
        ONE, evaluating=Given(2, "", ("expects", "dearest"), "Ran one case."), operability=Given(3),
        owning=Given(None, "Not asked."), contribution=Given(None, "Skipped."),
    )  # fmt: skip
    practise(file, ONE, given)
    found = history(file)
    evaluating = dimension(found, "evaluating")
    assert (evaluating.yours, evaluating.gold, evaluating.stricter, evaluating.verdict) == (2, 4, 2, "stricter")
    assert [heard.id for heard in evaluating.seen] == ["dearest", "expects"]
    assert [heard.id for heard in evaluating.missed] == ["not-looked"] and not evaluating.adjacent
    assert evaluating.rung(4) is not None and evaluating.your_words == "Ran one case."
    operability = dimension(found, "operability")
    assert (operability.stricter, operability.verdict, operability.adjacent) == (-1, "milder", True)
    owning = dimension(found, "owning")
    assert (owning.stricter, owning.verdict, owning.your_words) == (None, "you had no evidence", "Not asked.")
    assert dimension(found, "contribution").verdict == "same"
    count = found.results[0].count
    assert (count.same, count.adjacent, count.stricter, count.milder, count.apart) == (3, 4, 1, 1, 1)
    apart = [each.dimension for each in found.results[0].apart_first]
    assert apart[:3] == [each for each in apart if each in ("evaluating", "operability", "owning")] and len(apart) == 6


def test_gold_without_evidence_has_no_distance(file: Path) -> None:
    practise(file, THREE, as_gold(THREE, impact=Given(None, "x"), evaluating=Given(3, "", ("own-doubt",))))
    found = history(file)
    evaluating = dimension(found, "evaluating")
    assert (evaluating.second, evaluating.stricter, evaluating.verdict) == (3, -1, "milder")
    assert [heard.id for heard in evaluating.beside] == []


def test_steps_go_along_the_ladder_and_not_along_the_numbers() -> None:
    assert steps([1, 3, 5, 10], 3, 10) == 2 and steps([10, 5, 3, 1], 10, 1) == -3
    assert steps([1, 2], None, 2) is None and steps([1, 2], 1, 3) is None


def test_the_change_is_said_two_rounds_later_and_not_before(file: Path) -> None:
    practise(file, ONE, as_gold(ONE, evaluating=Given(2), correctness=Given(1), directing=Given(1)), day=0)
    practise(file, TWO, as_gold(TWO, evaluating=Given(2)), day=7)
    before = history(file)
    assert [before.change(result) for result in before.results] == [None, None]
    practise(file, THREE, as_gold(THREE, directing=Given(2)), day=14)
    found = history(file)
    change = found.change(found.results[-1])
    assert change is not None and change.rounds == 2
    assert (change.first.count.same, change.this.count.same, change.this.count.of) == (3, 5, 6)
    moved = {each.dimension: (each.then, each.now) for each in change.moved}
    assert moved["evaluating"] == (2, 0) and moved["directing"] == (2, -1) and "scope" not in moved


def test_the_change_looks_for_the_first_round_of_the_same_pack(file: Path) -> None:
    other = gold_called("senior-backend-1")
    for day, gold in enumerate((other, ONE, TWO, THREE)):
        practise(file, gold, as_gold(gold), day=day * 7)
    found = history(file)
    last, third = found.change(found.results[3]), found.change(found.results[2])
    assert last is not None and (last.first.gold, last.rounds) == ("cache-review-1", 2)
    assert third is not None and (third.first.gold, third.rounds) == ("senior-backend-1", 2)


def test_a_rated_round_whose_gold_is_gone_is_said(file: Path) -> None:
    practise(file, ONE, as_gold(ONE))
    found = read_history(file, [TWO])
    assert found.results == () and "cache-review-1" in found.remarks[0]


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        (as_gold(ONE) | {"courage": Given(2)}, BadInput, "no such dimension"),
        (as_gold(ONE, evaluating=Given(5)), BadInput, "evaluating: has no level 5; it has 1, 2, 3, 4"),
        (as_gold(ONE, evaluating=Given(2, "", ("cap",))), BadInput, "cap is no moment about it"),
        ({"evaluating": Given(2)}, BadInput, "Rate every dimension; correctness, operability"),
        (as_gold(ONE, contribution=Given(2)), BadInput, "write contribution=none:REASON"),
    ],
)
def test_a_rating_that_cannot_be_is_refused_before_anything_is_written(
    given: dict[str, Given], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        check_given(pack_of(ONE).pack, ONE.gold, given)


def test_a_submission_waits_for_every_dimension(file: Path) -> None:
    with pytest.raises(Refused, match="not rated yet"):
        practise(file, ONE, {"evaluating": Given(2)})
    assert history(file).results == () and len(history(file).open) == 1


def test_practice_is_rated_on_the_day_it_is_submitted(file: Path) -> None:
    practise(file, ONE, as_gold(ONE), day=3)
    assert history(file).results[0].rated_us == START_US + 3 * DAY_US
