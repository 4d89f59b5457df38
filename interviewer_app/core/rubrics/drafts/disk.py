"""The file of a draft: read, written whole or not at all, and what was typed kept beside it until it is saved."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import MachineTrouble, Refused
from interviewer_app.core.rubrics.findings import shown
from interviewer_app.core.rubrics.folder import PACK_FILE
from interviewer_app.core.rubrics.load import read_pack_file
from interviewer_app.core.texts import _

TYPED = ".pack.yaml.typed"
_BOM = b"\xef\xbb\xbf"


class ChangedOutside(Refused):
    """Somebody else has changed pack.yaml since it was read; nothing was written."""


@dataclass(frozen=True)
class Saved:
    """lines: how many lines of pack.yaml were changed. beside: where the file of somebody else was kept, if it was."""

    lines: int
    beside: Path | None = None


class Typed(NamedTuple):
    """What was typed and not saved. on: the sha256 of the pack.yaml it was typed on."""

    text: str
    on: str


class DraftFile:
    """pack.yaml of one folder, its text with LF line ends; those it had, and a byte order mark, are kept on writing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / PACK_FILE
        data = read_pack_file(self.path)
        self._crlf, self._bom = b"\r\n" in data, data.startswith(_BOM)
        self._check = _check(data)
        self.text = _text(data)

    def typed(self) -> Typed | None:
        """What was typed and not saved when the app ended, None where there is nothing of the kind."""
        try:
            kept = json.loads((self.folder / TYPED).read_bytes())
        except (OSError, ValueError):
            return None
        text, check = (kept.get("text"), kept.get("on")) if isinstance(kept, dict) else (None, None)
        if not isinstance(text, str) or not isinstance(check, str) or text == self.text:
            return None
        return Typed(text, check)

    def go_on_from(self, typed: Typed) -> None:
        """It was typed on that file: saving says so if pack.yaml is another one by now."""
        self._check = typed.on

    def keep_typed(self, text: str) -> None:
        """Write `text` beside pack.yaml.

        raises: MachineTrouble if the disk refuses
        """
        kept = json.dumps({"on": self._check, "text": text}, ensure_ascii=False)
        _write(self.folder / TYPED, kept.encode("utf-8"))

    def forget_typed(self) -> None:
        with suppress(OSError):
            (self.folder / TYPED).unlink(missing_ok=True)

    def write(self, text: str, over: bool) -> Path | None:
        """Put `text` in the place of pack.yaml; returns where another one was kept, with `over`.

        raises: ChangedOutside if it is not the file that was read, MachineTrouble if the disk refuses
        """
        data = self._bytes(text)
        beside = self._beside(data, over)
        _write(self.path, data)
        self.text, self._check = text, _check(data)
        self.forget_typed()
        return beside

    def _beside(self, data: bytes, over: bool) -> Path | None:
        try:
            there = self.path.read_bytes()
        except OSError:
            return None  # it is gone: nothing of anybody's can be lost
        if _check(there) in (self._check, _check(data)):
            return None
        if not over:
            text = _("{path}: somebody else has changed it since you opened it. Yours is kept beside it; save over it "
                     "to keep both.")  # fmt: skip
            raise ChangedOutside(text.format(path=shown(str(self.path), 300)))
        number = 1
        while (kept := self.folder / f".{PACK_FILE}.theirs-{number}").exists():
            number += 1
        _write(kept, there)
        return kept

    def _bytes(self, text: str) -> bytes:
        data = (text.replace("\n", "\r\n") if self._crlf else text).encode("utf-8")
        return _BOM + data if self._bom else data


def _write(path: Path, data: bytes) -> None:
    """All of the bytes on disk under this name, or the file that was there before."""
    new = path.with_name(f".{path.name.lstrip('.')}.new")  # one of its own: two files may be on their way at once
    try:
        new.unlink(missing_ok=True)  # what lies there may be a link to somewhere else
        with new.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(new, path)
        _settle(path.parent)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        reason = shown(error.strerror or type(error).__name__).lower()
        text = _(
            "{path}: cannot be written ({reason}). Free some space or mend the permissions; nothing typed is lost."
        )
        raise MachineTrouble(text.format(path=shown(str(path), 300), reason=reason)) from error


def _settle(folder: Path) -> None:
    """The rename itself on disk; Windows has no way to ask for it and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _check(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
