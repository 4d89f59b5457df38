"""Decides what the live window shows and does. Plain Python: the view draws, `LiveRound` keeps the round."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from typing import NamedTuple

from interviewer_app.core.rounds.bodies import Direction
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.texts import _
from interviewer_app.ui.live import words
from interviewer_app.ui.live.board import Board
from interviewer_app.ui.live.keys import WHILE_TYPING, Command, KeyMap
from interviewer_app.ui.live.looks import ClaimLook, ClockLook
from interviewer_app.ui.live.page_words import page_look
from interviewer_app.ui.live.script_words import claim_look, plan_look, probe_time, script_look
from interviewer_app.ui.live.view import LiveView

ASKING_NS = 6_000_000_000  # how long "End now?" waits for its second press
DRAFT = "note:"
DIRECTIONS: dict[str, Direction] = {"for": "for", "against": "against", "neutral": "neutral"}


class Outside(NamedTuple):
    """What the window asks of the rest of the application.

    ended:      the round has ended and all of it is on disk
    save_draft: (round, field, text) a text that is not attached yet
    wipe_draft: (round, field) it is attached, and on disk
    left:       back without having started; None where there is no way back
    """

    ended: Callable[[], None]
    save_draft: Callable[[str, str, str], None]
    wipe_draft: Callable[[str, str], None]
    left: Callable[[], None] | None = None


class LivePresenter:
    """One live window on one round. `drafts`: unfinished notes by moment id, kept up to date here."""

    def __init__(
        self, view: LiveView, live: LiveRound, keys: KeyMap, outside: Outside, drafts: MutableMapping[str, str]
    ) -> None:
        assert live.fold.facts is not None, "a live round has been planned"
        self._view, self._live, self._keys, self._outside, self._drafts = view, live, keys, outside, drafts
        self._board = Board(view, live, keys)
        self._round = live.fold.facts.round
        self._kinds = {kind.id: kind for kind in live.pack.kinds}
        self._state = ""
        self._shown_second = -1
        self._asked_to_end: Instant | None = None
        self._note_on: str | None = None
        self._to_wipe: list[tuple[int, str]] = []
        self._told_ended = False
        self._actions: dict[str, Callable[[str, Instant], object]] = {
            "kind": self._log, "something": self._log, "dimension": self._dimension, "direction": self._direction,
            "prompted": self._prompted, "mode": self._mode, "earlier": self._earlier, "note": self._note,
            "undo": self._undo, "redo": self._redo, "next": self._next, "back": self._back,
            "follow-up": self._follow_up, "adapted": self._adapted, "skip": self._skip, "phase": self._phase,
            "pause": self._pause, "end": self._end, "retry": self._retry, "keys": self._show_keys,
            "leave": self._leave, "page-down": self._page_down, "page-up": self._page_up,
        }  # fmt: skip

    # What comes in -----------------------------------------------------------------------------------------------

    def open(self, at: Instant) -> None:
        """Draw the whole round as it stands."""
        self._view.show_page(page_look(self._live, self._keys))
        self._board.open()
        self._show_round(at)

    def key(self, stroke: str, at: Instant) -> bool:
        """A key was pressed at `at`; False where it does nothing here."""
        command = self._keys.command(stroke)
        if command is None or (self._note_on is not None and command.do not in WHILE_TYPING):
            return False
        self.do(command, at)
        return True

    def do(self, command: Command, at: Instant) -> None:
        """Do what a key or a button says. A button that refines or logs leaves an open note first."""
        if self._note_on is not None and command.do not in WHILE_TYPING:
            self._leave("", at)
        if self._asked_to_end is not None and command.do != "end":
            self._ask_to_end(None)
        self._actions[command.do](command.arg, at)
        if self._live.fold.state != self._state:
            self._show_round(at)

    def tick(self, at: Instant) -> None:
        """Let the clock go on; draws only when another second has begun."""
        asked = self._asked_to_end
        if asked is not None and at.boot_ns - asked.boot_ns > ASKING_NS:
            self._ask_to_end(None)
        now_ms = self._live.now_ms(at)
        if now_ms // 1000 != self._shown_second:
            self._show_now(now_ms)

    def written(self, ticket: int, entry: Entry) -> None:
        """An entry is on disk: its moment becomes solid."""
        troubled = bool(self._live.trouble)
        self._live.written(ticket, entry)
        if troubled:
            self._view.show_trouble("")
        self._board.settle_written()
        while self._to_wipe and self._to_wipe[0][0] <= ticket:
            self._outside.wipe_draft(self._round, DRAFT + self._to_wipe.pop(0)[1])
        self._tell_ended()

    def failed(self, sentence: str) -> None:
        """A write failed; what waits stays hollow and in order."""
        self._live.failed(sentence)
        self._view.show_trouble(sentence)
        self._board.show_writing()

    def note_edited(self, text: str) -> None:
        if self._note_on is not None:
            self._drafts[self._note_on] = _well_formed(text)

    def note_rested(self) -> None:
        """Typing has stopped for a moment: keep the text where a crash does not reach it."""
        if self._note_on is not None and self._note_on in self._drafts:
            self._outside.save_draft(self._round, DRAFT + self._note_on, self._drafts[self._note_on])

    # Moments -----------------------------------------------------------------------------------------------------

    def _log(self, kind: str, at: Instant) -> None:
        moment = self._live.log(self._kinds.get(kind), at)
        if moment is not None:
            self._board.take_new(moment)

    def _dimension(self, dimension: str, at: Instant) -> None:
        self._changed(self._live.set_dimension(dimension, at))

    def _direction(self, direction: str, at: Instant) -> None:
        self._changed(self._live.set_direction(DIRECTIONS[direction], at))

    def _prompted(self, _arg: str, at: Instant) -> None:
        self._changed(self._live.flip_prompted(at))

    def _mode(self, _arg: str, at: Instant) -> None:
        self._changed(self._live.flip_mode(at))

    def _earlier(self, _arg: str, at: Instant) -> None:
        self._changed(self._live.earlier(at))

    def _undo(self, _arg: str, at: Instant) -> None:
        self._changed(self._live.undo(at))

    def _redo(self, _arg: str, at: Instant) -> None:
        self._changed(self._live.redo(at))

    def _changed(self, moment: Moment | None) -> None:
        if moment is not None:
            self._board.take_changed(moment)

    # The note ----------------------------------------------------------------------------------------------------

    def _note(self, _arg: str, at: Instant) -> None:
        if self._note_on is not None:
            self._attach(at)
            return
        last = self._live.last
        if last is not None:
            self._note_on = last.id
            self._view.open_note(self._drafts.get(last.id, last.note), words.moment_words(self._live.pack, last))

    def _attach(self, at: Instant) -> None:
        moment, self._note_on = self._note_on, None
        assert moment is not None
        self._view.close_note()
        text = self._drafts.pop(moment, None)
        if text is None:
            return
        before = self._live.not_on_disk
        changed = self._live.note(moment, text.strip(), at)
        self._changed(changed)
        if self._live.not_on_disk > before:
            self._to_wipe.append((self._live.waiting[-1][0], moment))
        else:
            self._outside.wipe_draft(self._round, DRAFT + moment)
        self._view.show_script(script_look(self._live, self._claim()))

    def _leave(self, _arg: str, _at: Instant) -> None:
        if self._note_on is not None:
            self.note_rested()
            self._note_on = None
            self._view.close_note()
        self._view.show_keys(False)

    # The script --------------------------------------------------------------------------------------------------

    def _next(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.next_probe(at), at)

    def _back(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.previous_probe(at), at)

    def _skip(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.skip_probe(at), at)

    def _follow_up(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.ask_follow_up(at) is not None, at)

    def _adapted(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.mark_adapted(at), at)

    def _phase(self, _arg: str, at: Instant) -> None:
        if self._live.change_phase(at) is not None:
            self._show_phase()
            self._moved(True, at)

    def _moved(self, moved: bool, at: Instant) -> None:
        if moved and self._live.fold.state == self._state:
            self._show_script(self._live.now_ms(at))
        self._board.show_writing()

    def _page_down(self, _arg: str, _at: Instant) -> None:
        self._view.scroll_script(1)

    def _page_up(self, _arg: str, _at: Instant) -> None:
        self._view.scroll_script(-1)

    def _claim(self) -> ClaimLook | None:
        step = self._live.probe
        for link in step.probe.links if step else ():
            moment = self._board.said_at(link.probe)
            if moment is not None:
                return claim_look(self._live, link, moment)
        return None

    # The round ---------------------------------------------------------------------------------------------------

    def _pause(self, _arg: str, at: Instant) -> None:
        if self._live.fold.state == "planned":
            self._live.start(at)
        else:
            self._live.pause_or_resume(at)
        self._board.show_writing()

    def _end(self, _arg: str, at: Instant) -> None:
        if self._live.fold.state == "planned":
            if self._outside.left is not None:
                self._outside.left()
        elif self._live.fold.state == "ended":
            self._told_ended = False
            self._tell_ended()
        elif self._asked_to_end is None:
            self._ask_to_end(at)
        else:
            self._asked_to_end = None
            if self._note_on is not None:
                self._leave("", at)
            self._live.end(at)
            self._board.show_writing()

    def _ask_to_end(self, at: Instant | None) -> None:
        self._asked_to_end = at
        self._show_actions()
        if at is not None:
            self._view.announce(_("End the round now? The same key once more."))

    def _tell_ended(self) -> None:
        if self._live.fold.state == "ended" and not self._live.not_on_disk and not self._told_ended:
            self._told_ended = True
            self._outside.ended()

    def _retry(self, _arg: str, _at: Instant) -> None:
        if self._live.trouble:
            self._live.retry()

    def _show_keys(self, _arg: str, _at: Instant) -> None:
        self._view.show_keys(True)

    # Drawing -----------------------------------------------------------------------------------------------------

    def _show_round(self, at: Instant) -> None:
        self._state = self._live.fold.state
        self._show_actions()
        self._show_phase()
        now_ms = self._live.now_ms(at)
        self._show_script(now_ms)
        self._show_now(now_ms)
        self._view.run_clock(self._state == "live")
        self._board.show_writing()

    def _show_script(self, now_ms: int) -> None:
        self._view.show_script(script_look(self._live, self._claim()))
        self._view.show_probe_time(probe_time(self._live, now_ms))
        self._view.show_plan(plan_look(self._live, now_ms), now_ms)

    def _show_phase(self) -> None:
        self._view.show_phase(words.phase_look(self._live.pack.ai, self._live.phase, self._keys.cap("phase")))

    def _show_actions(self) -> None:
        asking, leave = self._asked_to_end is not None, self._outside.left is not None
        caps = self._keys.cap("pause"), self._keys.cap("end")
        self._view.show_actions(words.actions_look(self._live.fold.state, asking, *caps, leave))

    def _show_now(self, now_ms: int) -> None:
        self._shown_second = now_ms // 1000
        facts = self._live.fold.facts
        of = _("of {time}").format(time=words.clock_text((facts.minutes if facts else 0) * 60_000))
        self._view.show_clock(ClockLook(self._state, words.state_word(self._state), words.clock_text(now_ms), of))
        self._view.show_probe_time(probe_time(self._live, now_ms))
        self._view.show_now(plan_look(self._live, now_ms), now_ms)


def _well_formed(text: str) -> str:
    """`text` with halves of characters replaced: pasted text can hold them, the journal cannot."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
