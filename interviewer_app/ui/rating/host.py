"""The rating page's place in the shell: opens a round that is over, and hands out its card."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.rounds.purpose import file_mark, purpose_of
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.scorecards.signing.at_hand import Keys
from interviewer_app.core.scorecards.wording.read import read_words
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.read import read_drafts
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.exports import export_card
from interviewer_app.ui.home.presenter import suggested_name
from interviewer_app.ui.inbox import look
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.one_page import OnePage
from interviewer_app.ui.rating.page import build_rating_page
from interviewer_app.ui.rating.presenter import RatingPresenter
from interviewer_app.ui.rating.sealing import KeyRing
from interviewer_app.ui.rating.texts import Drafts
from interviewer_app.ui.rating.view import RatingPage


class RatingHost(OnePage):
    """Holds the rating page of one round at a time."""

    page: RatingPage | None

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.sheet: RatingSheet | None = None
        self._left = ("", "")  # the round and the page from which the log was opened

    def opened(self, *, round: str) -> None:
        """Rate `round`, or show its sealed card.

        raises: InterviewerError; the page before stays up
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
            sheet, self._context.clock.now, bridge, drafts,
            open_pdf=lambda: self._open_pdf(round), save_pdf=lambda: self._save_pdf(round), leave=self._home,
            sweep=lambda: self._sweep(round), ring=self._ring(),
            me=Person(id=bench.who.author, name=bench.who.interviewer),
        )  # fmt: skip
        bridge.written.connect(lambda _ticket, entry: self._look_at_inbox() if entry.kind == "sealed" else None)
        page.log_asked.connect(lambda: self._log(round))
        page.moment_opened.connect(lambda moment: self._log(round, moment))
        page.integrity_asked.connect(lambda: self._integrity(round))
        self.put_up(page, sheet, bridge)
        page.setFocus()
        self.sheet = sheet
        self._go_on(round)
        notes = [moment.note for moment in sheet.fold.counted]
        self._context.jobs.run(lambda: _read_ahead(notes), lambda _none: None, self._say)

    def _go_on(self, round_id: str) -> None:
        """Back from the log: to the page it was opened from."""
        left, place = self._left
        self._left = ("", "")
        if left == round_id:
            self.presenter.go(place)

    @property
    def presenter(self) -> RatingPresenter:
        """Of the page that is up."""
        assert self.page is not None and self.page.presenter is not None
        return self.page.presenter

    def keep_texts(self) -> None:
        """Make an entry of what is being typed."""
        self.presenter.keep_texts()

    def _ring(self) -> KeyRing | None:
        """Where the key comes from; asked off this thread, as a keychain may wait for its user."""
        context = self._context
        if not context.signs:
            return None
        who = context.workbench().who
        keys = Keys(context.home, who.author, who.interviewer, context.now_us)
        run = context.jobs.run
        return KeyRing(
            find=lambda then, failed: run(keys.find, then, failed),
            unlock=lambda words, then, failed: run(lambda: keys.unlock(words), then, failed),
        )

    def _open_pdf(self, round_id: str) -> None:
        folder = Path(tempfile.mkdtemp(prefix="scorecard-"))
        file = folder / f"{self._kind_of_card()}-{round_id[:8]}.pdf"
        self._write(round_id, file, lambda: self._show(file))

    def _kind_of_card(self) -> str:
        facts = self.sheet.fold.facts if self.sheet is not None else None
        return file_mark("real" if facts is None else purpose_of(facts)) + "scorecard"

    def _show(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._tell(_("No program that shows a PDF was found. The card is in {path}").format(path=file))

    def _save_pdf(self, round_id: str) -> None:
        assert self.sheet is not None and self.sheet.fold.facts is not None
        facts = self.sheet.fold.facts
        suggested = in_documents(suggested_name(facts.candidate, "card", purpose_of(facts)))
        path, _filter = QFileDialog.getSaveFileName(self, _("Save the card"), suggested, "PDF (*.pdf)")
        if path:
            self._write(round_id, Path(path), lambda: self._tell(_("Written: {path}").format(path=path)))

    def _write(self, round_id: str, file: Path, then: Callable[[], None]) -> None:
        work = lambda: export_card(self._context, round_id, str(file))  # noqa: E731  # work and what follows, by name
        self._context.jobs.run(work, lambda _none: then(), self._say)

    def _say(self, sentence: str) -> None:
        if self.page is not None:
            self.page.show_trouble(sentence)

    def _tell(self, sentence: str) -> None:
        if self.page is not None:
            self.page.show_done(sentence)

    def _look_at_inbox(self) -> None:
        """The card is in: what waited for it need not wait any more."""
        look(self._context, self._tell)

    def _sweep(self, round_id: str) -> None:
        self._turn_to("sweep", round=round_id)

    def _log(self, round_id: str, moment: str = "") -> None:
        self._left = (round_id, self.presenter.place)
        self._turn_to("log", round=round_id, back="rating", moment=moment)

    def _turn_to(self, page: str, **what: str) -> None:
        self.presenter.keep_texts()  # the other page reads the round before this one goes
        if self.sheet is not None and self.sheet.trouble:
            return  # the page says what is not on disk; the other would be read without it
        self._context.show_page(page, **what)

    def _integrity(self, round_id: str) -> None:
        self.presenter.keep_texts()
        self._context.show_page("integrity", round=round_id, back="rating")

    def _home(self) -> None:
        facts = self.sheet.fold.facts if self.sheet is not None else None
        self._context.show_page("home", round=facts.round if facts is not None else "")


def _read_ahead(notes: Sequence[str]) -> None:
    """Read the list of words and the notes before the page asks: what was read once is known."""
    for note in ("", *notes):
        read_words(note)


def in_documents(name: str) -> str:
    """Where a file called `name` is offered: among the user's documents, or the name alone where there are none."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(folder) / name) if folder and Path(folder).is_dir() else name


def rating_page(context: AppContext) -> RatingHost:
    """The shell's page `rating` (see pages.py)."""
    return RatingHost(context)
