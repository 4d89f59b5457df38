"""Which pack is meant: a folder, an id, or id@version."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import PackError, shown, unreadable
from interviewer_app.core.rubrics.folder import PACK_FILE
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.texts import _

_REFERENCE = re.compile(r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)(?:@(?P<version>\d{1,6}\.\d{1,6}\.\d{1,6}))?")
_ID_LINE = re.compile(rb"""^["']?id["']?[ ]*:[ ]*["']?([a-z0-9-]+)""", re.MULTILINE)


@dataclass(frozen=True)
class BrokenPack:
    """A folder that holds a pack.yaml which cannot be used, and why."""

    folder: Path
    error: PackError


def list_packs(roots: Sequence[Path], pack_id: str | None = None) -> list[LoadedPack | BrokenPack]:
    """Every pack directly below `roots`, in the order of the roots and then by folder name; with `pack_id` only those
    with this id and broken ones that may have it, which spares reading the others.

    A root that does not exist counts as empty; a broken pack is told in its place and hides no other. The same pack
    in two roots (equal digest) is listed once.
    """
    found: list[LoadedPack | BrokenPack] = []
    seen: set[str] = set()
    for folder in _folders(roots):
        if pack_id is not None and _claimed_id(folder) not in (None, pack_id):
            continue
        loaded = _load(folder)
        if isinstance(loaded, LoadedPack):
            if loaded.digest in seen or pack_id not in (None, loaded.pack.id):
                continue
            seen.add(loaded.digest)
        found.append(loaded)
    return found


def find_pack(ref: str, roots: Sequence[Path]) -> LoadedPack:
    """The pack that `ref` names: a path to its folder (or its pack.yaml), an id (newest version that is
    no draft), or id@version.

    raises: PackError if it is broken, BadInput if there is none or if two different packs claim the same id@version
    """
    path = Path(ref)
    if path.name == PACK_FILE and path.is_file():
        return load_pack(path.parent)
    if path.suffix.lower() == ".zip" and path.is_file():
        from interviewer_app.core.rubrics.passing.zip_file import load_zip  # few packs come that way

        return load_zip(path)
    reference = _REFERENCE.fullmatch(ref)
    if reference is None or (path / PACK_FILE).is_file():
        if reference is None and os.sep not in ref and "/" not in ref and not path.exists():
            raise _not_found(ref, roots)
        return load_pack(path)
    return _by_id(ref, reference["id"], reference["version"], roots)


def twins(packs: Iterable[LoadedPack]) -> dict[str, list[LoadedPack]]:
    """By id@version, packs that claim to be the same one and differ."""
    claimed: dict[str, list[LoadedPack]] = {}
    for found in packs:
        claimed.setdefault(f"{found.pack.id}@{found.pack.version}", []).append(found)
    return {ref: same for ref, same in claimed.items() if len({each.digest for each in same}) > 1}


def version_key(version: str) -> tuple[int, ...]:
    """`"1.10.0"` as numbers, so that it comes after `"1.9.0"`."""
    return tuple(int(part) for part in version.split("."))


def version_to_compare(version: str, others: Iterable[str]) -> str | None:
    """Of other versions of the same pack the one before, else the one after; None where there is none."""
    ordered = sorted(others, key=version_key)
    before = [each for each in ordered if version_key(each) < version_key(version)]
    return before[-1] if before else next(iter(ordered), None)


def _by_id(ref: str, pack_id: str, version: str | None, roots: Sequence[Path]) -> LoadedPack:
    candidates = [_load(folder) for folder in _folders(roots) if _claimed_id(folder) in (None, pack_id)]
    packs = [found for found in candidates if isinstance(found, LoadedPack) and found.pack.id == pack_id]
    matching = [found for found in packs if version in (None, found.pack.version)]
    if not matching:
        for found in candidates:
            if isinstance(found, BrokenPack) and pack_id in (found.folder.name, _claimed_id(found.folder)):
                raise found.error
        raise _not_found(ref, roots)
    if version is None:  # a draft is only meant where there is nothing else
        matching = [found for found in matching if not found.pack.draft] or matching
    newest = max(version_key(found.pack.version) for found in matching)
    best: dict[str, LoadedPack] = {}
    for found in matching:
        if version_key(found.pack.version) == newest:
            best.setdefault(found.digest, found)
    if len(best) > 1:
        folders = _(" and ").join(shown(str(found.folder), 300) for found in best.values())
        text = _("{ref}: two different packs claim to be this one: {folders}. Name the folder, or raise one version.")
        raise BadInput(text.format(ref=shown(ref), folders=folders))
    return next(iter(best.values()))


def _not_found(ref: str, roots: Sequence[Path]) -> BadInput:
    packs = [found.pack for found in list_packs(roots) if isinstance(found, LoadedPack)]
    known = ", ".join(sorted({f"{pack.id}@{pack.version}" for pack in packs})) or _("none")
    text = _("{ref}: no such pack (known: {known}). Name one of them, or the path of a folder with a pack.yaml.")
    return BadInput(text.format(ref=shown(ref), known=known))


def _load(folder: Path) -> LoadedPack | BrokenPack:
    try:
        return load_pack(folder)
    except PackError as error:
        return BrokenPack(folder, error)


def _folders(roots: Sequence[Path]) -> Iterator[Path]:
    for root in roots:
        try:
            folders = sorted(path for path in root.iterdir() if _holds_pack(path))
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            raise unreadable(str(root), error) from error
        yield from folders


def _holds_pack(path: Path) -> bool:
    """Whether a folder is a pack's; a hidden one is not, such as a copy that was not finished."""
    return not path.name.startswith(".") and os.path.lexists(path / PACK_FILE)


def _claimed_id(folder: Path) -> str | None:
    """The id in the top-level `id:` line, None where it is not plain to see; saves reading every pack to find one."""
    try:
        with (folder / PACK_FILE).open("rb") as file:
            start = file.read(4096)
    except OSError:
        return None
    named = None if start.lstrip().startswith(b"{") else _ID_LINE.search(start)
    return None if named is None else named[1].decode("ascii")
