"""Zip files from a stranger: what may be opened at all, and members read no further than allowed.

Python's reader builds an object per entry before anybody can count them, so the end of the file is looked at first.
What a zip says about the size of its members is never believed: reading stops at the limit.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer_app.core.rubrics.findings import one, shown, unreadable
from interviewer_app.core.texts import _

# The list of entries at the end of a zip: 2,000 files with long names have room in it.
LARGEST_LIST = 1024 * 1024
_END = struct.Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_END_64_MARK = b"PK\x06\x07"
_LONGEST_COMMENT = 65_535
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 64 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, UnicodeError, ValueError)


@contextmanager
def opened_zip(path: Path, most_bytes: int, most_entries: int) -> Iterator[zipfile.ZipFile]:
    """The zip at `path`, of at most `most_bytes` as it lies there.

    raises: PackError for no zip, one that is too large, has too many entries, one name twice, or an entry that is
    encrypted or packed in an unusual way
    """
    _refuse_size(path, most_bytes)
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise unreadable(str(path), error) from error
    except _BROKEN as error:
        raise _damaged(path) from error
    with archive:
        _refuse_entries(archive, path, most_entries)
        yield archive


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, most: int) -> bytes:
    """The content of an entry, `most` + 1 bytes at most: more than `most` means that it is too large.

    raises: PackError for one that is damaged, or not of the size it claims
    """
    data = bytearray()
    try:
        with archive.open(info) as file:
            while len(data) <= most:
                chunk = file.read(min(_CHUNK, most + 1 - len(data)))
                if not chunk:
                    break
                data += chunk
    except (*_BROKEN, OSError) as error:
        raise one(
            str(path), _("holds a damaged entry"), _("ask for the file again"), field=shown(info.filename)
        ) from error
    if len(data) <= most and len(data) != info.file_size:
        raise one(str(path), _("is not of the size it claims"), _("ask for the file again"), field=shown(info.filename))
    return bytes(data)


def _refuse_size(path: Path, most_bytes: int) -> None:
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _END.size - _LONGEST_COMMENT - 20))
            tail = file.read(_END.size + _LONGEST_COMMENT + 20)
    except OSError as error:
        raise unreadable(str(path), error) from error
    if size > most_bytes:
        what = _("is larger than {n} MiB").format(n=most_bytes // 1024 // 1024)
        raise one(str(path), what, _("leave out what is not needed"))
    at = tail.rfind(_END_MARK)
    if at < 0 or at + _END.size > len(tail):
        raise _damaged(path)
    if _END_64_MARK in tail[: at + 4]:
        raise one(str(path), _("is a zip for files over 4 GiB"), _("pack it in the usual way"))
    list_size = _END.unpack_from(tail, at)[5]
    if list_size > LARGEST_LIST:
        raise one(str(path), _("lists too many files"), _("leave out what is not needed"))


def _damaged(path: Path) -> Exception:
    return one(str(path), _("is no zip that can be read"), _("ask for the file again"))


def _refuse_entries(archive: zipfile.ZipFile, path: Path, most_entries: int) -> None:
    infos = archive.infolist()
    if len(infos) > most_entries:
        raise one(str(path), _("holds more than {n} entries").format(n=most_entries), _("leave out what is not needed"))
    seen: set[str] = set()
    for info in infos:
        name = shown(info.orig_filename)
        if info.flag_bits & _ENCRYPTED:
            raise one(str(path), _("is encrypted"), _("pack it without a password"), field=name)
        if info.compress_type not in _METHODS:
            raise one(str(path), _("is packed in an unusual way"), _("pack it in the usual way (deflate)"), field=name)
        if info.orig_filename in seen:
            raise one(str(path), _("stands twice"), _("keep one"), field=name)
        seen.add(info.orig_filename)
