"""The pull request of the JavaScript pack: each contract it moves is proven by a test of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.exercise.patching import apply_patch
from interviewer_app.core.rubrics.exercise.proof import prove
from interviewer_app.core.rubrics.load import load_pack

PACK = Path(__file__).parents[4] / "rubrics" / "pr-review-moved-contract"
MENDED = {
    "order of arrival": ("+    .sort(order === 'desc' ? (a, b) => byTime(b, a) : byTime);",
                         "+    .sort(order === 'desc' ? (a, b) => byTime(b, a) : (a, b) => a.no - b.no);"),
    "completeness": ("+  const size = Math.min(limit, LARGEST_PAGE);", "+  const size = scans.length;"),
    "half-open period": ("scan.at <= to)", "scan.at < to)"),
    "instants": ("+    .filter((scan) => to === undefined || scan.at <= to)",
                 "+    .filter((scan) => to === undefined || Date.parse(scan.at) <= Date.parse(to))"),
    "absent is not null": ("eta = null })", "eta })"),
}  # fmt: skip


@pytest.mark.parametrize("contract", MENDED)
def test_a_change_that_leaves_one_contract_alone_turns_the_proof_red(tmp_path: Path, contract: str) -> None:
    pack = Path(shutil.copytree(PACK, tmp_path / "pack"))
    patch = pack / "exercise" / "change.patch"
    moved, kept = MENDED[contract]
    text = patch.read_text(encoding="utf-8")
    assert text.count(moved) == 1
    patch.write_text(text.replace(moved, kept), encoding="utf-8")
    (step,) = [step for step in prove(load_pack(pack)) if not step.holds and step.what.startswith("every test")]
    assert step.why.startswith(f"passed all the same: {contract}: ")
    assert ", " not in step.why.removeprefix(f"passed all the same: {contract}: ")


def test_the_lines_that_the_guide_names_are_those_after_the_change(tmp_path: Path) -> None:
    service = Path(shutil.copytree(PACK / "exercise" / "service", tmp_path / "service"))
    apply_patch(PACK / "exercise" / "change.patch", service)
    lines = (service / "src" / "listings.js").read_text(encoding="utf-8").splitlines()
    guide = (PACK / "interviewer.md").read_text(encoding="utf-8").splitlines()
    for contract, where in {
        "completeness": {18: "limit = PAGE", 25: "LARGEST_PAGE"},
        "absent is not null": {35: "eta = null"},
        "half-open period": {23: "scan.at <= to"},
        "instants": {22: "scan.at >= from", 23: "scan.at <= to", 31: "a.at < b.at"},
        "order of arrival": {24: ".sort("},
    }.items():
        (row,) = [row for row in guide if f"| **{contract}**" in row]
        assert f"| {', '.join(map(str, where))} |" in row
        assert all(words in lines[number - 1] for number, words in where.items()), contract
