"""The page of a candidate's board put together: the view, its presenter, and what the rest of the app does for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.debriefs.boards.loop_of import loop_of
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.debrief.pile import Person, Places, gather, people
from interviewer_app.ui.debrief.presenter import BoardPresenter, Laid, lay
from interviewer_app.ui.debrief.talk_host import attach_talk
from interviewer_app.ui.debrief.view import BoardPage


class Actions:
    """What the page of a board can have done."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def lay(self, round_id: str, files: Sequence[Path]) -> Laid:
        pile = gather(self._places(), self._context.settings.author, round_id, files)
        return lay(pile, loop_of(pile.cards, self._context.home.loops))

    def people(self) -> list[Person]:
        return people(self._places(), self._context.settings.author)

    def open_round(self, round_id: str) -> None:
        state = next((row.state for row in read_round_rows(self._context.workspace) if row.id == round_id), "")
        self._context.show_page("rating" if state in ("ended", "sealed") else "live", round=round_id)

    def open_role(self, role: str, files: Sequence[Path]) -> None:
        self._context.show_page("role", role=role, files=[str(file) for file in files])

    def replay(self, round_id: str, at_ms: int) -> None:
        self._context.show_page("replay", round=round_id, at_ms=at_ms, back="debrief")

    def go_home(self) -> None:
        self._context.show_page("home")

    def _places(self) -> Places:
        return Places(self._context.workspace, self._context.home.workspace)


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
