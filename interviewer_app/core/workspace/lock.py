"""One writer per workspace file, kept by the operating system: a crash frees the lock by itself."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained

# Beyond the process id that the file holds: Windows does not let others read locked bytes.
_LOCKED_BYTE = 1_000_000


class FileLock:
    """Holds `<file>.lock` until `release`.

    raises: MachineTrouble naming the process that writes already, or a folder that cannot be written
    """

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(file.name + ".lock")
        with explained(file):
            self._descriptor = self._take(file)

    def release(self) -> None:
        """Let the next writer in. The file goes too, so that a folder handed on holds nothing of ours."""
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        if sys.platform == "win32":
            with contextlib.suppress(OSError):  # the next writer may hold it already
                self._path.unlink(missing_ok=True)

    def _take(self, file: Path) -> int:
        while True:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if not _lock(descriptor):
                    raise _held(file, os.read(descriptor, 20))
                if self._is_the_one(descriptor):
                    with contextlib.suppress(OSError):  # a full disk: we hold it all the same
                        _say_who(descriptor)
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # its holder removed it between our opening and our locking it

    def _is_the_one(self, descriptor: int) -> bool:
        if sys.platform == "win32":
            return True
        try:
            return os.path.samestat(os.fstat(descriptor), os.stat(self._path))
        except FileNotFoundError:
            return False


def _say_who(descriptor: int) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, str(os.getpid()).encode("ascii"))


def _held(file: Path, holder: bytes) -> MachineTrouble:
    process = holder.decode("ascii", "replace").strip() or "?"
    return MachineTrouble(
        _("{file}: process {process} is writing to this workspace; close the other window or command first.").format(
            file=file, process=process
        )
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.lseek(descriptor, 0, os.SEEK_SET)
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
