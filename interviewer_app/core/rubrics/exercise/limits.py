"""Running a command of a pack: in a folder of its own, for so long, in so much memory, with nothing of the user's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.texts import _

SECONDS = 60
MEMORY_MB = 1024
LOOK_EVERY_S = 0.05
MOST_OUTPUT = 1024 * 1024


class Ran(NamedTuple):
    """What a command did. `stopped`: "" or why it was stopped before its end; `output`: stdout, then stderr."""

    code: int
    output: str
    stopped: str = ""


def run_limited(
    command: Sequence[str], folder: Path, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
) -> Ran:
    """Run `command` in `folder` and wait for it, stopping it and all it started at a limit.

    command: the program and its arguments; `python` stands for the Python that runs this application
    raises:  MachineTrouble where the program is not on this machine
    """
    program = _program(command[0])
    with tempfile.TemporaryDirectory(prefix="exercise-home-") as home, tempfile.TemporaryFile() as out:
        process = subprocess.Popen(
            [program, *command[1:]], cwd=folder, env=_environment(Path(home), program), stdin=subprocess.DEVNULL,
            stdout=out, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            stopped = _watch(process, seconds, memory_mb)
        finally:
            _stop(process)
        out.seek(0)
        return Ran(process.returncode, out.read(MOST_OUTPUT).decode("utf-8", "replace"), stopped)


def _program(name: str) -> str:
    if name == "python" and not getattr(sys, "frozen", False):
        return sys.executable
    found = shutil.which("python3" if name == "python" else name)
    if found is None:
        raise MachineTrouble(
            _("{program} is not on this machine, and the exercise is run with it; install it and try again.").format(
                program=name
            )
        )
    return found


def _environment(home: Path, program: str) -> dict[str, str]:
    """Only what a program needs to start: no keys, tokens or settings of the user's."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "PATHEXT") if name in os.environ}
    path = os.pathsep.join([str(Path(program).parent), os.environ.get("PATH", os.defpath)])
    own = {"PATH": path, "HOME": str(home), "TMPDIR": str(home), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return kept | own | {"PYTHONHASHSEED": "0", "NO_COLOR": "1"}


def _watch(process: subprocess.Popen[bytes], seconds: float, memory_mb: int) -> str:
    """Wait for the end; returns why the process has to be stopped, or nothing."""
    until = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > until:
            return _("longer than {n} seconds").format(n=round(seconds))
        if _memory_mb(process.pid) > memory_mb:
            return _("more than {n} MB of memory").format(n=memory_mb)
        time.sleep(LOOK_EVERY_S)
    return ""


def _memory_mb(pid: int) -> float:
    """Memory of a process and all it started, in MB; 0 once it is gone."""
    import psutil

    total = 0
    try:
        whole = psutil.Process(pid)
        family = [whole, *whole.children(recursive=True)]
    except psutil.Error:
        return 0.0
    for each in family:
        try:
            total += each.memory_info().rss
        except psutil.Error:
            continue  # it has just ended
    return total / 1_048_576


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and everything it started that is still there."""
    import psutil

    try:
        left = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    except psutil.Error:
        left = []
    if process.poll() is None:
        process.kill()
    for each in left:
        try:
            each.kill()
        except psutil.Error:
            continue  # it has just ended
    process.wait()
