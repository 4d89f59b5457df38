"""The main job in one command: a recorded round played through the real window down to a card that verifies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.recording import adapt
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.scorecards.attach import bundle_of
from interviewer_app.core.workspace.writer import RoundJournal
from interviewer_app.ui.demo import stage as stage_module
from interviewer_app.ui.demo.recorded import recorded_round
from interviewer_app.ui.demo.stage import Stage

FILES = ["live-light.png", "live.png", "round.json", "scorecard.pdf", "workspace.sqlite"]


def interviewer(*arguments: object, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "interviewer_app", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env={**os.environ, **environ}, check=False)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder a demo wrote."""
    folder = tmp_path_factory.mktemp("demo")
    done = interviewer("demo", "--out", folder)
    assert done.returncode == 0, done.stderr
    assert sorted(Path(line).name for line in done.stdout.split()) == FILES
    return folder


def test_the_demo_leaves_five_files_and_nothing_else(played: Path) -> None:
    assert sorted(path.name for path in played.iterdir()) == FILES


def test_every_recorded_moment_is_in_the_round_to_the_millisecond(played: Path) -> None:
    found = json.loads((played / "round.json").read_bytes())["summary"]["moments"]
    wanted = recorded_round().expected
    assert [(m.get("kind"), m.get("dimension"), m["round_ms"]) for m in found] == [
        (e.kind, e.dimension, e.at_ms) for e in wanted
    ]


def test_round_json_is_the_attachment_byte_for_byte(played: Path) -> None:
    pdf = (played / "scorecard.pdf").read_bytes()
    assert bundle_of(pdf, "card") == (played / "round.json").read_bytes()


@pytest.mark.parametrize("name", ["scorecard.pdf", "round.json", "workspace.sqlite"])
def test_what_the_demo_wrote_verifies(played: Path, name: str) -> None:
    done = interviewer("verify", played / name, "--json")
    assert done.returncode == 0, done.stdout
    found = json.loads(done.stdout)
    assert found["intact"] and found["problems"] == []
    assert found["pages"] == ("match" if name.endswith(".pdf") else "cannot tell")


def test_another_demo_writes_the_same_bytes_and_touches_nothing_else(played: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "scorecard.pdf").write_text("an old one", encoding="utf-8")
    done = interviewer("demo", "--out", tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LANG="de_DE.UTF-8")
    assert done.returncode == 0, done.stderr
    for name in ("scorecard.pdf", "round.json"):
        assert (tmp_path / name).read_bytes() == (played / name).read_bytes()
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


@pytest.fixture
def stage(tmp_path: Path, qtbot: object) -> Iterator[Stage]:
    recording = recorded_round()
    loaded = find_pack(recording.pack, [shipped_packs()])
    made = Stage(tmp_path, adapt(recording, loaded.pack, loaded.pack), loaded)
    yield made
    made.close()


def test_with_the_writer_disconnected_the_demo_fails(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def swallow(journal: RoundJournal, draft: Draft) -> int:
        journal._tickets += 1
        return journal._tickets

    monkeypatch.setattr(RoundJournal, "append", swallow)
    monkeypatch.setattr(stage_module, "PATIENCE_S", 0.3)
    with pytest.raises(Refused, match="did not reach the disk"):
        stage.play()
