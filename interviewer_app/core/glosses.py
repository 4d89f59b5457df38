"""The reader's own words for the probes of a pack: on this machine alone, in no journal, bundle or card.

One JSON file beside the settings, {pack id: {probe id: text}}. A file that cannot be read counts as empty for reading,
and is never written over.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _

LONGEST_GLOSS = 400  # characters


def read_glosses(file: Path, pack: str) -> dict[str, str]:
    """The glosses of one pack by probe; empty where there are none."""
    found = _read(file) or {}
    own = found.get(pack)
    if not isinstance(own, dict):
        return {}
    return {probe: text for probe, text in own.items() if isinstance(text, str)}


def keep_gloss(file: Path, pack: str, probe: str, text: str) -> None:
    """Keep the gloss of one probe, or none where `text` is empty; all others stay.

    raises: MachineTrouble where the file cannot be read or written; it is left as it was
    """
    found = _read(file)
    if found is None:
        raise MachineTrouble(_("{file} cannot be read, so the gloss is not kept; mend or remove it.").format(file=file))
    kept = found.get(pack)
    own = dict(kept) if isinstance(kept, dict) else {}
    own.pop(probe, None)
    if text:
        own[probe] = text[:LONGEST_GLOSS]
    _write(file, {**found, pack: own})


def _read(file: Path) -> dict[str, Any] | None:
    """All of the file; {} where there is none, None where it cannot be read."""
    try:
        found = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _write(file: Path, glosses: dict[str, Any]) -> None:
    beside = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", errors="backslashreplace") as new:
            new.write(json.dumps(glosses, ensure_ascii=False, indent=2) + "\n")
            new.flush()
            os.fsync(new.fileno())
        beside.replace(file)
    except OSError as error:
        raise MachineTrouble(_("{file} cannot be written: {error}.").format(file=file, error=error.strerror)) from error
