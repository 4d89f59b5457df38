"""Several commands at once, as many as there are processors, each one's output in one piece."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.shell import say


def side_by_side(
    commands: Sequence[Sequence[object]],
    environ: Mapping[str, str],
    folder: Path,
    tell: Callable[[str], None] = say,
    at_once: int = os.cpu_count() or 1,
) -> list[int]:
    """Run all of them, whatever becomes of one; answers with their exit codes in the order given.

    tell: is given the whole output of each, in the same order, as soon as those before it are through
    """
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        running = [pool.submit(_run, command, environ, folder) for command in commands]
        codes = []
        for each in running:
            code, output = each.result()
            tell(output.rstrip("\n"))
            codes.append(code)
        return codes


def _run(command: Sequence[object], environ: Mapping[str, str], folder: Path) -> tuple[int, str]:
    # A file and not a pipe: what a test leaves running would keep a pipe open, and us waiting for its end.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=environ, cwd=folder,
        )  # fmt: skip
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return (done.returncode if done.returncode >= 0 else 128 - done.returncode), text
