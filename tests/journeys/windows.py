"""The app's own window on a home and a clock of the test's choosing, and the round that is live in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.ui.app import make_application, open_window
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.live.host import LiveHost
from tests.journeys.rounds import PACK, SetClock

CANDIDATE = "Noor Halvorsen"


def opened(
    home: Path, clock: Clock | None = None, size: tuple[int, int] = (1280, 720), first_id: int = 1
) -> AppContext:
    """The window with Home in it, on a clock that stands unless the test brings another; `close` it afterwards. Ids
    count up from `first_id`."""
    ids = (f"{number:032x}" for number in itertools.count(first_id))
    application = make_application(["interviewer"])
    environ = {"INTERVIEWER_HOME": str(home)}
    context = open_window(application, environ, SetClock() if clock is None else clock, lambda: next(ids))
    context.shell.resize(*size)
    context.shell.show()
    return context


def close(context: AppContext) -> None:
    """The window goes, and all it wrote is on disk."""
    context.shell.close()
    context.jobs.close()
    if context.bench is not None:
        context.bench.close()
    context.shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def app_window(home: Path, clock: Clock, first_id: int = 1) -> Iterator[AppContext]:
    """The window with Home in it, wide; closed afterwards."""
    context = opened(home, clock, (1440, 900), first_id)
    try:
        yield context
    finally:
        close(context)


def keyboard(context: AppContext, qtbot: QtBot) -> QWindow:
    """The window that takes the keys, once it is up and active."""
    qtbot.waitExposed(context.shell)
    context.shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    handle = context.shell.windowHandle()
    assert handle is not None
    return handle


def begin_round(context: AppContext, minutes: int = 45) -> LiveRound:
    """A new round on the shipped pack, up in the live window."""
    context.show_page("live", candidate=CANDIDATE, pack=PACK, minutes=minutes)
    return live_round(context)


def live_round(context: AppContext) -> LiveRound:
    """The round in the live window."""
    host = context.shell.page("live")
    assert isinstance(host, LiveHost) and host.live is not None
    return host.live
