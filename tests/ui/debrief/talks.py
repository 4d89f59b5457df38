"""A board's page with its debrief, on a real workspace and without a shell."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.settings import Settings
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.debrief.page import connect
from interviewer_app.ui.debrief.presenter import BoardPresenter
from interviewer_app.ui.debrief.talk_host import TalkHost, attach_talk
from interviewer_app.ui.debrief.view import BoardPage
from interviewer_app.ui.workbench import Workbench
from tests.core.debriefs.panel import at, counted
from tests.ui.debrief.boards import Laying
from tests.ui.home.rounds import at_once


class SetClock:
    """A clock that stands where it was put."""

    boot_id, zone = "boot", "Europe/Warsaw"

    def __init__(self) -> None:
        self.minutes = 0.0

    def now(self) -> Instant:
        return at(self.minutes)

    def offset_min(self, wall_us: int) -> int:
        return 60


class Talking:
    """The page, its board, the debrief beside it, and the workspace both are about."""

    def __init__(self, workspace: Path, actions: Any, me: str = "a" * 32, by: str = "Lena Lead") -> None:
        self.clock, self.actions = SetClock(), actions
        settings = Settings(author=me, device="d" * 32, interviewer=by)
        self.bench = Workbench(workspace, workspace.parent / "backups", settings, self.clock, counted("e"))
        self.context = cast(AppContext, SimpleNamespace(
            workspace=workspace, settings=settings, clock=self.clock, workbench=lambda: self.bench, bench=self.bench,
            jobs=SimpleNamespace(run=at_once),
        ))  # fmt: skip
        self.view = BoardPage()
        self.presenter = BoardPresenter(self.view, actions, at_once)
        connect(self.view, self.presenter)
        self.host: TalkHost = attach_talk(self.context, self.view, self.presenter)
        self.view.talk = self.host

    def open(self) -> Talking:
        self.view.opened(round="r1")
        return self

    def choose(self, dimension: str, rater: str) -> None:
        board = self.presenter.board
        assert board is not None
        self.view.choose(dimension, next(each.id for each in board.columns if each.rater == rater))

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        self.bench.close()


def talking(workspace: Path, cards: Any, **who: str) -> Talking:
    return Talking(workspace, Laying(cards), **who).open()
