"""The packs Home offers. Imports pydantic and YAML when called, so never before the first paint."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.texts import _
from interviewer_app.ui.home.rows import PackLine


def read_packs(roots: Sequence[Path]) -> list[PackLine]:
    """Every pack below `roots`, usable ones by title, then the broken ones with the reason.

    raises: PackError if a folder cannot be read
    """
    from interviewer_app.core.rubrics.find import BrokenPack, list_packs

    usable: list[PackLine] = []
    broken: list[PackLine] = []
    for found in list_packs(roots):
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
            usable.append(PackLine(ref, f"{pack.title} {pack.version}", minutes or (45,), detail=rule))
    return sorted(usable, key=lambda line: line.title.casefold()) + broken
