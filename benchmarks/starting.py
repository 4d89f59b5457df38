"""One start, in a process of its own: `python -m benchmarks.starting ours|bare`. It prints when the window was usable.

Usable: the window has been painted, and a key pressed after that has been handled and its change painted. Nothing is
imported before the application imports it, and nothing asked of Qt that it does not ask: wrapping one more class can
cost 20 ms. With `watch` as a second argument it also says what was imported off the main thread until then.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, NoReturn


class Importers:
    """Stands first among the importers and finds nothing, but hears of every import.

    ready: called once, at the first import after PySide6 has come
    """

    def __init__(self, ready: Callable[[], None], watching: bool) -> None:
        self.hidden: list[str] = []
        self._ready: Callable[[], None] | None = ready
        self._watching = watching

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if self._watching and threading.current_thread() is not threading.main_thread():
            self.hidden.append(name)
        if self._ready is not None and hasattr(sys.modules.get("PySide6.QtWidgets"), "QApplication"):
            ready, self._ready = self._ready, None
            ready()
        return None


def until(done: Callable[[], bool]) -> None:
    from PySide6.QtCore import QCoreApplication

    while not done():
        QCoreApplication.processEvents()


def use(painted: Callable[[], int], state: Callable[[], object]) -> float:
    """Wait for a first paint, press Down, wait until `state` is another and that is painted; returns when."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    until(lambda: painted() > 0 and QApplication.focusWidget() is not None)
    before, paints, focused = state(), painted(), QApplication.focusWidget()
    assert focused is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(focused, QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))
    until(lambda: state() != before and painted() > paints)
    return time.clock_gettime(time.CLOCK_MONOTONIC)


def say(usable_s: float, **more: object) -> NoReturn:
    print(json.dumps({"usable_s": usable_s, **more}), flush=True)
    os._exit(0)


def ours(watching: bool) -> None:
    """The application as `interviewer` starts it; its event loop is ours."""

    def take_the_loop() -> None:
        from PySide6.QtWidgets import QApplication

        QApplication.exec = lambda *_app: use_home(importers.hidden)  # type: ignore[method-assign]

    importers = Importers(take_the_loop, watching)
    sys.meta_path.insert(0, importers)
    sys.argv = ["interviewer"]
    from interviewer_app.__main__ import main

    sys.exit(main())


def use_home(hidden: list[str]) -> NoReturn:
    """Press a key in the list of rounds, which has the keys when the window opens."""
    from PySide6.QtWidgets import QApplication

    from interviewer_app.ui.home.lists import RoundDelegate

    painted: list[None] = []
    paint = RoundDelegate.paint

    def counting_paint(*arguments: Any) -> None:
        paint(*arguments)
        painted.append(None)

    RoundDelegate.paint = counting_paint  # type: ignore[method-assign, assignment]
    focused: Callable[[], Any] = QApplication.focusWidget
    usable_s = use(lambda: len(painted), lambda: focused().currentIndex().row())
    model = focused().model()
    lines = [model.row(model.index(number, 0)) for number in range(model.rowCount())]
    say(usable_s, listed=sum(getattr(line, "rounds", 0) for line in lines), hidden=hidden)


def bare() -> None:
    """The least a PySide6 window can be: it draws how often a key was pressed."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Plain(QWidget):
        keys = paints = 0

        def keyPressEvent(self, _event: QKeyEvent) -> None:
            self.keys += 1
            self.update()

        def paintEvent(self, _event: QPaintEvent) -> None:
            painter = QPainter(self)
            painter.drawText(20, 40, f"Keys: {self.keys}")
            painter.end()
            self.paints += 1

    app = QApplication(sys.argv[:1])
    window, plain = QMainWindow(), Plain()
    plain.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.setCentralWidget(plain)
    window.resize(1440, 900)
    plain.setFocus()
    window.show()
    say(use(lambda: plain.paints, lambda: plain.keys), app=app.applicationName())


if __name__ == "__main__":
    ours("watch" in sys.argv[2:]) if sys.argv[1] == "ours" else bare()
