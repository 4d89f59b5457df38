"""A rehearsal's place in the shell: the choices before it, the live window under its band, how it went.

The round lives in a workspace of its own that goes when the page is left: an entry is for ever, and a rehearsal is not.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.core.errors import InterviewerError, Refused
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.rounds.prompts import Prompt, prompts_of
from interviewer_app.core.rounds.recording import Recording, adapt
from interviewer_app.core.rounds.rehearsal import Outcome, Rehearsal
from interviewer_app.core.rubrics.find import BrokenPack, find_pack, list_packs
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.settings import Settings, user_name
from interviewer_app.core.texts import _
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.demo.recorded import recorded_round
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.build import build_live_page
from interviewer_app.ui.live.mirrored import MirroredPage
from interviewer_app.ui.live.parts import Outside
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.rehearse.band import PromptBand
from interviewer_app.ui.rehearse.clock import PacedClock
from interviewer_app.ui.rehearse.presenter import SPEEDS, Pace, RehearsePresenter
from interviewer_app.ui.rehearse.results import ResultsPage
from interviewer_app.ui.rehearse.start import StartPage
from interviewer_app.ui.rehearse.words import outcome_look
from interviewer_app.ui.workbench import Workbench

TICK_MS = 40


class RehearseHost(QWidget):
    """One rehearsal at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.start, self.results = StartPage(), ResultsPage()
        self.stage = QWidget()
        self._lines = QVBoxLayout(self.stage)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        for page in (self.start, self.stage, self.results):
            whole.addWidget(page)  # one at a time: what is hidden asks for no room
        self.shows: QWidget = self.start
        self._bring_up(self.start)
        self.page: MirroredPage | None = None
        self.band: PromptBand | None = None
        self.rehearsal: Rehearsal | None = None
        self.presenter: RehearsePresenter | None = None
        self._bench: Workbench | None = None
        self._folder: Path | None = None
        self._packs: Sequence[LoadedPack] = ()
        self._pace: Pace = "ready"
        self._acting = False
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._connect()

    def _connect(self) -> None:
        self.start.begun.connect(self._begin)
        self.start.pack_picked.connect(self._show_keys)
        self.start.left.connect(self._home)
        self.results.left.connect(self._home)
        self.results.again.connect(self._again)

    def opened(self) -> None:
        """Ask for pack and pace.

        raises: Refused where there is no pack; InterviewerError where the installation is broken
        """
        found = list_packs(self._context.pack_roots())
        self._packs = [entry for entry in found if not isinstance(entry, BrokenPack)]
        if not self._packs:
            raise Refused(_("There is no pack yet. Put one into the packs folder, or import a rubric."))
        recorded_with = recorded_round().pack
        ids = [loaded.pack.id for loaded in self._packs]
        chosen = ids.index(recorded_with) if recorded_with in ids else 0
        self.start.show_packs([f"{each.pack.title} {each.pack.version}" for each in self._packs], chosen)
        self._show_keys(chosen)
        self._bring_up(self.start)
        self.start.take_keys()

    def _show_keys(self, index: int) -> None:
        self.start.show_keys(own_keys(self._context, self._packs[index].pack))

    # The round -------------------------------------------------------------------------------------------------

    def _begin(self, index: int, pace: Pace) -> None:
        self._loaded, self._pace = self._packs[index], pace
        self._recording = self._adapted(self._loaded)
        self._keys = own_keys(self._context, self._loaded.pack)
        self._run(prompts_of(self._recording, self._loaded.pack, self._keys), pace)

    def _again(self, missed_only: bool) -> None:
        """The same once more; the missed ones without waiting, as most of the recording is left out."""
        rehearsal = self.rehearsal
        assert rehearsal is not None
        if missed_only:
            self._run(rehearsal.missed_prompts(), "ready")
        else:
            self._run(prompts_of(self._recording, self._loaded.pack, self._keys), self._pace)

    def _adapted(self, loaded: LoadedPack) -> Recording:
        recording = recorded_round()
        own = find_pack(recording.pack, list(self._context.pack_roots()))
        return adapt(recording, own.pack, loaded.pack)

    def _run(self, prompts: Sequence[Prompt], pace: Pace) -> None:
        self._clear()
        clock = PacedClock(self._context.clock, SPEEDS[pace])
        page = self._open(clock)
        assert self.rehearsal is None and self.page is page
        self.rehearsal = Rehearsal(prompts, self._live)
        self.band = PromptBand(self._keys.cap("end"), self.stage)
        self._lines.addWidget(self.band)
        self._lines.addWidget(page, 1)
        presenter = self.presenter = RehearsePresenter(
            self.band, self.rehearsal, self._live, self._keys, clock, pace,
            act=self._act, typing=lambda: not page.hasFocus(), finished=self._finished,
        )  # fmt: skip
        self.band.painted.connect(presenter.painted)
        page.key_pressed.connect(presenter.key)
        page.chosen.connect(self._chosen)
        self._bring_up(self.stage)
        self._lines.activate()
        page.show()
        page.setFocus()
        presenter.begin(len(prompts))
        self._ticker.start()

    def _open(self, clock: PacedClock) -> MirroredPage:
        """A practice round in a workspace of its own, in the real live window."""
        context = self._context
        self._folder = Path(tempfile.mkdtemp(prefix="rehearsal-"))
        name = context.settings.interviewer or user_name()
        who = Settings(interviewer=name, author=context.new_id(), device=context.new_id())
        file, backups = self._folder / "workspace.sqlite", self._folder / "backups"
        bench = self._bench = Workbench(file, backups, who, context.clock, context.new_id)
        recording = self._recording
        round_id = bench.begin(_("Rehearsal"), str(self._loaded.folder), recording.minutes, [], "practice")
        bridge = JournalBridge(self)
        self._live = bench.live(round_id, bridge.on_written, bridge.on_failed, clock)
        outside = Outside(lambda: self._ended(round_id), bench.writer.save_draft, bench.writer.wipe_draft, self._home)
        self.page = build_live_page(self._live, bridge, clock, outside, keys=self._keys, parent=self.stage)
        return self.page

    def _act(self, command: Command) -> None:
        """Do what a key does without counting it."""
        if self.page is not None:
            self._acting = True
            self.page.choose(command)
            self._acting = False

    def _chosen(self, command: Command, at: Instant) -> None:
        if not self._acting and self.presenter is not None:
            self.presenter.pressed(command, at)

    def _tick(self) -> None:
        if self.presenter is not None:
            self.presenter.tick()

    def _ended(self, round_id: str) -> None:
        """The user has ended the round; of one before this one it may be told late, once all of it is on disk."""
        facts = self._live.fold.facts
        if self.presenter is not None and facts is not None and facts.round == round_id:
            self.presenter.stop()

    def _finished(self, outcome: Outcome) -> None:
        self._ticker.stop()
        self.results.show_outcome(outcome_look(outcome, self._keys))
        self._bring_up(self.results)
        self.results.take_keys()

    # Coming and going ------------------------------------------------------------------------------------------

    def left(self) -> None:
        """Another page is up: nothing of the rehearsal stays."""
        self._clear()

    def may_close(self) -> bool:
        self._clear()
        return True

    def _clear(self) -> None:
        self._ticker.stop()
        self.presenter, self.rehearsal = None, None
        page, self.page = self.page, None
        band, self.band = self.band, None
        if page is not None:
            page.hide()
            page.drawn.emit()  # hands over what waits, so that nothing is written to a file that is gone
        if self._bench is not None:
            with suppress(InterviewerError):  # it is about to be thrown away
                self._bench.close()
            self._bench = None
        for part in (page, band):
            if part is not None:
                self._lines.removeWidget(part)
                part.deleteLater()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _bring_up(self, shown: QWidget) -> None:
        self.shows = shown
        for page in (self.start, self.stage, self.results):
            page.setVisible(page is shown)

    def _home(self) -> None:
        self._context.show_page("home")


def rehearse_page(context: AppContext) -> RehearseHost:
    """The shell's page `rehearse` (see pages.py)."""
    return RehearseHost(context)


