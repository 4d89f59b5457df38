"""The window of the app with the calibration pages in it, and nothing on disk yet."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from interviewer_app.core.places import Home
from interviewer_app.core.settings import Settings
from interviewer_app.ui.calibration.page import calibration_page
from interviewer_app.ui.calibration.rater_page import rater_page
from interviewer_app.ui.calibration.rater_view import RaterPage
from interviewer_app.ui.calibration.view import CalibrationPage
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.jobs import Jobs
from interviewer_app.ui.shell import Shell
from tests.fakes import Numbered, ToldClock


def open_app(folder: Path) -> AppContext:
    """With both pages registered, for somebody who does not lead."""
    shell, home = Shell({}), Home(folder)
    who = Settings(interviewer="Marta Lindqvist", author="a" * 32, device="d" * 32)
    context = AppContext(shell, Jobs(), home, home.workspace, ToldClock(), Numbered(), who, {})
    shell.register("calibration", lambda: calibration_page(context))
    shell.register("rater", lambda: rater_page(context))
    shell.show()
    return context


def wait(until: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 60
    while not until():
        assert time.monotonic() < give_up
        QApplication.processEvents()
        time.sleep(0.005)


def pages(context: AppContext) -> tuple[CalibrationPage, RaterPage]:
    team, rater = context.shell.page("calibration"), context.shell.page("rater")
    assert isinstance(team, CalibrationPage) and isinstance(rater, RaterPage)
    return team, rater
