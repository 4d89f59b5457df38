"""Every shipped trap is proven, can be missed by nobody who runs the proof, and is given away by no handout."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.exercise.handout import Promise, hand_out
from interviewer_app.core.rubrics.exercise.proof import prove
from interviewer_app.core.rubrics.load import load_pack
from tests.core.shipped.packs import NAMES, RUBRICS, WITH_EXERCISE, WITH_TRAP, shipped

PROMISE = Promise("Six months, then deleted.", "people@example.org")


@pytest.mark.parametrize("name", WITH_TRAP)
def test_the_trap_is_proven(name: str) -> None:
    steps = list(prove(shipped(name)))
    assert [step for step in steps if not step.holds] == []
    exercise = shipped(name).pack.exercise
    assert exercise and len(steps) == 2 + 4 * len(exercise.traps)


@pytest.mark.parametrize("name", WITH_TRAP)
def test_a_change_without_its_trap_turns_every_proof_red(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(RUBRICS / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__")))
    exercise = shipped(name).pack.exercise
    assert exercise
    for trap in exercise.traps:
        shutil.copyfile(folder / "exercise" / exercise.reference, folder / "exercise" / trap.patch)
    broken = [step for step in prove(load_pack(folder)) if not step.holds]
    assert len(broken) == len(exercise.traps)
    assert all(s.what.startswith("every test of ") and "passed all the same" in s.why for s in broken)


@pytest.mark.parametrize("name", WITH_EXERCISE)
def test_the_handout_is_what_the_pack_lists_and_gives_nothing_away(name: str, tmp_path: Path) -> None:
    exercise = shipped(name).pack.exercise
    assert exercise and "warm-up" in exercise.handed_out
    written = hand_out(shipped(name), tmp_path / "out", PROMISE)
    assert written == (*exercise.handed_out, "notice.pdf")
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file() and path.suffix != ".pdf"]
    everything = b"".join(path.read_bytes() for path in files).lower()
    assert files and [word for word in (b"trap", b"listen_for", b"anchor", b"proof/") if word in everything] == []


def test_exercises_come_in_python_and_javascript() -> None:
    languages = {e.language for name in NAMES if (e := shipped(name).pack.exercise) and e.traps}
    assert languages == {"python", "javascript"}
