"""Which loop is meant: a file, or the id of one that lies in the user's own folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.loops.load import LoadedLoop, load_loop
from interviewer_app.core.rubrics.find import version_key
from interviewer_app.core.rubrics.findings import PackError, shown, unreadable
from interviewer_app.core.texts import _

ENDINGS = (".yaml", ".yml")


@dataclass(frozen=True)
class BrokenLoop:
    """A file that should hold a loop and cannot be used, and why."""

    file: Path
    error: PackError


def list_loops(folder: Path) -> list[LoadedLoop | BrokenLoop]:
    """Every loop directly in `folder`, by file name; [] where there is no such folder."""
    return [_load(file) for file in _files(folder)]


def find_loop(ref: str, folder: Path) -> LoadedLoop:
    """The loop that `ref` names: a path, or an id (newest version) or id@version of one in `folder`.

    raises: PackError if it is broken, BadInput if there is none or two files claim to be it
    """
    path = Path(ref)
    if path.suffix.lower() in ENDINGS or path.is_file():
        return load_loop(path)
    known = list_loops(folder)
    usable = [each for each in known if isinstance(each, LoadedLoop)]
    loop_id, _at, version = ref.partition("@")
    found = [each for each in usable if each.loop.id == loop_id and version in ("", each.loop.version)]
    if not found:
        for each in known:
            if isinstance(each, BrokenLoop) and each.file.stem == loop_id:
                raise each.error
        names = ", ".join(sorted(f"{each.loop.id}@{each.loop.version}" for each in usable)) or _("none")
        text = _("{ref}: no such loop (known: {names}). Name one of them, or the path of a file.")
        raise BadInput(text.format(ref=shown(ref), names=names))
    newest = max(version_key(each.loop.version) for each in found)
    best = {each.digest: each for each in found if version_key(each.loop.version) == newest}
    if len(best) > 1:
        files = _(" and ").join(shown(each.file, 300) for each in best.values())
        text = _("{ref}: two different loops claim to be this one: {files}. Name the file, or raise one version.")
        raise BadInput(text.format(ref=shown(ref), files=files))
    return next(iter(best.values()))


def _load(file: Path) -> LoadedLoop | BrokenLoop:
    try:
        return load_loop(file)
    except PackError as error:
        return BrokenLoop(file, error)


def _files(folder: Path) -> Iterator[Path]:
    try:
        files = sorted(x for x in folder.iterdir() if x.suffix.lower() in ENDINGS and not x.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise unreadable(str(folder), error) from error
    yield from files
