"""The packs that are shipped, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from interviewer_app.core.rubrics.load import LoadedPack, load_pack

RUBRICS = Path(__file__).parents[3] / "rubrics"
NAMES = sorted(folder.name for folder in RUBRICS.iterdir() if (folder / "pack.yaml").is_file())


@cache
def shipped(name: str) -> LoadedPack:
    return load_pack(RUBRICS / name)


def guide(name: str) -> str:
    return (RUBRICS / name / "interviewer.md").read_text(encoding="utf-8")


WITH_EXERCISE = [name for name in NAMES if shipped(name).pack.exercise]
WITH_TRAP = [name for name in WITH_EXERCISE if (exercise := shipped(name).pack.exercise) and exercise.traps]
