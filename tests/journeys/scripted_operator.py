"""A person at the keys of a round: 300 to 700 ms between two keys, two keys in a hundred go wrong, and most are undone.

What happened in the interview is made first, from a seed: that is the ground truth. The operator follows it with their
own hands and looks at the last moment as a person does, refining what differs from what they saw. Whatever goes wrong
is noted down as it happens, with the difference it must leave in the log.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle

from PySide6.QtGui import QWindow

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.ui.demo.hands import press, type_text
from interviewer_app.ui.demo.player import PlayedClock

SPEED = 4
MINUTES = 45
FASTEST_MS, SLOWEST_MS = 300, 700  # of the operator's own time, between two keys
SLIPS_PER_KEY = 0.02
EARLIER_MS, LETTER_MS, PAUSE_MS = 10_000, 90, 95_000
SECOND_PRESS_MS = (120, 460)  # of a double press: one that counts once, one that does not
NOTE = "ran all the wrong cases twice: „wer ruft das auf?“ client.py:41"  # begins with keys of kinds


@dataclass(frozen=True)
class Seen:
    """A moment as it happened; `at_ms` is the instant at which the operator's finger came down for it."""

    kind: str
    dimension: str
    direction: str
    prompted: bool
    mode: str
    note: str
    at_ms: int = 0


@dataclass(frozen=True)
class Happening:
    """What happens at `at_ms` of the round: a moment, or a key of the script or the clock (`next`, `pause` …)."""

    at_ms: int
    do: str
    seen: Seen | None = None


@dataclass
class Slips:
    """What went wrong: one line for each slip, and what all of them together must leave in the log.

    differences: (number of the moment, field, as it happened, as it is in the log)
    withdrawn:   kind and round clock of each moment that was logged and undone
    """

    lines: list[str] = field(default_factory=list)
    differences: list[tuple[int, str, object, object]] = field(default_factory=list)
    withdrawn: list[tuple[str, int]] = field(default_factory=list)


def what_happened(pack: Pack, seed: int) -> list[Happening]:
    """Forty-five minutes of an interview: every 10 to 30 s something, and a pause in the middle."""
    dice, at_ms = random.Random(seed), 0
    made = [Happening(at_ms, "next")]
    steps = pack.script_for(MINUTES).steps
    begins = [MINUTES * 60_000 * number // len(steps) for number in range(len(steps))]
    changes = [(begin, "next") for begin in begins[1:]]
    changes += [(b + 60_000, "follow-up") for b, step in zip(begins, steps, strict=True) if step.probe.follow_ups]
    changes += [(20 * 60_000, "phase"), (30 * 60_000, "pause"), (36 * 60_000, "phase")]
    while (at_ms := at_ms + dice.randrange(10_000, 30_000)) < (MINUTES - 1) * 60_000:
        while changes and min(changes)[0] <= at_ms:
            change = min(changes)
            changes.remove(change)
            made.append(Happening(at_ms, change[1]))
            at_ms += 30_000
        made.append(Happening(at_ms, "moment", _seen(pack, dice)))
    return [*made, Happening(MINUTES * 60_000, "end")]


def _seen(pack: Pack, dice: random.Random) -> Seen:
    kind = dice.choice(pack.kinds)
    dimension = kind.dimension if kind.dimension and dice.random() < 0.6 else dice.choice(pack.dimensions).id
    direction = kind.direction if dice.random() < 0.7 else dice.choice(("for", "against", "neutral"))
    note = NOTE if dice.random() < 0.2 else ""
    return Seen(kind.id, dimension, direction, dice.random() < 0.4, dice.choice(("shown", "told")), note)


class Operator:
    """Hands and eyes on a live round from its first key on, which starts the round clock; `clock` is told the time."""

    def __init__(self, window: QWindow, live: LiveRound, clock: PlayedClock, seed: int) -> None:
        self._window, self._live, self._clock = window, live, clock
        self._dice = random.Random(seed)
        self._now_ms = 0
        self._keys = {row.command: row.strokes[0] for row in KeyMap(live.pack).rows if row.strokes}
        self._lead_ins = {kind.id: kind.lead_in_s for kind in live.pack.kinds}
        self._letters = {row.strokes[0]: row.command.arg for row in KeyMap(live.pack).rows if row.command.do == "kind"}
        self._slip_by = cycle(self._ways())
        self.truth: list[Seen] = []
        self.script: list[tuple[str, int]] = []
        self.slips = Slips()
        self.pressed = 0

    def _ways(self) -> list[Callable[[Seen], Seen]]:
        return [
            self._wrong_key_undone, self._wrong_key, self._pressed_twice, self._pressed_twice_too_slowly, self._late,
            self._note_without_enter, self._forgotten, self._one_undo_too_many,
        ]  # fmt: skip

    def follow(self, happenings: list[Happening]) -> None:
        """Press what an interviewer presses who sees all this happen."""
        for happening in happenings:
            self._now_ms = max(self._now_ms, happening.at_ms)
            if happening.seen is None:
                self._do(happening.do)
            elif self._dice.random() < SLIPS_PER_KEY * self._keys_for(happening.seen):
                self.truth.append(next(self._slip_by)(happening.seen))
            else:
                self.truth.append(self._log(happening.seen))

    # Keys --------------------------------------------------------------------------------------------------------

    def _press(self, do: str, arg: str = "", after_ms: int | None = None) -> int:
        """One key, after the time it takes; returns the round clock at which it was pressed.

        after_ms: of the operator's own time; 300 to 700 unless it is said
        """
        own_ms = self._dice.randrange(FASTEST_MS, SLOWEST_MS + 1) if after_ms is None else after_ms
        own_ms *= bool(self.pressed)  # the first key is where the round clock begins
        self._now_ms += own_ms * SPEED
        self._clock.move_to(self._now_ms)
        press(self._window, self._keys[Command(do, arg)])
        self.pressed += 1
        return self._now_ms

    def _do(self, do: str) -> None:
        self.script.append((do, self._press(do)))
        if do == "pause":
            self._clock.pause_for(PAUSE_MS)
        if do in ("pause", "end"):  # the same key goes on, or says: yes, end it
            self._press(do, after_ms=0)

    def _log(self, seen: Seen) -> Seen:
        """The moment as it is meant to be; returns what happened, with the instant of the key."""
        return self._refine(replace(seen, at_ms=self._press("kind", seen.kind)))

    def _refine(self, seen: Seen, but: str = "") -> Seen:
        """Bring the last moment into line with what was seen, apart from the field `but`."""
        shown = self._last()
        for name in ("dimension", "direction"):
            if name != but and getattr(shown, name) != getattr(seen, name):
                self._press(name, getattr(seen, name))
        shown = self._last()
        if but != "prompted" and shown.prompted != seen.prompted:
            self._press("prompted")
        if but != "mode" and shown.mode != seen.mode:
            self._press("mode")
        if seen.note and but != "note":
            self._write(seen.note)
        return seen

    def _write(self, words: str) -> None:
        self._press("note")
        self._now_ms += LETTER_MS * SPEED * len(words)
        self._clock.move_to(self._now_ms)
        type_text(self._window, words)
        self._press("note")

    def _last(self) -> Moment:
        last = self._live.last
        assert last is not None, "the window shows a last moment"
        return last

    def _keys_for(self, seen: Seen) -> int:
        return 4 + 2 * bool(seen.note)

    # What goes wrong ---------------------------------------------------------------------------------------------

    def _slipped(self, seen: Seen, words: str, **differs: object) -> None:
        number = len(self.truth)
        self.slips.lines.append(f"moment {number + 1}: {words}")
        self.slips.differences += [(number, name, getattr(seen, name), logged) for name, logged in differs.items()]

    def _other_kind(self, kind: str) -> str:
        return self._dice.choice([other.id for other in self._live.pack.kinds if other.id != kind])

    def _wrong_key_undone(self, seen: Seen) -> Seen:
        wrong = self._other_kind(seen.kind)
        meant = replace(seen, at_ms=self._press("kind", wrong))
        self._press("undo")
        self._refine(replace(seen, at_ms=(again := self._press("kind", seen.kind))))
        self.slips.withdrawn.append((wrong, meant.at_ms))
        self._slipped(meant, "wrong key, undone, the right one some seconds later", at_ms=again)
        return meant

    def _wrong_key(self, seen: Seen) -> Seen:
        wrong = self._other_kind(seen.kind)
        meant = self._refine(replace(seen, at_ms=self._press("kind", wrong)))
        self._slipped(meant, "wrong key, not noticed", kind=wrong)
        return meant

    def _pressed_twice(self, seen: Seen) -> Seen:
        meant = replace(seen, at_ms=self._press("kind", seen.kind))
        self._again(seen.kind, SECOND_PRESS_MS[0])
        self._slipped(meant, "pressed twice at once")
        return self._refine(meant)

    def _pressed_twice_too_slowly(self, seen: Seen) -> Seen:
        meant = replace(seen, at_ms=self._press("kind", seen.kind))
        self.slips.withdrawn.append((seen.kind, self._again(seen.kind, SECOND_PRESS_MS[1])))
        self._press("undo")
        self._slipped(meant, "pressed twice half a second apart, undone")
        return self._refine(meant)

    def _again(self, kind: str, ms: int) -> int:
        """A hand that bounces does so in its own time, however fast the round is played."""
        self._now_ms += ms
        return self._press("kind", kind, after_ms=0)

    def _late(self, seen: Seen) -> Seen:
        meant = replace(seen, at_ms=self._now_ms + SLOWEST_MS * SPEED)
        self._now_ms += 9_000
        lead_in = self._lead_ins[seen.kind]
        logged = self._press("kind", seen.kind) - (EARLIER_MS if lead_in is None else lead_in * 1000)
        self._press("earlier")
        self._slipped(meant, "late, then one step back", at_ms=logged)
        return self._refine(meant)

    def _note_without_enter(self, seen: Seen) -> Seen:
        meant = replace(seen, note=NOTE)
        meant = self._refine(replace(meant, at_ms=self._press("kind", seen.kind)), but="note")
        for letter in NOTE[:2]:
            kind = self._letters[letter]
            self.slips.withdrawn.append((kind, self._press("kind", kind)))
        for _letter in NOTE[:2]:
            self._press("undo")
        self._write(NOTE)
        self._slipped(meant, "two letters of a note without Enter before, undone")
        return meant

    def _forgotten(self, seen: Seen) -> Seen:
        default = self._live.pack.kind(seen.kind).direction
        meant = replace(seen, direction="neutral" if default != "neutral" else "against")
        meant = self._refine(replace(meant, at_ms=self._press("kind", seen.kind)), but="direction")
        self._slipped(meant, "the direction was forgotten", direction=self._last().direction)
        return meant

    def _one_undo_too_many(self, seen: Seen) -> Seen:
        meant = self._log(seen)
        self._press("undo")
        self._press("redo")
        self._slipped(meant, "one undo too many, redone")
        return meant


def differences(truth: list[Seen], logged: list[Moment]) -> Iterator[tuple[int, str, object, object]]:
    """(number, field, as it happened, as it is in the log), for all moments that stand, in the order of logging."""
    for number, (seen, moment) in enumerate(zip(truth, logged, strict=True)):
        for name in ("kind", "dimension", "direction", "prompted", "mode", "at_ms", "note"):
            if getattr(seen, name) != getattr(moment, name):
                yield number, name, getattr(seen, name), getattr(moment, name)
