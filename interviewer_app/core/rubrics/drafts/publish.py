"""From a draft to a version that rounds run on and that is not written to any more."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

from interviewer_app.core.errors import MachineTrouble, Refused
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.findings import findings
from interviewer_app.core.rubrics.drafts.fork import suggested_version
from interviewer_app.core.rubrics.find import BrokenPack, list_packs
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.texts import _, plural

Taken = Mapping[str, Collection[str]]

_VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}")


def versions_in(roots: list[Path], pack_id: str, besides: Path) -> dict[str, set[str]]:
    """The published versions of a pack below `roots` with their digests, but the one in the folder `besides`."""
    taken: dict[str, set[str]] = {}
    for found in list_packs(roots, pack_id):
        if isinstance(found, BrokenPack) or found.pack.draft:
            continue
        if found.folder.resolve() != besides.resolve():
            taken.setdefault(found.pack.version, set()).add(found.digest)
    return taken


def hindrances(draft: PackDraft, today: date, taken: Taken, version: str | None = None) -> list[str]:
    """Why the draft cannot be published now, one sentence each; [] where it can.

    taken:   versions of this pack that are published, or that rounds ran on, with their digests (`versions_in`,
             `workspace.pack_uses`)
    version: the one to publish as, `suggested_version` if absent
    """
    said = []
    errors = findings(draft, today).errors
    if errors:
        said.append(plural("Mend {n} error first.", "Mend {n} errors first.", errors))
    version = suggested_version(draft, taken) if version is None else version
    if not _VERSION.fullmatch(version):
        said.append(_("{version} is no version; write three numbers, such as 2.1.0.").format(version=shown(version)))
    elif version in taken:
        text = _("Version {version} exists already, and cards name it; choose a higher one.")
        said.append(text.format(version=version))
    return said


def publish(draft: PackDraft, today: date, taken: Taken, version: str | None = None) -> LoadedPack:
    """Set version and review date, take `draft` out, save, and name the folder ID-VERSION; returns the pack as
    published.

    raises: Refused with what hinders it, ChangedOutside, MachineTrouble; the draft is then as it was
    """
    version = suggested_version(draft, taken) if version is None else version
    hindered = hindrances(draft, today, taken, version)
    if hindered:
        raise Refused(" ".join(hindered))
    before = draft.text
    draft.pause()
    try:
        draft.set_text("version", version)
        draft.set_text("reviewed_on", today.isoformat())
        draft.set_value("draft", None)
        draft.save()
    except (Refused, MachineTrouble):
        while draft.text != before and draft.undo():
            pass
        with suppress(MachineTrouble):
            draft.autosave()
        raise
    return load_pack(_named(draft, version))


def _named(draft: PackDraft, version: str) -> Path:
    """The folder, by the name it has from now on; where that is taken or refused it keeps the one it has."""
    folder = draft.folder
    target = folder.parent / f"{draft.get('id')}-{version}"
    if os.path.lexists(target):
        return folder
    try:
        os.replace(folder, target)
    except OSError:
        return folder
    return target
