"""The real window under X11, for tests/journeys/test_layouts.py, which presses the keys: one process for all layouts.

Takes one JSON object a line and answers with one: `begin` opens a round, `state` says what is in it by now.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QEvent, QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.settings import change_keys
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.live.host import LiveHost
from interviewer_app.ui.live.strokes import stroke_of
from interviewer_app.ui.sweep.host import SweepHost
from tests.journeys.rounds import PACK, SetClock
from tests.journeys.windows import app_window


class Heard(QObject):
    """The strokes of all key presses of a window, as they came."""

    def __init__(self) -> None:
        super().__init__()
        self.strokes: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QWindow) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            stroke = stroke_of(event)
            if stroke:
                self.strokes.append(stroke)
        return False


class Arrived(QAbstractNativeEventFilter):
    """How many keys went down or up, counted as they come from the X server: a dead key never becomes a key event."""

    KEYS = (2, 3)  # KeyPress and KeyRelease of the X protocol

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        # The first byte of an event is what it is; its highest bit says that another client sent it.
        self.count += ctypes.c_uint8.from_address(int(message)).value & 0x7F in self.KEYS
        return False, 0


def answer(context: AppContext, heard: Heard, arrived: Arrived, asked: dict[str, Any]) -> dict[str, Any]:
    return {**shown(context, heard, asked), "arrived": arrived.count}


def shown(context: AppContext, heard: Heard, asked: dict[str, Any]) -> dict[str, Any]:
    if asked["do"] == "begin":
        context.show_page("home")
        context.settings = change_keys(context.home.settings, context.settings, asked["keys"])
        context.show_page("live", candidate=asked["candidate"], pack=PACK, minutes=45)
        context.shell.activateWindow()
        heard.strokes.clear()
    QGuiApplication.sync()  # what was pressed so far has arrived
    page = context.shell.page(context.shell.page_name)
    if isinstance(page, SweepHost) and page.sweep is not None:
        return {"page": "sweep", **logged(page.sweep.fold)}
    if not isinstance(page, LiveHost) or page.page is None or page.live is None:
        return {"page": context.shell.page_name}
    return {
        "page": "live",
        "ready": page.page.hasFocus(),
        "note_open": page.page.log.last.field.hasFocus(),
        "all_keys": page.page.sheet.isVisible(),
        "strokes": heard.strokes,
        "hints": len(page.live.fold.hints),
        **logged(page.live.fold),
    }


def logged(fold: RoundFold) -> dict[str, Any]:
    """The round's state, and its moments as kind, dimension, direction, note."""
    moments = [moment for moment in fold.moments.values() if not moment.withdrawn]
    return {"round": fold.state, "moments": [[m.kind or "", m.dimension or "", m.direction, m.note] for m in moments]}


def main(home: str) -> int:
    with app_window(Path(home), SetClock()) as context:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        heard = Heard()
        application.installEventFilter(heard)
        arrived = Arrived()
        application.installNativeEventFilter(arrived)
        lines = os.fdopen(0, buffering=1)

        def one() -> None:
            line = lines.readline()
            if line:
                print(json.dumps(answer(context, heard, arrived, json.loads(line))), flush=True)
            else:
                application.quit()

        notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        notifier.activated.connect(one)
        return application.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
