"""From a folder to a Pack, and from a stored document back to the same Pack."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from interviewer_app.core import canonical
from interviewer_app.core.rubrics.checks import checks, too_much
from interviewer_app.core.rubrics.complaints import Complaint, complaints
from interviewer_app.core.rubrics.findings import PackError, one, shown, unreadable
from interviewer_app.core.rubrics.folder import PACK_FILE, file_digests
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.yaml_source import LARGEST_FILE, Source, copied, read_yaml
from interviewer_app.core.texts import _

DIGEST_TAG = "interviewer-pack/1"
MOST_KEPT = 64  # packs that were read; a large one takes 0.3 MB of memory


@dataclass(frozen=True)
class LoadedPack:
    """A pack with what proves which one it is.

    digest:   64 hex digits over `document`
    document: {"tree": pack.yaml as written, "files": {path: sha256}}, ready for canonical JSON
    folder:   where it was read from
    """

    pack: Pack
    digest: str
    document: dict[str, Any]
    folder: Path


def load_pack(folder: Path) -> LoadedPack:
    """Read the pack in `folder`.

    raises: PackError with everything that is wrong, one line each
    """
    source, pack = read_pack(folder)
    document = {"tree": copied(source.tree), "files": file_digests(folder)}
    return LoadedPack(pack, document_digest(document), document, folder)


def read_pack(folder: Path) -> tuple[Source, Pack]:
    """The pack.yaml in `folder` with its lines, and the pack it holds. What is handed out is kept: only read it.

    raises: PackError with everything that is wrong with the file
    """
    path = folder / PACK_FILE
    return _read(read_pack_file(path), str(path))


@lru_cache(maxsize=MOST_KEPT)
def _read(data: bytes, name: str) -> tuple[Source, Pack]:
    # By its bytes, so that no change is missed: parsing takes 90 ms, and every list of packs asks for each of them.
    source = read_yaml(data, name)
    return source, pack_of(source)


def document_digest(document: Mapping[str, Any]) -> str:
    """The digest of a pack document; the same for the same words, whatever the order of keys or the line ends."""
    return canonical.digest(DIGEST_TAG, canonical.canonical(document))


def pack_from_document(document: Mapping[str, Any], name: str = "pack") -> Pack:
    """The pack that `load_pack` read, from its document alone; `name` says in errors where the document came from.

    raises: PackError for a document that is no valid pack
    """
    if set(document) != {"tree", "files"}:
        raise one(name, _("is no pack document"), _("ask for the original file"))
    return pack_of(Source(name, document["tree"]))


def pack_of(source: Source) -> Pack:
    """The pack in a tree that was read. raises: PackError with all that is wrong, the reader's findings included"""
    pack = None
    if not isinstance(source.tree, dict):
        raise one(source.file, _("holds no keys"), _("begin it with id:, version: and title:"), line=source.line_of(()))
    _note(source, too_much(source.tree))
    if not source.findings:
        try:
            pack = Pack.model_validate(source.tree)
        except ValidationError as error:
            _note(source, complaints(error))
        else:
            _note(source, checks(pack))
    elif not any(True for _found in too_much(source.tree)):
        _note(source, _beside(source))
    if source.findings or pack is None:
        raise PackError(sorted(source.findings, key=lambda finding: finding.line or 0))
    return pack


def _beside(source: Source) -> Iterable[Complaint]:
    """What else is wrong in a tree that has findings already, so that one look shows all of it."""
    try:
        Pack.model_validate(source.tree)
    except ValidationError as error:
        return complaints(error)
    return ()


def _note(source: Source, found: Iterable[Complaint]) -> None:
    for place, what, remedy in found:
        source.find(place, what, remedy)


def read_pack_file(path: Path) -> bytes:
    """The bytes of a pack.yaml, at most one more than a pack may have.

    raises: PackError where it is missing, no plain file, or a link that leaves its folder
    """
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
            raise one(str(path), _("is a link that leaves the folder"), _("copy the file in its place"))
        if not path.parent.is_dir():
            raise one(str(path.parent), _("is no folder"), _("name the folder of a pack"))
        if not stat.S_ISREG(path.stat().st_mode):
            raise one(str(path), _("is no file"), _("write the pack into a plain file"))
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise one(shown(str(path.parent), 300), _("holds no pack.yaml"), _("name the folder of a pack")) from error
    except OSError as error:
        raise unreadable(str(path), error) from error
