"""Keys that begin and end spans, and what the window shows of them."""

from __future__ import annotations

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.ui.live.looks import SpanLook
from interviewer_app.ui.live.parts import Actions, Parts
from interviewer_app.ui.live.words import span_word


class SpanActions:
    """One key starts a span, the same or another one ends it."""

    def __init__(self, parts: Parts) -> None:
        self._view, self._live, self._keys, self._board = parts.view, parts.live, parts.keys, parts.board
        self._shown: object = None

    @property
    def actions(self) -> Actions:
        return {"span": self._span}

    def show(self, now_ms: int) -> None:
        """Draw the spans as they are, if they have changed, and how long the open one has been running."""
        spans = self._live.fold.spans
        if spans is not self._shown:
            self._shown = spans
            cap = self._keys.cap
            looks = (SpanLook(s.kind, cap("span", s.kind), span_word(s.kind), s.from_ms, s.to_ms) for s in spans)
            self._view.show_spans(tuple(looks), now_ms)
        running = self._live.open_span
        if running is None:
            self._view.show_running("", 0)
        else:
            self._view.show_running(running.kind, max(0, now_ms - running.from_ms) // 1000)

    def _span(self, kind: str, at: Instant) -> None:
        if self._live.span(kind, at):
            self.show(self._live.now_ms(at))
            running = self._live.open_span
            self._view.announce(span_word(kind) if running is not None else "")
        self._board.show_writing()
