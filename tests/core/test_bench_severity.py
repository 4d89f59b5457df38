"""What the bench of severities does around the fits themselves."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks import severity
from benchmarks.place import Unfit


def test_fits_take_turns_and_the_middle_one_counts() -> None:
    order: list[str] = []
    times = {"ours": iter([3.0, 1.0, 2.0]), "lmer": iter([5.0, 9.0, 4.0])}

    def fit_of(name: str) -> float:
        order.append(name)
        return next(times[name])

    fits = {name: lambda name=name: fit_of(name) for name in times}
    assert severity.in_turn(fits, 3) == {"ours": 2.0, "lmer": 5.0}
    assert order == ["ours", "lmer"] * 3


def test_all_read_one_table_with_the_round_in_it_and_ours_answers(tmp_path: Path) -> None:
    file = tmp_path / "ratings.csv"
    count = severity.write_ratings(file, 30)
    with file.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(rows) == count and list(rows[0]) == ["candidate", "interviewer", "dimension", "round", "score"]
    rounds = {(row["candidate"], row["interviewer"]): row["round"] for row in rows}
    assert len(set(rounds.values())) == len(rounds) == count / 6
    seconds, peak = severity.ours(file)
    assert seconds > 0 and 1e6 < peak < 1e9


def test_a_peer_that_fails_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unfit, match="could not fit the ratings: .*nowhere"):
        severity.ours(tmp_path / "nowhere.csv")
