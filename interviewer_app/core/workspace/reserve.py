"""Room kept for the round in progress: a file that is given up when the disk is full."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SIZE = 8 * 1024 * 1024
_PLENTY = 4 * SIZE


class Reserve:
    """`<file>.reserve` beside the workspace."""

    def __init__(self, file: Path, size: int = SIZE) -> None:
        self._path = file.with_name(file.name + ".reserve")
        self._size = size

    def keep(self) -> bool:
        """Set the room aside where the disk has plenty; False where it is not kept."""
        try:
            if self._path.exists():
                return True
            if shutil.disk_usage(self._path.parent).free < _PLENTY:
                return False
            self._write()
        except OSError:  # a disk that has no room for a reserve has none to reserve
            self.give_up()
            return False
        return True

    def give_up(self) -> bool:
        """Hand the room to whoever needs it; False where there was none."""
        try:
            self._path.unlink()
        except OSError:
            return False
        return True

    def _write(self) -> None:
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            if hasattr(os, "posix_fallocate"):
                os.posix_fallocate(descriptor, 0, self._size)
            else:  # random, as zeros may take no room at all
                os.write(descriptor, os.urandom(self._size))
        finally:
            os.close(descriptor)
