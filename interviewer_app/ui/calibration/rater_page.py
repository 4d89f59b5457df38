"""A rater's page put together: the view, its presenter, and what the rest of the app does for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from interviewer_app.core.calibration.access import Viewer
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.practice.history import practice_of
from interviewer_app.core.calibration.rater_page import RaterPage as RaterLook
from interviewer_app.core.exchange.calibration_jobs import own_page
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.desk import desk_of
from interviewer_app.ui.calibration.exporting import write_figure
from interviewer_app.ui.calibration.page import asking_of, lead_or_not, viewer_of
from interviewer_app.ui.calibration.practice_panel import PracticeLook
from interviewer_app.ui.calibration.presenter import EMPTY
from interviewer_app.ui.calibration.rater_presenter import RaterPresenter
from interviewer_app.ui.calibration.rater_view import RaterPage
from interviewer_app.ui.child_job import ChildJob
from interviewer_app.ui.context import AppContext, lazily
from interviewer_app.ui.home.days import local


class RaterActions:
    """What the page can have done. The child process belongs to the page and ends with it."""

    def __init__(self, context: AppContext, view: RaterPage) -> None:
        self._context, self._view = context, view
        self.child = ChildJob(view)

    def viewer(self) -> Viewer:
        return viewer_of(self._context)

    def compute_own(self) -> None:
        self.child.start(own_page, asking_of(self._context))

    def cancel(self) -> None:
        self.child.cancel()

    def practice(self, then: Callable[[PracticeLook | None], None]) -> None:
        context = self._context

        def read() -> PracticeLook | None:
            history = practice_of(context.home)
            latest = history.latest
            if latest is None:
                return None
            day = local(latest.rated_us, context.clock.offset_min)
            return PracticeLook(latest, history.change(latest), f"{day:%Y-%m-%d}")

        context.jobs.run(read, then, self._view.show_trouble)

    def open_practice(self, round_id: str) -> None:
        what = {"result": round_id} if round_id else {}
        self._context.show_page("practice", back="rater", **what)

    def open_team(self) -> None:
        self._context.show_page("calibration")

    def bring_table(self, file: str) -> None:
        self._context.show_page("calibration", file=file or EMPTY)

    def go_back(self, page: str) -> None:
        self._context.show_page(page)

    def lead(self) -> None:
        lead_or_not(self._context, True)

    def ask_export(self, suggested: str) -> str:
        title = _("Save the figure: CSV, and SVG beside it")
        return QFileDialog.getSaveFileName(self._view, title, suggested, "CSV (*.csv)")[0]

    def ask_report(self, suggested: str) -> str:
        return QFileDialog.getSaveFileName(self._view, _("Save this page"), suggested, "PDF (*.pdf)")[0]

    def write_figure(self, drawn: Drawn, path: Path, then: Callable[[Any], None]) -> None:
        self._context.jobs.run(lambda: write_figure(drawn, path), then, self._view.show_trouble)

    def write_page(self, page: RaterLook, path: Path, then: Callable[[Any], None]) -> None:
        size = self._context.settings.page_size
        work = partial(lazily, "interviewer_app.ui.calibration.printing:write_page")
        self._context.jobs.run(lambda: work()(page, path, size), then, self._view.show_trouble)


def rater_page(context: AppContext) -> RaterPage:
    """The shell's page `rater` (see pages.py)."""
    view, desk = RaterPage(), desk_of(context)
    actions = RaterActions(context, view)
    presenter = RaterPresenter(view, actions, desk)
    connect(view, presenter)
    actions.child.progressed.connect(presenter.progressed)
    actions.child.done.connect(presenter.computed)
    actions.child.failed.connect(presenter.failed)
    return view


def connect(view: RaterPage, presenter: RaterPresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.gone.connect(presenter.left)
    view.cancel_asked.connect(presenter.cancel)
    view.back_asked.connect(presenter.go_back)
    view.pdf_asked.connect(presenter.pdf_asked)
    view.lead_taken.connect(presenter.lead_taken)
    view.table_asked.connect(presenter.table_asked)
    view.dropped.connect(presenter.dropped)
    view.method_asked.connect(presenter.method_asked)
    view.export_asked.connect(presenter.export_asked)
    view.practice_asked.connect(presenter.practice_asked)
