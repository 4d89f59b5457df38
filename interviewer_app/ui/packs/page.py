"""The page of packs put together: the view, its presenter, and what the rest of the app does for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.skeleton.make import new_pack
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.unseen import gate_for
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.days import local
from interviewer_app.ui.packs.presenter import PacksPresenter
from interviewer_app.ui.packs.shelf import Shelf, read_shelf
from interviewer_app.ui.packs.view import PacksPage


class Actions:
    """What the page of packs can have done."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def read_shelf(self) -> Shelf:
        context = self._context
        gate = lambda: gate_for(context, context.settings.author)  # noqa: E731
        return read_shelf(context.pack_roots(), context.home.packs, context.workspace, gate, today(context))

    def fork(self, folder: Path) -> Path:
        return fork(load_pack(folder), self._context.home.packs).folder

    def new_like(self, folder: Path, name: str) -> Path:
        place = self._context.home.packs / name
        if place.parent != self._context.home.packs or place.name != name or name.startswith("."):
            raise BadInput(_("{name}: is no id; write letters, digits and hyphens.").format(name=name[:80]))
        place.parent.mkdir(parents=True, exist_ok=True)
        return new_pack(load_pack(folder), place, today(self._context).isoformat(), name).loaded.folder

    def open_reading(self, folder: Path) -> None:
        self._context.show_page("pack", folder=str(folder))

    def open_studio(self, folder: Path) -> None:
        show_studio(self._context, folder)

    def open_compare(self, old: Path, new: Path) -> None:
        self._context.show_page("compare", old=str(old), new=str(new), back="packs")

    def go_home(self) -> None:
        self._context.show_page("home")


def show_studio(context: AppContext, folder: Path) -> None:
    """Edit the pack in `folder`, or read it there where it is no draft of the user's own.

    raises: InterviewerError; the page before stays up
    """
    context.show_page("studio", folder=str(folder), back="packs")


def today(context: AppContext) -> date:
    """The day it is on this computer."""
    return local(context.now_us(), context.clock.offset_min).date()


def packs_page(context: AppContext) -> PacksPage:
    """The shell's page `packs` (see pages.py)."""
    view = PacksPage()
    presenter = PacksPresenter(view, Actions(context), context.jobs.run, lambda: today(context))
    connect(view, presenter)
    view.practice_asked.connect(lambda: context.show_page("practice", back="packs"))
    return view


def connect(view: PacksPage, presenter: PacksPresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.words_changed.connect(presenter.words_changed)
    view.chosen.connect(presenter.pack_chosen)
    view.name_given.connect(presenter.name_given)
    view.read_asked.connect(presenter.read_asked)
    view.edit_asked.connect(presenter.edit_asked)
    view.fork_asked.connect(presenter.fork_asked)
    view.compare_asked.connect(presenter.compare_asked)
    view.new_asked.connect(presenter.new_asked)
    view.home_asked.connect(presenter.home_asked)
