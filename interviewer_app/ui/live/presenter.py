"""Decides what the live window shows and does. Plain Python: the view draws, `LiveRound` keeps the round.

The presenter takes what comes in and hands it to the actions (`actions_*.py`), a file per group of keys.
"""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.keys import WHILE_TYPING, Command, KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.state import Moment
from interviewer_app.ui.live import words
from interviewer_app.ui.live.actions_aside import AsideActions
from interviewer_app.ui.live.actions_gloss import GlossActions
from interviewer_app.ui.live.actions_moments import MomentActions
from interviewer_app.ui.live.actions_note import NoteActions
from interviewer_app.ui.live.actions_nudges import NudgeActions
from interviewer_app.ui.live.actions_resume import Resuming
from interviewer_app.ui.live.actions_round import RoundActions
from interviewer_app.ui.live.actions_said import SaidActions
from interviewer_app.ui.live.actions_script import ScriptActions
from interviewer_app.ui.live.actions_spans import SpanActions
from interviewer_app.ui.live.actions_window import WindowActions
from interviewer_app.ui.live.board import Board
from interviewer_app.ui.live.looks import ClockLook
from interviewer_app.ui.live.page_words import page_look
from interviewer_app.ui.live.parts import Action, Desks, Outside, Parts
from interviewer_app.ui.live.script_words import plan_look, probe_time
from interviewer_app.ui.live.view import LiveView


class LivePresenter:
    """One live window on one round.

    drafts: unfinished notes by moment id, kept up to date here
    desks:  what lies beside the round
    """

    def __init__(
        self, view: LiveView, live: LiveRound, keys: KeyMap, outside: Outside, drafts: MutableMapping[str, str],
        desks: Desks = Desks(),  # noqa: B008  an empty one, never changed
    ) -> None:  # fmt: skip
        self._view, self._live, self._keys, self._desks = view, live, keys, desks
        self._board = Board(view, live, keys)
        parts = Parts(view, live, keys, self._board, outside)
        self._moments = MomentActions(parts)
        self._note = NoteActions(parts, drafts, self._noted)
        self._script = ScriptActions(parts)
        self._resuming = Resuming(parts)
        self._aside = AsideActions(parts, desks, self._aside_kept)
        self._said = SaidActions(parts, self._script)
        self._gloss = GlossActions(parts, self._script)
        self._course = RoundActions(parts, self._leave_texts)
        self._spans = SpanActions(parts)
        self._nudges = NudgeActions(parts, self._script.show_words)
        self._windows = WindowActions(parts, self._note.leave)
        self._state = ""
        self._shown_second = -1
        self._moved_ms = live.fold.acts.moved_ms
        texts = (self._note, self._aside, self._gloss)
        beside = (self._spans, self._nudges, self._said, self._windows)
        groups = (self._moments, self._script, self._course, *beside, *texts)
        self._actions: dict[str, Action] = {
            name: action
            for group in groups
            for name, action in group.actions.items()
        } | {"note": self._enter, "leave": self._leave}

    # What comes in -----------------------------------------------------------------------------------------------

    def open(self, at: Instant) -> None:
        """Draw the whole round as it stands."""
        self._view.show_page(page_look(self._live, self._keys))
        self._board.open()
        self._show_round(at)
        self._resuming.open(at)
        self._aside.show()

    def key(self, stroke: str, at: Instant) -> bool:
        """A key was pressed at `at`; False where it does nothing here."""
        command = self._keys.command(stroke)
        if command is None or (self._is_typing and command.do not in WHILE_TYPING):
            return False
        self.do(command, at)
        return True

    def do(self, command: Command, at: Instant) -> None:
        """Do what a key or a button says. A button that refines or logs leaves an open text first."""
        if self._is_typing and command.do not in WHILE_TYPING:
            self._leave_texts("", at)
        if self._resuming.shown:
            if command.do == "note":
                self._resuming.go_on(at)
                return
            self._resuming.hide()
        if command.do != "end":
            self._course.other_key()
        if command.do not in ("kind", "something", "span"):
            self._live.key_between()
        self._actions[command.do](command.arg, at)
        self._nudges.show()
        if command.do in ("undo", "redo"):
            self._spans.show(self._live.now_ms(at))
        if command.do in ("undo", "redo") and not self._live.turned:
            self._script.show(self._live.now_ms(at))  # what was undone is no moment: of the script, or a start
        if self._live.fold.acts.moved_ms != self._moved_ms:
            self._moved_ms = self._live.fold.acts.moved_ms
            self._board.open()
            self._show_round(at)
        elif self._live.fold.state != self._state:
            before = self._state
            self._show_round(at)
            if before == "paused":
                self._resuming.unpaused(at)
            if self._state == "ended":
                self._resuming.over()

    def tick(self, at: Instant) -> None:
        """Let the clock go on; draws only when another second has begun."""
        self._course.tick(at)
        self._said.tick(at)
        self._resuming.tick(at)
        now_ms = self._live.now_ms(at)
        if now_ms // 1000 != self._shown_second:
            self._nudges.tick(at)
            self._show_now(now_ms)

    def written(self, ticket: int, entry: Entry) -> None:
        """An entry is on disk: its moment becomes solid."""
        troubled = bool(self._live.trouble)
        self._live.written(ticket, entry)
        if troubled:
            self._view.show_trouble("")
        self._board.settle_written()
        self._note.written(ticket)
        self._course.tell_ended()

    def failed(self, sentence: str) -> None:
        """A write failed; what waits stays hollow and in order."""
        self._live.failed(sentence)
        self._view.show_trouble(sentence)
        self._board.show_failed()

    def amended(self, moments: Sequence[str]) -> None:
        """Moments became different elsewhere, such as in the log."""
        for moment in moments:
            self._moments.changed(self._live.fold.moments[moment])

    def note_edited(self, text: str) -> None:
        self._note.edited(text)

    def note_rested(self) -> None:
        """Typing has stopped for a moment: keep the text where a crash does not reach it."""
        self._note.rested()

    def aside_edited(self, text: str) -> None:
        self._aside.edited(text)

    def aside_rested(self) -> None:
        self._aside.rested()

    def missed(self, since: Instant, at: Instant) -> None:
        """Nothing ran between two instants, while the round clock went on."""
        self._resuming.missed(since, at)
        self._show_now(self._live.now_ms(at))

    def returned(self, length_ms: int, at: Instant) -> None:
        """The window has the keys again after a long time."""
        self._resuming.returned(length_ms, at)

    def gloss_edited(self, text: str) -> None:
        self._gloss.edited(text)

    def integrity_written(self, ticket: int, entry: Entry) -> None:
        """An integrity observation is on disk."""
        assert self._desks.integrity is not None
        self._desks.integrity.written(ticket, entry)
        self._aside.written(ticket)
        self._beside_mended()

    def private_written(self, ticket: int, entry: Entry) -> None:
        """An accommodation or the reason of a pause is on disk."""
        assert self._desks.private is not None
        self._desks.private.written(ticket, entry)
        self._beside_mended()

    def beside_failed(self, sentence: str) -> None:
        """It was not written: the same key as for moments writes it again."""
        for desk in (self._desks.integrity, self._desks.private):
            if desk is not None and desk.not_on_disk:
                desk.failed(sentence)
        self.failed(sentence)

    def _beside_mended(self) -> None:
        if self._live.trouble and not self._live.not_on_disk:
            self._live.trouble = ""
            self._view.show_trouble("")

    # Where letters are text --------------------------------------------------------------------------------------

    @property
    def _is_typing(self) -> bool:
        """Whether letters are text: in the note, the line below it, or the gloss."""
        return self._note.is_open or self._aside.is_open or self._gloss.is_open

    def _enter(self, arg: str, at: Instant) -> None:
        if self._gloss.is_open:
            self._gloss.keep()
        elif self._aside.is_open:
            self._aside.keep(at)
        else:
            self._note.actions["note"](arg, at)

    def _leave(self, arg: str, at: Instant) -> None:
        if self._windows.blank:
            self._windows.actions["leave"](arg, at)
            return
        if not self._is_typing:
            self._said.leave()
        self._leave_texts(arg, at)

    def _leave_texts(self, arg: str, at: Instant) -> None:
        self._gloss.leave()
        self._note.leave(arg, at)
        if self._aside.is_open:
            self._aside.leave()

    # Drawing -----------------------------------------------------------------------------------------------------

    def _aside_kept(self, at: Instant) -> None:
        """What was said beside the log changes the words to read, or how fast the clock runs."""
        self._script.show_words()
        self._show_now(self._live.now_ms(at))

    def _noted(self, moment: Moment | None, _at: Instant) -> None:
        self._moments.changed(moment)
        self._script.show_words()

    def _show_round(self, at: Instant) -> None:
        self._state = self._live.fold.state
        self._course.show_actions()
        self._script.show_phase()
        now_ms = self._live.now_ms(at)
        self._script.show(now_ms)
        self._show_now(now_ms)
        self._view.run_clock(self._state == "live")
        self._board.show_writing()

    def _show_now(self, now_ms: int) -> None:
        self._shown_second = now_ms // 1000
        facts = self._live.fold.facts
        of = words.of_words(facts.minutes if facts else 0, self._live.fold.percent)
        self._view.show_clock(ClockLook(self._state, words.state_word(self._state), words.clock_text(now_ms), of))
        self._view.show_probe_time(probe_time(self._live, now_ms))
        self._view.show_now(plan_look(self._live, now_ms), now_ms)
        self._spans.show(now_ms)
