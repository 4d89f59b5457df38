"""What the disk itself costs, and what a bare window costs: the references our ratios stand on."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BLOCK = bytes(range(256)) * 16  # 4 KiB


class RawAppend:
    """Append 4 KiB to a descriptor opened beforehand and wait until the disk has it."""

    def __init__(self, folder: Path) -> None:
        self._descriptor = os.open(folder / "raw-append", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def once(self) -> float:
        """Seconds one append takes."""
        start = time.perf_counter()
        os.write(self._descriptor, BLOCK)
        os.fdatasync(self._descriptor)
        return time.perf_counter() - start

    def close(self) -> None:
        os.close(self._descriptor)


@contextmanager
def raw_append(folder: Path) -> Iterator[RawAppend]:
    """A raw append in `folder`, closed at the end."""
    raw = RawAppend(folder)
    try:
        yield raw
    finally:
        raw.close()


def kind_of_disk(folder: Path) -> str:
    """The type of the file system that holds `folder`, such as `ext4`; empty where the system does not tell."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8").splitlines():
        _device, place, found, *_rest = line.split(" ")
        inside = str(folder.resolve()) == place or str(folder.resolve()).startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, found
    return kind
