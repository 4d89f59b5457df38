"""The pages in the window of the app, with its own actions, a real process and real settings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from interviewer_app.ui.context import AppContext
from tests.ui.calibration.in_app import pages, wait
from tests.ui.calibration.years import year

CHECKOUT = Path(__file__).resolve().parents[3]


def test_without_the_lead_the_team_s_page_gives_way_to_ones_own(window: AppContext) -> None:
    window.show_page("calibration")
    _team, rater = pages(window)
    assert rater.isVisible()
    wait(lambda: "submitted no round yet" in rater.waiting.text())
    assert not rater.body.isVisible()


def test_leading_and_laying_it_down_are_kept_in_the_settings(window: AppContext) -> None:
    window.show_page("calibration")
    team, rater = pages(window)
    rater.lead.ask.click()
    rater.lead.yes.click()
    assert json.loads(window.home.settings.read_text())["lead"] is True and team.isVisible()
    wait(lambda: "holds no submitted rating" in team.empty.words.text())
    presenter = team.presenter
    presenter.computed(year())  # type: ignore[attr-defined]
    team.lead.link.click()
    assert json.loads(window.home.settings.read_text())["lead"] is False and rater.isVisible()


def test_from_a_rater_s_page_escape_goes_back_to_the_team(window: AppContext) -> None:
    window.settings = window.settings._replace(lead=True)
    window.show_page("calibration")
    team, rater = pages(window)
    team.presenter.computed(year())  # type: ignore[attr-defined]
    team.rater_asked.emit("Ines Farrow")
    assert rater.isVisible() and rater.title.text() == "Ines Farrow"
    rater.back_asked.emit()
    assert team.isVisible() and team.body.isVisible()
    wait(lambda: "holds no submitted rating" in team.notice.text())
    assert team.body.isVisible(), "old figures stay"


def test_the_pages_load_no_numpy_of_their_own() -> None:
    """The window's process never computes: what counts is in its child."""
    code = (
        "import sys\nsys.modules['sqlite_utils'] = None\nsys.modules['numpy'] = sys.modules['scipy'] = None\n"
        "import interviewer_app.ui.calibration.view, interviewer_app.ui.calibration.presenter\n"
        "import interviewer_app.ui.calibration.rater_view, interviewer_app.ui.calibration.rater_presenter\n"
        "import interviewer_app.ui.calibration.importing, interviewer_app.ui.calibration.desk\n"
        "import interviewer_app.core.exchange.calibration_jobs\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=CHECKOUT)
