"""Files a user asked for: written whole or not at all, read or told why not."""

from __future__ import annotations

import os
from pathlib import Path

from interviewer_app.core.errors import BadInput, MachineTrouble


def write_file(file: Path, data: bytes) -> None:
    """Replace `file` in one step.

    raises: MachineTrouble where it cannot be written
    """
    fresh = file.with_name(f".{file.name}.new")
    try:
        fresh.write_bytes(data)
        os.replace(fresh, file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        reason = (error.strerror or "not possible").lower()
        raise MachineTrouble(f"{file}: cannot be written ({reason}); choose another place.") from error


def read_file(file: Path) -> bytes:
    """raises: BadInput where it cannot be read"""
    try:
        return file.read_bytes()
    except OSError as error:
        reason = (error.strerror or "not possible").lower()
        raise BadInput(f"{file}: cannot be read ({reason}); check the path.") from error
