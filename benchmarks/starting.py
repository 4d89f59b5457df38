"""One start, in a process of its own: `python -m benchmarks.starting ours|bare`. It prints when the window was usable.

Usable: the window has been painted, and a key pressed after that has been handled and its change painted. With `watch`
as a second argument it also says what was imported off the main thread until then, which costs time.
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

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QMainWindow, QStyledItemDelegate, QWidget


class Watch:
    """Stands first among the importers and finds nothing, but remembers who asked on which thread."""

    def __init__(self) -> None:
        self.hidden: list[str] = []

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if threading.current_thread() is not threading.main_thread():
            self.hidden.append(name)
        return None


def until(done: Callable[[], bool]) -> None:
    while not done():
        QCoreApplication.processEvents()


def use(painted: Callable[[], int], state: Callable[[], object]) -> float:
    """Wait for a first paint, press Down, wait until `state` is another and that is painted; returns when.

    Nothing is asked of Qt that the window does not ask itself: wrapping one more class can cost 20 ms.
    """
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


def ours(watch: Watch | None) -> None:
    """The application as `interviewer` starts it; its event loop is ours."""

    def use_home(*_app: object) -> NoReturn:
        from interviewer_app.ui.home.lists import RoundDelegate

        painted = _counted(RoundDelegate)
        usable_s = use(lambda: len(painted), lambda: _row(QApplication.focusWidget()))
        say(usable_s, listed=_listed(QApplication.focusWidget()), hidden=watch.hidden if watch else [])

    QApplication.exec = use_home  # type: ignore[method-assign]
    sys.argv = ["interviewer"]
    from interviewer_app.__main__ import main

    sys.exit(main())


def _counted(delegate: type[QStyledItemDelegate]) -> list[None]:
    """A list that grows by one with every row the delegate paints from now on."""
    painted: list[None] = []
    paint = delegate.paint

    def counting_paint(*arguments: Any) -> None:
        paint(*arguments)
        painted.append(None)

    delegate.paint = counting_paint  # type: ignore[method-assign]
    return painted


def _row(focused: QWidget | None) -> int:
    return focused.currentIndex().row() if isinstance(focused, QListView) else -1


def _listed(focused: QWidget | None) -> int:
    """How many rounds the list holds, those under folded headings included."""
    assert isinstance(focused, QListView), "the list of rounds has the keys"
    model = focused.model()
    lines = [model.row(model.index(number, 0)) for number in range(model.rowCount())]  # type: ignore[attr-defined]
    return sum(getattr(line, "rounds", 0) for line in lines)


class Plain(QWidget):
    """Draws how often a key was pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = self.paints = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.keys += 1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(20, 40, f"Keys: {self.keys}")
        painter.end()
        self.paints += 1


def bare() -> None:
    """The least a PySide6 window can be."""
    app = QApplication(sys.argv[:1])
    window, plain = QMainWindow(), Plain()
    window.setCentralWidget(plain)
    window.resize(1440, 900)
    plain.setFocus()
    window.show()
    say(use(lambda: plain.paints, lambda: plain.keys), app=app.applicationName())


if __name__ == "__main__":
    watch = Watch() if "watch" in sys.argv[2:] else None
    if watch is not None:
        sys.meta_path.insert(0, watch)
    ours(watch) if sys.argv[1] == "ours" else bare()
