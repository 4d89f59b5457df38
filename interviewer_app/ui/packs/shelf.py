"""What the page of packs says about each: read from the folders and the workspace, off the window's thread. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rubrics.drafts.base import base_of
from interviewer_app.core.rubrics.drafts.findings import findings_of
from interviewer_app.core.rubrics.drafts.fork import is_own
from interviewer_app.core.rubrics.find import BrokenPack, list_packs, version_to_compare
from interviewer_app.core.rubrics.findings import Finding
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.health import FEWEST, Counts, finished_counts
from interviewer_app.core.workspace.met import Met, candidates_met, edition
from interviewer_app.core.workspace.unseen import Gate

NONE_MET = Met(0, 0, None)


class PackFacts(NamedTuple):
    """One pack. `problem`: why it cannot be used, in one line, "" for one that can; then the rest is empty.

    own:     it lies in the user's folder, and did not come with the app
    base:    the version a draft was forked from, "" where nobody wrote that down
    policy:  allowed | banned | phases
    public:  whether its trap is public; None where there is no trap, or nobody said
    trap:    whether it has an exercise with a trap
    met:     how many candidates have met it; rounds: how many rounds of this version are over
    """

    folder: Path
    own: bool
    problem: str = ""
    id: str = ""
    version: str = ""
    title: str = ""
    draft: bool = False
    base: str = ""
    role: str = ""
    level: str = ""
    minutes: tuple[int, ...] = ()
    policy: str = ""
    dimensions: int = 0
    probes: int = 0
    reviewed_on: str = ""
    trap: bool = False
    public: bool | None = None
    met: Met = NONE_MET
    rounds: Counts = Counts(0, 0)
    errors: int = 0
    warnings: int = 0

    @property
    def ref(self) -> str:
        return f"{self.id}@{self.version}"

    @property
    def healthy(self) -> bool:
        """Whether enough rounds of this version are over to say anything about it."""
        return self.rounds.rounds >= FEWEST


class Shelf(NamedTuple):
    """All packs, and why the workspace could not be asked about them ("" where it could)."""

    packs: tuple[PackFacts, ...]
    trouble: str = ""


def read_shelf(roots: Sequence[Path], own: Path, workspace: Path, gate: Callable[[], Gate], today: date) -> Shelf:
    """Every pack below `roots`; `own` is the root that is the user's, `gate` what they may see.

    raises: PackError for a root that cannot be read
    """
    found = list_packs(roots)
    loaded = [each for each in found if isinstance(each, LoadedPack)]
    trouble = ""
    met: Mapping[str, Met] = {}
    rounds: Mapping[tuple[str, str], Counts] = {}
    try:
        met = candidates_met(workspace, [edition(each.document, each.digest) for each in loaded])
        rounds = finished_counts(gate())
    except InterviewerError as error:
        trouble = str(error)
    packs = [
        _broken(each, own) if isinstance(each, BrokenPack) else _facts(each, own, met, rounds, today) for each in found
    ]
    return Shelf(tuple(packs), trouble)


def other_version(packs: Iterable[PackFacts], chosen: PackFacts) -> PackFacts | None:
    """What a pack is best compared with: its base, else the version before it, else the one after it."""
    same = [each for each in packs if each.id == chosen.id and each.folder != chosen.folder and not each.problem]
    based = [each for each in same if each.version == chosen.base and not each.draft]
    version = version_to_compare(chosen.version, (each.version for each in same))
    near = [each for each in same if each.version == version]
    return next(iter([*based, *near]), None)


def _facts(
    loaded: LoadedPack,
    own: Path,
    met: Mapping[str, Met],
    rounds: Mapping[tuple[str, str], Counts],
    today: date,
) -> PackFacts:
    pack, found = loaded.pack, findings_of(loaded.document["tree"], today)
    base = base_of(loaded.folder) if pack.draft else None
    trap = pack.exercise is not None and bool(pack.exercise.traps)
    return PackFacts(
        loaded.folder, is_own(loaded.folder, own), "", pack.id, pack.version, pack.title, pack.draft,
        base.version if base is not None else "", pack.role, pack.level,
        tuple(script.minutes for script in pack.scripts if script.minutes is not None), pack.ai.policy,
        len(pack.dimensions), len(pack.probes), pack.reviewed_on, trap,
        pack.exercise.public if pack.exercise is not None and trap else None,
        met.get(loaded.digest, NONE_MET), rounds.get((pack.id, pack.version), Counts(0, 0)),
        found.errors, found.warnings,
    )  # fmt: skip


def _broken(broken: BrokenPack, own: Path) -> PackFacts:
    """What is wrong with it, each finding with its line; the file is the folder's own pack.yaml."""
    said = [
        " ".join(part for part in (_line(finding), f"{finding.field}:" if finding.field else "", finding.what) if part)
        + f"; {finding.remedy}."
        for finding in broken.error.findings
    ]
    return PackFacts(broken.folder, is_own(broken.folder, own), " ".join(" ".join(said).split()))


def _line(finding: Finding) -> str:
    if finding.line is None:
        return Path(finding.file).name
    return _("line {n},").format(n=finding.line)
