"""The sweep's place in the shell: opens a round that is over, and hands it on to the rating."""

from __future__ import annotations

from interviewer_app.core.scorecards.sweep import Sweep
from interviewer_app.core.workspace.read import read_drafts
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.actions_note import DRAFT
from interviewer_app.ui.one_page import OnePage
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.sweep.page import build_sweep_page
from interviewer_app.ui.sweep.presenter import Outside
from interviewer_app.ui.sweep.view import SweepPage


class SweepHost(OnePage):
    """Holds the page of one sweep at a time. A note being typed is a draft already."""

    page: SweepPage | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.sweep: Sweep | None = None

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
        self.put_up(page, sweep, bridge)
        page.setFocus()
        self.sweep = sweep

    def _turn_to(self, page: str, **what: object) -> None:
        self._context.show_page(page, **what)


def sweep_page(context: AppContext) -> SweepHost:
    """The shell's page `sweep` (see pages.py)."""
    return SweepHost(context)
