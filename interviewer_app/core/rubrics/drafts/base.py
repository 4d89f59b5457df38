"""The version a draft was forked from, kept beside it in two dotfiles that no digest counts."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import LoadedPack, pack_from_document
from interviewer_app.core.rubrics.yaml_source import copied, read_yaml

MOST_KEPT = 8  # bases that were read
_TEXT, _FACTS = ".base.yaml", ".base.json"


@dataclass(frozen=True)
class Base:
    """id, version, digest: which pack it is. tree: its pack.yaml as written. files: the digests of those beside it."""

    id: str
    version: str
    digest: str
    tree: dict[str, Any]
    files: dict[str, str]

    def loaded(self) -> LoadedPack:
        """The pack itself, for comparing; its folder is nowhere.

        raises: PackError
        """
        document = {"tree": self.tree, "files": self.files}
        return LoadedPack(pack_from_document(document, self.id), self.digest, document, Path())


def keep_base(folder: Path, loaded: LoadedPack, data: bytes) -> None:
    """Write down in `folder` what its pack was copied from; `data` is the pack.yaml of that pack."""
    pack = loaded.pack
    facts: dict[str, Any] = {"id": pack.id, "version": pack.version, "digest": loaded.digest}
    facts["files"] = loaded.document["files"]
    (folder / _TEXT).write_bytes(data)
    (folder / _FACTS).write_text(json.dumps(facts), encoding="utf-8", newline="\n")


def base_of(folder: Path) -> Base | None:
    """What the pack in `folder` was copied from; None where nobody wrote that down, or it cannot be read."""
    try:
        facts = json.loads((folder / _FACTS).read_bytes())
        data = (folder / _TEXT).read_bytes()
    except (OSError, ValueError):
        return None
    if not isinstance(facts, dict):
        return None
    named = [each for each in (facts.get("id"), facts.get("version"), facts.get("digest")) if isinstance(each, str)]
    files = facts.get("files")
    if len(named) != 3 or not isinstance(files, dict):
        return None
    try:
        tree = _tree(data)
    except PackError:
        return None
    return Base(named[0], named[1], named[2], copied(tree), files) if isinstance(tree, dict) else None


@lru_cache(maxsize=MOST_KEPT)
def _tree(data: bytes) -> Any:
    # A base never changes, and is asked for whenever its draft is opened.
    return read_yaml(data, _TEXT).tree
