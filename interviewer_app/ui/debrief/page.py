"""The page of a candidate's board put together: the view, its presenter, and what the rest of the app does for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.errors import Refused
from interviewer_app.core.texts import _
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.debrief.pile import Person, gather, people
from interviewer_app.ui.debrief.presenter import BoardPresenter, Laid, lay
from interviewer_app.ui.debrief.talk_host import attach_talk
from interviewer_app.ui.debrief.view import BoardPage
from interviewer_app.ui.pages import PAGES


class Actions:
    """What the page of a board can have done."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def lay(self, round_id: str, files: Sequence[Path]) -> Laid:
        return lay(gather(self._context.workspace, self._context.settings.author, round_id, files))

    def people(self) -> list[Person]:
        return people(self._context.workspace, self._context.settings.author)

    def open_round(self, round_id: str) -> None:
        self._context.show_page("rating", round=round_id)

    def open_role(self, role: str) -> None:
        self._context.show_page("role", role=role)

    def replay(self, round_id: str, at_ms: int) -> None:
        self._show("replay", round=round_id, at_ms=at_ms)

    def go_home(self) -> None:
        self._context.show_page("home")

    def _show(self, name: str, **what: object) -> None:
        if name not in PAGES:
            raise Refused(_("This version has no such page."))
        self._context.show_page(name, **what)


def debrief_page(context: AppContext) -> BoardPage:
    """The shell's page `debrief` (see pages.py)."""
    view = BoardPage()
    presenter = BoardPresenter(view, Actions(context), context.jobs.run)
    connect(view, presenter)
    view.talk = attach_talk(context, view, presenter)
    return view


def connect(view: BoardPage, presenter: BoardPresenter) -> None:
    """Every signal of the view to the presenter's answer; a connection alone does not keep the presenter alive."""
    view.presenter = presenter
    view.came_up.connect(presenter.opened)
    view.dropped.connect(presenter.dropped)
    view.picked.connect(lambda round_id: presenter.opened(round_id, ()))
    view.moved.connect(presenter.moved)
    view.moment_chosen.connect(presenter.moment_chosen)
    view.enter_asked.connect(presenter.enter)
    view.back_asked.connect(presenter.step_back)
    view.home_asked.connect(presenter.go_home)
    view.rater_asked.connect(presenter.next_rater)
    view.wider_asked.connect(presenter.wider)
    view.join_asked.connect(presenter.join)
    view.anchor_asked.connect(presenter.mark_anchor)
    view.replay_asked.connect(presenter.replay)
    view.mine_asked.connect(presenter.open_mine)
    view.role_asked.connect(presenter.open_role)
