"""How the script went: each planned probe as asked, adapted, skipped or not reached, with planned and used time."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.outcomes import Outcome, outcome_of
from interviewer_app.core.rubrics.models import Pack, PlannedProbe, Probe


@dataclass(frozen=True, slots=True)
class ProbeLine:
    """One planned probe. `from_ms` is the first visit (None: never), `used_ms` the sum over all visits.

    reason:      why it was skipped, a slug; "" where nobody said
    hints_given: places of the hints that were read out, each once
    """

    number: int
    probe: Probe
    outcome: Outcome
    from_ms: int | None
    used_ms: int
    budget_s: int | None
    follow_ups: int
    follow_ups_asked: int
    reason: str = ""
    hints_given: tuple[int, ...] = ()


def probe_lines(fold: RoundFold, pack: Pack) -> tuple[ProbeLine, ...]:
    """The planned probes of a round in the order of its script."""
    assert fold.facts is not None
    steps = pack.script_for(fold.facts.minutes).steps
    return tuple(_line(number, step, fold) for number, step in enumerate(steps, start=1))


def _line(number: int, step: PlannedProbe, fold: RoundFold) -> ProbeLine:
    visits = [visit for visit in fold.visits if visit.probe == step.probe.id]
    used = sum((visit.to_ms if visit.to_ms is not None else fold.last_ms) - visit.from_ms for visit in visits)
    asked = {f.follow_up for f in fold.follow_ups if f.probe == step.probe.id}
    outcome = outcome_of(fold.outcomes.get(step.probe.id), bool(visits))
    given = (hint.hint for hint in fold.hints if hint.probe == step.probe.id)
    return ProbeLine(
        number=number,
        probe=step.probe,
        outcome=outcome,
        from_ms=visits[0].from_ms if visits else None,
        used_ms=used,
        budget_s=step.budget_s,
        follow_ups=len(step.probe.follow_ups),
        follow_ups_asked=len(asked & {f.id for f in step.probe.follow_ups}),
        reason=fold.reasons.get(step.probe.id, "") if outcome == "skipped" else "",
        hints_given=tuple(dict.fromkeys(given)),
    )
