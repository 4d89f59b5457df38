"""Puts the planning of rounds into Home once its window has settled: nothing of it is needed before the first paint."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from interviewer_app.core.rounds.invitations.read import Invitation
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.settings import stated_assistant
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.ahead import Meant, follow, plan_ahead
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.invited import InvitedRound
from interviewer_app.ui.home.planning import Planning
from interviewer_app.ui.home.presenter import HomePresenter
from interviewer_app.ui.home.rows import PackLine
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.widgets.dropping import FileDrop

SUFFIXES = (".ics", ".ical")
MINUTE_MS = 60_000


class _Actions:
    def __init__(self, context: AppContext) -> None:
        self._context = context

    def plan(self, invitation: Invitation, candidate: str, pack: PackLine, minutes: int, purpose: Purpose) -> str:
        context, bench = self._context, self._context.workbench()
        who = bench.who
        loop = bench.loop_of(pack.loop)
        arranged = Arranged(
            candidate, minutes, who.interviewer, who.author, purpose, loop=loop, assistant=stated_assistant(who)
        )
        loaded = find_pack(pack.ref, list(context.pack_roots()))
        return plan_ahead(
            bench.writer, loaded, arranged, invitation, wall_us=context.now_us(), new_id=context.new_id
        )

    def follow(self, meant: Meant, invitation: Invitation) -> str:
        follow(self._context.workbench().writer, meant, invitation, wall_us=self._context.now_us())
        assert meant.round is not None
        return meant.round.id


class Inviting:
    """Home's way from a file to a planned round."""

    def __init__(self, context: AppContext, view: HomePage, presenter: HomePresenter) -> None:
        self._context, self._view, self._presenter = context, view, presenter
        self._form = InvitedRound()
        view.put_beside(self._form)
        self._planning = Planning(
            self._form, _Actions(context), context.jobs.run, context.now_us, context.clock.offset_min, self._done,
            view.show_trouble, presenter.missing,
        )  # fmt: skip
        self._form.offer_picked.connect(self._planning.offer_picked)
        self._form.confirmed.connect(self._planning.confirmed)
        self._form.wanted.connect(view.bring_up)
        self._form.left.connect(view.put_back)
        self._drop = FileDrop(view, SUFFIXES)
        self._drop.dropped.connect(self.open_file)
        view.invitation_asked.connect(self.ask_file)
        self._minutes = QTimer(view)
        self._minutes.timeout.connect(lambda: presenter.time_passed() if view.isVisible() else None)
        self._minutes.start(MINUTE_MS)

    def ask_file(self, ask: Callable[..., tuple[str, str]] = QFileDialog.getOpenFileName) -> None:
        """Let the user choose a file."""
        path = ask(self._view, _("Invitation"), "", _("Invitations (*.ics);;All files (*)"))[0]
        if path:
            self.open_file(path)

    def open_file(self, path: str) -> None:
        """Offer what an invitation holds."""
        self._view.show_trouble("")
        packs: Sequence[PackLine] = self._presenter.packs
        self._planning.open_file(path, self._context.workspace, packs, self._view.form.pack.currentIndex())

    def _done(self, round_id: str, sentence: str) -> None:
        self._view.opened(round=round_id)
        self._view.show_done(sentence)


def let_it_plan(context: AppContext, view: HomePage, presenter: HomePresenter) -> Inviting:
    """Home takes invitations from now on; the page keeps what this returns."""
    inviting = Inviting(context, view, presenter)
    view.inviting = inviting
    return inviting
