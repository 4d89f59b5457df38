"""Code references in a note: `client.py:88`, found in the words and offered while they are typed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

# A file name with an ending, then a line or a range of lines: no space in it, no colon before the one that counts.
_REFERENCE = re.compile(r"(?<![\w./\\:-])[\w./\\-]*[\w-]\.[A-Za-z]\w{0,9}:\d{1,6}(?:[-–]\d{1,6})?")  # noqa: RUF001


def references(text: str) -> list[tuple[int, int]]:
    """Where the code references stand in `text`: (start, end) of each, in order."""
    return [match.span() for match in _REFERENCE.finditer(text)]


def files_named(notes: Iterable[str]) -> list[str]:
    """The files that notes refer to, each once, the newest note's first."""
    found = [note[start:end].rpartition(":")[0] for note in notes for start, end in references(note)]
    return list(dict.fromkeys(reversed(found)))


def completions(begun: str, files: Iterable[str]) -> list[str]:
    """Names of `files` that `begun` may become, without their folders, in the order given; none for an empty beginning.

    A name fits by its own beginning, or by that of its path.
    """
    if not begun:
        return []
    wanted = begun.casefold()
    fitting = [
        file for file in files
        if PurePosixPath(file).name.casefold().startswith(wanted) or file.casefold().startswith(wanted)
    ]  # fmt: skip
    return list(dict.fromkeys(PurePosixPath(file).name for file in fitting))
