"""A live window per test, closed after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from interviewer_app.ui.theme.theme import theme
from tests.ui.live.rounds import Desk


@cache
def _load_fonts() -> None:
    load_first_fonts()
    load_fallback_fonts()


@pytest.fixture
def make_desk(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[..., Desk]]:
    _load_fonts()
    if not theme().dark:
        apply_theme(qapp, "dark")
    made: list[Desk] = []

    def make(**wishes: Any) -> Desk:
        made.append(Desk(**wishes))
        qtbot.addWidget(made[-1].window)
        return made[-1]

    yield make
    for desk in made:
        desk.window.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk()
