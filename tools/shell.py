"""Speaking and running commands: one sentence when something goes wrong, the whole output in a log."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOG = ROOT / "build" / "dev.log"
NETWORK = ("Temporary failure", "Could not resolve", "Failed to establish", "unreachable", "NameResolutionError")


class Trouble(Exception):
    """One sentence for the person at the keyboard. `exit_code`: 1 a check failed, 2 wrong usage, 3 the machine."""

    def __init__(self, sentence: str, exit_code: int = 3) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def say(sentence: str) -> None:
    print(sentence, flush=True)


def quietly(
    command: Sequence[object], purpose: str, environ: Mapping[str, str] | None = None, folder: Path = ROOT
) -> str:
    """Run `command` with its output kept in the log; answers with the output.

    raises: Trouble that begins with `purpose`, such as "Installing the packages"
    """
    done = subprocess.run(
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environ,
        cwd=folder,
    )
    _keep(command, done.stdout)
    if done.returncode:
        raise Trouble(f"{purpose} failed: {reason(done.stdout)} (the whole output is in {LOG.relative_to(ROOT)}).")
    return done.stdout


def loudly(command: Sequence[object], environ: Mapping[str, str] | None = None, folder: Path | None = None) -> int:
    """Run `command` in the open, its output going where ours goes; answers with its exit code.

    folder: where it runs; where the caller stands if absent, so that the paths they typed mean what they meant
    """
    sys.stdout.flush()
    code = subprocess.run([str(part) for part in command], env=environ, cwd=folder).returncode
    return code if code >= 0 else 128 - code


def reason(output: str) -> str:
    """The line of a tool's output that says most, without the full stop at its end."""
    if "No space left on device" in output:
        return "the disk is full"
    if any(sign in output for sign in NETWORK):
        return "the network cannot be reached"
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["it said nothing"]
    errors = [line for line in lines if line.lower().startswith(("error", "e:", "fatal"))]
    return (errors or lines)[-1].rstrip(".")[:300]


def offscreen() -> dict[str, str]:
    """Our environment, with Qt drawing into memory unless the caller chose otherwise."""
    return {"QT_QPA_PLATFORM": "offscreen", **os.environ}


def with_checkout(environ: Mapping[str, str]) -> dict[str, str]:
    """`environ` for a module of the checkout that is not installed, run from wherever the caller stands."""
    return {**environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), environ.get("PYTHONPATH", "")]))}


def _keep(command: Sequence[object], output: str) -> None:
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8", errors="replace") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{output}\n")
