"""The place of the integrity observations in the shell: opens those of a round."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.integrity.parts import keep_text
from interviewer_app.ui.integrity.presenter import IntegrityPresenter
from interviewer_app.ui.integrity.view import IntegrityPage
from interviewer_app.ui.integrity.words import Head, head_of
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.one_page import OnePage


class IntegrityHost(OnePage):
    """Holds the page of one round at a time."""

    page: IntegrityPage | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.desk: IntegrityDesk | None = None

    def opened(self, *, round: str, back: str = "home") -> None:
        """Those of `round`; `back` names the page to return to.

        raises: InterviewerError; the page before stays up
        """
        context, bridge = self._context, JournalBridge(self)
        bench = context.workbench()
        desk = bench.integrity(round, bridge.on_written, bridge.on_failed)
        page = build_integrity_page(desk, head_of(read_round(bench.workspace, round)), context.clock.now, bridge)
        page.back_asked.connect(lambda: context.show_page(back, round=round))
        self.put_up(page, desk, bridge)
        self.desk = desk

    def keep_texts(self) -> None:
        """Make an entry of what is being typed."""
        assert self.page is not None
        keep_text(self.page.focusWidget())

    def let_go(self, page: IntegrityPage) -> None:
        """`page` goes; what was typed becomes an entry."""
        keep_text(page.focusWidget())
        super().let_go(page)


def build_integrity_page(
    desk: IntegrityDesk, head: Head, now: Callable[[], Instant], bridge: JournalBridge
) -> IntegrityPage:
    """The page on `desk`. Before it goes, call `page.presenter.leave(bridge.deleteLater)`."""
    page = IntegrityPage()
    presenter = page.presenter = IntegrityPresenter(page, desk, head, now)
    page.picked.connect(presenter.pick)
    page.added.connect(presenter.add)
    page.explained.connect(presenter.explain)
    page.reviewed.connect(presenter.review)
    page.answered.connect(presenter.same_person)
    page.retried.connect(presenter.retry)
    # Lambdas, so that the bridge holds the presenter: it waits for the disk when the page is long gone.
    bridge.written.connect(lambda ticket, entry: presenter.written(ticket, entry))
    bridge.failed.connect(lambda ticket, sentence: presenter.failed(ticket, sentence))
    presenter.show()
    return page


def integrity_page(context: AppContext) -> IntegrityHost:
    """The shell's page `integrity` (see pages.py)."""
    return IntegrityHost(context)
