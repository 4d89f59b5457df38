"""How many candidates have met a pack: by name, by version, and by what they were given to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.workspace.met import Met, candidates_met, edition
from tests.core.workspace.health_rounds import FILES, Rounds, a_pack


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Rounds]:
    made = Rounds(tmp_path / "w.sqlite")
    yield made
    made.writer.close()


def met(file: Path, loaded: LoadedPack) -> Met:
    return candidates_met(file, [edition(loaded.document, loaded.digest)])[loaded.digest]


def test_a_candidate_counts_once_however_often_and_in_whatever_letters(rounds: Rounds) -> None:
    for name in ("Ines Duarte", "ines  duarte", "Léa Fontaine"):
        rounds.play(a_pack(), name, ("next",))
    assert met(rounds.file, a_pack()) == Met(2, 2, 2)


def test_pilots_practice_and_rounds_that_never_began_met_nobody(rounds: Rounds, tmp_path: Path) -> None:
    rounds.play(a_pack(), "A Colleague", ("next",), purpose="pilot")
    rounds.play(a_pack(), "Me", ("next",), purpose="practice")
    rounds.play(a_pack(), "Never came", (), end=False)
    rounds.play(a_pack(), "Still here", ("next",), end=False)
    assert met(rounds.file, a_pack()) == Met(1, 1, 1)
    assert met(tmp_path / "none.sqlite", a_pack()) == Met(0, 0, 0)


def test_whoever_met_the_exercise_in_an_earlier_version_has_met_it(rounds: Rounds) -> None:
    other_files = FILES | {"exercise/service/client.py": "9" * 64}
    rounds.play(a_pack(), "A", ("next",))
    rounds.play(a_pack("1.1.0", FILES | {"exercise/proof/test_it.py": "8" * 64}), "B", ("next",))
    rounds.play(a_pack("1.2.0", other_files), "C", ("next",))
    assert met(rounds.file, a_pack("2.0.0")) == Met(0, 3, 2)  # what only proves the trap was never handed out
    assert met(rounds.file, a_pack("2.0.0", other_files)) == Met(0, 3, 1)


def test_a_task_version_says_that_changed_files_are_still_the_same_task(rounds: Rounds) -> None:
    mended = FILES | {"exercise/request.md": "7" * 64}
    rounds.play(a_pack(task_version="a"), "A", ("next",))
    assert met(rounds.file, a_pack("1.1.0", mended, task_version="a")) == Met(0, 1, 1)
    assert met(rounds.file, a_pack("1.1.0", mended, task_version="b")) == Met(0, 1, 0)
    assert met(rounds.file, a_pack("1.1.0", mended)) == Met(0, 1, 0)


def test_a_fork_with_the_same_files_counts_for_the_exercise_and_not_for_the_pack(rounds: Rounds) -> None:
    rounds.play(a_pack(id="their-fork"), "A", ("next",))
    assert met(rounds.file, a_pack()) == Met(0, 0, 1)


def test_a_pack_without_an_exercise_has_none_to_meet(rounds: Rounds) -> None:
    rounds.play(a_pack(files={}), "A", ("next",))
    assert met(rounds.file, a_pack("1.1.0", {})) == Met(0, 1, None)
