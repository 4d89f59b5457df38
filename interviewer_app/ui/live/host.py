"""The live window's place in the shell: opens a round, puts its page up, and hands over when it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.core.glosses import keep_gloss, read_glosses
from interviewer_app.core.rounds.beside_desk import BesideDesk
from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.purpose import Purpose, is_about_candidate
from interviewer_app.core.rounds.timing import HERE
from interviewer_app.core.scorecards.sweep import sweep_items
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.backup import backup
from interviewer_app.core.workspace.claims import claims_about
from interviewer_app.core.workspace.read import read_drafts, read_pack
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.actions_aside import DRAFT as BESIDE_DRAFT
from interviewer_app.ui.live.actions_note import DRAFT
from interviewer_app.ui.live.build import Beside, build_live_page
from interviewer_app.ui.live.mirrored import MirroredPage
from interviewer_app.ui.live.page import LivePage
from interviewer_app.ui.live.parts import Outside
from interviewer_app.ui.live.words import clock_text
from interviewer_app.ui.own_keys import own_keys
from interviewer_app.ui.strip.keeper import StripKeeper
from interviewer_app.ui.strip.pick import keep_strip
from interviewer_app.ui.unsaved import Unsaved

if TYPE_CHECKING:
    from interviewer_app.ui.demo.replay import Replay
    from interviewer_app.ui.home.rows import LoopPick
    from interviewer_app.ui.workbench import Workbench

TOLD_MS = 10_000  # how long a sentence about the settings stands


class LiveHost(QWidget):
    """Holds the live page of one round at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self.page: MirroredPage | None = None
        self.live: LiveRound | None = None
        self.beside: tuple[BesideDesk, ...] = ()
        self._played: Replay | None = None
        self._strip: StripKeeper | None = None
        self._unsaved = Unsaved()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def opened(
        self, *, round: str = "", candidate: str = "", pack: str = "", minutes: int = 0, purpose: Purpose = "real",
        extra_percent: int = 0, loop: LoopPick | None = None, demo: bool = False,
    ) -> None:  # fmt: skip
        """Go on with `round`, begin one from the three fields, or replay the bundled one as practice.

        raises: InterviewerError; the page before stays up
        """
        if demo:
            self._replay()
            return
        roots = list(self._context.pack_roots())
        round_id = round or self._context.workbench().begin(
            candidate, pack, minutes, roots, purpose, extra_percent, loop
        )
        self._open(round_id, self._context.clock)

    def _open(self, round_id: str, clock: Clock) -> LiveRound:
        bench, bridge = self._context.workbench(), JournalBridge(self)
        live = self.live = bench.live(round_id, bridge.on_written, bridge.on_failed, clock)
        kept = read_drafts(bench.workspace, round_id)
        drafts = {field.removeprefix(DRAFT): text for field, text in kept.items() if field.startswith(DRAFT)}
        pack_id = live.pack.id
        outside = Outside(
            ended=lambda: self._ended(round_id),
            save_draft=bench.writer.save_draft,
            wipe_draft=bench.writer.wipe_draft,
            left=self._home,
            glosses=read_glosses(self._context.home.glosses, pack_id),
            keep_gloss=lambda probe, text: self._keep_gloss(pack_id, probe, text),
            nudges=self._context.settings.nudges,
            claims=self._handed_on(live),
        )
        assert live.fold.facts is not None
        files = sorted(read_pack(bench.workspace, live.fold.facts.pack.digest).get("files", ()))
        self._keys = own_keys(self._context, live.pack)
        beside = self._beside(bench, round_id, kept.get(BESIDE_DRAFT, ""))
        self.beside = (beside.integrity, beside.private)
        page = build_live_page(live, bridge, clock, outside, drafts, files, self, self._keys, beside)
        self._put(page)
        self._strip = keep_strip(page, self._keys, self._context)
        if self._keys.problems:
            page.show_trouble(self._keys.problems[0])
            QTimer.singleShot(TOLD_MS, page, lambda: page.show_trouble(live.trouble))
        return live

    def _handed_on(self, live: LiveRound) -> list[tuple[str, str]]:
        """What earlier interviewers of the candidate handed on, for a round about one that has not begun."""
        facts = live.fold.facts
        if facts is None or live.fold.state != "planned" or not is_about_candidate(facts):
            return []
        found = claims_about(self._context.home.claims, facts.candidate, own={facts.round})
        return [(clock_text(each.at_ms), each.text) for claims in found for each in claims.claims]

    def _keep_gloss(self, pack: str, probe: str, text: str) -> None:
        file = self._context.home.glosses
        self._context.jobs.run(lambda: keep_gloss(file, pack, probe, text), lambda _none: None, self._show_trouble)

    def _show_trouble(self, sentence: str) -> None:
        if self.page is not None:
            self.page.show_trouble(sentence)

    def _beside(self, bench: Workbench, round_id: str, kept: str) -> Beside:
        integrity, private = JournalBridge(self), JournalBridge(self)
        return Beside(
            bench.integrity(round_id, integrity.on_written, integrity.on_failed), integrity,
            bench.private(round_id, private.on_written, private.on_failed), private, kept,
        )  # fmt: skip

    def _replay(self) -> None:
        from interviewer_app.ui.demo.recorded import recorded_round
        from interviewer_app.ui.demo.replay import SPEED, PlayedClock, Replay

        context = self._context
        recording = recorded_round()
        begun_us = context.now_us() - recording.actions[-1].at_ms * 1000
        clock = PlayedClock(begun_us, context.clock.zone, context.clock.offset_min(begun_us))
        round_id = context.workbench().begin(
            recording.candidate, recording.pack, recording.minutes, list(context.pack_roots()), "practice"
        )
        self._open(round_id, clock)
        window = self.window().windowHandle()
        self._played = Replay(recording, window, self._keys, clock, self._replay_stopped, self)
        assert self.page is not None
        words = _("Replay, {n} times as fast. Esc stops it, {key} shows the keys.")
        words = words.format(n=SPEED, key=self._keys.cap("keys"))
        self.page.bar.pack_line.setText(words)

    def _replay_stopped(self, patience: int = 50) -> None:
        """Home once the pause is on disk, since Home reads it there; after two seconds in any case."""
        if self.live is not None and self.live.not_on_disk and patience:
            QTimer.singleShot(40, self, lambda: self._replay_stopped(patience - 1))
        else:
            self._home()

    def left(self) -> None:
        """Another page is up: this round's page goes, what it wrote stays."""
        if self._played is not None:
            self._played.stop()
            self._played = None
        if self.page is not None:
            self._keep_texts(self.page)
            self._keep_here()
        self._put(None)

    def here(self) -> dict[str, str]:
        """The round that is up, for another process to go on with."""
        facts = self.live.fold.facts if self.live is not None else None
        return {"round": facts.round} if facts is not None else {}

    def may_close(self) -> bool:
        """The window closes: a note being typed is kept, and what cannot be written is said once."""
        if self.page is None or self.live is None:
            return True
        self._keep_texts(self.page)
        self._keep_here()
        if self._played is not None:
            self._played.pause_and_stop()
        may_go = self._unsaved.may_go(self.live, self.page.show_trouble, *self.beside)
        if may_go and self._strip is not None:
            self._strip.close()
        return may_go

    @staticmethod
    def _keep_texts(page: LivePage) -> None:
        """What is being typed is a draft from here on."""
        page.note_rested.emit()
        page.aside_rested.emit()

    def _keep_here(self) -> None:
        """Somebody listened until now; not where what was missed has yet to be told."""
        live = self.live
        if live is None or self._played is not None or live.fold.state != "live" or live.away is not None:
            return
        assert live.fold.facts is not None
        now_ms = live.now_ms(self._context.clock.now())
        self._context.workbench().writer.save_draft(live.fold.facts.round, HERE, str(now_ms))

    def tick(self) -> None:
        """Show the time as it is now; the page does so by itself four times a second."""
        if self.page is not None:
            self.page.ticked.emit(self._context.clock.now())

    def _put(self, page: MirroredPage | None) -> None:
        if self._strip is not None:
            self._strip.close()
            self._strip = None
        old, self.page = self.page, page
        if old is not None:
            self._layout.removeWidget(old)
            old.deleteLater()
        if page is not None:
            self._layout.addWidget(page)
            self._layout.activate()
            page.show()  # now and not when the layout comes round to it: a key that waits already must find it
            page.setFocus()

    def _ended(self, round_id: str) -> None:
        workspace, backups = self._context.workspace, self._context.home.backups
        self._context.jobs.run(lambda: backup(workspace, backups), lambda _copy: None)
        live = self.live
        to_ask = live is not None and sweep_items(live.fold, live.pack)
        self._context.show_page("sweep" if to_ask else "rating", round=round_id)

    def _home(self) -> None:
        facts = self.live.fold.facts if self.live is not None else None
        self._context.show_page("home", round=facts.round if facts is not None else "")


def live_page(context: AppContext) -> LiveHost:
    """The shell's page `live` (see pages.py)."""
    return LiveHost(context)
