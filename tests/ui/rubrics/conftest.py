"""One window of the app for each test, with the studio in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interviewer_app.ui.context import AppContext
from tests.journeys.test_app import close, opened
from tests.ui.rubrics.desks import StudioDesk


@pytest.fixture
def app(qtbot: QtBot, tmp_path: Path) -> Iterator[AppContext]:
    context = opened(tmp_path)
    yield context
    close(context)


@pytest.fixture
def desk(app: AppContext, qtbot: QtBot) -> StudioDesk:
    return StudioDesk(app, qtbot)
