"""The packs Home offers. Imports pydantic and YAML when called, so never before the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.home.loops import loop_lines
from interviewer_app.ui.home.rows import PackLine

if TYPE_CHECKING:
    from interviewer_app.core.rubrics.load import LoadedPack
    from interviewer_app.core.rubrics.stale import Ran
    from interviewer_app.core.rubrics.standing import Placed
    from interviewer_app.core.workspace.met import Met


def read_packs(roots: Sequence[Path], workspace: Path, today: date, loops: Path | None = None) -> list[PackLine]:
    """The rounds of every loop in the folder `loops`, then every pack below `roots`: usable ones by title with the
    version to choose first, then the broken ones with the reason.

    workspace: counts who has met them, and knows what earlier rounds ran on; today: for ages
    raises: PackError if a folder cannot be read
    """
    from interviewer_app.core.rubrics.find import BrokenPack, list_packs
    from interviewer_app.core.rubrics.stale import stale
    from interviewer_app.core.rubrics.standing import in_order
    from interviewer_app.core.workspace.health_words import pack_facts

    usable: list[PackLine] = []
    every = list_packs(roots)
    whole = [found for found in every if not isinstance(found, BrokenPack)]
    met, ran = _met(workspace, whole), _ran(workspace)
    for placed in in_order(whole):
        found = placed.loaded
        ref = f"{found.pack.id}@{found.pack.version}"
        if any(line.ref == ref for line in usable):
            ref = str(found.folder)
        facts = pack_facts(found.pack, met.get(found.digest))
        usable.append(_line(placed, ref, facts, " ".join(stale(found, every, ran, today))))
    broken = [
        PackLine(str(found.folder), found.folder.name, problem=" ".join(str(found.error).split()))
        for found in every if isinstance(found, BrokenPack)
    ]  # fmt: skip
    return loop_lines(loops, usable, roots) + usable + broken


def _line(placed: Placed, ref: str, facts: Sequence[str], known: str) -> PackLine:
    """The word for a draft or an older version stands in the list and, where a long title hides it, in the detail."""
    from interviewer_app.core.rubrics.standing import standing_word

    pack, word = placed.loaded.pack, standing_word(placed.standing)
    minutes = tuple(script.minutes for script in pack.scripts if script.minutes is not None)
    rule = {"allowed": _("AI allowed"), "banned": _("no AI"), "phases": _("AI in part")}.get(pack.ai.policy, "")
    title = " · ".join(filter(None, (f"{pack.title} {pack.version}", word)))
    detail = " · ".join(filter(None, (word, rule, *facts)))
    return PackLine(ref, title, minutes or (45,), detail=detail, known=known, standing=placed.standing)


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
