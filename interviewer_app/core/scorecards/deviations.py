"""What set this round apart from the script everybody gets: sentences for the card, computed, never assumed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.notices import answered
from interviewer_app.core.rounds.nudge_words import about_words
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.script import ProbeLine
from interviewer_app.core.texts import _, plural

Said = dict[str, tuple[str, ...]]


def deviations(fold: RoundFold, pack: Pack, script: tuple[ProbeLine, ...]) -> Iterator[str]:
    """One sentence per difference, in a fixed order; nothing where the round followed its script."""
    for sentences in said(fold, pack, script).values():
        yield from sentences


def said(fold: RoundFold, pack: Pack, script: tuple[ProbeLine, ...]) -> Said:
    """The same by what they are about, in the same order: a set of cards is laid side by side in these words."""
    return {
        "notices": tuple(_notices(fold)),
        "draft": (_("The pack is a draft: anchors are missing."),) if pack.draft else (),
        "probes": tuple(_probes(script)),
        "hints": tuple(_hints(script)),
        "nudges": tuple(_nudges(fold, pack)),
        "script": tuple(_length(fold, pack)),
        "ai-rule": tuple(_phases(fold, pack)),
        "away": tuple(_away(fold)),
        "after-round": tuple(_late(fold)),
    }


def _notices(fold: RoundFold) -> Iterator[str]:
    missed = {seen.line for seen in answered(fold) if seen.answer == "not-given"}
    if "notice" in missed:
        yield _("The notice was not given.")
    if "ai-rule" in missed:
        yield _("The AI rule was not given.")


def _probes(script: tuple[ProbeLine, ...]) -> Iterator[str]:
    for outcome, lines in groupby(script, key=lambda line: line.outcome):
        numbers = [line.number for line in lines]
        if outcome != "asked":
            yield _run(outcome, numbers[0], numbers[-1])
    if _out_of_order(script):
        yield _("Probes were asked in another order than the script's.")


def _length(fold: RoundFold, pack: Pack) -> Iterator[str]:
    assert fold.facts is not None
    written_for = pack.script_for(fold.facts.minutes).written_for
    if written_for is not None and written_for != fold.facts.minutes:
        yield _("The script was written for {planned} minutes, {arranged} were arranged.").format(
            planned=written_for, arranged=fold.facts.minutes
        )


def _phases(fold: RoundFold, pack: Pack) -> Iterator[str]:
    planned = len(pack.ai.phases) - 1
    if pack.ai.phases and len(fold.phases) != planned:
        yield _("Changes of the AI phase: {n}; the pack plans {planned}.").format(n=len(fold.phases), planned=planned)


def _away(fold: RoundFold) -> Iterator[str]:
    if fold.gaps:
        yield plural("The application was away once.", "The application was away {n} times.", len(fold.gaps))


def _late(fold: RoundFold) -> Iterator[str]:
    late = sum(1 for moment in fold.counted if moment.after_round)
    if late:
        yield plural("One moment was added after the round.", "{n} moments were added after the round.", late)


def _run(outcome: str, first: int, last: int) -> str:
    """One sentence for probes `first` to `last` in a row: a long script left early would fill a page otherwise."""
    one, many = {
        "adapted": (_("Probe {first} was asked in adapted words."), _("Probes {n} were asked in adapted words.")),
        "skipped": (_("Probe {first} was skipped."), _("Probes {n} were skipped.")),
        "not-reached": (_("Probe {first} was not reached."), _("Probes {n} were not reached.")),
    }[outcome]
    between = _("{first} and {last}") if last == first + 1 else _("{first} to {last}")
    return (one if first == last else many).format(first=first, n=between.format(first=first, last=last))


def _hints(script: tuple[ProbeLine, ...]) -> Iterator[str]:
    """How many hints were read out, and at which probes: others may have had none."""
    helped = [line for line in script if line.hints_given]
    if not helped:
        return
    where = ", ".join(
        _("probe {n} ({given} of {all})").format(n=line.number, given=len(line.hints_given), all=len(line.probe.hints))
        for line in helped
    )
    count = plural("One hint was given", "{n} hints were given", sum(len(line.hints_given) for line in helped))
    yield _("{count}: {where}.").format(count=count, where=where)


def _nudges(fold: RoundFold, pack: Pack) -> Iterator[str]:
    """What the copilot said: in another round it may have said something else, or nothing."""
    if not fold.nudges:
        return
    names = {dimension.id: dimension.name for dimension in pack.dimensions}
    about = Counter(about_words(nudge.rule, names.get(nudge.dimension or "", "")) for nudge in fold.nudges)
    said = "; ".join(words if times == 1 else _("{words} ({n} times)").format(words=words, n=times)
                     for words, times in about.items())  # fmt: skip
    count = plural("One nudge was shown", "{n} nudges were shown", len(fold.nudges))
    yield _("{count}: {said}.").format(count=count, said=said)


def _out_of_order(script: tuple[ProbeLine, ...]) -> bool:
    starts = [line.from_ms for line in script if line.from_ms is not None]
    return starts != sorted(starts)
