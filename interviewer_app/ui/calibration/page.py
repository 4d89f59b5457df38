"""The team's page put together: the view, its presenters, and what the rest of the app does for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from interviewer_app.core.calibration.access import Viewer
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.exchange.calibration_jobs import Asking, table_whole, team_whole
from interviewer_app.core.settings import change_settings
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.desk import desk_of
from interviewer_app.ui.calibration.exporting import write_figure
from interviewer_app.ui.calibration.importing import ImportPresenter, remembering
from interviewer_app.ui.calibration.presenter import TeamPresenter
from interviewer_app.ui.calibration.view import CalibrationPage
from interviewer_app.ui.child_job import ChildJob
from interviewer_app.ui.context import AppContext, lazily

TABLES = "(*.csv *.tsv *.txt *.xlsx)"


def viewer_of(context: AppContext) -> Viewer:
    """Who sits at this window."""
    who = context.bench.who if context.bench is not None else context.settings
    return Viewer(who.interviewer, context.settings.lead)


def asking_of(context: AppContext) -> Asking:
    """What a computation over the workspace is told."""
    who = context.bench.who if context.bench is not None else context.settings
    kept = context.home.root / "calibration"
    return Asking(
        context.workspace, context.home.workspace, who.author, viewer_of(context), kept, context.now_us()
    )


class TeamActions:
    """What the page can have done. The child process belongs to the page and ends with it."""

    def __init__(self, context: AppContext, view: CalibrationPage) -> None:
        self._context, self._view = context, view
        self.child = ChildJob(view)

    def viewer(self) -> Viewer:
        return viewer_of(self._context)

    def compute_workspace(self) -> None:
        self.child.start(team_whole, asking_of(self._context))

    def compute_table(self, file: str, reading: Any) -> None:
        asking = asking_of(self._context)
        self.child.start(table_whole, Path(file), reading, asking.kept, asking.now_us)

    def cancel(self) -> None:
        self.child.cancel()

    def open_rater(self, rater: str) -> None:
        self._context.show_page("rater", rater=rater, back="calibration")

    def go_home(self) -> None:
        self._context.show_page("home")

    def ask_file(self) -> str:
        kinds = f"{_('Tables')} {TABLES}"
        return QFileDialog.getOpenFileName(self._view, _("Choose a table of ratings"), "", kinds)[0]

    def ask_export(self, suggested: str) -> str:
        title = _("Save the figure: CSV, and SVG beside it")
        return QFileDialog.getSaveFileName(self._view, title, suggested, "CSV (*.csv)")[0]

    def ask_report(self, suggested: str) -> str:
        return QFileDialog.getSaveFileName(self._view, _("Save the report"), suggested, "PDF (*.pdf)")[0]

    def write_figure(self, drawn: Drawn, path: Path, then: Callable[[Any], None]) -> None:
        self._context.jobs.run(lambda: write_figure(drawn, path), then, self._view.show_trouble)

    def write_report(self, whole: Whole, path: Path, then: Callable[[Any], None]) -> None:
        size = self._context.settings.page_size

        work = partial(lazily, "interviewer_app.ui.calibration.printing:write_report")
        self._context.jobs.run(lambda: work()(whole, path, size), then, self._view.show_trouble)

    def stop_leading(self) -> None:
        lead_or_not(self._context, False)


def lead_or_not(context: AppContext, lead: bool) -> None:
    """Take the lead of calibration, or lay it down; it holds for this window even where it cannot be kept."""
    context.settings = context.settings._replace(lead=lead)
    try:
        context.settings = change_settings(context.home.settings, context.settings, lead=lead)
    except InterviewerError as error:
        context.jobs.failed.emit(str(error))


def calibration_page(context: AppContext) -> CalibrationPage:
    """The shell's page `calibration` (see pages.py)."""
    view = CalibrationPage()
    actions = TeamActions(context, view)
    importing = ImportPresenter(view, context.jobs.run, remembering(context))
    presenter = TeamPresenter(view, actions, desk_of(context), importing.begin)
    importing.read.append(presenter.table_read)
    importing.left.append(presenter.table_left)
    connect(view, presenter, importing)
    actions.child.progressed.connect(presenter.progressed)
    actions.child.done.connect(presenter.computed)
    actions.child.failed.connect(presenter.failed)
    return view


def connect(view: CalibrationPage, presenter: TeamPresenter, importing: ImportPresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep a presenter alive."""
    view.presenter, view.importing = presenter, importing
    view.came_up.connect(presenter.opened)
    view.gone.connect(presenter.left)
    view.dropped.connect(presenter.dropped)
    view.file_asked.connect(presenter.choose_file)
    view.workspace_asked.connect(presenter.workspace)
    view.cancel_asked.connect(presenter.cancel)
    view.home_asked.connect(presenter.go_home)
    view.names_asked.connect(presenter.names_toggled)
    view.report_asked.connect(presenter.report_asked)
    view.copy_asked.connect(presenter.copy_asked)
    view.lead_asked.connect(presenter.stop_leading)
    view.rater_asked.connect(presenter.rater_asked)
    view.method_asked.connect(presenter.method_asked)
    view.export_asked.connect(presenter.export_asked)
    table = view.table
    table.picked.connect(importing.column_picked)
    table.scale_moved.connect(importing.scale_moved)
    table.alias_taken.connect(importing.alias_taken)
    table.dates_picked.connect(importing.dates_picked)
    table.wide_ticked.connect(importing.wide_ticked)
    table.taken.connect(importing.take)
    table.left.connect(importing.leave)
