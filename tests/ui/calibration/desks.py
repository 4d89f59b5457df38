"""The team's page and a rater's page with their presenters, and a world that does at once what it is asked to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from interviewer_app.core.calibration.access import Viewer
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.rater_page import RaterPage as RaterLook
from interviewer_app.core.calibration.rater_page import rater_page
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.errors import InterviewerError
from interviewer_app.ui.calibration.desk import Desk
from interviewer_app.ui.calibration.exporting import write_figure
from interviewer_app.ui.calibration.importing import ImportPresenter, Shelf
from interviewer_app.ui.calibration.page import connect
from interviewer_app.ui.calibration.practice_panel import PracticeLook
from interviewer_app.ui.calibration.presenter import TeamPresenter
from interviewer_app.ui.calibration.printing import write_page, write_report
from interviewer_app.ui.calibration.rater_page import connect as connect_rater
from interviewer_app.ui.calibration.rater_presenter import RaterPresenter
from interviewer_app.ui.calibration.rater_view import RaterPage
from interviewer_app.ui.calibration.view import CalibrationPage

LEAD, ANYBODY = Viewer("Noor Haddad", True), Viewer("Marta Lindqvist", False)


class World:
    """What both pages can have done; `calls` says what was. `path` answers every file dialog."""

    def __init__(self, viewer: Viewer, desk: Desk, path: str = "") -> None:
        self.who, self.desk, self.path = viewer, desk, path
        self.calls: list[tuple[Any, ...]] = []
        self.latest: PracticeLook | None = None

    def viewer(self) -> Viewer:
        return self.who

    def compute_workspace(self) -> None:
        self.calls.append(("workspace",))

    def compute_table(self, file: str, reading: Any) -> None:
        self.calls.append(("table", file))

    def compute_own(self) -> None:
        self.calls.append(("own",))

    def cancel(self) -> None:
        self.calls.append(("cancel",))

    def open_rater(self, rater: str) -> None:
        self.calls.append(("rater", rater))

    def open_team(self) -> None:
        self.calls.append(("team",))

    def open_practice(self, round_id: str) -> None:
        self.calls.append(("practice", round_id))

    def practice(self, then: Callable[[PracticeLook | None], None]) -> None:
        then(self.latest)

    def bring_table(self, file: str) -> None:
        self.calls.append(("bring", file))

    def go_home(self) -> None:
        self.calls.append(("home",))

    def go_back(self, page: str) -> None:
        self.calls.append(("back", page))

    def ask_file(self) -> str:
        return self.path

    def ask_export(self, suggested: str) -> str:
        self.calls.append(("ask", suggested))
        return self.path

    def ask_report(self, suggested: str) -> str:
        return self.path

    def write_figure(self, drawn: Drawn, path: Path, then: Callable[[Any], None]) -> None:
        write_figure(drawn, path)
        then(None)

    def write_report(self, whole: Whole, path: Path, then: Callable[[Any], None]) -> None:
        self.calls.append(("report", whole, path))
        write_report(whole, path, "A4")
        then(None)

    def write_page(self, page: RaterLook, path: Path, then: Callable[[Any], None]) -> None:
        write_page(page, path, "A4")
        then(None)

    def stop_leading(self) -> None:
        self.who = Viewer(self.who.name, False)

    def lead(self) -> None:
        self.who = Viewer(self.who.name, True)

    @property
    def done(self) -> list[str]:
        """What was asked for, in words; a cancel of nothing counts for nothing."""
        return [str(call[0]) for call in self.calls if call[0] != "cancel"]


def at_once(
    work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None] | None = None
) -> None:
    try:
        outcome = work()
    except InterviewerError as error:
        assert failed is not None
        failed(str(error))
        return
    then(outcome)


class Team:
    """The team's page on its own."""

    def __init__(self, viewer: Viewer = LEAD, folder: Path = Path("nowhere"), path: str = "") -> None:
        self.desk, self.page = Desk(seed=7), CalibrationPage()
        self.world = World(viewer, self.desk, path)
        self.importing = ImportPresenter(self.page, at_once, Shelf(folder / "tables.json"))
        self.presenter = TeamPresenter(self.page, self.world, self.desk, self.importing.begin)
        self.importing.read.append(self.presenter.table_read)
        self.importing.left.append(self.presenter.table_left)
        connect(self.page, self.presenter, self.importing)

    def over_workspace(self, whole: Whole) -> Team:
        """Computed, as the lead sees it."""
        self.page.opened()
        self.presenter.computed(whole)
        return self

    def over_table(self, whole: Whole, file: str = "year.csv") -> Team:
        self.presenter.table_read(file, None)
        self.presenter.computed(whole)
        return self


class Own:
    """A rater's page on its own; `desk` has what was computed of the team, if anything."""

    def __init__(self, viewer: Viewer = ANYBODY, desk: Desk | None = None, path: str = "") -> None:
        self.desk, self.page = desk or Desk(seed=7), RaterPage()
        self.world = World(viewer, self.desk, path)
        self.presenter = RaterPresenter(self.page, self.world, self.desk)
        connect_rater(self.page, self.presenter)

    def of(self, whole: Whole, name: str = "") -> Own:
        """Open one's own page, computed of `whole`."""
        self.page.opened()
        self.presenter.computed(rater_page(whole, name or self.world.who.name))
        return self
