"""Back in the round after an interruption: one line says where it stands, and the next key takes it away."""

from __future__ import annotations

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.timing import HERE
from interviewer_app.core.texts import _
from interviewer_app.ui.live import words
from interviewer_app.ui.live.looks import ResumeLook
from interviewer_app.ui.live.parts import Parts

HERE_NS = 10_000_000_000
LONG_MS = 60_000  # a pause as long as this wants the line


class Resuming:
    """Shows the line, and keeps in reach of a crash when somebody listened last."""

    def __init__(self, parts: Parts) -> None:
        self._view, self._live, self._keys, self._board = parts.view, parts.live, parts.keys, parts.board
        self._outside, self._round = parts.outside, parts.round
        self._kept: Instant | None = None
        self.shown = False

    def open(self, at: Instant) -> None:
        """The window has come up on a round that was begun before."""
        away = self._live.away
        if away is not None:
            self._show(at, _("Away for {length}; the clock went on.").format(length=_length(away.length_ms)))
        elif self._live.fold.state == "paused" and self._live.fold.heads:
            cap = self._keys.cap("pause")
            self._show(at, _("The clock is paused; {key} lets it go on.").format(key=cap))

    def missed(self, since: Instant, at: Instant) -> None:
        """The machine slept, or the window was held up."""
        gap_ms = self._live.missed(since, at)
        if gap_ms is not None:
            self._show(at, _("Asleep for {length}; the clock went on.").format(length=_length(gap_ms)))

    def returned(self, length_ms: int, at: Instant) -> None:
        """The window has the keys again, after a long time elsewhere."""
        if self._live.fold.state == "live" and not self.shown:
            self._show(at, _("Elsewhere for {length}.").format(length=_length(length_ms)))

    def unpaused(self, at: Instant) -> None:
        """The clock goes on after a pause; after a short one there is nothing to say."""
        breaks = self._live.fold.breaks
        end_us = breaks[-1].to_us if breaks else None
        if self._live.fold.state == "live" and end_us is not None:
            length_ms = (end_us - breaks[-1].from_us) // 1000
            if length_ms >= LONG_MS:
                self._show(at, _("Paused for {length}.").format(length=_length(length_ms)))

    def go_on(self, at: Instant) -> None:
        """The key that does nothing else: the gap is written, and the line goes."""
        self._live.go_on(at)
        self.hide()
        self._board.show_writing()

    def hide(self) -> None:
        if self.shown:
            self.shown = False
            self._view.show_resume(None)

    def tick(self, at: Instant) -> None:
        """Note down from time to time that somebody listens."""
        self._kept = self._kept or at
        if at.boot_ns - self._kept.boot_ns >= HERE_NS and self._live.away is None:
            self._kept = at
            self._outside.save_draft(self._round, HERE, str(self._live.now_ms(at)))

    def over(self) -> None:
        """The round has ended: nobody needs to know any more."""
        self._outside.wipe_draft(self._round, HERE)

    def _show(self, at: Instant, detail: str) -> None:
        self.shown = True
        probe, moment, left = self._where(at)
        line, short = ", ".join((probe, moment, left)), f"{probe}, {left}"
        self._view.show_resume(ResumeLook(line, short, detail, self._keys.cap("note")))
        self._view.announce(f"{line}. {detail}")

    def _where(self, at: Instant) -> tuple[str, str, str]:
        """Probe, last moment, minutes left."""
        live, last = self._live, self._live.last
        probe = _("Probe {n}").format(n=live.position.at + 1) if live.probe is not None else _("Before the first probe")
        moment = _("no moment yet")
        if last is not None:
            name = words.kind_name(live.pack, last.kind)
            moment = _("last moment {name} {time}").format(name=name, time=words.clock_text(last.at_ms))
        facts = live.fold.facts
        left_ms = (facts.minutes * 60_000 if facts else 0) - live.now_ms(at)
        minutes = _("{n} min left") if left_ms >= 0 else _("{n} min over")
        return probe, moment, minutes.format(n=abs(left_ms) // 60_000)


def _length(ms: int) -> str:
    return words.short_time(max(0, ms) // 1000)
