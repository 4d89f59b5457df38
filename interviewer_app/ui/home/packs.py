"""The packs Home offers. Imports pydantic and YAML when called, so never before the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.home.rows import PackLine

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.load import LoadedPack
    from interviewer_app.core.rubrics.stale import Ran
    from interviewer_app.core.workspace.met import Met


def read_packs(roots: Sequence[Path], workspace: Path, today: date) -> list[PackLine]:
    """Every pack below `roots`, usable ones by title, then the broken ones with the reason.

    workspace: counts who has met them, and knows what earlier rounds ran on; today: for ages
    raises: PackError if a folder cannot be read
    """
    from interviewer_app.core.rubrics.find import BrokenPack, list_packs
    from interviewer_app.core.rubrics.stale import stale
    from interviewer_app.core.workspace.health_words import pack_facts

    usable: list[PackLine] = []
    broken: list[PackLine] = []
    every = list_packs(roots)
    met = _met(workspace, [found for found in every if not isinstance(found, BrokenPack)])
    ran = _ran(workspace)
    for found in every:
        if isinstance(found, BrokenPack):
            reason = " ".join(str(found.error).split())
            broken.append(PackLine(str(found.folder), found.folder.name, problem=reason))
        else:
            pack = found.pack
            minutes = tuple(script.minutes for script in pack.scripts if script.minutes is not None)
            ref = f"{pack.id}@{pack.version}"
            if any(line.ref == ref for line in usable):
                ref = str(found.folder)
            rule = {"allowed": _("AI allowed"), "banned": _("no AI"), "phases": _("AI in part")}.get(pack.ai.policy, "")
            detail = " · ".join(filter(None, (rule, *pack_facts(pack, met.get(found.digest)))))
            known = " ".join(stale(found, every, ran, today))
            usable.append(PackLine(ref, f"{pack.title} {pack.version}", minutes or (45,), detail=detail, known=known))
    return sorted(usable, key=lambda line: line.title.casefold()) + broken


def _met(workspace: Path, packs: Sequence[LoadedPack]) -> dict[str, Met]:
    """By digest; {} for a workspace that cannot be read, which the list of rounds says already."""
    from interviewer_app.core.workspace.met import candidates_met, edition

    try:
        return candidates_met(workspace, [edition(found.document, found.digest) for found in packs])
    except InterviewerError:
        return {}


def _ran(workspace: Path) -> set[Ran]:
    """What earlier rounds ran on; nothing where the workspace cannot be read."""
    from interviewer_app.core.rubrics.stale import Ran

    try:
        return {Ran(row.pack_id, row.pack_version, row.pack_digest) for row in read_round_rows(workspace)}
    except InterviewerError:
        return set()
