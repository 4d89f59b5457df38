"""A pack as one zip: written with the same bytes each time, and unpacked without believing anything it says.

Nothing is written but below the folder that was given, and nothing at all unless every name and size is fit.
"""

from __future__ import annotations

import atexit
import io
import os
import re
import shutil
import stat
import tempfile
import unicodedata
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from interviewer_app.core.rubrics.findings import Finding, PackError, one, shown, unreadable
from interviewer_app.core.rubrics.folder import (
    DEEPEST_FOLDER,
    MOST_BYTES,
    MOST_FILES,
    PACK_FILE,
    is_left_out,
    name_trouble,
    pack_files,
)
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from interviewer_app.core.rubrics.write import refuse_if_taken, trouble
from interviewer_app.core.rubrics.yaml_source import LARGEST_FILE
from interviewer_app.core.rubrics.zips import opened_zip, read_member
from interviewer_app.core.texts import _

# The files, pack.yaml, and what a zip needs to say where they are.
_LARGEST_ZIP = MOST_BYTES + LARGEST_FILE + 2 * 1024 * 1024
_MOST_ENTRIES = 2 * MOST_FILES
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST_PART = 255
_MAC = "__MACOSX"


def pack_as_zip(loaded: LoadedPack) -> bytes:
    """pack.yaml as it stands and every file that counts, below a folder named like the pack.

    raises: PackError for a file that cannot be read
    """
    stream = io.BytesIO()
    files = {PACK_FILE: loaded.folder / PACK_FILE, **pack_files(loaded.folder)}
    with zipfile.ZipFile(stream, "w") as archive:
        for name, path in sorted(files.items()):
            info = zipfile.ZipInfo(f"{loaded.pack.id}/{name}", (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, _bytes_of(path))
    return stream.getvalue()


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(str(path), error) from error


def load_zip(path: Path) -> LoadedPack:
    """The pack in a zip, read from a folder that is gone when the program ends. raises: PackError naming the zip"""
    place = Path(tempfile.mkdtemp(prefix="interviewer-pack-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    try:
        unpack(path, place)
        return load_pack(place)
    except PackError as error:
        shutil.rmtree(place, ignore_errors=True)
        raise PackError([_renamed(finding, place, path) for finding in error.findings]) from error


def _renamed(finding: Finding, place: Path, path: Path) -> Finding:
    """The same finding, about the zip and not about where it was unpacked."""
    file = shown(finding.file.replace(str(place), str(path)), 300)
    return Finding(file, finding.line, finding.field, finding.what, finding.remedy)


def import_zip(path: Path, folder: Path) -> LoadedPack:
    """Unpack a pack into `folder`, which is missing, empty, or holds the same pack or an import that nobody has edited.

    raises: PackError (nothing is written), MachineTrouble if the disk refuses
    """
    loaded = load_zip(path)
    folder = Path(os.path.abspath(folder))  # "." and ".." have no name to put something beside
    if _is_there(loaded, folder):
        return load_pack(folder)
    refuse_if_taken(folder)
    fresh = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(loaded.folder, fresh)
        with suppress(FileNotFoundError):
            (folder / PACK_FILE).unlink()
        with suppress(FileNotFoundError):
            folder.rmdir()
        os.replace(fresh, folder)
    except OSError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise trouble(folder, error) from error
    return load_pack(folder)


def _is_there(loaded: LoadedPack, folder: Path) -> bool:
    try:
        return (folder / PACK_FILE).is_file() and load_pack(folder).digest == loaded.digest
    except PackError:
        return False


def unpack(path: Path, place: Path) -> None:
    """Write the files of the pack in `path` into `place`, an empty folder.

    raises: PackError for names that leave it or do not fit everywhere, links, too many or too large files, no pack or
    several of them
    """
    with opened_zip(path, _LARGEST_ZIP, _MOST_ENTRIES) as archive:
        files = _files(archive, path)
        top = _top(files, path)
        wanted = {name.removeprefix(top): info for name, info in files.items() if name.startswith(top)}
        _refuse_many(wanted, path)
        spent = 0
        for name, info in wanted.items():
            most = LARGEST_FILE if name == PACK_FILE else MOST_BYTES - spent
            data = read_member(archive, info, path, most)
            if len(data) > most and name != PACK_FILE:
                raise one(
                    str(path), _("unpacks to more than 20 MiB"), _("remove what is not needed"), field=shown(name)
                )
            spent += 0 if name == PACK_FILE else len(data)
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            with (place / name).open("xb") as file:
                file.write(data)


def _files(archive: zipfile.ZipFile, path: Path) -> dict[str, zipfile.ZipInfo]:
    """Every entry that is a file of a pack, by name, once all names are known to be harmless."""
    files: dict[str, zipfile.ZipInfo] = {}
    seen: dict[str, str] = {}
    for info in archive.infolist():
        name = info.orig_filename
        said = _unfit(info)
        if said is not None:
            raise one(str(path), *said, field=shown(name))
        parts = unicodedata.normalize("NFC", name).rstrip("/").split("/")
        if info.is_dir() or _MAC in parts or any(map(is_left_out, parts)):
            continue
        name = "/".join(parts)
        first = seen.setdefault(name.casefold(), name)
        if first != name or name in files:
            what = _('differs from "{name}" only in capitals').format(name=shown(first))
            raise one(str(path), what, _("rename one of them"), field=shown(name))
        files[name] = info
    folders = {"/".join(parts[:end]) for parts in (name.split("/") for name in seen) for end in range(1, len(parts))}
    both = sorted(folders & set(seen))
    if both:
        raise one(str(path), _("is a file and a folder"), _("rename one of them"), field=shown(both[0]))
    return files


def _unfit(info: zipfile.ZipInfo) -> tuple[str, str] | None:
    """Why this entry may not be unpacked: what is wrong, and what to do."""
    name = info.orig_filename
    parts = name.rstrip("/").split("/")
    elsewhere = _("pack the folder of the pack alone")
    if name.startswith("/") or _DRIVE.match(name) or "\\" in name:
        return _("has a name that begins at the top of a disk or uses backslashes"), elsewhere
    if ".." in parts or "." in parts or "" in parts:
        return _("has a name that leaves the folder"), elsewhere
    if len(parts) > DEEPEST_FOLDER + 1:
        return _("is a folder too deep"), _("flatten the folders of the pack")
    if any(name_trouble(part) or len(part.encode("utf-8", "replace")) > _LONGEST_PART for part in parts):
        return _("has a name that not every system can hold"), _("rename it")
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return _("is a link"), _("copy the file in its place")
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return _("is neither a file nor a folder"), _("remove it")
    return None


def _top(files: Sequence[str] | dict[str, zipfile.ZipInfo], path: Path) -> str:
    """What stands before pack.yaml: nothing, or one folder with a slash."""
    if PACK_FILE in files:
        return ""
    tops = [name.removesuffix(PACK_FILE) for name in files if name.count("/") == 1 and name.endswith(f"/{PACK_FILE}")]
    if len(tops) > 1:
        names = ", ".join(shown(top.rstrip("/")) for top in tops)
        raise one(
            str(path), _("holds several packs ({names})").format(names=names), _("unpack it, and name one of them")
        )
    if not tops:
        inside = any(name.lower().endswith(".zip") for name in files)
        remedy = _("unpack it once: a zip inside a zip is not opened") if inside else _("pack the folder of a pack")
        raise one(str(path), _("holds no pack.yaml"), remedy)
    return tops[0]


def _refuse_many(wanted: dict[str, zipfile.ZipInfo], path: Path) -> None:
    if len(wanted) - 1 > MOST_FILES:
        raise one(str(path), _("holds more than {n} files").format(n=MOST_FILES), _("remove what is not needed"))
    claimed = sum(info.file_size for name, info in wanted.items() if name != PACK_FILE)
    if claimed > MOST_BYTES:
        raise one(str(path), _("unpacks to more than 20 MiB"), _("remove what is not needed"))
