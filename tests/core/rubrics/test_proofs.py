"""The note of what was proved here: by the exercise alone, and never in the way of a proof."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from interviewer_app.cli.main import run
from interviewer_app.core.places import home, shipped_packs
from interviewer_app.core.rubrics.exercise.proofs import exercise_digest, proved_on, remember
from interviewer_app.core.rubrics.load import load_pack

PACK = "senior-backend-supervised-change"


def test_a_proof_is_noted_by_the_command_and_holds_for_another_wording_of_the_pack(own_home: Path) -> None:
    environ = {"INTERVIEWER_HOME": str(own_home / "app")}
    assert run(["rubric", "prove", PACK], environ) == 0
    document = load_pack(shipped_packs() / PACK).document
    changed = {"tree": {**document["tree"], "title": "Another title"}, "files": document["files"]}
    assert proved_on(home(environ).proofs, exercise_digest(changed)) is not None


def test_another_file_of_the_exercise_is_another_exercise(tmp_path: Path) -> None:
    document = load_pack(shipped_packs() / PACK).document
    name = next(name for name in document["files"] if name.startswith("exercise/"))
    changed = {"tree": document["tree"], "files": {**document["files"], name: "0" * 64}}
    assert exercise_digest(changed) != exercise_digest(document)
    remember(tmp_path / "proofs.json", exercise_digest(document), date(2026, 11, 21))
    assert proved_on(tmp_path / "proofs.json", exercise_digest(changed)) is None


def test_a_note_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "proofs.json").write_text("[1, 2", encoding="utf-8")
    assert proved_on(tmp_path / "proofs.json", "a" * 64) is None
    remember(tmp_path / "proofs.json", "a" * 64, date(2026, 11, 21))
    assert proved_on(tmp_path / "proofs.json", "a" * 64) == "2026-11-21"
