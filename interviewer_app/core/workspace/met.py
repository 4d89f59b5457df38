"""How many candidates have met a pack: what a trap is worth depends on who may have told of it.

Real rounds that have begun count; a pilot is about a colleague and practice about nobody. Two rounds of one name are
one candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from interviewer_app.core.canonical import strict_json
from interviewer_app.core.rounds.purpose import is_about_candidate
from interviewer_app.core.rubrics.parts import Exercise
from interviewer_app.core.workspace.home_rows import RoundRow, read_round_rows
from interviewer_app.core.workspace.read import reading
from interviewer_app.core.workspace.unseen import person_of


class Edition(NamedTuple):
    """What says whether two packs are the same thing to a candidate.

    task:  `task_version` of the pack, "" where it says none
    shown: what the candidate gets of the exercise: path and digest of each file; empty without one
    """

    id: str
    version: str
    digest: str
    task: str
    shown: frozenset[tuple[str, str]]

    def has_exercise_of(self, other: Edition) -> bool:
        """Whether a candidate of `other` has met this exercise: its files are the same, in whatever pack, or the same
        pack says that the task is."""
        if self.shown and self.shown == other.shown:
            return True
        return bool(self.shown and other.shown and self.task and (self.id, self.task) == (other.id, other.task))


class Met(NamedTuple):
    """Distinct candidates. `exercise`: in earlier versions too, and in other packs with the same files; None for a pack
    without an exercise."""

    version: int
    pack: int
    exercise: int | None


def edition(document: Mapping[str, Any], digest: str) -> Edition:
    """The edition behind a pack's document, that of a `LoadedPack` or one the workspace keeps."""
    tree, files = document["tree"], document["files"]
    exercise = tree.get("exercise")
    task = None if exercise is None else Exercise.model_validate(exercise)
    shown = {(path, sha) for path, sha in files.items() if task is not None and task.gives(path)}
    return Edition(tree["id"], str(tree["version"]), digest, str(tree.get("task_version", "")), frozenset(shown))


def candidates_met(file: Path, editions: Iterable[Edition]) -> dict[str, Met]:
    """How many candidates have met each pack, by its digest; all zero without a workspace.

    raises: BadInput, MachineTrouble
    """
    begun = [row for row in read_round_rows(file) if row.started_us is not None and is_about_candidate(row)]
    kept = _kept(file, {row.pack_digest for row in begun}) if begun else {}
    return {each.digest: _met(each, begun, kept) for each in editions}


def editions_kept(file: Path) -> dict[str, Edition]:
    """The editions of all packs the workspace keeps, by digest. raises: BadInput, MachineTrouble"""
    digests = {row.pack_digest for row in read_round_rows(file)}
    return _kept(file, digests) if digests else {}


def _met(asked: Edition, begun: Sequence[RoundRow], kept: Mapping[str, Edition]) -> Met:
    pack, version, exercise = set(), set(), set()
    for row in begun:
        who, of = person_of(row.candidate), kept.get(row.pack_digest)
        if row.pack_id == asked.id:
            pack.add(who)
            if row.pack_version == asked.version:
                version.add(who)
        if of is not None and asked.has_exercise_of(of):
            exercise.add(who)
    return Met(len(version), len(pack), len(exercise) if asked.shown else None)


def _kept(file: Path, digests: set[str]) -> dict[str, Edition]:
    """The editions of the packs that rounds ran on."""
    with reading(file) as connection:
        rows = connection.execute("SELECT digest, document FROM packs").fetchall()
    where = f"{file}: pack"
    return {
        digest: edition(strict_json(document.encode("utf-8"), f"{where} {digest[:12]}"), digest)
        for digest, document in rows
        if digest in digests
    }
