"""When the next prompt comes and what is said of the last one. Plain Python: the rehearsal counts, the view draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple, Protocol

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.prompts import Prompt, running_span
from interviewer_app.core.rounds.rehearsal import Outcome, Rehearsal
from interviewer_app.core.texts import _
from interviewer_app.ui.rehearse.clock import PacedClock
from interviewer_app.ui.rehearse.words import seconds_words

Pace = Literal["ready", "own", "double"]
SPEEDS: dict[Pace, int] = {"ready": 1, "own": 1, "double": 2}
# When nobody waits for the clock of the recording: how long a prompt stays, in nanoseconds.
PATIENCE_NS = 9_000_000_000  # for its key
REFINING_NS = 5_000_000_000  # since the last key, while the moment is not yet what it should be
BREATH_NS = 700_000_000  # since the last key, once it is
LEAST_NS = 4_000_000_000  # what is not answered stays at least, however close the next one is in the recording


class PromptLook(NamedTuple):
    """What the band shows: `place` such as 12 of 68, what happened, what was said, and how the last one went."""

    place: str
    words: str
    detail: str
    before: str


class RehearseView(Protocol):
    def show_prompt(self, look: PromptLook) -> None: ...
    def show_before(self, words: str) -> None: ...


class RehearsePresenter:
    """One rehearsal in one live window.

    act:      does what a key does, without counting as one
    typing:   whether letters are text in the window just now; nobody is hurried then
    finished: told the outcome, once
    """

    def __init__(
        self, view: RehearseView, rehearsal: Rehearsal, live: LiveRound, keys: KeyMap, clock: PacedClock, pace: Pace,
        act: Callable[[Command], None], typing: Callable[[], bool], finished: Callable[[Outcome], None],
    ) -> None:  # fmt: skip
        self._view, self._rehearsal, self._live, self._keys = view, rehearsal, live, keys
        self._clock, self._pace, self._act, self._typing = clock, pace, act, typing
        self._finished: Callable[[Outcome], None] | None = finished
        self._count, self._of = 0, 0
        self._last_key_ns = 0
        self._before = ""

    def begin(self, of: int) -> None:
        """Start the clock of the round and show the first of `of` prompts."""
        self._of = of
        self._act(Command("pause"))
        self._next()

    def painted(self) -> None:
        """The prompt stands on the screen: its time begins."""
        self._rehearsal.shown(self._clock.real_now_ns())

    def key(self, stroke: str, at: Instant) -> None:
        """A key of the window was pressed and has done what it does."""
        command = self._keys.command(stroke)
        if command is not None:
            self.pressed(command, at)

    def pressed(self, command: Command, at: Instant) -> None:
        """The same for the button of a key."""
        now = self._rehearsal.now
        if now is None:
            return
        if self._live.fold.state == "ended":
            self.stop()
            return
        self._last_key_ns = self._clock.real_ns(at)
        wrong = len(now.wrong)
        was_missed = now.missed
        self._rehearsal.pressed(command, self._last_key_ns)
        if was_missed and not now.missed:
            self._say(self._hit_words(now.prompt.command, now.latency_ms))
        elif len(now.wrong) > wrong:
            self._say(_("That was {key}").format(key=self._key_words(command)))

    def tick(self) -> None:
        """Look whether the next prompt is due."""
        if self._finished is not None and self._is_due():
            self._next()

    def stop(self) -> None:
        """End it here; what was shown so far counts."""
        finished, self._finished = self._finished, None
        if finished is not None:
            self._rehearsal.end()
            finished(self._rehearsal.outcome())

    # When the next one comes -----------------------------------------------------------------------------------

    def _is_due(self) -> bool:
        now, following = self._rehearsal.now, self._rehearsal.following
        if now is None or now.shown_ns is None or self._typing():
            return False
        if self._pace == "ready" or following is None:
            return self._waited(now.shown_ns, now.missed)
        settled = self._rehearsal.is_done or self._clock.real_now_ns() - now.shown_ns > LEAST_NS
        return settled and self._clock.now().boot_ns // 1_000_000 >= following.at_ms

    def _waited(self, shown_ns: int, missed: bool) -> bool:
        at_ns = self._clock.real_now_ns()
        if missed:
            return at_ns - max(shown_ns, self._last_key_ns) > PATIENCE_NS
        patience = BREATH_NS if self._rehearsal.is_done else REFINING_NS
        return at_ns - self._last_key_ns > patience

    def _next(self) -> None:
        now = self._rehearsal.now
        if now is not None and now.missed:
            self._before = _("Missed: {key}").format(key=self._key_words(now.prompt.command))
        prompt = self._rehearsal.show_next()
        if prompt is None:
            self.stop()
            return
        self._count += 1
        self._set_the_stage(prompt)
        place = _("{n} of {of}").format(n=self._count, of=self._of)
        self._view.show_prompt(PromptLook(place, prompt.words, prompt.detail, self._before))

    def _set_the_stage(self, prompt: Prompt) -> None:
        """The round stands where it stood when this happened, whatever was missed before."""
        if self._pace == "ready":
            self._clock.leap_to(prompt.at_ms)
        if (self._live.fold.state == "paused") != prompt.paused:
            self._act(Command("pause"))
        running = running_span(self._live)
        if running != prompt.span and not prompt.paused:
            self._act(Command("span", prompt.span or running))
        for _step in range(len(self._live.script)):
            at = self._live.position.at
            if at == prompt.place:
                break
            self._act(Command("next" if at < prompt.place else "back"))

    # In words ---------------------------------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self._before = words
        self._view.show_before(words)

    def _hit_words(self, command: Command, latency_ms: int | None) -> str:
        return f"{self._keys.cap(*command)} · {seconds_words(latency_ms)}"

    def _key_words(self, command: Command) -> str:
        row = next((row for row in self._keys.rows if row.command == command), None)
        return f"{row.cap} · {row.words}" if row is not None else command.do
