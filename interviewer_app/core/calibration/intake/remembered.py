"""How tables were read before, by the digest of their headings: the next export of a system asks nothing again.

One JSON file in the home. Names of interviewers with two spellings stand in it, never a rating or a candidate, and not
which column held a group.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from interviewer_app.core.calibration.intake.mapping import Reading, reading_from, reading_json
from interviewer_app.core.calibration.intake.table import open_table
from interviewer_app.core.canonical import canonical, digest
from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _

FORMAT = "interviewer-table-readings/1"
TAG = "interviewer-headings/1"
MOST_KEPT = 200  # the oldest go first


def headings_digest(head: Sequence[str]) -> str:
    """Which table it is: 64 hex digits over its headings in their order."""
    return digest(TAG, canonical([heading.encode("utf-8", "replace").decode() for heading in head]))


def recall(file: Path, head: Sequence[str]) -> Reading | None:
    """What was said of a table with these headings, None if nothing; a file that cannot be read counts as empty."""
    found = (_read(file) or {}).get(headings_digest(head))
    return reading_from(found) if isinstance(found, dict) else None


def recall_table(file: Path, path: Path) -> Reading | None:
    """The same for the table at `path`, whose headings may stand below a title. raises: BadInput for no table"""
    tops = open_table(path).tops
    return next((found for head in tops if head and (found := recall(file, head)) is not None), None)


def remember(file: Path, head: Sequence[str], reading: Reading) -> None:
    """Keep what was said, instead of what was kept for these headings; nothing said is nothing kept.

    raises: MachineTrouble where the file cannot be read or written; it is left as it was
    """
    kept = _read(file)
    if kept is None:
        raise MachineTrouble(
            _("{file} cannot be read, so nothing is remembered; mend or remove it.").format(file=file)
        )
    key = headings_digest(head)
    kept.pop(key, None)
    told = reading_json(reading.without_groups())
    if told:
        kept[key] = told
    newest = dict(list(kept.items())[-MOST_KEPT:])
    _write(file, {"format": FORMAT, "tables": newest})


def _read(file: Path) -> dict[str, Any] | None:
    """The readings by digest, oldest first; {} without a file, None for one that cannot be read."""
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        return None
    tables = found.get("tables") if isinstance(found, dict) and found.get("format") == FORMAT else None
    return tables if isinstance(tables, dict) else None


def _write(file: Path, value: dict[str, Any]) -> None:
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as new:
            new.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
            new.flush()
            os.fsync(new.fileno())
        beside.replace(file)
    except OSError as error:
        raise MachineTrouble(_("{file} cannot be written: {error}.").format(file=file, error=error.strerror)) from error
