"""The pipeline's extract is the one its script makes, and the day of the drift is handed out in the data alone."""

from __future__ import annotations

import runpy
from pathlib import Path

from interviewer_app.core.rubrics.exercise.handout import Promise, hand_out
from tests.core.shipped.packs import RUBRICS, shipped

EXERCISE = RUBRICS / "data-pipeline" / "exercise"
SCRIPT = EXERCISE / "make_data.py"


def test_the_extract_is_the_one_its_script_makes(tmp_path: Path) -> None:
    runpy.run_path(str(SCRIPT))["main"](tmp_path)
    handed = EXERCISE / "service" / "data"
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(each.name for each in handed.iterdir())
    for made in tmp_path.iterdir():
        assert (handed / made.name).read_text(encoding="utf-8") == made.read_text(encoding="utf-8"), made.name


def test_neither_the_script_nor_the_day_of_the_drift_is_handed_out(tmp_path: Path) -> None:
    hand_out(shipped("data-pipeline"), tmp_path / "out", Promise("Six months.", "people@example.org"))
    files = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert SCRIPT.name not in {path.name for path in files}
    written = {path: path.read_text(encoding="utf-8") for path in files if path.suffix not in (".csv", ".pdf")}
    day = runpy.run_path(str(SCRIPT))["FINDER_DOWN"]
    spelled = [f"date({day.year}, {day.month}, {day.day})", day.isoformat(), f"{day.day} {day:%B}"]
    spelled += ["FINDER_DOWN", SCRIPT.stem]
    assert [(path.name, words) for path, text in written.items() for words in spelled if words in text] == []
