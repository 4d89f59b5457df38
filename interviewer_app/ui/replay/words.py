"""The words and records of a replay: its head, the time line at an instant, what was said, what was written.

Pauses of the round are not shown: they may be an accommodation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interviewer_app.core.exchange.beside import Committed
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.purpose import purpose_of, purpose_words
from interviewer_app.core.rounds.quotes import Said
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.script import probe_lines
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import Band, Cut, MarkLook, PlanLook, SpanLook
from interviewer_app.ui.live.words import clock_text, rule_words, span_word
from interviewer_app.ui.replay.clock import ReplayClock
from interviewer_app.ui.replay.looks import HeadLook, WorkLook


def head_of(fold: RoundFold, pack: Pack, end_ms: int) -> HeadLook:
    facts = fold.facts
    assert facts is not None
    about = (purpose_words(purpose_of(facts)), pack.title, _("by {name}").format(name=facts.interviewer))
    return HeadLook(facts.candidate, " · ".join(filter(None, about)), _("of {time}").format(time=clock_text(end_ms)))


def plan_of(fold: RoundFold, pack: Pack, clock: ReplayClock) -> PlanLook:
    """The probes as they were visited, and the AI phases: those of the whole round, so that one sees where one is."""
    numbers = {line.probe.id: line.number for line in probe_lines(fold, pack)}
    end_ms = clock.end_ms
    bands = tuple(
        Band(numbers.get(visit.probe, 0), pack.probe(visit.probe).title, visit.from_ms,
             min(end_ms, visit.to_ms if visit.to_ms is not None else end_ms), "past")
        for visit in fold.visits
    )  # fmt: skip
    rules = {phase.id: rule_words(phase.rule == "allowed") for phase in pack.ai.phases}
    cuts = tuple(Cut(phase.from_ms, rules.get(phase.phase, phase.phase), "phase") for phase in fold.phases)
    return PlanLook(max(end_ms, 1000), bands, cuts, (), True)


def spans_of(fold: RoundFold, at_ms: int) -> tuple[SpanLook, ...]:
    """The spans that had begun; one that goes on runs."""
    begun = [span for span in fold.spans if span.from_ms <= at_ms]
    return tuple(
        SpanLook(
            span.kind, span_word(span.kind)[:1], span_word(span.kind), span.from_ms,
            span.to_ms if span.to_ms is not None and span.to_ms <= at_ms else None,
        )
        for span in begun
    )  # fmt: skip


def mark_of(pack: Pack, moment: Moment, letters: Mapping[str, str]) -> MarkLook:
    track = pack.dimension(moment.dimension).track if moment.dimension else ""
    letter = letters.get(moment.kind or "", "·")
    return MarkLook(
        moment.id, letter if len(letter) == 1 else "·", moment.direction, moment.prompted, track,
        moment.dimension or "", moment.at_ms, False,
    )  # fmt: skip


def said_lines(said: Sequence[Said]) -> list[str]:
    """Each thing said on a line: when, who, what."""
    return [said_words(each) for each in said]


def said_words(said: Said) -> str:
    time = said_time(said)
    return "  ".join(filter(None, (time, f"{said.speaker}:" if said.speaker else "", said.text)))


def said_time(said: Said) -> str:
    time = clock_text(said.at_ms) if said.at_ms >= 0 else f"−{clock_text(-said.at_ms)}"
    return _("about {time}").format(time=time) if said.about else time


def work_look(committed: Committed) -> WorkLook:
    commit = committed.commit
    time = clock_text(committed.at_ms) if committed.at_ms >= 0 else _("before the round")
    about = " · ".join(filter(None, (time, commit.id[:8], commit.author)))
    diff = commit.diff or _("No line was changed.")
    return WorkLook(commit.subject, about, diff + ("\n…" if commit.cut else ""))
