"""Reading a gold round: what is wrong with one is said with its line, and a changed pack is said too."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.calibration.practice.checking import misfits, standing_of, standing_words
from interviewer_app.core.calibration.practice.load import BrokenGold, find_gold, list_gold
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import PackError
from tests.core.calibration.practice.made import gold_called, pack_of, written

OWN = """\
id: own-1
pack: cache-review@1.0.0
title: One of ours
candidate: Somebody
minutes: 45
written_on: "2026-11-21"
source: recorded
experts: Two of us, apart, then together.
script:
  - {probe: promise, at: "1:00"}
moments:
  - {id: one, at: "2:00", kind: named-risk, note: A note}
  - {id: two, at: "3:00", kind: worked-out, note: Another}
gold:
  correctness: {level: 2, reason: Because of it., cites: [one]}
  operability: {no_evidence: Not asked.}
"""


def broken(folder: Path, old: str, new: str) -> str:
    assert old in OWN
    with pytest.raises(PackError) as found:
        written(folder, OWN.replace(old, new))
    return str(found.value)


def test_times_are_minutes_and_seconds_of_the_round_clock(tmp_path: Path) -> None:
    gold = written(tmp_path, OWN).gold
    assert [moment.at for moment in gold.moments] == [120_000, 180_000]
    assert "own.yaml:12: moments[0].at: is no time" in broken(tmp_path, '"2:00"', '"two"')


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("cites: [one]", "cites: [three]", "own.yaml:15", '"three" is no moment of this round'),
        ("id: two", "id: one", "own.yaml:13", '"one" is the id of two moments'),
        ('"3:00"', '"1:00"', "own.yaml:13", "is earlier than the one before it"),
        ('"3:00"', '"46:00"', "own.yaml:13", "is after the end of the round"),
        ("{no_evidence: Not asked.}", "{no_evidence: Not asked., level: 1}", "own.yaml:16", "one of the two"),
        ("reason: Because of it., ", "", "own.yaml:15", "needs a reason"),
        ("minutes: 45", "minuets: 45", "own.yaml", "minutes"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, old: str, new: str, where: str, what: str) -> None:
    sentence = broken(tmp_path, old, new)
    assert where in sentence and what in sentence


def test_a_step_is_one_thing(tmp_path: Path) -> None:
    assert "one of the four" in broken(tmp_path, "{probe: promise,", "{probe: promise, hint: 1,")


def test_a_round_of_another_version_says_so_and_can_be_used() -> None:
    gold, pack = gold_called("cache-review-1"), pack_of(gold_called("cache-review-1")).pack
    newer = pack.model_copy(update={"version": "1.1.0"})
    assert standing_of(gold.gold, newer) == "another version"
    assert standing_words(gold.gold, newer) == (
        "Its gold was written for 1.0.0; here is 1.1.0, whose anchors may read otherwise."
    )


def test_a_pack_without_a_dimension_or_level_of_the_gold_cannot_be_used() -> None:
    gold, pack = gold_called("cache-review-1").gold, pack_of(gold_called("cache-review-1")).pack
    fewer = pack.model_copy(update={"dimensions": pack.dimensions[1:], "version": "2.0.0"})
    assert standing_of(gold, fewer) == "unusable"
    assert standing_words(gold, fewer).startswith("It does not fit Cache review 2.0.0 any more: there is no dimension")
    dimension = pack.dimension("evaluating")
    short = dimension.model_copy(update={"levels": dimension.levels[:3]})
    changed = pack.model_copy(update={"dimensions": (short, *(d for d in pack.dimensions if d.id != "evaluating"))})
    assert '"evaluating" has no level 4' in list(misfits(gold, changed))


def test_gold_cites_for_a_dimension_what_a_rater_can_cite_for_it(tmp_path: Path) -> None:
    loaded = written(tmp_path, OWN.replace("cites: [one]", "cites: [two]"))
    pack = pack_of(loaded).pack
    assert '"correctness" cites the moment "two", which is about "operability"' in list(misfits(loaded.gold, pack))
    assert 'nobody rated "directing"' in list(misfits(loaded.gold, pack))


def test_own_rounds_lie_beside_the_shipped_ones_and_a_broken_one_breaks_itself_alone(tmp_path: Path) -> None:
    folder = tmp_path / "cache-review"
    folder.mkdir()
    written(folder, OWN, "a.yaml")
    (folder / "b.yaml").write_text("id: b\n", encoding="utf-8")
    first, second = list_gold([tmp_path / "none", tmp_path])
    assert not isinstance(first, BrokenGold) and first.gold.id == "own-1"
    assert isinstance(second, BrokenGold) and "is missing" in str(second.error)
    with pytest.raises(PackError):
        find_gold("b", [tmp_path])
    with pytest.raises(BadInput, match=r"no such gold round \(known: own-1\)"):
        find_gold("c", [tmp_path])
