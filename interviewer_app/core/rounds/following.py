"""Following the script: which probe is being asked, what was asked of it, under which AI rule."""

from __future__ import annotations

from typing import Literal, NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Clock, Instant
from interviewer_app.core.rounds.desk import NewId
from interviewer_app.core.rounds.entries import Journal
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.timing import TimedRound
from interviewer_app.core.rubrics.models import Pack, PlannedProbe

SKIP_REASONS = ("no-time", "already-answered", "does-not-apply", "candidate-declined", "other")


class Position(NamedTuple):
    """Where the script stands: index into the planned probes (-1 before the first one), and how many there are."""

    at: int
    of: int


class ScriptedRound(TimedRound):
    """A round that follows the script its pack has for its minutes."""

    def __init__(self, fold: RoundFold, pack: Pack, journal: Journal, clock: Clock, new_id: NewId) -> None:
        super().__init__(fold, pack, journal, clock, new_id)
        assert fold.facts is not None, "a live round has been planned"
        self.script = pack.script_for(fold.facts.minutes).steps
        self.in_writing = False  # agreed for this candidate; no entry of the round tells it
        self._places = {step.probe.id: place for place, step in enumerate(self.script)}

    @property
    def position(self) -> Position:
        probe = self.fold.visits[-1].probe if self.fold.visits else None
        return Position(self._places.get(probe or "", -1), len(self.script))

    @property
    def probe(self) -> PlannedProbe | None:
        """The probe being asked."""
        index = self.position.at
        return self.script[index] if index >= 0 else None

    @property
    def spoken(self) -> str:
        """The words of the probe being asked: those for a candidate who answers in writing where that was agreed."""
        probe = self.probe.probe if self.probe else None
        return "" if probe is None else (probe.written if self.in_writing else "") or probe.text

    @property
    def phase(self) -> str | None:
        """The AI phase in force, None in a pack without phases."""
        if not self.pack.ai.phases:
            return None
        return self.fold.phases[-1].phase if self.fold.phases else self.pack.ai.phases[0].id

    def asked(self, probe_id: str) -> list[str]:
        """Follow-ups already asked of a probe."""
        return [f.follow_up for f in self.fold.follow_ups if f.probe == probe_id]

    def go_to(self, index: int, at: Instant) -> bool:
        """Move to the probe at `index` of the script; False beyond its ends, and once the round is over."""
        return self._go_to(index, at, None)

    def _go_to(self, index: int, at: Instant, act: str | None) -> bool:
        if self.is_over or not 0 <= index < len(self.script) or index == self.position.at:
            return False
        self.start(at)
        at_ms = self.now_ms(at)
        self._add(b.ProbeVisited(probe=self.script[index].probe.id, at_ms=at_ms, act=act), at, at_ms)
        return True

    def next_probe(self, at: Instant) -> bool:
        return self.go_to(self.position.at + 1, at)

    def previous_probe(self, at: Instant) -> bool:
        return self.go_to(self.position.at - 1, at)

    def ask_follow_up(self, at: Instant) -> str | None:
        """Mark the next follow-up of the current probe as asked; returns its id."""
        step = self.probe
        if step is None or self.is_over:
            return None
        asked = self.asked(step.probe.id)
        left = next((f for f in step.probe.follow_ups if f.id not in asked), None)
        if left is None:
            return None
        at_ms = self.now_ms(at)
        self._add(b.FollowUpAsked(probe=step.probe.id, follow_up=left.id, at_ms=at_ms, act=self._new_id()), at, at_ms)
        return left.id

    def mark_adapted(self, at: Instant) -> bool:
        """The current probe was asked in other words; again: in the pack's words after all."""
        step = self.probe
        if step is None:
            return False
        was = self.fold.outcomes.get(step.probe.id)
        self._mark(step.probe.id, "asked" if was == "adapted" else "adapted", at)
        return True

    def skip_probe(self, at: Instant) -> bool:
        """Leave the next probe out and go to the one after it; at the end of the script there is nothing to skip."""
        index = self.position.at + 1
        if self.is_over or index >= len(self.script):
            return False
        act = self._mark(self.script[index].probe.id, "skipped", at)
        self._go_to(index + 1, at, act)
        return True

    def change_skip_reason(self, at: Instant) -> str | None:
        """Say why the probe skipped last was: the next reason of the list, after the last one none; returns its id."""
        probe = self.fold.newest_skip
        if probe is None or self.is_over or self.fold.outcomes.get(probe) != "skipped":
            return None
        was = self.fold.reasons.get(probe)
        place = SKIP_REASONS.index(was) + 1 if was in SKIP_REASONS else 0
        reason = SKIP_REASONS[place] if place < len(SKIP_REASONS) else None
        self._mark(probe, "skipped", at, reason)
        return probe

    def _mark(
        self, probe: str, outcome: Literal["asked", "adapted", "skipped"], at: Instant, reason: str | None = None
    ) -> str:
        """Mark a probe; returns the act, which undo takes back."""
        act = self._new_id()
        self._add(b.ProbeMarked(probe=probe, outcome=outcome, reason=reason, act=act), at)
        return act

    def change_phase(self, at: Instant) -> str | None:
        """Move to the next AI phase of the pack (after the last: the first); returns its id."""
        ids = [phase.id for phase in self.pack.ai.phases]
        if not ids or self.is_over:
            return None
        following = ids[(ids.index(self.phase or ids[0]) + 1) % len(ids)]
        at_ms = self.now_ms(at)
        self._add(b.PhaseChanged(phase=following, at_ms=at_ms), at, at_ms)
        return following
