"""How large everything is: Qt's own scale factor, which holds from the start of a process to its end.

So another size starts the app again, on the page that is up. Nothing is lost by it: a round goes on with the same
clock, as after any end of the window.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QCoreApplication

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.settings import change_settings, other_percent
from interviewer_app.ui.context import AppContext

AGAIN = 75  # what the event loop ends with where the app is to start again; no exit code of ours
PAGE = "INTERVIEWER_PAGE"  # tells the next process where to open
_FACTOR = "QT_SCALE_FACTOR"


@contextmanager
def scaled(percent: int) -> Iterator[None]:
    """Have a QApplication that is made inside write everything in `percent` of what the desktop asks for."""
    before = os.environ.get(_FACTOR)
    if percent != 100:
        os.environ[_FACTOR] = f"{percent / 100 * _number(before):g}"
    try:
        yield
    finally:  # the next process reads what the user has set, not what we made of it
        if before is None:
            os.environ.pop(_FACTOR, None)
        else:
            os.environ[_FACTOR] = before


def _number(factor: str | None) -> float:
    try:
        found = float(factor or 1)
    except ValueError:
        return 1.0
    return found if found > 0 else 1.0


def change_text_size(context: AppContext, step: int) -> None:
    """Keep the next larger (`step` 1) or smaller (-1) size and end the window, so that it starts again in that size."""
    percent = other_percent(context.settings.text_percent, step)
    if percent == context.settings.text_percent or not context.shell.may_close():
        return
    try:
        context.settings = change_settings(context.home.settings, context.settings, text_percent=percent)
    except InterviewerError as error:
        context.jobs.failed.emit(str(error))
    else:
        QCoreApplication.exit(AGAIN)


def start_again(place: tuple[str, dict[str, Any]]) -> int:
    """Put a new process in the place of this one, on a page; returns an exit code where it runs beside this one."""
    import json
    import subprocess  # 5 ms that a start need not spend

    name, what = place
    environ = {**os.environ, PAGE: json.dumps({"page": name, **what})}
    command = [sys.executable, *(sys.argv[1:] if getattr(sys, "frozen", False) else sys.orig_argv[1:])]
    if sys.platform == "win32":  # there exec leaves a shell behind that thinks the app has ended
        subprocess.Popen(command, env=environ)
        return 0
    os.execve(sys.executable, command, environ)


def wanted_page(environ: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
    """The page the process before was on, ("", {}) where none said so."""
    if PAGE not in environ:
        return "", {}
    import json

    try:
        found = json.loads(environ[PAGE])
    except ValueError:
        return "", {}
    if not isinstance(found, dict) or not isinstance(found.get("page"), str):
        return "", {}
    os.environ.pop(PAGE, None)  # said once
    return found.pop("page"), found
