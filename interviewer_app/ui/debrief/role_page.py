"""The page of a role's board put together: the view, its presenter, and what the rest of the app does for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer_app.ui.context import AppContext
from interviewer_app.ui.debrief.pile import Places
from interviewer_app.ui.debrief.role_presenter import RolePresenter
from interviewer_app.ui.debrief.role_reading import RoleReader, RoleRounds, rounds_of, with_files
from interviewer_app.ui.debrief.role_view import RolePage


class Actions:
    """What the page of a role can have done."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def rounds(self, role: str, files: Sequence[Path]) -> RoleRounds:
        places = Places(self._context.workspace, self._context.home.workspace)
        me = self._context.settings.author
        found = rounds_of(places, me, role)
        return with_files(found, places, me, role, files) if files else found

    def reader(self, found: RoleRounds) -> RoleReader:
        return RoleReader(self._context.workspace, found.rounds, found.cards, found.said)

    def open_board(self, round_id: str, files: Sequence[Path]) -> None:
        self._context.show_page("debrief", round=round_id, files=[str(file) for file in files])

    def go_home(self) -> None:
        self._context.show_page("home")


def role_page(context: AppContext) -> RolePage:
    """The shell's page `role` (see pages.py)."""
    view = RolePage()
    connect(view, RolePresenter(view, Actions(context), context.jobs.run))
    return view


def connect(view: RolePage, presenter: RolePresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.gone.connect(presenter.left)
    view.moved.connect(presenter.moved)
    view.board_asked.connect(presenter.open_board)
    view.home_asked.connect(presenter.go_home)
