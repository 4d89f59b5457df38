"""A patch series: what `git format-patch` writes, one file per patch in a folder or all of them in one."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.repositories.commits import Commit, storable
from interviewer_app.core.texts import _

ENDINGS = (".patch", ".mbox", ".eml")
LARGEST = 32 * 1024 * 1024
MOST_FILES = 2_000
_BEGIN = re.compile(rb"^From ([0-9a-f]{40}(?:[0-9a-f]{24})?) .*$", re.MULTILINE)
_TAG = re.compile(r"^\s*\[[^\]]*\]\s*")
_DIFF = re.compile(r"^(?:diff --git |--- )", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- \n.*\Z", re.MULTILINE | re.DOTALL)


def is_series(path: Path) -> bool:
    """Whether a path is a patch file, or a folder with some and no repository."""
    if path.is_file():
        return path.name.lower().endswith(ENDINGS)
    return path.is_dir() and not (path / ".git").exists() and any(path.glob("*.patch"))


def read_series(path: Path) -> list[Commit]:
    """Every patch by its date.

    raises: BadInput for what holds none, or cannot be read
    """
    name = path.name or str(path)
    try:
        files = sorted(path.glob("*.patch"))[:MOST_FILES] if path.is_dir() else [path]
        if sum(file.stat().st_size for file in files) > LARGEST:
            raise BadInput(_("{file}: is larger than {n} MiB; choose the patches of the round.").format(
                file=name, n=LARGEST // 1024 // 1024))  # fmt: skip
        data = b"\n".join(file.read_bytes() for file in files)
    except OSError as error:
        raise BadInput(_("{file}: cannot be read ({why}); check the path.").format(
            file=name, why=(error.strerror or "").lower())) from error  # fmt: skip
    found = list(_BEGIN.finditer(data))
    parts = zip(found, [*(match.start() for match in found[1:]), len(data)], strict=False)
    commits = [_commit(match[1].decode("ascii"), data[match.end() + 1 : end], name) for match, end in parts]
    if not commits:
        raise BadInput(_("{file}: holds no patch as `git format-patch` writes it; write the series anew.").format(
            file=name))  # fmt: skip
    return sorted(commits, key=lambda commit: (commit.at_us, commit.id))


def _commit(commit: str, data: bytes, name: str) -> Commit:
    message = message_from_bytes(data)
    try:
        at = parsedate_to_datetime(str(message["Date"]))
        at_us = storable(int(at.timestamp()))
    except (TypeError, ValueError, OverflowError, OSError) as error:
        sentence = _("{file}: patch {id} does not say when it was made; write the series anew.")
        raise BadInput(sentence.format(file=name, id=commit[:12])) from error
    text = _text(message)
    begins = _DIFF.search(text)
    diff = _SIGNATURE.sub("", text[begins.start() :]).rstrip("\n") if begins else ""
    author = parseaddr(_header(message, "From"))[0] or _header(message, "From")
    return Commit(commit, at_us, author, _TAG.sub("", " ".join(_header(message, "Subject").split())), diff)


def _text(message: Message) -> str:
    payload = message.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: Message, name: str) -> str:
    value = str(message[name] or "")
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value
