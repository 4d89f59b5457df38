"""Proving a trap: on copies of a shipped exercise whose trap, proof or reference is wrong."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput, MachineTrouble
from interviewer_app.core.rubrics.exercise.limits import run_limited
from interviewer_app.core.rubrics.exercise.outputs import Verdict, read_tap, read_unittest
from interviewer_app.core.rubrics.exercise.patching import apply_patch
from interviewer_app.core.rubrics.exercise.proof import Step, nothing_to_prove, prove
from interviewer_app.core.rubrics.load import LoadedPack, load_pack

RUBRICS = Path(__file__).parents[4] / "rubrics"
PACK = RUBRICS / "senior-backend-supervised-change"
TWO_PATCHES = RUBRICS / "staff-backend-two-patches"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "pack", ignore=shutil.ignore_patterns("__pycache__")))


def broken(folder: Path) -> list[Step]:
    return [step for step in prove(load_pack(folder)) if not step.holds]


def with_exercise(folder: Path, **changes: object) -> LoadedPack:
    loaded = load_pack(folder)
    assert loaded.pack.exercise is not None
    exercise = loaded.pack.exercise.model_copy(update=changes)
    return LoadedPack(loaded.pack.model_copy(update={"exercise": exercise}), loaded.digest, loaded.document, folder)


def test_a_change_without_its_trap_turns_the_proof_red(copy: Path) -> None:
    shutil.copyfile(copy / "exercise" / "reference.patch", copy / "exercise" / "change.patch")
    (step,) = broken(copy)
    assert "every test of the proof fails" in step.what and "passed all the same: " in step.why


def test_of_two_changes_each_is_proven_by_its_own_folder() -> None:
    told = [step.what for step in prove(load_pack(TWO_PATCHES))]
    assert len(told) == len({*told}) == 10
    assert "every test of proof/a fails by assertion with change-a.patch" in told
    assert "every test of proof/b fails by assertion with change-b.patch" in told


def test_of_two_changes_one_without_its_trap_turns_that_one_red(tmp_path: Path) -> None:
    pack = Path(shutil.copytree(TWO_PATCHES, tmp_path / "pack", ignore=shutil.ignore_patterns("__pycache__")))
    patch = pack / "exercise" / "change-a.patch"
    text = patch.read_text(encoding="utf-8")
    answered = '+        return Response(200, {"customer": settings.customer, "mail": settings.mail'
    mended = text.replace(f"{answered},", f"{answered} and settings.newsletter,")
    assert mended != text
    patch.write_text(mended, encoding="utf-8")
    (step,) = broken(pack)
    assert step.what == "every test of proof/a fails by assertion with change-a.patch"
    assert step.why.startswith("passed all the same: ")


def test_one_trap_of_several_taken_out_of_the_change_is_enough_to_turn_it_red(copy: Path) -> None:
    patch = copy / "exercise" / "change.patch"
    text = patch.read_text(encoding="utf-8")
    mended = text.replace("except PaymentsError as error:", "except Unavailable as error:")
    assert mended != text
    patch.write_text(mended, encoding="utf-8")
    assert "passed all the same" in broken(copy)[-1].why


def test_a_proof_that_breaks_instead_of_asserting_does_not_count(copy: Path) -> None:
    proof = copy / "exercise" / "proof" / "test_promises.py"
    proof.write_text(
        "import unittest\nfrom payments import client\n\nclass P(unittest.TestCase):\n"
        "    def test_it(self):\n        if 'attempt' in open(client.__file__).read():\n"
        "            raise RuntimeError\n",
        encoding="utf-8",
    )
    assert "did not fail by assertion: test_it" in [step.why for step in broken(copy)]


def test_a_proof_without_tests_proves_nothing(copy: Path) -> None:
    (copy / "exercise" / "proof" / "test_promises.py").write_text("", encoding="utf-8")
    assert {step.why for step in broken(copy)} == {"no test was run"}


def test_a_reference_that_keeps_the_trap_is_seen(copy: Path) -> None:
    shutil.copyfile(copy / "exercise" / "change.patch", copy / "exercise" / "reference.patch")
    (step,) = broken(copy)
    assert step.what == "the proof passes with reference.patch" and step.why.startswith("not passed: test_")


def test_visible_tests_that_see_the_trap_are_told(copy: Path) -> None:
    proof = copy / "exercise" / "proof" / "test_promises.py"
    shutil.copyfile(proof, copy / "exercise" / "service" / "tests" / "test_promises.py")
    (step,) = broken(copy)
    assert step.what == "the visible tests pass with change.patch"


def test_a_command_that_never_ends_is_stopped(copy: Path) -> None:
    (copy / "exercise" / "service" / "tests" / "test_loop.py").write_text("while True:\n    pass\n", encoding="utf-8")
    first = next(prove(with_exercise(copy, seconds=1)))
    assert (first.holds, first.why) == (False, "stopped: longer than 1 seconds")


def test_a_command_that_eats_memory_is_stopped_with_what_it_started(tmp_path: Path) -> None:
    eater = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = [0] * 10**8; input()'], stdin=None)"
    ran = run_limited(["python", "-c", eater], tmp_path, memory_mb=200, seconds=30)
    assert ran.stopped == "more than 200 MB of memory"


def test_a_command_sees_nothing_of_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "hunter2")
    show = "import os; print(sorted(os.environ)); print(os.path.expanduser('~'))"
    ran = run_limited(["python", "-c", show], tmp_path)
    assert ran.code == 0 and "SECRET_TOKEN" not in ran.output and str(Path.home()) not in ran.output.splitlines()


def test_a_missing_program_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(MachineTrouble, match="no-such-runner is not on this machine"):
        run_limited(["no-such-runner"], tmp_path)


@pytest.mark.parametrize(
    "patch, said",
    [
        ("not a patch", "is no unified diff"),
        ("--- a/../../outside.py\n+++ b/../../outside.py\n@@ -0,0 +1 @@\n+x\n", "outside the service"),
        ("--- /dev/null\n+++ b//etc/x\n@@ -0,0 +1 @@\n+x\n", "outside the service"),
        ("--- a/payments/client.py\n+++ b/payments/client.py\n@@ -1,1 +1,1 @@\n-no such line\n+x\n", "does not fit"),
        ("--- a/none.py\n+++ b/none.py\n@@ -1,1 +1,1 @@\n-a\n+b\n", "does not fit"),
        ("--- /dev/null\n+++ b/payments\n@@ -0,0 +1 @@\n+a folder is there\n", "does not fit"),
        ("--- /dev/null\n+++ b/new.py\n@@ -0,0 +1 @@\n+caf\udce9\n", "does not fit"),
    ],
)
def test_a_bad_patch_is_one_sentence_and_nothing_is_written_outside(tmp_path: Path, patch: str, said: str) -> None:
    folder = Path(shutil.copytree(PACK / "exercise" / "service", tmp_path / "in" / "service"))
    (tmp_path / "bad.patch").write_text(patch, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(BadInput, match=said):
        apply_patch(tmp_path / "bad.patch", folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.patch", "in"]


def test_where_there_is_no_trap_nothing_is_run_and_one_sentence_says_why(copy: Path) -> None:
    (copy / "exercise" / "service" / "tests" / "__init__.py").write_text("raise SystemExit\n", encoding="utf-8")
    without = with_exercise(copy, traps=(), proof=None)
    assert list(prove(without)) == []
    assert (
        nothing_to_prove(without.pack) == f"{without.pack.id}: its exercise has no trap, so there is nothing to prove."
    )
    assert "has no exercise, so" in nothing_to_prove(without.pack.model_copy(update={"exercise": None}))
    assert nothing_to_prove(load_pack(copy).pack) == ""


def test_a_proof_without_its_trap_is_a_mistake_of_the_pack(copy: Path) -> None:
    with pytest.raises(BadInput, match="has a proof and no trap; name its change under traps"):
        next(prove(with_exercise(copy, traps=())))


# What test runners print ---------------------------------------------------------------------------------------------


def test_unittest_output_is_read_by_its_headings_not_by_what_tests_print(tmp_path: Path) -> None:
    (tmp_path / "test_all.py").write_text(
        "import unittest\nclass A(unittest.TestCase):\n"
        "    def test_fine(self): print('FAIL: test_fine')\n"
        "    def test_wrong(self): print('ok'); self.fail('no')\n"
        "    def test_torn(self): raise KeyError\n"
        "    @unittest.skip('later')\n    def test_skipped(self): pass\n",
        encoding="utf-8",
    )
    ran = run_limited(["python", "-m", "unittest", "-v"], tmp_path)
    assert sorted(read_unittest(ran.output)) == [
        Verdict("test_fine", "passed"),
        Verdict("test_skipped", "broken"),
        Verdict("test_torn", "broken"),
        Verdict("test_wrong", "failed"),
    ]


def test_a_module_that_cannot_be_imported_is_broken(tmp_path: Path) -> None:
    (tmp_path / "test_all.py").write_text("import nothing_like_it\n", encoding="utf-8")
    ran = run_limited(["python", "-m", "unittest", "-v"], tmp_path)
    assert [test.outcome for test in read_unittest(ran.output)] == ["broken"]


TAP = """TAP version 13
# Subtest: fine
ok 1 - fine
  ---
  duration_ms: 1.7
  ...
not ok 2 - wrong
  ---
  code: 'ERR_ASSERTION'
  ...
not ok 3 - torn
  ---
  code: 'ERR_TEST_FAILURE'
  ...
ok 4 - later # SKIP
    not ok 1 - inner
      ---
      code: 'ERR_ASSERTION'
      ...
    1..1
not ok 5 - group
  ---
  type: 'suite'
  code: 'ERR_TEST_FAILURE'
  ...
1..5
"""


def test_tap_output_is_read_test_by_test_without_its_suites() -> None:
    assert read_tap(TAP) == [
        Verdict("fine", "passed"),
        Verdict("wrong", "failed"),
        Verdict("torn", "broken"),
        Verdict("later", "broken"),
        Verdict("inner", "failed"),
    ]
