"""Keys that follow the script, and what the script panel shows of it."""

from __future__ import annotations

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.ui.live import words
from interviewer_app.ui.live.looks import ClaimLook
from interviewer_app.ui.live.parts import Actions, Parts
from interviewer_app.ui.live.script_words import claim_look, plan_look, probe_time, script_look


class ScriptActions:
    """Next, back, follow-ups, AI phases."""

    def __init__(self, parts: Parts) -> None:
        self._view, self._live, self._keys, self._board = parts.view, parts.live, parts.keys, parts.board

    @property
    def actions(self) -> Actions:
        return {
            "next": self._next,
            "back": self._back,
            "follow-up": self._follow_up,
            "adapted": self._adapted,
            "skip": self._skip,
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
        self._view.show_script(script_look(self._live, self._claim()))

    def show_phase(self) -> None:
        self._view.show_phase(words.phase_look(self._live.pack.ai, self._live.phase, self._keys.cap("phase")))

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
            self.show_phase()
            self._moved(True, at)

    def _moved(self, moved: bool, at: Instant) -> None:
        if moved:
            self.show(self._live.now_ms(at))
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
