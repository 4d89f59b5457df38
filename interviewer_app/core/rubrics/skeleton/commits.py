"""Two commits as plain files: what a service and a change can be made of, and what has to be left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.folder import MOST_FILES, name_trouble
from interviewer_app.core.rubrics.skeleton.git import Entry, Repository
from interviewer_app.core.texts import _

LARGEST = 256 * 1024  # bytes of one file; a person reads the service in ten minutes
MOST_BYTES = 4 * 1024 * 1024
_POINTER = b"version https://git-lfs.github.com/spec/v1"
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_CACHES = frozenset({"__pycache__", "node_modules"})


class Note(NamedTuple):
    """Something about a file that whoever asked should know, such as why it was left out."""

    path: str
    why: str


class Commits(NamedTuple):
    """The files of two commits by path, as UTF-8 with LF line ends and one at the end; what was left out or altered."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    left_out: Sequence[Note]
    notes: Sequence[Note]


def read_commits(repository: Repository, before: str, after: str) -> Commits:
    """The files of two commits below the folder that is meant.

    raises: BadInput for commits that are not there, hold too much, or do not differ in anything that can be taken
    """
    trees = [{entry.path: entry for entry in repository.tree(commit)} for commit in (before, after)]
    left = _left_out(trees)
    kept = [{path: entry for path, entry in tree.items() if path not in left} for tree in trees]
    _refuse_too_much(repository, kept)
    contents = repository.contents([entry.object for tree in kept for entry in tree.values()])
    files = [{path: contents[entry.object] for path, entry in tree.items()} for tree in kept]
    for path in {**files[0], **files[1]}:
        if why := next((why for tree in files if path in tree and (why := _unfit(tree[path]))), ""):
            left[path] = why
    texts = [{path: data for path, data in tree.items() if path not in left} for tree in files]
    notes = [note for path in sorted({**texts[0], **texts[1]}) for note in _notes(path, texts)]
    old, new = ({path: _plain(data) for path, data in tree.items()} for tree in texts)
    _mend_empty(old, new, notes)
    if old == new:
        raise BadInput(_("The two commits differ in no file that can be taken; name others, or another folder."))
    return Commits(old, new, [Note(path, left[path]) for path in sorted(left)], notes)


def _left_out(trees: Sequence[Mapping[str, Entry]]) -> dict[str, str]:
    """Paths that cannot be part of an exercise, and why; a path left out of one commit is left out of both."""
    left: dict[str, str] = {}
    for tree in trees:
        for path, entry in tree.items():
            for why in _WHYS:
                if said := why(path, entry):
                    left.setdefault(path, said)
                    break
    seen: dict[str, str] = {}
    paths = [path for path in sorted({**trees[0], **trees[1]}) if path not in left]
    folders = {
        "/".join(parts[:n]) for parts in (path.casefold().split("/") for path in paths) for n in range(1, len(parts))
    }
    for path in paths:
        if path.casefold() in folders:
            left[path] = _("a file where there is a folder of that name")
        elif seen.setdefault(path.casefold(), path) != path:
            left[path] = _('differs from "{path}" only in capitals').format(path=shown(seen[path.casefold()]))
    return left


def _hidden(path: str, _entry: Entry) -> str:
    return _("dotfile") if any(part.startswith(".") for part in path.split("/")) else ""


def _cache(path: str, _entry: Entry) -> str:
    return _("made, not written") if _CACHES & set(path.split("/")) or path.endswith((".pyc", ".pyo")) else ""


def _special(_path: str, entry: Entry) -> str:
    return {"120000": _("link"), "160000": _("submodule")}.get(entry.mode, "")


def _named(path: str, _entry: Entry) -> str:
    unsure = path != unicodedata.normalize("NFC", path) or any(name_trouble(part) for part in path.split("/"))
    return _("has a name that not every system can hold") if unsure or not path.isprintable() else ""


def _large(_path: str, entry: Entry) -> str:
    return _("larger than {n} KiB").format(n=LARGEST // 1024) if entry.size > LARGEST else ""


_WHYS: Sequence[Callable[[str, Entry], str]] = (_hidden, _cache, _special, _named, _large)


def _refuse_too_much(repository: Repository, trees: Sequence[Mapping[str, Entry]]) -> None:
    folder = shown(str(repository.folder), 300)
    if max(map(len, trees)) > MOST_FILES // 2 or any(sum(e.size for e in tree.values()) > MOST_BYTES for tree in trees):
        text = _("{folder}: holds more than {files} files or {n} MiB; name a folder below it that a person can read.")
        raise BadInput(text.format(folder=folder, files=MOST_FILES // 2, n=MOST_BYTES // 2**20))
    if not trees[0]:
        raise BadInput(_("{folder}: holds no file that can be taken; name another folder.").format(folder=folder))


def _unfit(data: bytes) -> str:
    """Why a file cannot be read as text, "" if it can."""
    if data.startswith(_POINTER):
        return _("stored elsewhere (LFS)")
    if b"\0" in data:
        return _("binary")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _("no UTF-8 text")
    return ""


def _notes(path: str, trees: Sequence[Mapping[str, bytes]]) -> list[Note]:
    datas = [tree[path] for tree in trees if path in tree]
    notes = []
    if any(_ADDRESS.search(data.decode("utf-8")) for data in datas):
        notes.append(Note(path, _("holds an e-mail address; take it out")))
    if any(b"\r" in data for data in datas):
        notes.append(Note(path, _("line ends are LF now")))
    return notes


def _plain(data: bytes) -> bytes:
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data if data.endswith(b"\n") or not data else data + b"\n"


def _mend_empty(old: dict[str, bytes], new: dict[str, bytes], notes: list[Note]) -> None:
    """A patch cannot make or remove a file without a line: a new one gets a line end, an old one stays."""
    for path in sorted(new):
        if path not in old and not new[path]:
            new[path] = b"\n"
    for path in sorted(old):
        if not old[path] and path not in new:
            new[path] = b""
            notes.append(Note(path, _("is empty, and a patch cannot remove it; it stays")))
        elif old[path] and path in new and not new[path]:
            new[path] = b"\n"
