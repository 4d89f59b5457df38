"""Proving a trap: the tests the candidate sees pass before and after a change, those that name the trap do not.

All of it happens in a temporary copy. Green on the service as it was, red by assertion with the change, green with the
reference: three runs that a change without its trap cannot pass.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.exercise.limits import Ran, run_limited
from interviewer_app.core.rubrics.exercise.outputs import READERS, Verdict
from interviewer_app.core.rubrics.exercise.patching import apply_patch
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.rubrics.models import Exercise, Pack
from interviewer_app.core.rubrics.parts import Run, Trap
from interviewer_app.core.texts import _

FOLDER = "exercise"
NOT_COPIED = ("__pycache__", "node_modules", ".*")


class Step(NamedTuple):
    """One thing that must hold; `why` says what was seen where it does not."""

    what: str
    holds: bool
    why: str = ""


class Bench(NamedTuple):
    """A copy of the service to try things on."""

    exercise: Exercise
    folder: Path

    def tests(self) -> tuple[list[Verdict], Ran]:
        assert self.exercise.tests is not None, "checked before"
        return self._run(self.exercise.tests, "")

    def proof(self, trap: Trap) -> tuple[list[Verdict], Ran]:
        assert self.exercise.proof is not None, "checked before"
        return self._run(self.exercise.proof, trap.proof)

    def _run(self, run: Run, folder: str) -> tuple[list[Verdict], Ran]:
        command = [part.replace("{folder}", folder) for part in run.command]
        limits = self.exercise
        ran = run_limited(command, self.folder, seconds=limits.seconds, memory_mb=limits.memory_mb)
        return READERS[run.output](ran.output), ran


def nothing_to_prove(pack: Pack) -> str:
    """One sentence for a pack whose exercise has no trap, or that has none at all; "" where there is one to prove."""
    if pack.exercise is None:
        return _("{pack}: has no exercise, so there is nothing to prove.").format(pack=pack.id)
    if not pack.exercise.traps and pack.exercise.proof is None:
        return _("{pack}: its exercise has no trap, so there is nothing to prove.").format(pack=pack.id)
    return ""


def prove(pack: LoadedPack) -> Iterator[Step]:
    """What holds of the pack's exercise, step by step; all must hold. This runs the code of the pack.

    Where there is `nothing_to_prove` there are no steps, and nothing is run.

    raises: BadInput for an exercise that does not say how it is run or a patch that cannot be applied; MachineTrouble
            where a program it needs is not on this machine
    """
    exercise = pack.pack.exercise
    if exercise is None or nothing_to_prove(pack.pack):
        return
    if not exercise.traps:
        raise BadInput(
            _("{pack}: exercise: has a proof and no trap; name its change under traps.").format(pack=pack.pack.id)
        )
    if exercise.tests is None or exercise.proof is None:
        raise BadInput(_("{pack}: exercise: name the commands of its tests and its proof.").format(pack=pack.pack.id))
    for number, trap in enumerate(exercise.traps):
        yield from _prove(pack.folder / FOLDER, exercise, trap, first=number == 0)


def _prove(source: Path, exercise: Exercise, trap: Trap, *, first: bool) -> Iterator[Step]:
    """first: whether the visible tests of service and reference have still to be run; they are the same for every
    trap
    """
    proof = trap.proof if len(exercise.traps) > 1 else _("the proof")
    with tempfile.TemporaryDirectory(prefix="exercise-") as temporary:
        before = _copy(source, exercise, trap, Path(temporary) / "before")
        if first:
            yield _pass(_("the visible tests pass on the service"), *before.tests())
        yield _pass(_("{proof} passes on the service").format(proof=proof), *before.proof(trap))
        changed = _copy(source, exercise, trap, Path(temporary) / "changed", trap.patch)
        yield _pass(_("the visible tests pass with {patch}").format(patch=trap.patch), *changed.tests())
        yield _fail(_("every test of {proof} fails by assertion with {patch}").format(proof=proof, patch=trap.patch),
                    *changed.proof(trap))  # fmt: skip
        mended = _copy(source, exercise, trap, Path(temporary) / "mended", exercise.reference)
        if first:
            yield _pass(_("the visible tests pass with {patch}").format(patch=exercise.reference), *mended.tests())
        yield _pass(_("{proof} passes with {patch}").format(proof=proof, patch=exercise.reference), *mended.proof(trap))


def _copy(source: Path, exercise: Exercise, trap: Trap, folder: Path, patch: str = "") -> Bench:
    ignore = shutil.ignore_patterns(*NOT_COPIED)
    for name, target in ((exercise.service, folder), (trap.proof, folder / trap.proof)):
        below = (source / name).resolve()
        if not below.is_dir() or not below.is_relative_to(source.resolve()):
            raise BadInput(_("exercise: {folder} is no folder of it; name one that is.").format(folder=name))
        shutil.copytree(below, target, ignore=ignore)
    if patch:
        apply_patch(source / patch, folder)
    return Bench(exercise, folder)


def _pass(what: str, tests: list[Verdict], ran: Ran) -> Step:
    wrong = [test.name for test in tests if test.outcome != "passed"]
    if ran.stopped:
        return Step(what, False, _("stopped: {why}").format(why=ran.stopped))
    if wrong:
        return Step(what, False, _("not passed: {tests}").format(tests=", ".join(wrong)))
    if not tests:
        return Step(what, False, _("no test was run"))
    return Step(what, ran.code == 0, "" if ran.code == 0 else _("exit code {n}").format(n=ran.code))


def _fail(what: str, tests: list[Verdict], ran: Ran) -> Step:
    passed = [test.name for test in tests if test.outcome == "passed"]
    broken = [test.name for test in tests if test.outcome == "broken"]
    if ran.stopped:
        return Step(what, False, _("stopped: {why}").format(why=ran.stopped))
    if not tests:
        return Step(what, False, _("no test was run"))
    if passed:
        return Step(what, False, _("passed all the same: {tests}").format(tests=", ".join(passed)))
    if broken:
        return Step(what, False, _("did not fail by assertion: {tests}").format(tests=", ".join(broken)))
    return Step(what, True)
