"""Pack health: counts from the rounds of a version, from five on, and nothing that a round is not for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer_app.core.workspace.health import (
    FEWEST,
    Counts,
    LevelUses,
    PackHealth,
    Spread,
    anchor_uses,
    finished_counts,
    pack_health,
)
from interviewer_app.core.workspace.rebuild import rebuild
from interviewer_app.core.workspace.unseen import gate_of
from tests.core.workspace.health_rounds import ME, Rounds, a_pack

ALL = ("log", "next", "next")
BOTH = {"testing": 2, "design": None}


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Rounds]:
    made = Rounds(tmp_path / "w.sqlite")
    yield made
    made.writer.close()


def health(rounds: Rounds, version: str = "1.0.0", me: str = ME) -> PackHealth:
    return pack_health(rounds.file, "small", version, gate=gate_of(rounds.file, me=me))


def test_below_five_rounds_there_is_nothing_but_how_many_and_how_many_are_missing(rounds: Rounds) -> None:
    for number in range(FEWEST - 1):
        rounds.play(a_pack(), f"Candidate {number}", ALL, ratings=BOTH)
    found = health(rounds)
    assert (found.counts, found.counts.missing) == (Counts(4, 0), 1)
    assert (found.submitted, found.probes, found.dimensions, found.planned, found.used) == (0, (), (), None, None)
    rounds.play(a_pack(), "The fifth", ALL, ratings=BOTH)
    assert health(rounds).counts.missing == 0 and health(rounds).probes and health(rounds).dimensions


def test_without_a_workspace_or_a_round_there_are_none(tmp_path: Path, rounds: Rounds) -> None:
    none = tmp_path / "none.sqlite"
    nothing = PackHealth("small", "1.0.0", "", Counts(0, 0))
    assert pack_health(none, "small", "1.0.0", gate=gate_of(none, me=ME)) == nothing == health(rounds)
    assert finished_counts(gate_of(none, me=ME)) == {} == finished_counts(gate_of(rounds.file, me=ME))
    assert anchor_uses(rounds.file, "small", "1.0.0", gate=gate_of(rounds.file, me=ME)) == {}


def test_probes_are_asked_adapted_skipped_or_not_reached_in_the_rounds_whose_script_holds_them(rounds: Rounds) -> None:
    pack = a_pack()
    rounds.play(pack, "A", ("next", "next", "next"), minutes=60)
    rounds.play(pack, "B", ("next", "adapted", "next"), minutes=60)
    rounds.play(pack, "C", ("next", "skip", "why", "why"), minutes=60)
    rounds.play(pack, "D", ("next", "skip"))
    rounds.play(pack, "E", ("next",))
    one, two, three = health(rounds).probes
    assert [probe.id for probe in (one, two, three)] == ["probe-1", "probe-2", "probe-3"]
    assert (one.planned, one.asked, one.adapted, one.skipped, one.not_reached) == (5, 4, 1, 0, 0)
    assert (two.planned, two.asked, two.adapted, two.skipped, two.not_reached) == (5, 2, 0, 2, 1)
    assert two.reasons == {"already-answered": 1, "": 1}
    assert (three.planned, three.asked, three.adapted, three.skipped, three.not_reached) == (3, 2, 0, 0, 1)


def test_planned_and_used_time_are_median_and_range_in_whole_seconds(rounds: Rounds) -> None:
    pack = a_pack()
    for number, minutes in enumerate((45, 45, 60, 60)):
        rounds.play(pack, f"C{number}", ("next", *["log"] * number, "next"), minutes=minutes)
    rounds.play(pack, "Not one probe", ("log",))
    found = health(rounds)
    assert found.planned == Spread(2700, 2700, 3600, 5)
    assert found.used == Spread(180, 60, 300, 5)
    first = found.probes[0]
    assert first.budget == Spread(600, 600, 900, 5)
    assert first.used == Spread(150, 60, 240, 4)  # of four rounds the middle of 120 and 180; one never came to it
    assert found.probes[2].used is None and found.probes[2].budget == Spread(240, 240, 240, 2)


def test_levels_anchors_never_used_and_no_evidence_come_from_submitted_cards_alone(rounds: Rounds) -> None:
    pack = a_pack()
    for number, level in enumerate((1, 3, 3, None)):
        rounds.play(pack, f"C{number}", ALL, ratings={"testing": level, "design": None})
    rounds.play(pack, "Half rated", ALL, ratings={"testing": 2})
    found = health(rounds)
    assert found.submitted == 4
    testing, design = found.dimensions
    assert testing.levels == (LevelUses(1, "", 1), LevelUses(2, "", 0), LevelUses(3, "", 2))
    assert (testing.never_used, testing.no_evidence, testing.rated) == ((2,), 1, 4)
    assert (design.never_used, design.no_evidence, design.rated) == ((1, 2, 3), 4, 4)
    used = anchor_uses(rounds.file, "small", "1.0.0", gate=gate_of(rounds.file, me=ME))
    assert used == {("testing", 1): 1, ("testing", 3): 2}


def test_hints_are_counted_per_step_of_the_ladder_and_not_those_taken_back(rounds: Rounds) -> None:
    for number, keys in enumerate((("hint", "hint"), ("hint",), ("hint", "undo"), (), ("hint", "began-earlier"))):
        rounds.play(a_pack(), f"C{number}", ("next", *keys))
    assert [probe.hints for probe in health(rounds).probes] == [(3, 1), (0, 0)]


def test_pilots_are_told_apart_and_practice_and_unfinished_rounds_never_count(rounds: Rounds) -> None:
    pack = a_pack()
    for number in range(5):
        rounds.play(pack, f"C{number}", ALL, ratings=BOTH)
    for number in range(2):
        rounds.play(pack, f"Colleague {number}", ("log", "next", "skip"), purpose="pilot", ratings=BOTH)
    rounds.play(pack, "Me", ALL, purpose="practice", ratings=BOTH)
    rounds.play(pack, "Still here", ALL, end=False)
    found = health(rounds)
    assert (found.counts, found.submitted) == (Counts(7, 2), 7)
    assert [(p.planned, p.asked, p.skipped) for p in found.probes] == [(7, 7, 0), (7, 5, 2)]
    assert finished_counts(gate_of(rounds.file, me=ME)) == {("small", "1.0.0"): Counts(7, 2)}


def test_every_version_counts_for_itself_and_a_second_wording_of_one_is_named(rounds: Rounds) -> None:
    first, reworded, second = a_pack(), a_pack(title="Small, reworded"), a_pack("1.1.0")
    for number in range(5):
        rounds.play(first, f"C{number}", ALL)
        rounds.play(second, f"D{number}", ALL)
    rounds.play(reworded, "E", ALL)
    found = health(rounds)
    assert (found.title, found.counts) == ("Small, reworded", Counts(6, 0))
    assert found.digests == ((reworded.digest, 1), (first.digest, 5))
    alone = pack_health(rounds.file, "small", "1.0.0", gate=gate_of(rounds.file, me=ME), digest=first.digest)
    assert (alone.counts, alone.digests) == (Counts(5, 0), ((first.digest, 5),))
    assert health(rounds, "1.1.0").counts == Counts(5, 0)


def test_what_others_rated_waits_for_their_seal_and_for_mine_on_the_same_candidate(tmp_path: Path) -> None:
    theirs = Rounds(tmp_path / "w.sqlite", author="b" * 32)
    for number in range(5):
        theirs.play(a_pack(), f"C{number}", ALL, ratings=BOTH)
    theirs.play(a_pack(), "Not submitted", ALL)
    theirs.writer.close()
    mine = Rounds(tmp_path / "w.sqlite")
    assert health(mine).counts == Counts(5, 0)
    mine.play(a_pack("2.0.0"), "c3", ALL)  # in other letters, still the same candidate
    assert health(mine).counts == Counts(4, 0)
    mine.play(a_pack("2.0.0"), "C4", (), purpose="pilot")
    assert health(mine).counts == Counts(4, 0)
    assert health(mine, me="b" * 32).counts == Counts(6, 0)
    mine.writer.close()


def test_a_rebuilt_workspace_has_the_same_health(tmp_path: Path) -> None:
    rounds = Rounds(tmp_path / "w.sqlite")
    for number in range(5):
        rounds.play(a_pack(), f"C{number}", ("log", "next", "hint", "skip", "why"), ratings=BOTH)
    rounds.writer.close()
    before = health(rounds)
    rebuild(rounds.file)
    assert health(rounds) == before and before.probes[1].reasons == {"no-time": 5}
