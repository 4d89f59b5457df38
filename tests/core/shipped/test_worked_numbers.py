"""Numbers a guide works out are the ones the exercise prints: before, with the change and with the reference."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.exercise.limits import run_limited
from interviewer_app.core.rubrics.exercise.patching import apply_patch
from tests.core.shipped.packs import RUBRICS, guide

IN, OUT = (900 + 350 + 750), 250  # tokens of a request, as the brief says
MESSAGES, CLERK = 12_000, 0.60


def printed(pack: str, folder: str, patch: str, command: list[str], tmp_path: Path) -> str:
    """What `command` prints in a copy of the exercise with `patch` applied ("" for none)."""
    source = RUBRICS / pack / "exercise"
    copy = Path(shutil.copytree(source / folder, tmp_path / "copy", ignore=shutil.ignore_patterns("__pycache__")))
    if patch:
        apply_patch(source / patch, copy)
    ran = run_limited(command, copy)
    assert ran.code == 0 and not ran.stopped, ran.output
    return ran.output


def cells_of(first: str, column: int) -> dict[str, str]:
    """One column of the guide's table whose first row is headed `first`, by the heading of the row."""
    table = guide("data-pipeline").partition(f"| {first} |")
    rows = (table[1] + table[2]).split("\n\n")[0].splitlines()
    return {cells[1].strip(): cells[column].strip(" *") for cells in (row.split("|") for row in rows)}


@pytest.mark.parametrize("column, patch", [(2, ""), (3, "change.patch"), (4, "reference.patch")])
def test_the_page_of_the_pipeline_says_what_its_guide_says(column: int, patch: str, tmp_path: Path) -> None:
    page = printed("data-pipeline", "service", patch, ["python", "-m", "pipeline.report"], tmp_path)
    cells = cells_of("rows (learn, test)", column)
    lines = {line.split()[0]: line.split() for line in page.splitlines() if not line.startswith("drift")}
    rows, learn, test = re.findall(r"\d+", " ".join(lines["rows"]))
    assert cells["rows (learn, test)"] == f"{rows} ({learn}, {test})"
    assert cells["AUC"] == lines["AUC"][1]
    assert lines["precision"][1] in cells["precision of the tenth that is called"]
    for line in (line for line in page.splitlines() if "LOOK" in line):
        assert " ".join(line.split()[1:3]).replace("fit", "`fit`") in cells["drift above 0.2"]


@pytest.mark.parametrize("patch, said", [
    ("", "right 11 of 20 (55%), safety found 2 of 4"),
    ("change.patch", "right 19 of 20 (95%), safety found 4 of 4"),
    ("reference.patch", "right 12 of 20 (60%), unreadable 4, safety found 2 of 4"),
])  # fmt: skip
def test_the_replay_says_what_its_guide_says(patch: str, said: str, tmp_path: Path) -> None:
    assert printed("llm-system-design", "materials", patch, ["python", "replay.py"], tmp_path).strip() == said


def test_the_sums_of_the_design_follow_from_the_brief() -> None:
    text = guide("llm-system-design")
    brief = (RUBRICS / "llm-system-design" / "exercise" / "materials" / "brief.md").read_text(encoding="utf-8")
    given = ("2,000 tokens in", "250 tokens out", "12,000 on a working day", "0.60 EUR a minute", "1 in 400")
    assert [each for each in given if each not in brief] == []
    prices = {"Large": (3, 15), "Small": (0.25, 1.25)}
    large, small = (MESSAGES * (IN * into + OUT * out_of) / 1e6 for into, out_of in prices.values())
    peak = MESSAGES * 0.7 / (4 * 60) * IN
    hours = MESSAGES * (0.6 * 3 - 0.4 * 1) / 60
    worked = [
        f"**{large:.0f} EUR**",
        f"**{small:.2f} EUR**",
        f"**{6 * CLERK * MESSAGES:,.0f} EUR**",
        f"**{peak:,.0f} tokens a minute**",
        f"{hours:.0f} hours",
        f"{1 - 0.05 ** (1 / 4):.0%} missed",
        f"{MESSAGES // 400} a day",
    ]
    assert [each for each in worked if each not in text] == []
