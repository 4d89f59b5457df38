"""Files that appear whole: written under another name, put on the disk, then moved to their place."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def make_folder(folder: Path) -> None:
    """Make `folder` for its owner alone; one that exists stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def new_private_file(beside: Path) -> Path:
    """An empty file beside `beside` that only its owner can read, under a name of this process."""
    path = beside.with_name(f".{beside.name}.{os.getpid()}.new")
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return path


def settle(written: Path, place: Path) -> None:
    """Put `written` on the disk, then in its place."""
    with written.open("rb+") as opened:
        os.fsync(opened.fileno())
    os.replace(written, place)
    if sys.platform != "win32":  # elsewhere a folder has no descriptor to sync
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
