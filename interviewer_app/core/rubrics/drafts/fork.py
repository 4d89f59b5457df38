"""The next version of a pack begins as a copy in the user's own folder; published packs are not written to."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.compare.verdict import next_version
from interviewer_app.core.rubrics.drafts.base import keep_base
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.findings import PackError, shown
from interviewer_app.core.rubrics.folder import PACK_FILE, pack_files
from interviewer_app.core.rubrics.load import LoadedPack, read_pack_file
from interviewer_app.core.texts import _

_NEW = ".new-"


def is_own(folder: Path, packs: Path) -> bool:
    """Whether a pack lies directly below the user's folder of packs; of those, drafts may be written to."""
    return folder.resolve().parent == packs.resolve()


def fork(loaded: LoadedPack, packs: Path) -> PackDraft:
    """A copy of the pack as packs/ID-draft: `draft: true`, the version raised, what it is based on kept beside it.

    raises: PackError for a pack that has become another one meanwhile, MachineTrouble if the disk refuses
    """
    folder = _free(packs, f"{loaded.pack.id}-draft")
    new = packs / (_NEW + folder.name)
    try:
        packs.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(new, ignore_errors=True)
        _copy(loaded, new)
        draft = PackDraft.open(new)
        draft.set_text("version", next_version(loaded.pack.version, "yes"))
        draft.set_value("draft", True)
        draft.save()
        os.replace(new, folder)
    except OSError as error:
        with suppress(OSError):
            shutil.rmtree(new, ignore_errors=True)
        reason = shown(error.strerror or type(error).__name__).lower()
        text = _("{path}: cannot be written ({reason}). Free some space or mend the permissions.")
        raise MachineTrouble(text.format(path=shown(str(packs), 300), reason=reason)) from error
    return PackDraft.open(folder)


def comparison(draft: PackDraft) -> Comparison | None:
    """The draft against its base; None where it has none, or a round could not run on it.

    raises: PackError for files that a pack may not hold
    """
    loaded = draft.loaded()
    if draft.base is None or loaded is None:
        return None
    try:
        return compare(draft.base.loaded(), loaded)
    except PackError:
        return None


def suggested_version(draft: PackDraft, taken: Collection[str] = ()) -> str:
    """What the draft might be published as: the base's version raised by what changed; its own where that is not known.

    taken: versions that cannot be used any more; the next free one is suggested
    """
    found = comparison(draft)
    version = str(draft.get("version") or "1.0.0")
    if found is not None and draft.base is not None:
        version = next_version(draft.base.version, found.verdict.answer)
    while version in taken:
        version = next_version(version, "yes")
    return version


def _free(packs: Path, name: str) -> Path:
    folder, number = packs / name, 1
    while os.path.lexists(folder):
        number += 1
        folder = packs / f"{name}-{number}"
    return folder


def _copy(loaded: LoadedPack, folder: Path) -> None:
    """The files that belong to the pack and nothing else: no caches, no hidden files."""
    data = read_pack_file(loaded.folder / PACK_FILE)
    folder.mkdir()
    (folder / PACK_FILE).write_bytes(data)
    for name, source in pack_files(loaded.folder).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        target.chmod(source.stat().st_mode | 0o200)
    keep_base(folder, loaded, data)
