"""The entrance: opens the window, or hands over to the command line. Clock, ids and places come in here."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


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
    from interviewer_app.core.rounds.clock import SystemClock
    from interviewer_app.ui.app import run_app

    file = Path(workspace).absolute() if workspace else None
    return run_app(environ, sys.argv[:1], SystemClock(), lambda: secrets.token_hex(16), file)


if __name__ == "__main__":
    sys.exit(main())
