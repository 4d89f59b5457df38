"""What the interviewer says besides the questions: the hints of a probe, and the pack's answers to "may I use …?"."""

from __future__ import annotations

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.following import ScriptedRound


class HelpingRound(ScriptedRound):
    """A round whose hints and answers are read out in the pack's words, and counted."""

    def hints_given(self, probe_id: str) -> list[int]:
        """Places of the hints of a probe that were given, each once, in the order of giving."""
        return list(dict.fromkeys(each.hint for each in self.fold.hints if each.probe == probe_id))

    def give_hint(self, at: Instant) -> int | None:
        """Give the next hint of the current probe; returns its place, None where there is none left."""
        step = self.probe
        if step is None or self.is_over:
            return None
        given = self.hints_given(step.probe.id)
        left = next((place for place in range(len(step.probe.hints)) if place not in given), None)
        if left is not None:
            at_ms = self.now_ms(at)
            self._add(b.HintGiven(act=self._new_id(), probe=step.probe.id, hint=left, at_ms=at_ms), at, at_ms)
        return left

    def give_answer(self, answer: int, at: Instant) -> bool:
        """The pack's answer at place `answer` was read out, before the first probe too."""
        if self.is_over or not 0 <= answer < len(self.pack.ai.answers):
            return False
        self.start(at)
        at_ms = self.now_ms(at)
        self._add(b.AnswerGiven(act=self._new_id(), answer=answer, at_ms=at_ms), at, at_ms)
        return True
