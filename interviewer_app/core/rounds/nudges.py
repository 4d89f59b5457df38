"""The copilot: rules of the pack, the round so far and the time in, at most one line out.

Nothing here remembers, draws or writes: the same round at the same time says the same. No rule looks at a direction, a
note or a rating. While somebody reads, is silent or fights the equipment nothing is said, and that time does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from interviewer_app.core.rounds.evidence import Evidence
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rubrics.models import Nudge as Rule
from interviewer_app.core.rubrics.models import Pack, PlannedProbe

QUIET = ("reading", "quiet", "trouble")


class Nudge(NamedTuple):
    """Something worth a line.

    rule:      the rule of the pack that says it
    about:     id of what it is about (a dimension, a moment or a probe); a rule speaks of one thing once in a round
    follow_up: what to ask of `probe`, the one being asked, if anything
    figures:   the numbers it saw, for the words (`nudge_words`)
    """

    rule: Rule
    about: str
    dimension: str | None = None
    probe: str | None = None
    follow_up: str | None = None
    moment: str | None = None
    figures: tuple[int, ...] = ()

    @property
    def cause(self) -> tuple[str, str]:
        return self.rule.rule, self.about


@dataclass(frozen=True, slots=True)
class Situation:
    """A round at `now_ms`. `place`: index of the probe being asked, -1 before the first one."""

    pack: Pack
    fold: RoundFold
    script: Sequence[PlannedProbe]
    place: int
    evidence: Evidence
    now_ms: int

    @property
    def left_ms(self) -> int:
        """What is left of the time arranged."""
        assert self.fold.facts is not None
        return self.fold.facts.minutes * 60_000 - self.now_ms

    @property
    def listens(self) -> bool:
        """Whether a line may be shown: the clock runs, and nobody is reading, silent or in trouble."""
        spans = self.fold.spans
        return self.fold.state == "live" and not (spans and spans[-1].to_ms is None and spans[-1].kind in QUIET)

    def counted_ms(self, from_ms: int, to_ms: int | None = None) -> int:
        """How much of a stretch (until now, if it has no end) counts: without reading, quiet and trouble."""
        end = self.now_ms if to_ms is None else to_ms
        lost = 0
        for span in reversed(self.fold.spans):
            until = self.now_ms if span.to_ms is None else span.to_ms
            if until <= from_ms:
                break
            if span.kind in QUIET:
                lost += max(0, min(until, end) - max(span.from_ms, from_ms))
        return max(0, end - from_ms - lost)

    def asked(self, probe: str) -> set[str]:
        """Follow-ups of a probe that were asked."""
        return {each.follow_up for each in self.fold.follow_ups if each.probe == probe}

    def next_follow_up(self, wanted: Sequence[str] = ()) -> str | None:
        """The next follow-up of the probe being asked; of `wanted` alone where any of them is its own."""
        if self.place < 0:
            return None
        probe = self.script[self.place].probe
        asked = self.asked(probe.id)
        own = [each.id for each in probe.follow_ups if each.id in wanted] or [each.id for each in probe.follow_ups]
        return next((each for each in own if each not in asked), None)


def causes_shown(fold: RoundFold) -> frozenset[tuple[str, str]]:
    """What the nudges of a round were about: none of it is said again."""
    return frozenset((each.rule, each.moment or each.dimension or each.probe or "") for each in fold.nudges)


def pick(now: Situation, done: frozenset[tuple[str, str]]) -> Nudge | None:
    """The first thing the rules have to say, in the order of the pack; nothing of what is `done`."""
    if not now.listens:
        return None
    return next((each for rule in now.pack.nudge_rules for each in _said(now, rule, done)), None)


def again(now: Situation, nudge: Nudge) -> Nudge | None:
    """The same nudge with the figures of now; None once it no longer holds."""
    others = causes_shown(now.fold) - {nudge.cause}
    return next((each for each in _said(now, nudge.rule, others) if each.cause == nudge.cause), None)


def _said(now: Situation, rule: Rule, done: frozenset[tuple[str, str]]) -> Iterator[Nudge]:
    return (each for each in _RULES[rule.rule](now, rule, done) if each.cause not in done)


def _unchecked(now: Situation, rule: Rule, done: frozenset[tuple[str, str]]) -> Iterator[Nudge]:
    """Output was trusted and nothing happened that tests, rejects or verifies it."""
    checked = now.evidence.newest(rule.checks)
    for span in now.fold.spans:
        if span.kind in rule.spans:
            checked = max(checked, now.now_ms if span.to_ms is None else span.to_ms)
    told = [now.fold.moments[about].at_ms for name, about in done if name == rule.rule and about in now.fold.moments]
    found = now.evidence.first_after(rule.trusted, max([checked, *told]))
    if found is None:
        return
    at_ms, moment = found
    waited = now.counted_ms(at_ms)
    if waited >= (rule.within_s or 0) * 1000:
        known = now.fold.moments[moment]
        step = now.script[now.place].probe if now.place >= 0 else None
        fits = step is not None and (step.id == known.probe or known.dimension in step.dimensions)
        follow_up = now.next_follow_up(rule.follow_ups) if fits else None
        yield Nudge(
            rule, moment, known.dimension, step.id if step and fits else known.probe, follow_up, moment,
            (at_ms, waited),
        )  # fmt: skip


def _no_evidence(now: Situation, rule: Rule, _done: frozenset[tuple[str, str]]) -> Iterator[Nudge]:
    """A dimension has no moment, and the time for it runs out."""
    arranged = now.now_ms + now.left_ms
    is_late = now.now_ms * 100 >= (rule.after_percent or 0) * arranged
    for dimension in now.pack.dimensions:
        if now.evidence.on(dimension.id) or (rule.dimensions and dimension.id not in rule.dimensions):
            continue
        asking = [place for place, step in enumerate(now.script) if dimension.id in step.probe.dimensions]
        if not asking and not dimension.target:
            continue  # a level facet that nobody asks for may show, or not
        if is_late or (now.place >= 0 and asking and _runs_out(now, asking[-1])):
            place = next((each for each in asking if each >= now.place), asking[-1] if asking else -1)
            probe = now.script[place].probe.id if place >= 0 else None
            follow_up = now.next_follow_up() if place == now.place and place >= 0 else None
            yield Nudge(rule, dimension.id, dimension.id, probe, follow_up, None, (place, now.place, now.left_ms))


def _runs_out(now: Situation, last: int) -> bool:
    """The last probe for it is over, or it is this one or the next and this one's planned time is used up."""
    if now.place > last:
        return True
    budget_s = now.script[now.place].budget_s
    return now.place >= last - 1 and budget_s is not None and _used_ms(now) >= budget_s * 1000


def _hints(now: Situation, rule: Rule, _done: frozenset[tuple[str, str]]) -> Iterator[Nudge]:
    """A probe took more hints than the pack allows."""
    given = now.fold.hints
    if given:
        probe = given[-1].probe
        count = len({each.hint for each in given if each.probe == probe})
        if count > (rule.most or 0):
            yield Nudge(rule, probe, None, probe, None, None, (count, rule.most or 0))


def _pace(now: Situation, rule: Rule, _done: frozenset[tuple[str, str]]) -> Iterator[Nudge]:
    """The probe takes longer than planned."""
    step = now.script[now.place] if now.place >= 0 else None
    if step is None or step.budget_s is None:
        return
    over = _used_ms(now) - step.budget_s * 1000
    if over >= (rule.over_s or 0) * 1000:
        ahead = sum(now.fold.outcomes.get(each.probe.id) != "skipped" for each in now.script[now.place + 1 :])
        yield Nudge(rule, step.probe.id, None, step.probe.id, None, None, (over, ahead, now.left_ms))


def _used_ms(now: Situation) -> int:
    """How long the probe being asked has taken, over all its visits."""
    probe = now.script[now.place].probe.id
    return sum(now.counted_ms(each.from_ms, each.to_ms) for each in now.fold.visits if each.probe == probe)


_RULES: dict[str, Callable[[Situation, Rule, frozenset[tuple[str, str]]], Iterator[Nudge]]] = {
    "unchecked": _unchecked,
    "no-evidence": _no_evidence,
    "hints": _hints,
    "pace": _pace,
}
