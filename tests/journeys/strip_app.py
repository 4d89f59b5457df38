"""The real window with its strip under X11, and the window of another application, for test_strip_focus.py.

`python -m tests.journeys.strip_app app HOME` and `… call`: one JSON object a line in, one out.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from interviewer_app.ui.context import AppContext
from interviewer_app.ui.live.host import LiveHost
from interviewer_app.ui.strip.view import StripWindow
from tests.journeys.rounds import PACK, SetClock
from tests.journeys.windows import app_window

Answer = Callable[[dict[str, Any]], dict[str, Any]]


def middle(part: QWidget) -> list[int]:
    """Where on the screen to click a widget."""
    place = part.mapToGlobal(part.rect().center())
    return [place.x(), place.y()]


def app_answers(context: AppContext) -> Answer:
    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        shell = context.shell
        if asked["do"] == "begin":
            shell.move(0, 0)
            context.show_page("live", candidate="Noor Halvorsen", pack=PACK, minutes=45)
            shell.activateWindow()
        elif asked["do"] == "home":
            context.show_page("home")
        QGuiApplication.sync()
        host = shell.page("live")
        assert isinstance(host, LiveHost)
        focus = QGuiApplication.focusWindow()
        told: dict[str, Any] = {"page": shell.page_name, "moments": [], "focus": "", "strip": None}
        if focus is not None:
            told["focus"] = "full" if focus is shell.windowHandle() else "strip"
        if host.live is not None:
            told["moments"] = [m.kind or "" for m in host.live.fold.moments.values() if not m.withdrawn]
        strips = [each for each in QApplication.topLevelWidgets() if isinstance(each, StripWindow) and each.isVisible()]
        if strips:
            told["strip"] = of_strip(strips[0])
        if host.page is not None:
            told["away"] = host.page.away.isVisible()
        return told

    return answer


def of_strip(strip: StripWindow) -> dict[str, Any]:
    look = strip.bar.look
    return {
        "bar": [look.fact, look.more, look.cap],
        "notices": strip.notices,
        "place": [strip.x(), strip.y()],
        "grip": [strip.x() + 190, strip.y() + 14],
        **{key.command.arg or key.command.do: middle(key) for key in (*strip.kinds, strip.space)},
    }


def call_answers() -> Answer:
    field = QLineEdit()
    field.setGeometry(1000, 40, 300, 60)
    field.show()

    def answer(asked: dict[str, Any]) -> dict[str, Any]:
        QGuiApplication.sync()
        return {"text": field.text(), "active": field.isActiveWindow(), "middle": middle(field)}

    return answer


def serve(application: QApplication, answer: Answer) -> int:
    lines = os.fdopen(0, buffering=1)

    def one() -> None:
        line = lines.readline()
        if line:
            print(json.dumps(answer(json.loads(line))), flush=True)
        else:
            application.quit()

    notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
    notifier.activated.connect(one)
    return application.exec()


def main(role: str, home: str = "") -> int:
    if role == "call":
        return serve(QApplication(sys.argv[:1]), call_answers())
    with app_window(Path(home), SetClock()) as context:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return serve(application, app_answers(context))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
