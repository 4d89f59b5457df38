"""What set this round apart from the script everybody gets: sentences for the card, computed, never assumed."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.script import ProbeLine
from interviewer_app.core.texts import _, plural


def deviations(fold: RoundFold, pack: Pack, script: tuple[ProbeLine, ...]) -> Iterator[str]:
    """One sentence per difference, in a fixed order; nothing where the round followed its script."""
    assert fold.facts is not None
    for line in script:
        if line.outcome == "adapted":
            yield _("Probe {n} was asked in adapted words.").format(n=line.number)
        elif line.outcome == "skipped":
            yield _("Probe {n} was skipped.").format(n=line.number)
        elif line.outcome == "not-reached":
            yield _("Probe {n} was not reached.").format(n=line.number)
    if _out_of_order(script):
        yield _("Probes were asked in another order than the script's.")
    written_for = pack.script_for(fold.facts.minutes).written_for
    if written_for is not None and written_for != fold.facts.minutes:
        yield _("The script was written for {planned} minutes, {arranged} were arranged.").format(
            planned=written_for, arranged=fold.facts.minutes
        )
    planned = len(pack.ai.phases) - 1
    if pack.ai.phases and len(fold.phases) != planned:
        yield _("Changes of the AI phase: {n}; the pack plans {planned}.").format(n=len(fold.phases), planned=planned)
    if fold.gaps:
        yield plural("The application was away once.", "The application was away {n} times.", len(fold.gaps))
    late = sum(1 for moment in fold.counted if moment.after_round)
    if late:
        yield plural("One moment was added after the round.", "{n} moments were added after the round.", late)
    if pack.draft:
        yield _("The pack is a draft: anchors are missing.")


def _out_of_order(script: tuple[ProbeLine, ...]) -> bool:
    starts = [line.from_ms for line in script if line.from_ms is not None]
    return starts != sorted(starts)
