"""The pictures of calibration: a table on its way in, the team's page over a sample year, one rater's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from interviewer_app.core.errors import Refused
from interviewer_app.ui.calibration.rater_view import RaterPage
from interviewer_app.ui.calibration.view import CalibrationPage
from interviewer_app.ui.demo.hands import press
from interviewer_app.ui.demo.stage import Stage
from tools.sample_year import sample_year

SMALL = (1280, 720)
TRIES = 6  # a fit beside other work takes longer than the stage waits for anything else


class Camera(Protocol):
    """What takes pictures of the window."""

    def take(self, name: str, scheme: str, size: tuple[int, int] = ...) -> None: ...


def calibration_pictures(stage: Stage, camera: Camera) -> None:
    """Take them on `stage`, by keys."""
    file = stage.folder / "platform-engineering.csv"
    file.write_bytes(sample_year())
    view = stage.context.show_page("calibration", file=str(file))
    assert isinstance(view, CalibrationPage)
    stage.wait(view.table.take.isEnabled, "the table was not looked into")
    camera.take("calibration-table.png", "light", SMALL)
    press(stage.window(), "ctrl+enter")
    _wait(stage, view.body.isVisible)
    camera.take("calibration.png", "light")
    camera.take("calibration-dark.png", "dark")
    press(stage.window(), "down")
    press(stage.window(), "enter")
    rater = stage.context.shell.page("rater")
    assert isinstance(rater, RaterPage)
    _wait(stage, rater.body.isVisible)
    camera.take("rater.png", "light", SMALL)
    press(stage.window(), "esc")


def _wait(stage: Stage, until: Callable[[], bool]) -> None:
    """raises: Refused after two minutes"""
    for number in range(1, TRIES + 1):
        try:
            stage.wait(until, "the figures were not computed")
            return
        except Refused:
            if number == TRIES:
                raise
