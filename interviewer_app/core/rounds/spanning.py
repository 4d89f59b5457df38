"""Beginning and ending spans: one key starts, the same or another one ends."""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.amending import AmendingRound
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.spans import Span

SAME_PRESS_NS = 400_000_000


class SpanningRound(AmendingRound):
    """A round in which the interviewer says what the time goes into."""

    _last_press: tuple[str, int] = ("nothing yet", 0)

    @property
    def open_span(self) -> Span | None:
        """The span that runs now."""
        spans = self.fold.spans
        return spans[-1] if spans and spans[-1].to_ms is None else None

    def span(self, kind: str, at: Instant) -> bool:
        """Start a span, or end it if it is the one that runs; whichever other one runs ends at the same instant.

        returns: False for the same key again within 400 ms, and while the clock stands: nothing runs then
        """
        name = f"span {kind}"
        if self.fold.state not in ("planned", "live") or self._is_same_press(name, at):
            return False
        self.start(at)
        at_ms, running = self.now_ms(at), self.open_span
        if running is not None and running.kind == kind:
            self._add(b.SpanEnded(ending=self._new_id(), span=running.id, at_ms=at_ms), at, at_ms)
        else:
            self._add(b.SpanStarted(span=self._new_id(), span_kind=kind, at_ms=at_ms), at, at_ms)
        return True

    def _is_same_press(self, name: str, at: Instant) -> bool:
        """Whether the key called `name` was pressed within the last 400 ms with none between: one press, not two."""
        same = self._last_press[0] == name and at.boot_ns - self._last_press[1] < SAME_PRESS_NS
        if not same:
            self._last_press = (name, at.boot_ns)
        return same
