"""Each screen is put up once and looked at by all tests, since that is what takes long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.fonts import load_fallback_fonts, load_first_fonts
from tests.ui.access.shots import Shot, shot_of
from tests.ui.access.stages import STAGES, Size, Up, close_the_app, take_down

Look = Callable[..., Shot]


@pytest.fixture(autouse=True, scope="session")
def fonts(qapp: QApplication) -> Iterator[None]:
    load_first_fonts()
    load_fallback_fonts()
    yield
    close_the_app()


@pytest.fixture(scope="session", params=STAGES)
def screen(request: pytest.FixtureRequest, qapp: QApplication, fonts: None) -> Iterator[Up]:
    """A screen of STAGES, in the usual size."""
    apply_theme(qapp, "light")
    up = STAGES[request.param]((1440, 900))
    yield up
    take_down(up)
    apply_theme(qapp, "light")


@pytest.fixture(scope="session")
def look(screen: Up) -> Look:
    """look(size, scheme="light") -> the screen in that size and theme, as all tests see it."""

    @cache
    def looked(size: Size = (1440, 900), scheme: str = "light") -> Shot:
        return shot_of(screen, size, scheme)

    return looked
