"""A rehearsal: prompts shown, keys pressed, and how long each took. It measures and counts, and judges nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from interviewer_app.core.rounds.keys import Command
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.prompts import Prompt, differing

# Keys that change nothing a prompt asks for, or put right what was pressed before.
_BESIDE = frozenset(
    {"note", "undo", "redo", "earlier", "page-down", "page-up", "retry", "keys", "leave", "log", "strip", "blank"}
    | {"end", "why", "dismiss"}
)
_REFINING = frozenset({"dimension", "direction", "prompted", "mode"})
SLOW = 2.0  # times the median of all keys: one to practise


@dataclass
class Attempt:
    """One prompt and what was pressed at it. Times: nanoseconds of a clock that only moves forward.

    shown_ns:   when the prompt stood on the screen; None before that
    pressed_ns: when its key was pressed; None as long as it was not
    wrong:      keys that were pressed instead, in order
    lacking:    fields in which the moment differed when the next prompt came
    """

    prompt: Prompt
    shown_ns: int | None = None
    pressed_ns: int | None = None
    wrong: list[Command] = field(default_factory=list)
    lacking: tuple[str, ...] = ()

    @property
    def latency_ms(self) -> int | None:
        """From the prompt on the screen to the press of its key."""
        if self.shown_ns is None or self.pressed_ns is None:
            return None
        return max(0, self.pressed_ns - self.shown_ns) // 1_000_000

    @property
    def missed(self) -> bool:
        return self.pressed_ns is None

    @property
    def is_right(self) -> bool:
        """The log says of it what happened."""
        return not self.missed and not self.lacking


class KeyTimes(NamedTuple):
    """How one key went: asked = right at once + right after another key + missed. Times in ms, None without a hit."""

    command: Command
    asked: int
    at_once: int
    after_another: int
    missed: int
    median_ms: int | None
    slowest_ms: int | None


class Outcome(NamedTuple):
    """A whole rehearsal. lacking: how many moments were left different, by field."""

    attempts: tuple[Attempt, ...]
    keys: tuple[KeyTimes, ...]
    answered: int
    right: int
    median_ms: int | None
    slowest_ms: int | None
    lacking: dict[str, int]
    to_practise: tuple[Command, ...]


class Rehearsal:
    """Follows one live round while its prompts are answered."""

    def __init__(self, prompts: Sequence[Prompt], live: LiveRound) -> None:
        self._left, self._live = list(prompts), live
        self.attempts: list[Attempt] = []
        self._moment, self._closed = "", False

    @property
    def now(self) -> Attempt | None:
        """What is being asked; None before the first prompt and after the last."""
        return self.attempts[-1] if self.attempts and not self._closed else None

    @property
    def following(self) -> Prompt | None:
        """The prompt that comes next."""
        return self._left[0] if self._left else None

    def show_next(self) -> Prompt | None:
        """Close what is being asked and go on; None after the last prompt."""
        self._close()
        if not self._left:
            return None
        self._closed, self._moment = False, ""
        self.attempts.append(Attempt(self._left.pop(0)))
        return self.attempts[-1].prompt

    def shown(self, at_ns: int) -> None:
        """The prompt stands on the screen."""
        if self.now is not None and self.now.shown_ns is None:
            self.now.shown_ns = at_ns

    def pressed(self, command: Command, at_ns: int) -> None:
        """A key did what it does in the round; only now is it looked at."""
        now = self.now
        if now is None or command.do in _BESIDE:
            return
        if command == now.prompt.command:
            if now.missed:
                now.pressed_ns = at_ns
            if now.prompt.wanted is not None:
                last = self._live.last
                self._moment = last.id if last is not None else ""
        elif command.do not in _REFINING or now.missed or now.prompt.wanted is None:
            now.wrong.append(command)

    @property
    def is_done(self) -> bool:
        """The key was pressed, and the log says what happened."""
        now = self.now
        return now is not None and not now.missed and not self._lacking()

    def end(self) -> None:
        """No more prompts; one that was still open is not counted as missed."""
        now = self.now
        self._close()
        if now is not None and now.missed and self.attempts and self.attempts[-1] is now:
            self.attempts.pop()
        self._left.clear()

    def missed_prompts(self) -> tuple[Prompt, ...]:
        """What to repeat: prompts without their key, with another one before it, or left different."""
        return tuple(each.prompt for each in self.attempts if not each.is_right or each.wrong)

    def outcome(self) -> Outcome:
        return outcome_of(self.attempts)

    def _lacking(self) -> tuple[str, ...]:
        wanted = self.attempts[-1].prompt.wanted
        if wanted is None:
            return ()
        moment = self._live.fold.moments.get(self._moment)
        if moment is None or moment.withdrawn:
            return ("kind",)
        return differing(moment, wanted)

    def _close(self) -> None:
        now = self.now
        if now is not None:
            now.lacking = () if now.missed else self._lacking()
            if now.shown_ns is None:  # it never stood on the screen
                self.attempts.pop()
        self._closed = True


def outcome_of(attempts: Iterable[Attempt]) -> Outcome:
    """Times and counts, key by key in the order they were first asked for."""
    taken = tuple(attempts)
    by_key: dict[Command, list[Attempt]] = {}
    for attempt in taken:
        by_key.setdefault(attempt.prompt.command, []).append(attempt)
    keys = tuple(_key_times(command, mine) for command, mine in by_key.items())
    times = [each.latency_ms for each in taken if each.latency_ms is not None]
    middle = _median(times)
    lacking = Counter(name for each in taken for name in each.lacking)
    return Outcome(
        taken, keys, sum(not each.missed for each in taken), sum(each.is_right for each in taken), middle,
        max(times, default=None), dict(lacking), _to_practise(keys, middle),
    )  # fmt: skip


def _key_times(command: Command, mine: Sequence[Attempt]) -> KeyTimes:
    times = [each.latency_ms for each in mine if each.latency_ms is not None]
    missed = sum(each.missed for each in mine)
    after = sum(bool(each.wrong) for each in mine if not each.missed)
    at_once, slowest = len(mine) - missed - after, max(times, default=None)
    return KeyTimes(command, len(mine), at_once, after, missed, _median(times), slowest)


def _to_practise(keys: Sequence[KeyTimes], middle: int | None) -> tuple[Command, ...]:
    """Keys that were missed or came after another, most often first; then those much slower than the rest."""
    failed = [key for key in keys if key.missed + key.after_another]
    failed.sort(key=lambda key: -key.missed - key.after_another)
    slow = [
        key for key in sorted(keys, key=lambda key: -(key.median_ms or 0))
        if key not in failed and middle and key.median_ms is not None and key.median_ms > SLOW * middle
    ]  # fmt: skip
    return tuple(key.command for key in (*failed, *slow))


def _median(times: Sequence[int]) -> int | None:
    return round(median(times)) if times else None
