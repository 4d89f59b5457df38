"""Pages that a test puts up are taken down after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from interviewer_app.ui.context import AppContext
from tests.ui.calibration.in_app import open_app

Up = Callable[..., None]
Press = Callable[..., None]


@pytest.fixture
def up(qapp: QApplication) -> Iterator[Up]:
    pages: list[QWidget] = []

    def put(page: QWidget, size: tuple[int, int] = (1440, 900)) -> None:
        pages.append(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        for _pass in range(3):
            QApplication.processEvents()

    yield put
    for page in pages:
        page.close()
        page.deleteLater()


@pytest.fixture
def press(qapp: QApplication) -> Press:
    def keys(page: QWidget, *strokes: Qt.Key | str) -> None:
        for stroke in strokes:
            target = QApplication.focusWidget() or page
            if isinstance(stroke, str):
                QTest.keyClicks(target, stroke)
            else:
                QTest.keyClick(target, stroke)
            QApplication.processEvents()

    return keys


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[AppContext]:
    """The app's own window with the calibration pages in it."""
    context = open_app(tmp_path)
    yield context
    context.jobs.close()
    context.shell.close()
    context.shell.deleteLater()
