"""PySide6 6.12.0 drops one reference to None per call on Python 3.11 and aborts after some thousand of them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 500


class Empty(QAbstractListModel):
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> None:
        return None


def calls(widget: QWidget) -> dict[str, Callable[[], object]]:
    model = Empty(widget)
    index = model.index(0)
    return {
        "update": widget.update,
        "parent": widget.parent,
        "data": lambda: index.data(),
        "property": lambda: QObject.property(widget, "no such property"),
        "singleShot": lambda: QTimer.singleShot(0, lambda: None),
    }


@pytest.mark.parametrize("name", ["update", "parent", "data", "property", "singleShot"])
def test_qt_calls_leave_the_references_to_none_alone(qtbot: QtBot, name: str) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    call = calls(widget)[name]
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    qtbot.wait(1)
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
