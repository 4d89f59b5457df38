"""The entrance: opens the window, or hands over to the command line. Clock, ids and places come in here."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main() -> int:
    """Run `interviewer` with this process's arguments; returns its exit code."""
    arguments = sys.argv[1:]
    workspace = _only_a_workspace(arguments)
    if workspace is None:
        from interviewer_app.cli.main import run

        return run(arguments, os.environ)
    return _open_window(workspace, os.environ)


def _only_a_workspace(arguments: Sequence[str]) -> str | None:
    """The workspace to open a window on ("" for the user's own); None where a verb or an option was given."""
    match list(arguments):
        case []:
            return ""
        case ["--workspace", file]:
            return file
        case [one] if one.startswith("--workspace="):
            return one.partition("=")[2]
    return None


def _open_window(workspace: str, environ: Mapping[str, str]) -> int:
    # What a start makes is here to stay: looking for garbage in it takes a tenth of the time to the first paint.
    gc.disable()
    # PySide6 reads the source of every module that comes after it, so those that need no Qt come first.
    from interviewer_app.core import settings  # noqa: F401
    from interviewer_app.core.rounds.clock import SystemClock
    from interviewer_app.core.workspace import home_rows  # noqa: F401
    from interviewer_app.ui.app import run_app

    if sys.platform == "linux" and not any(environ.get(name) for name in _DISPLAYS):
        sentence = "there is no display; `interviewer demo --out DIR` plays a round without one."
        print(f"interviewer: {sentence}", file=sys.stderr)
        return 3
    file = Path(workspace).absolute() if workspace else None
    return run_app(environ, sys.argv[:1], SystemClock(), lambda: os.urandom(16).hex(), file)


if __name__ == "__main__":
    if getattr(sys, "frozen", False):  # a frozen app starts its own executable for a child process
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main())
