"""Which exercises were proved on this machine, and on which day: a note beside the settings, never part of a pack.

One JSON file, {digest of an exercise: "2026-11-21"}. A file that cannot be read counts as empty, and is written anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from interviewer_app.core import canonical

TAG = "interviewer-exercise/1"
_FOLDER = "exercise/"


def exercise_digest(document: Mapping[str, Any]) -> str:
    """The digest of a pack's exercise alone: its part of pack.yaml and the files below exercise/."""
    files = {name: digest for name, digest in document["files"].items() if name.startswith(_FOLDER)}
    return canonical.digest(TAG, canonical.canonical({"exercise": document["tree"].get("exercise"), "files": files}))


def proved_on(file: Path, digest: str) -> str | None:
    """The day on which the exercise was last proved here, None where it was not."""
    day = _read(file).get(digest)
    return day if isinstance(day, str) else None


def remember(file: Path, digest: str, day: date) -> None:
    """Note that an exercise was proved. A disk that refuses costs the note alone: the proof was shown."""
    kept = {**_read(file), digest: day.isoformat()}
    new = file.with_name(file.name + ".new")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        os.replace(new, file)


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
