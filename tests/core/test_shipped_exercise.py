"""The trap of the shipped exercise: hidden from the visible tests, named by the proof, absent from the reference."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXERCISE = Path(__file__).parents[2] / "rubrics" / "senior-backend-supervised-change" / "exercise"
HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")
FAILED = re.compile(r"^(FAIL|ERROR): (\w+)", re.MULTILINE)


def apply_patch(patch: Path, folder: Path) -> list[str]:
    """Apply a unified diff below `folder`, every line of context checked; returns the paths it touched."""
    touched = []
    for part in re.split(r"^(?=--- )", patch.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *rows = part.splitlines(keepends=True)
        path = rows.pop(0).removeprefix("+++ b/").strip()
        target = folder / path
        old = [] if head.strip() == "--- /dev/null" else target.read_text(encoding="utf-8").splitlines(keepends=True)
        target.write_text("".join(patched(old, rows)), encoding="utf-8")
        touched.append(path)
    return touched


def patched(old: list[str], rows: list[str]) -> list[str]:
    new: list[str] = []
    at = 0
    for row in rows:
        if hunk := HUNK.match(row):
            start = max(0, int(hunk[1]) - 1)
            new, at = new + old[at:start], start
        elif row[0] == "+":
            new.append(row[1:])
        else:
            assert old[at] == row[1:], f"the patch expects {row[1:]!r} and finds {old[at]!r}"
            new, at = new + ([row[1:]] if row[0] == " " else []), at + 1
    return new + old[at:]


def service(folder: Path, patch: str | None = None) -> Path:
    copy = folder / "service"
    shutil.copytree(EXERCISE / "service", copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(EXERCISE / "proof", copy / "proof", ignore=shutil.ignore_patterns("__pycache__"))
    if patch:
        apply_patch(EXERCISE / patch, copy)
    return copy


def run(folder: Path, suite: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-m", "unittest", "discover", "-s", suite, "-t", "."]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=30, check=False)


def proof_tests() -> set[str]:
    return set(re.findall(r"def (test_\w+)", (EXERCISE / "proof" / "test_promises.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize("patch", [None, "change.patch", "reference.patch"])
def test_the_visible_tests_pass_whatever_is_applied(tmp_path: Path, patch: str | None) -> None:
    result = run(service(tmp_path, patch), "tests")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("patch", [None, "reference.patch"])
def test_the_proof_passes_without_the_change(tmp_path: Path, patch: str | None) -> None:
    result = run(service(tmp_path, patch), "proof")
    assert result.returncode == 0, result.stderr
    assert f"Ran {len(proof_tests())} tests" in result.stderr


def test_with_the_change_every_proof_fails_by_assertion(tmp_path: Path) -> None:
    result = run(service(tmp_path, "change.patch"), "proof")
    assert result.returncode == 1
    assert set(FAILED.findall(result.stderr)) == {("FAIL", name) for name in proof_tests()}
    assert result.stderr.count("\nAssertionError: ") == len(proof_tests())


def test_a_change_without_its_trap_no_longer_fails_the_proof_of_it(tmp_path: Path) -> None:
    folder = service(tmp_path, "change.patch")
    client = folder / "payments" / "client.py"
    text = client.read_text(encoding="utf-8")
    mended = text.replace("except PaymentsError as error:", "except Unavailable as error:")
    assert mended != text
    client.write_text(mended, encoding="utf-8")
    still_failing = {name for _, name in FAILED.findall(run(folder, "proof").stderr)}
    assert still_failing == set(), "only unavailable is retried now, and none of the promises is about it"


def test_the_change_touches_one_file_and_adds_one_test_file(tmp_path: Path) -> None:
    assert apply_patch(EXERCISE / "change.patch", service(tmp_path)) == ["payments/client.py", "tests/test_retries.py"]
    assert "public interface" in (EXERCISE / "request.md").read_text(encoding="utf-8")


def test_a_patch_that_does_not_fit_is_noticed(tmp_path: Path) -> None:
    folder = service(tmp_path, "change.patch")
    with pytest.raises(AssertionError, match="the patch expects"):
        apply_patch(EXERCISE / "change.patch", folder)


def test_the_service_can_be_read_in_ten_minutes() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (EXERCISE / "service").rglob("*.py")]
    assert sum(bool(row.strip()) for text in texts for row in text.splitlines()) <= 400
