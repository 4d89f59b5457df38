"""Decides what the log shows and what its keys change. Plain Python: the view draws, the round keeps the moments.

Letters change what is chosen here, they log nothing: the view says so as loudly as the note line does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.texts import _
from interviewer_app.ui.live.words import clock_text, moment_words
from interviewer_app.ui.log.looks import HeadLook, HistoryLine, LogRow
from interviewer_app.ui.log.words import claimed, handed_word, head_look, history, log_row, unquoted_words

SECOND_MS, TEN_MS = 1000, 10_000
HAND_ON = "ctrl+h"
LOOKING = frozenset({"leave", "log"})
# What the window below may have: it stops the clock, writes again, or hides everything, and logs nothing.
PASSED_ON = frozenset({"pause", "end", "retry", "blank", "keys"})


class LogView(Protocol):
    """Draws the log."""

    def show_rows(self, rows: Sequence[LogRow], chosen: int) -> None: ...

    def put_row(self, number: int, row: LogRow) -> None: ...

    def show_head(self, look: HeadLook) -> None: ...

    def show_history(self, about: str, lines: Sequence[HistoryLine]) -> None: ...

    def show_remark(self, words: str) -> None: ...

    def rest_soon(self) -> None:
        """Call `rested` of the presenter once no key has come for a moment."""
        ...

    def open_note(self, text: str, about: str) -> None: ...

    def close_note(self) -> None: ...

    def announce(self, words: str) -> None: ...

    def show_trouble(self, sentence: str) -> None:
        """Say in one line what stands in the way, or nothing when it is empty."""
        ...


class Outside(NamedTuple):
    """What the log asks of what lies around it.

    now:     reads the clock
    changed: the moments that have become different
    closed:  back to where it was opened from
    looked:  the moment that is chosen now
    """

    now: Callable[[], Instant]
    changed: Callable[[Sequence[str]], None]
    closed: Callable[[], None]
    remark: Callable[[str, str], str] = lambda _moment, _note: ""
    looked: Callable[[str], None] = lambda _moment: None


class LogPresenter:
    """One log on one round. `show` draws it; the view tells of keys, of the row that is chosen, and of the note."""

    def __init__(self, view: LogView, live: LiveRound, keys: KeyMap, outside: Outside) -> None:
        self._view, self._live, self._keys, self._outside = view, live, keys, outside
        self._letters = {kind.id: keys.cap("kind", kind.id) for kind in live.pack.kinds}
        self._order: list[str] = []
        self._places: dict[str, int] = {}
        self._marked: dict[str, None] = {}
        self._chosen = ""
        self._hollow: set[str] = set()
        self._moving: tuple[str, int] | None = None
        self._note_on = ""

    def show(self, moment: str = "") -> None:
        """Draw everything; `moment` is chosen at first, else the newest one that stands."""
        last = self._live.last
        known = moment if moment in self._live.fold.moments else ""
        self._chosen = known or self._chosen or (last.id if last else "")
        self._show_all()

    # What comes in -----------------------------------------------------------------------------------------------

    def choose(self, number: int) -> None:
        """The view's own arrows went to another row."""
        if 0 <= number < len(self._order) and self._order[number] != self._chosen:
            self.rested()
            self._chosen = self._order[number]
            self._show_history()

    def key(self, stroke: str, big: bool) -> bool:
        """A key: False leaves it to the window below. `big`: Shift was held."""
        if stroke in ("left", "right", "delete", HAND_ON) and self._is_closed():
            return True
        if stroke in ("left", "right"):
            self._shift((-1 if stroke == "left" else 1) * (TEN_MS if big else SECOND_MS))
            return True
        self.rested()
        if stroke == HAND_ON:
            self._hand_on()
            return True
        if stroke in ("delete", "ctrl+a"):
            self._retract() if stroke == "delete" else self._mark_all()
            return True
        command = self._keys.command(stroke)
        if command is not None and command.do in PASSED_ON:
            return False
        if command is not None and (command.do in LOOKING or not self._is_closed()):
            self._do(command)
        return True

    def means(self, stroke: str) -> Command | None:
        """What a stroke is in the user's keys; None where no key is it."""
        return self._keys.command(stroke)

    def _is_closed(self) -> bool:
        """True for a sealed round: it is said, and nothing changes."""
        if self._live.fold.state != "sealed":
            return False
        self._view.show_trouble(_("The card is submitted: its moments can be read here and not changed."))
        return True

    def rested(self) -> None:
        """No key has come for a moment: the time that was being changed is meant."""
        if self._moving is not None:
            (moment, at_ms), self._moving = self._moving, None
            if self._live.move(moment, at_ms, self._outside.now()) is not None:
                self._changed((moment,))

    def written(self) -> None:
        """Something is on disk: rows that were hollow may be solid."""
        for moment in [each for each in self._hollow if not self._live.is_pending(each)]:
            self._hollow.discard(moment)
            self._put(moment)

    def note_given(self, text: str) -> None:
        """The note of the chosen moment was typed and is meant."""
        moment, self._note_on = self._note_on, ""
        self._view.close_note()
        if moment:
            before = self._live.not_on_disk
            self._live.note(moment, text.strip(), self._outside.now())
            if self._live.not_on_disk > before:
                self._changed((moment,))

    def note_left(self) -> None:
        self._note_on = ""
        self._view.close_note()

    # Keys --------------------------------------------------------------------------------------------------------

    def _do(self, command: Command) -> None:
        arg = command.arg
        match command.do:
            case "something":
                self._mark()
            case "kind" | "dimension" | "direction":
                self._amend(**{command.do: arg})
            case "prompted":
                self._flip("prompted")
            case "mode":
                self._flip("mode")
            case "undo" | "redo":
                self._turn(command.do)
            case "note":
                self._open_note()
            case "leave" | "log":
                self._outside.closed()

    def _targets(self) -> tuple[str, ...]:
        """What a key changes: the marked moments, without any the chosen one."""
        return tuple(self._marked) or ((self._chosen,) if self._chosen else ())

    def _amend(self, **fields: object) -> None:
        self._changed(self._live.amend(self._targets(), self._outside.now(), **fields))

    def _flip(self, field: str) -> None:
        """The opposite of what the chosen moment says, for all that are meant."""
        first = self._live.fold.moments.get(self._chosen)
        if first is not None:
            new: object = (not first.prompted) if field == "prompted" else "told" if first.mode == "shown" else "shown"
            self._amend(**{field: new})

    def _retract(self) -> None:
        targets = self._targets()
        marked, self._marked = self._marked, {}
        self._changed(self._live.retract(targets, self._outside.now()))
        for moment in marked:
            self._put(moment)

    def _hand_on(self) -> None:
        """The words of the chosen moment for the next interviewer, or no longer."""
        moment = self._live.fold.moments.get(self._chosen)
        if moment is None or moment.withdrawn:
            return
        words = self._live.hand_on(moment.id, self._outside.now())
        self._view.show_trouble("" if words is not None else unquoted_words())
        if words is not None:
            self._view.announce(_("Handed on: {words}").format(words=words) if words else _("Not handed on any more"))
            self._put(moment.id)
            self._show_history()

    def _turn(self, which: str) -> None:
        at = self._outside.now()
        moment = self._live.undo(at) if which == "undo" else self._live.redo(at)
        if moment is not None:
            self._chosen = moment.id
            self._changed(self._live.turned)
        elif self._order:
            self._show_all()  # a claim was handed on, or no longer

    def _shift(self, by_ms: int) -> None:
        moment = self._live.fold.moments.get(self._chosen)
        if moment is None or moment.withdrawn:
            return
        at_ms = self._moving[1] if self._moving is not None else moment.at_ms
        at_ms = min(max(0, at_ms + by_ms), self._live.now_ms(self._outside.now()))
        self._moving = (moment.id, at_ms)
        row = self._row(moment)._replace(at_ms=at_ms, time=clock_text(at_ms), moving=True)
        self._view.put_row(self._places[moment.id], row)
        self._view.announce(row.time)
        self._view.rest_soon()

    def _mark(self) -> None:
        """Mark the chosen moment, or unmark it; keys then change all that are marked."""
        if self._chosen:
            if self._marked.pop(self._chosen, self) is self:
                self._marked[self._chosen] = None
            self._put(self._chosen)
            self._view.show_head(head_look(self._live.fold, len(self._marked)))

    def _mark_all(self) -> None:
        standing = [each for each in self._order if not self._live.fold.moments[each].withdrawn]
        self._marked = {} if len(self._marked) == len(standing) else dict.fromkeys(standing)
        self._show_all()

    def _open_note(self) -> None:
        moment = self._live.fold.moments.get(self._chosen)
        if moment is not None and not moment.withdrawn:
            self._note_on = moment.id
            self._view.open_note(moment.note, moment_words(self._live.pack, moment))

    # Drawing -----------------------------------------------------------------------------------------------------

    def _changed(self, moments: Sequence[str]) -> None:
        if not moments:
            return
        self._outside.changed(moments)
        by_time = self._by_time()
        if by_time != self._order:
            self._show_all()
            return
        for moment in moments:
            self._put(moment)
        self._view.show_head(head_look(self._live.fold, len(self._marked)))
        self._show_history()

    def _by_time(self) -> list[str]:
        moments = self._live.fold.moments
        return sorted(moments, key=lambda each: (moments[each].at_ms, moments[each].entered_ms))

    def _show_all(self) -> None:
        self._order = self._by_time()
        self._places = {moment: place for place, moment in enumerate(self._order)}
        rows = [self._row(self._live.fold.moments[each]) for each in self._order]
        self._view.show_rows(rows, self._places.get(self._chosen, -1))
        self._view.show_head(head_look(self._live.fold, len(self._marked)))
        self._show_history()

    def _put(self, moment: str) -> None:
        self._view.put_row(self._places[moment], self._row(self._live.fold.moments[moment]))

    def _row(self, moment: Moment) -> LogRow:
        hollow = self._live.is_pending(moment.id)
        if hollow:
            self._hollow.add(moment.id)
        letter = self._letters.get(moment.kind or "", "·")
        row = log_row(self._live.pack, moment, letter, hollow, moment.id in self._marked)
        handed = not moment.withdrawn and moment.id in claimed(self._live.fold)
        return row._replace(facts=f"{row.facts} · {handed_word()}") if handed else row

    def _show_history(self) -> None:
        self._outside.looked(self._chosen)
        moment = self._live.fold.moments.get(self._chosen)
        if moment is None:
            self._view.show_history(_("No moment yet"), ())
            self._view.show_remark("")
        else:
            about = moment_words(self._live.pack, moment)
            told = history(self._live.fold, self._live.pack, moment)
            words = claimed(self._live.fold).get(moment.id)
            claim = () if words is None else (HistoryLine(_("for the next interviewer"), handed_word(), "", words),)
            self._view.show_history(about, (*claim, *told))
            self._view.show_remark("" if moment.withdrawn else self._outside.remark(moment.id, moment.note))
