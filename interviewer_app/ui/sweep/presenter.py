"""Decides what the sweep shows and what a key means in it. Plain Python: the view draws, `Sweep` keeps the round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.purpose import purpose_of, purpose_word
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.scorecards.sweep import STEP_MS, Item, Sweep
from interviewer_app.core.texts import _
from interviewer_app.ui.live.actions_moments import DIRECTIONS
from interviewer_app.ui.live.actions_note import DRAFT
from interviewer_app.ui.sweep import looks, words

NOTHING_TO_ADD = ("x", "delete")  # the second one for a pack that has a kind on X
STEPS = {"left": "back", "right": "next"}


class SweepView(Protocol):
    """What the presenter asks of the window."""

    def show_head(self, candidate: str, about: str) -> None: ...
    def show_walk(self, tally: str, rows: tuple[looks.RowLook, ...]) -> None: ...
    def show_item(self, look: looks.ItemLook | None) -> None: ...
    def show_timer(self, look: looks.TimerLook) -> None: ...
    def show_hint(self, words: str) -> None: ...
    def open_note(self, text: str) -> None: ...
    def close_note(self) -> None: ...
    def show_trouble(self, sentence: str) -> None: ...


class Outside(NamedTuple):
    """What the page asks of the rest of the application.

    drafts:     texts of this round that were never attached, by field
    onward:     go to the rating; all of the sweep is on disk
    """

    drafts: Mapping[str, str]
    save_draft: Callable[[str, str], None]
    wipe_draft: Callable[[str], None]
    onward: Callable[[], None]


class SweepPresenter:
    """One sweep, from the first item to the rating."""

    def __init__(
        self, view: SweepView, sweep: Sweep, keys: KeyMap, now: Callable[[], Instant], outside: Outside
    ) -> None:
        self._view, self._sweep, self._keys, self._now, self._outside = view, sweep, keys, now, outside
        self._lines = probe_lines(sweep.fold, sweep.pack)
        self._began = now()
        self._drafts = dict(outside.drafts)
        self._passed: set[int] = set()
        self._to_wipe: list[tuple[int, str]] = []
        self._note_on: Moment | None = None
        self._wants_on = self._gone = False
        self._then: Callable[[], None] = lambda: None
        self._kinds = {kind.id: kind for kind in sweep.pack.kinds}
        self.at = 0
        self._chosen_ms = sweep.items[0].at_ms if sweep.items else 0
        self._doers: dict[str, Callable[[str], object]] = {
            "kind": self._kind, "something": self._kind, "dimension": self._dimension, "direction": self._direction,
            "prompted": self._prompted, "mode": self._mode, "note": self._note, "undo": self._undo,
            "next": lambda _arg: self._move(1), "back": lambda _arg: self._move(-1),
        }  # fmt: skip

    # Showing -----------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Draw everything; call it once, when the view is there."""
        facts = self._sweep.fold.facts
        assert facts is not None, "a round that is over has been planned"
        about = (purpose_word(purpose_of(facts)), facts.pack.title)
        self._view.show_head(facts.candidate, " · ".join(filter(None, about)))
        self.tick()
        self._show_item()

    def tick(self) -> None:
        """Show how long it has taken."""
        self._view.show_timer(words.timer_look((self._now().boot_ns - self._began.boot_ns) // 1_000_000_000))

    def _show_item(self) -> None:
        sweep = self._sweep
        rows = tuple(
            words.row_look(sweep, number, self.at, number in self._passed) for number in range(len(sweep.items))
        )
        self._view.show_walk(words.tally_words(sweep, self._passed), rows)
        look = words.item_look(sweep, self._keys, self.at, self._chosen_ms, self._lines) if rows else None
        self._view.show_item(look)
        self._view.show_hint("")

    @property
    def _item(self) -> Item | None:
        return self._sweep.items[self.at] if self._sweep.items else None

    @property
    def _moment(self) -> Moment | None:
        return self._sweep.moment(self._item) if self._item else None

    # Walking -----------------------------------------------------------------------------------------------------

    def go(self, number: int) -> None:
        """Show the item with this number; beyond the ends nothing moves."""
        if not 0 <= number < len(self._sweep.items) or number == self.at:
            return
        self.note_left()
        self.at = number
        moment = self._moment
        self._chosen_ms = moment.at_ms if moment else self._sweep.items[number].at_ms
        self._show_item()

    def step(self, by: int) -> None:
        """To the item before or after."""
        self.go(self.at + by)

    def _onward_in_the_walk(self) -> None:
        """To the next item that is open, from here down and then from the top."""
        count = len(self._sweep.items)
        for number in (*range(self.at + 1, count), *range(self.at)):
            if words.stand(self._sweep, self._sweep.items[number], number in self._passed) == "open":
                self.go(number)
                return
        self._show_item()
        self._view.show_hint(_("That was all. Ctrl Enter goes to the rating."))

    def rate(self) -> None:
        """Go to the rating once everything is on disk; a note being typed is attached first."""
        self.note_left(attach=True)
        self._wants_on = True
        self._go_on_when_written()

    def _go_on_when_written(self) -> None:
        if self._wants_on and not self._gone and not self._sweep.not_on_disk:
            self._wants_on = False
            self._outside.onward()

    # Keys --------------------------------------------------------------------------------------------------------

    def stroke(self, stroke: str) -> None:
        """A key of the page, named as in rounds/keys.py."""
        command = self._keys.command(stroke)
        if command is not None and command.do in self._doers:
            self.do(command)
        elif command is None and stroke in STEPS:  # "next probe" may have been moved away from its arrow
            self.do(Command(STEPS[stroke]))
        elif stroke in NOTHING_TO_ADD and self._item is not None:
            self._passed.add(self.at)
            self._onward_in_the_walk()

    def means(self, stroke: str) -> Command | None:
        """What a stroke is in the user's keys; None where no key is it."""
        return self._keys.command(stroke)

    def do(self, command: Command) -> None:
        """What a key or a button of the item means."""
        if self._item is not None:
            self._doers[command.do](command.arg)

    def _kind(self, kind_id: str) -> None:
        item, kind, moment = self._item, self._kinds.get(kind_id), self._moment
        assert item is not None
        if item.about == "probe":
            added = self._sweep.log(item, kind, self._chosen_ms, self._now())
            self._chosen_ms = added.at_ms
        elif moment is None or kind is None:
            return
        elif not self._sweep.takes_kind(item):
            self._view.show_hint(_("The kind was logged in the round and stays."))
            return
        else:
            self._sweep.set_kind(moment, kind, self._now())
        self._changed()

    def _dimension(self, dimension: str) -> None:
        self._with_moment(lambda moment: self._sweep.set_dimension(moment, dimension, self._now()))

    def _direction(self, direction: str) -> None:
        self._with_moment(lambda moment: self._sweep.set_direction(moment, DIRECTIONS[direction], self._now()))

    def _prompted(self, _arg: str) -> None:
        self._with_moment(lambda moment: self._sweep.flip_prompted(moment, self._now()))

    def _mode(self, _arg: str) -> None:
        self._with_moment(lambda moment: self._sweep.flip_mode(moment, self._now()))

    def _with_moment(self, act: Callable[[Moment], object]) -> None:
        moment = self._moment
        if moment is None:
            self._view.show_hint(_("A letter or Space first: it adds the moment."))
            return
        act(moment)
        self._changed()

    def _move(self, steps: int) -> None:
        """Ten seconds earlier or later: the time chosen for a probe's moment, or the moment added for it."""
        item, moment = self._item, self._moment
        if item is None or item.about != "probe":
            return
        self._chosen_ms = self._sweep.within(self._chosen_ms + steps * STEP_MS)
        if moment is not None:
            self._sweep.move(moment, self._chosen_ms, self._now())
        self._changed()

    def _undo(self, _arg: str) -> None:
        moment = self._sweep.undo(self._now())
        if moment is None:
            self._view.show_hint(_("Nothing to take back here; what was logged in the round stays."))
            return
        number = self._sweep.item_of(moment)
        if number >= 0:
            self.at = number
            self._passed.discard(number)
            here = self._moment
            self._chosen_ms = here.at_ms if here else self._chosen_ms
        self._changed()

    def _changed(self) -> None:
        if self._moment is not None and self._item is not None and not self._sweep.lacks(self._item):
            self._passed.discard(self.at)
        self._show_item()

    # The note ----------------------------------------------------------------------------------------------------

    def _note(self, _arg: str) -> None:
        moment = self._moment
        if moment is None:
            self._view.show_hint(_("A letter or Space first: it adds the moment."))
            return
        self._note_on = moment
        self._view.open_note(self._drafts.get(DRAFT + moment.id, moment.note))

    def note_typed(self, text: str) -> None:
        """The text so far."""
        if self._note_on is not None:
            self._drafts[DRAFT + self._note_on.id] = text

    def note_rested(self) -> None:
        """The typing rests: what stands there lives through a crash."""
        field = DRAFT + self._note_on.id if self._note_on is not None else ""
        if field in self._drafts:
            self._outside.save_draft(field, _well_formed(self._drafts[field]))

    def note_given(self) -> None:
        """Enter: attach it, and go on where nothing is missing any more."""
        self.note_left(attach=True)
        item = self._item
        if item is not None and not self._sweep.lacks(item):
            self._onward_in_the_walk()

    def note_left(self, attach: bool = False) -> None:
        """The field closes. Without `attach` the text stays a draft and comes back with the field."""
        self.note_rested()
        moment, self._note_on = self._note_on, None
        if moment is None:
            return
        self._view.close_note()
        field = DRAFT + moment.id
        if attach and field in self._drafts:
            before = self._sweep.not_on_disk
            self._sweep.note(moment, self._drafts.pop(field), self._now())
            if self._sweep.not_on_disk > before:
                self._to_wipe.append((self._sweep.waiting[-1][0], field))
            else:
                self._outside.wipe_draft(field)
        self._show_item()

    # The journal -------------------------------------------------------------------------------------------------

    def written(self, ticket: int, entry: Entry) -> None:
        """An entry is on disk: what it holds is drawn solid, and its draft can go."""
        was_in_trouble = bool(self._sweep.trouble)
        solid = self._sweep.written(ticket, entry)
        for number, field in [pair for pair in self._to_wipe if pair[0] <= ticket]:
            self._to_wipe.remove((number, field))
            if field not in self._drafts:
                self._outside.wipe_draft(field)
        if self._gone:
            self._finish()
            return
        if was_in_trouble:
            self._view.show_trouble("")
        if solid is not None:
            self._show_item()
        self._go_on_when_written()

    def failed(self, _ticket: int, sentence: str) -> None:
        """A write failed: what follows waits in order, and one key tries again."""
        self._sweep.failed(sentence)
        if not self._gone:
            count = _("{n} not on disk. Ctrl R tries again.").format(n=self._sweep.not_on_disk)
            self._view.show_trouble(f"{count} {sentence}")

    def retry(self) -> None:
        if self._sweep.trouble:
            self._sweep.retry()

    def leave(self, then: Callable[[], None]) -> None:
        """The page goes; a note being typed stays a draft. `then` is called once everything is on disk."""
        self.note_rested()
        self._note_on, self._wants_on = None, False
        self._gone, self._then = True, then
        self._finish()

    def _finish(self) -> None:
        if not self._sweep.not_on_disk:
            then, self._then = self._then, lambda: None
            then()


def _well_formed(text: str) -> str:
    """`text` with halves of characters replaced: pasted text can hold them, the disk cannot."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
