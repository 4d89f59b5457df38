"""The files beside pack.yaml: which of them count, and their digests."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from interviewer_app.core.rubrics.findings import Finding, PackError, one, shown, unreadable
from interviewer_app.core.texts import _

PACK_FILE = "pack.yaml"
MOST_FILES = 2_000
MOST_BYTES = 20 * 1024 * 1024
DEEPEST_FOLDER = 16

_CACHES = frozenset({"__pycache__", "node_modules"})
_COMPILED = (".pyc", ".pyo")
_UNFIT = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[. ]$')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def file_digests(folder: Path) -> dict[str, str]:
    """sha256 of every file that belongs to the pack but pack.yaml, by path below `folder` with `/`, sorted.

    Text (UTF-8 without a zero byte) is read with LF line ends, so that a checkout on Windows is the same pack. Dotfiles
    and caches do not count.
    raises: PackError for links that leave the folder, names that not every system can hold, too many or too large files
    """
    digests: dict[str, str] = {}
    findings: list[Finding] = []
    spent = 0
    for name, path in _files(folder, folder.resolve(), "", findings, 0):
        data = _read(path, MOST_BYTES - spent)
        spent += len(data)
        if len(digests) >= MOST_FILES:
            raise one(str(folder), _("holds more than {n} files").format(n=MOST_FILES), _("remove what is not needed"))
        digests[name] = hashlib.sha256(_with_lf(data)).hexdigest()
    findings += _only_case_differs(folder, digests)
    if findings:
        raise PackError(findings)
    return dict(sorted(digests.items()))


def pack_files(folder: Path) -> dict[str, Path]:
    """Where each of the files of `file_digests` lies, by the same names; on disk a name may be composed in another way.

    raises: PackError for what a pack may not hold
    """
    findings: list[Finding] = []
    found = dict(sorted(_files(folder, folder.resolve(), "", findings, 0)))
    if findings:
        raise PackError(findings)
    return found


def _files(folder: Path, root: Path, below: str, findings: list[Finding], depth: int) -> Iterator[tuple[str, Path]]:
    if depth > DEEPEST_FOLDER:
        raise one(str(folder), _("is a folder too deep"), _("flatten the folders of the pack"))
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise unreadable(str(folder), error) from error
    for entry in entries:
        name = below + unicodedata.normalize("NFC", entry.name)
        if is_left_out(entry.name) or name == PACK_FILE:
            continue
        trouble = _trouble(entry, root)
        if trouble:
            findings.append(Finding(shown(entry.path, 300), None, "", *trouble))
        elif entry.is_dir():
            yield from _files(Path(entry.path), root, name + "/", findings, depth + 1)
        else:
            yield name, Path(entry.path)


def _trouble(entry: os.DirEntry[str], root: Path) -> tuple[str, str] | None:
    """Why this entry may not stand in a pack."""
    if name_trouble(entry.name):
        return _("has a name that not every system can hold"), _("rename it")
    if entry.is_symlink():
        target = Path(entry.path).resolve()
        if not target.is_relative_to(root):
            return _("is a link that leaves the folder"), _("copy the file in its place")
        if not target.is_file():
            return _("is a link to a folder or to nothing"), _("copy the files in its place")
    elif not entry.is_dir() and not entry.is_file():
        return _("is neither a file nor a folder"), _("remove it")
    return None


def name_trouble(name: str) -> bool:
    """Whether not every system can hold a file of this name."""
    return bool(_UNFIT.search(name) or _DEVICES.fullmatch(name)) or not _is_unicode(name)


def _is_unicode(name: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name belongs to no pack: dotfiles and caches."""
    return name.startswith(".") or name in _CACHES or name.endswith(_COMPILED)


def _read(path: Path, most: int) -> bytes:
    try:
        too_large = path.stat().st_size > most
        with path.open("rb") as file:
            data = b"" if too_large else file.read(most + 1)
    except OSError as error:
        raise unreadable(str(path), error) from error
    if too_large or len(data) > most:
        raise one(str(path), _("makes the files of the pack larger than 20 MiB"), _("remove what is not needed"))
    return data


def _with_lf(data: bytes) -> bytes:
    if b"\r" not in data or b"\0" in data:
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data
    return data.replace(b"\r\n", b"\n")


def _only_case_differs(folder: Path, names: dict[str, str]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            what = _('differs from "{name}" only in capitals').format(name=shown(first))
            yield Finding(shown(str(folder / name), 300), None, "", what, _("rename one of them"))
