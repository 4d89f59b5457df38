"""What every test of the window gets: the families the app itself writes in."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from interviewer_app.ui.theme.fonts import load_first_fonts


@pytest.fixture(autouse=True, scope="session")
def first_fonts(qapp: QApplication) -> None:
    """As make_application does before any window is built: else a test would measure another family than users see."""
    load_first_fonts()
