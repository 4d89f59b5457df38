"""Keys for what is said besides the questions: hints, the pack's answers, words for the call's chat."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.notices import line_to_read, words_of
from interviewer_app.core.texts import _
from interviewer_app.ui.live.actions_script import ScriptActions
from interviewer_app.ui.live.parts import Actions, Parts
from interviewer_app.ui.live.said_words import LETTERS

COPIED_NS = 6_000_000_000  # how long the panel says so, and the same key goes on to the next words


class SaidActions:
    """Hints and answers are read aloud from the script panel; nothing covers the keys that log."""

    def __init__(self, parts: Parts, script: ScriptActions) -> None:
        self._view, self._live, self._board, self._script = parts.view, parts.live, parts.board, script
        self._copied: tuple[Instant, int] | None = None

    @property
    def actions(self) -> Actions:
        return {
            "hint": self._hint,
            "copy": self._copy,
            "answers": self._answers,
            "answer-up": lambda _arg, _at: self._walk(-1),
            "answer-down": lambda _arg, _at: self._walk(1),
        }

    def tick(self, at: Instant) -> None:
        if self._copied is not None and at.boot_ns - self._copied[0].boot_ns > COPIED_NS:
            self._copied = None
            self._script.say(copied="")

    def leave(self) -> None:
        """Close the answers."""
        if self._script.aside.answer is not None:
            self._script.say(answer=None)

    def _hint(self, _arg: str, at: Instant) -> None:
        place = self._live.give_hint(at)
        step = self._live.probe
        if place is not None and step is not None:
            self._script.say(answer=None)
            self._view.announce(step.probe.hints[place])
        self._board.show_writing()

    def _answers(self, _arg: str, _at: Instant) -> None:
        if self._script.aside.answer is not None:
            self._script.say(answer=None)
        elif self._live.pack.ai.answers:
            self._choose(0)

    def _walk(self, step: int) -> None:
        chosen = self._script.aside.answer
        if chosen is not None:
            self._choose(min(max(0, chosen + step), len(self._live.pack.ai.answers) - 1))

    def _choose(self, place: int) -> None:
        self._script.say(answer=place)
        answer = self._live.pack.ai.answers[place]
        self._view.announce(f"{answer.question} {answer.answer}")

    def _copy(self, _arg: str, at: Instant) -> None:
        """Put words on the clipboard; pressed again while the panel says so, the next ones."""
        said = list(self._words())
        place = (self._copied[1] + 1) % len(said) if self._copied is not None and self._script.aside.copied else 0
        label, text = said[place]
        self._copied = (at, place)
        self._view.copy_words(text)
        self._script.say(copied=label)
        self._view.announce(label)

    def _words(self) -> Iterator[tuple[str, str]]:
        """What can be copied now, in order, each with the words that confirm it."""
        chosen, step = self._script.aside.answer, self._live.probe
        if chosen is not None:
            yield _("answer copied"), self._live.pack.ai.answers[chosen].answer
            return
        if step is None:
            yield _("copied"), words_of(line_to_read(self._live.fold), self._live.pack)
            return
        yield _("probe copied"), self._live.spoken
        asked = self._live.asked(step.probe.id)
        for letter, follow_up in zip(LETTERS, step.probe.follow_ups, strict=False):
            if follow_up.id not in asked:
                yield _("{letter} copied").format(letter=letter), follow_up.text
                return
