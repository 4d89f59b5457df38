"""The sample year that pictures and the journey of calibration are made from is what it says it is."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict

from tools.sample_year import DIMENSIONS, NEWCOMER, SEPARATE, TEAM, sample_year


def rows(seed: int = 0) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sample_year(seed).decode())))


def test_the_year_has_fourteen_interviewers_786_rounds_and_six_ratings_in_each() -> None:
    rounds = Counter((row["candidate"], row["interviewer"]) for row in rows())
    assert Counter(who for _candidate, who in rounds) == {person.name: person.rounds for person in TEAM}
    assert len(rounds) == 786
    assert set(rounds.values()) == {len(DIMENSIONS) - 1}


def test_one_interviewer_meets_nobody_else_s_candidates_and_the_newcomer_does() -> None:
    met = defaultdict(set)
    for row in rows():
        met[row["candidate"]].add(row["interviewer"])
    assert {tuple(who) for who in met.values() if SEPARATE in who} == {(SEPARATE,)}
    assert any(NEWCOMER in who and len(who) > 1 for who in met.values())


def test_the_two_who_got_stricter_give_less_than_others_who_met_the_same_people_since_the_rubric_changed() -> None:
    given = defaultdict(list)
    for row in rows():
        given[row["candidate"], row["dimension"]].append((row["interviewer"], row["rubric_version"], int(row["score"])))
    apart = defaultdict(list)
    for pair in given.values():
        for (who, version, score), (_other, _version, others) in zip(pair, reversed(pair), strict=True):
            apart[who, version].append(score - others)
    mean = {key: sum(all_) / len(all_) for key, all_ in apart.items()}
    for stricter in ("Ines Farrow", "Oskar Lind"):
        assert mean[stricter, "2.0"] < mean[stricter, "1.4"] - 0.15


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert sample_year(3) == sample_year(3) != sample_year(4)
