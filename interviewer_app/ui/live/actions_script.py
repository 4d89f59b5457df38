"""Keys that follow the script, and what the script panel shows of it."""

from __future__ import annotations

from typing import Any

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.ui.live import words
from interviewer_app.ui.live.looks import ClaimLook
from interviewer_app.ui.live.parts import Actions, Parts
from interviewer_app.ui.live.said_words import Aside
from interviewer_app.ui.live.script_words import claim_look, handed_look, plan_look, probe_time, script_look


class ScriptActions:
    """Next, back, jump, follow-ups, AI phases.

    aside:   what the panel shows besides; changed by `say`
    glosses: the reader's own words by probe
    """

    def __init__(self, parts: Parts) -> None:
        self._view, self._live, self._keys, self._board = parts.view, parts.live, parts.keys, parts.board
        self.aside = Aside()
        self.glosses = dict(parts.outside.glosses)
        self._handed = handed_look(parts.outside.claims)

    @property
    def actions(self) -> Actions:
        return {
            "next": self._next,
            "back": self._back,
            "follow-up": self._follow_up,
            "adapted": self._adapted,
            "skip": self._skip,
            "why-skipped": self._why_skipped,
            "jump": self._jump,
            "phase": self._phase,
            "page-down": self._page_down,
            "page-up": self._page_up,
        }

    def show(self, now_ms: int) -> None:
        """Draw the script, the probe's time and the plan as they stand."""
        self.show_words()
        self._view.show_probe_time(probe_time(self._live, now_ms))
        self._view.show_plan(plan_look(self._live, now_ms), now_ms)

    def show_words(self) -> None:
        step = self._live.probe
        gloss = self.glosses.get(step.probe.id, "") if step is not None else ""
        self._view.show_script(script_look(self._live, self._claim(), self.aside._replace(gloss=gloss)))

    def say(self, **changed: Any) -> None:
        """Change what the panel shows besides the script: `copied`, `answer`."""
        self.aside = self.aside._replace(**changed)
        self.show_words()

    def show_phase(self) -> None:
        self._view.show_phase(words.phase_look(self._live.pack.ai, self._live.phase, self._keys.cap("phase")))

    def _next(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.next_probe(at), at)

    def _back(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.previous_probe(at), at)

    def _skip(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.skip_probe(at), at)

    def _jump(self, number: str, at: Instant) -> None:
        self._moved(self._live.go_to(int(number) - 1, at), at)

    def _why_skipped(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.change_skip_reason(at) is not None, at)

    def _follow_up(self, _arg: str, at: Instant) -> None:
        """Asked; while the answers are open, the chosen one was given."""
        if self.aside.answer is not None:
            self._moved(self._live.give_answer(self.aside.answer, at), at)
            return
        self._moved(self._live.ask_follow_up(at) is not None, at)

    def _adapted(self, _arg: str, at: Instant) -> None:
        self._moved(self._live.mark_adapted(at), at)

    def _phase(self, _arg: str, at: Instant) -> None:
        if self._live.change_phase(at) is not None:
            self.show_phase()
            self._moved(True, at)

    def _moved(self, moved: bool, at: Instant) -> None:
        if moved:
            self.aside = self.aside._replace(copied="")
            self.show(self._live.now_ms(at))
        self._board.show_writing()

    def _page_down(self, _arg: str, _at: Instant) -> None:
        self._view.scroll_script(1)

    def _page_up(self, _arg: str, _at: Instant) -> None:
        self._view.scroll_script(-1)

    def _claim(self) -> ClaimLook | None:
        step = self._live.probe
        if step is None:
            return self._handed
        for link in step.probe.links:
            moment = self._board.said_at(link.probe)
            if moment is not None:
                return claim_look(self._live, link, moment)
        return None
