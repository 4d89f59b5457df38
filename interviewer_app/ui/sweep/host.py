"""The sweep's place in the shell: opens a round that is over, and hands it on to the rating."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.core.scorecards.sweep import Sweep
from interviewer_app.core.workspace.read import read_drafts
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.actions_note import DRAFT
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.sweep.page import build_sweep_page
from interviewer_app.ui.sweep.presenter import Outside
from interviewer_app.ui.sweep.view import SweepPage
from interviewer_app.ui.unsaved import Unsaved


class SweepHost(QWidget):
    """Holds the page of one sweep at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.page: SweepPage | None = None
        self.sweep: Sweep | None = None
        self._bridge: JournalBridge | None = None
        self._unsaved = Unsaved()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def opened(self, *, round: str) -> None:
        """Go through what `round` left open.

        raises: InterviewerError; the page before stays up
        """
        context = self._context
        bench, bridge = context.workbench(), JournalBridge(self)
        sweep = bench.sweep(round, bridge.on_written, bridge.on_failed)
        writer, kept = bench.writer, read_drafts(bench.workspace, round)
        outside = Outside(
            drafts={field: text for field, text in kept.items() if field.startswith(DRAFT)},
            save_draft=lambda field, text: writer.save_draft(round, field, text),
            wipe_draft=lambda field: writer.wipe_draft(round, field),
            onward=lambda: self._turn_to("rating", round=round),
        )
        keys = own_keys(context, sweep.pack)
        page = build_sweep_page(sweep, keys, context.clock.now, bridge, outside, lambda: self._turn_to("home"))
        page.log_asked.connect(lambda: self._turn_to("log", round=round, back="sweep"))
        page.integrity_asked.connect(lambda: self._turn_to("integrity", round=round, back="sweep"))
        self._put(page)
        self.sweep, self._bridge = sweep, bridge

    def left(self) -> None:
        """Another page is up: this one goes, what was added stays."""
        self._put(None)

    def may_close(self) -> bool:
        """The window closes: what cannot be written is said once. A note being typed is a draft already."""
        if self.page is None or self.sweep is None:
            return True
        return self._unsaved.may_go(self.sweep, self.page.show_trouble)

    def _turn_to(self, page: str, **what: object) -> None:
        self._context.show_page(page, **what)

    def _put(self, page: SweepPage | None) -> None:
        old, self.page = self.page, page
        if old is not None:
            if old.presenter is not None and self._bridge is not None:
                old.presenter.leave(self._bridge.deleteLater)  # not before: the writer's thread reports through it
            self._layout.removeWidget(old)
            old.deleteLater()
        if page is not None:
            self._layout.addWidget(page)
            page.show()  # now and not with the next layout: what is not shown takes no focus, and no key
            page.setFocus()


def sweep_page(context: AppContext) -> SweepHost:
    """The shell's page `sweep` (see pages.py)."""
    return SweepHost(context)
