"""The log's own place in the shell, for a round that is over: opened from the sweep and from the rating."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.scorecards.checks.remarks import SILENCED, note_remark, silenced_keys
from interviewer_app.core.workspace.read import read_drafts
from interviewer_app.ui.attach.host import DROPPED, side_of
from interviewer_app.ui.attach.presenter import AttachPresenter
from interviewer_app.ui.attach.view import SidePanel
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.log.over_live import connect
from interviewer_app.ui.log.presenter import LogPresenter, Outside
from interviewer_app.ui.log.view import LogPage
from interviewer_app.ui.one_page import OnePage
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.widgets.dropping import FileDrop

MARGIN = 16


class LogHost(OnePage):
    """Holds the log of one round at a time."""

    page: LogPage | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, MARGIN)
        self.live: LiveRound | None = None
        self.side: SidePanel | None = None
        self._beside: AttachPresenter | None = None
        self._layout.setSpacing(10)
        for stroke, act in (("F5", self._replay), ("F6", self._attach), ("F7", self._look)):
            QShortcut(QKeySequence(stroke), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def opened(self, *, round: str, back: str = "rating", moment: str = "") -> None:
        """Show the log of `round`, which is over; `back` is the page to return to, `moment` the one chosen at first.

        raises: InterviewerError; the page before stays up
        """
        context, bridge, page = self._context, JournalBridge(self), LogPage()
        live = context.workbench().live(round, bridge.on_written, bridge.on_failed, context.clock)
        side, beside = side_of(context, round, live)
        silenced = silenced_keys(read_drafts(context.workbench().workspace, round).get(SILENCED, ""))
        outside = Outside(
            context.clock.now, lambda _moments: None, lambda: self._back(back, round),
            lambda moment, note: note_remark(moment, note, silenced), beside.choose,
        )  # fmt: skip
        presenter = LogPresenter(page, live, own_keys(context, live.pack), outside)
        connect(page, presenter)
        bridge.written.connect(lambda ticket, entry: self._written(live, ticket, entry))
        bridge.failed.connect(lambda _ticket, sentence: self._failed(live, sentence))
        page.retried.connect(lambda: live.retry() if live.trouble else None)
        self.put_up(page, live, bridge)
        self.live, self.side, self._beside = live, side, beside
        side.returned.connect(page.take_keys)
        FileDrop(page, DROPPED).dropped.connect(beside.named)
        self._layout.addWidget(side)
        side.show()
        presenter.show(moment)
        beside.open()
        page.take_keys()

    def let_go(self, page: LogPage) -> None:
        """`page` goes, and what lies beside it; a time that was being moved is meant."""
        page.rested.emit()
        page.hide()  # it goes when the event loop comes to it, and nothing of it may show through a gap until then
        side, self.side, self._beside = self.side, None, None
        if side is not None:
            self._layout.removeWidget(side)
            side.hide()
            side.deleteLater()

    def _replay(self) -> None:
        """The round again, from the chosen moment."""
        if self.live is not None and self.live.fold.facts is not None and self._beside is not None:
            moment = self.live.fold.moments.get(self._beside.moment)
            at_ms = moment.at_ms if moment is not None else 0
            self._context.show_page("replay", round=self.live.fold.facts.round, at_ms=at_ms, back="log")

    def _attach(self) -> None:
        if self._beside is not None:
            self._beside.ask()

    def _look(self) -> None:
        if self._beside is not None:
            self._beside.look()

    def _written(self, live: LiveRound, ticket: int, entry: Entry) -> None:
        live.written(ticket, entry)
        if self.live is live and self.page is not None:
            self.page.show_trouble("")
            self.page.entry_written.emit()

    def _failed(self, live: LiveRound, sentence: str) -> None:
        live.failed(sentence)
        if self.live is live and self.page is not None:
            self.page.show_trouble(sentence)

    def _back(self, page: str, round_id: str) -> None:
        """To the page the log was opened from, once nothing is left that it would be read without."""
        if self.live is not None and self.live.trouble:
            return
        if self.live is not None and self.live.not_on_disk:
            QTimer.singleShot(20, self, lambda: self._back(page, round_id))
            return
        self._context.show_page(page, round=round_id)


def log_page(context: AppContext) -> LogHost:
    """The shell's page `log` (see pages.py)."""
    return LogHost(context)
