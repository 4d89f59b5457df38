"""The rating page over a practice round: the same page and keys; when the card is in, gold may be seen."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_drafts
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.one_page import OnePage
from interviewer_app.ui.practice.context import PracticeContext
from interviewer_app.ui.rating.page import build_rating_page
from interviewer_app.ui.rating.texts import Drafts
from interviewer_app.ui.rating.view import RatingPage


class PracticeRating(OnePage):
    """Holds the rating page of one practice round. submitted(round): its card is on disk."""

    page: RatingPage | None

    def __init__(self, context: PracticeContext, submitted: Callable[[str], None]) -> None:
        super().__init__(context)
        self.sheet: RatingSheet | None = None
        self._submitted = submitted

    def opened(self, *, round: str) -> None:
        """Rate `round` of the practice workspace.

        raises: InterviewerError; what was up before stays up
        """
        bench, bridge = self._context.workbench(), JournalBridge(self)
        sheet = bench.sheet(round, bridge.on_written, bridge.on_failed)
        writer = bench.writer
        drafts = Drafts(
            kept=read_drafts(bench.workspace, round),
            save=lambda field, text: writer.save_draft(round, field, text),
            wipe=lambda field: writer.wipe_draft(round, field),
        )
        page = build_rating_page(
            sheet, self._context.clock.now, bridge, drafts, leave=lambda: self._turn_to("practice")
        )
        page.head.log.show_words(_("The round"))
        page.head.home.show_words(_("All rounds"))
        bridge.written.connect(lambda _ticket, entry: self._written(round, entry))
        page.log_asked.connect(lambda: self._turn_to("reading", round=round))
        page.moment_opened.connect(lambda moment: self._turn_to("reading", round=round, moment=moment))
        self.put_up(page, sheet, bridge)
        page.setFocus()
        self.sheet = sheet

    def keep_texts(self) -> None:
        """Make an entry of what is being typed."""
        if self.page is not None and self.page.presenter is not None:
            self.page.presenter.keep_texts()

    def _written(self, round_id: str, entry: Entry) -> None:
        if entry.kind == "sealed":
            self._submitted(round_id)

    def _turn_to(self, part: str, **what: object) -> None:
        self.keep_texts()
        if self.sheet is not None and self.sheet.trouble:
            return  # the page says what is not on disk
        self._context.show_page(part, **what)
