"""From a fold to the lines of the derived tables: the one place that knows how a round looks in them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.rounds.looping import owes
from interviewer_app.core.rounds.state import Moment, Rating, Touched, Visit
from interviewer_app.core.workspace.home_rows import RoundRow


class MomentRow(NamedTuple):
    id: str
    round: str
    kind: str | None
    dimension: str | None
    direction: str
    prompted: bool
    mode: str
    at_ms: int
    entered_ms: int
    wall_us: int
    probe: str | None
    phase: str | None
    note: str
    late: bool
    paused: bool
    after_round: bool
    withdrawn: bool


class RatingRow(NamedTuple):
    """`cites` is a JSON array of moment ids."""

    round: str
    dimension: str
    level: int | None
    no_evidence: str | None
    cites: str
    rationale: str
    wall_us: int


class VisitRow(NamedTuple):
    round: str
    number: int
    probe: str
    from_ms: int
    to_ms: int | None


class SpanRow(NamedTuple):
    """`to_ms` is None while it runs."""

    round: str
    id: str
    kind: str
    from_ms: int
    to_ms: int | None


class MarkRow(NamedTuple):
    """How a probe was marked last; `reason` of a skip, None where nobody said."""

    round: str
    probe: str
    outcome: str
    reason: str | None


class HintRow(NamedTuple):
    """A hint that was read out: `id` is that of its act, `hint` its place in the probe's ladder, from 0."""

    round: str
    id: str
    probe: str
    hint: int
    at_ms: int


class StreamRow(NamedTuple):
    stream: str
    subject: str
    subject_id: str
    author: str
    device: str


class Statement(NamedTuple):
    sql: str
    values: tuple[Any, ...]


def _put(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT OR REPLACE INTO {table}({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


PUT_STREAM = _put("streams", StreamRow._fields)
PUT_ROUND = _put("rounds", RoundRow._fields)
PUT_MOMENT = _put("moments", MomentRow._fields)
PUT_RATING = _put("ratings", RatingRow._fields)
PUT_SPAN = _put("spans", SpanRow._fields)
DROP_SPAN = "DELETE FROM spans WHERE round = ? AND id = ?"
PUT_VISIT = _put("probe_visits", VisitRow._fields)
PUT_MARK = _put("probe_marks", MarkRow._fields)
DROP_VISIT = "DELETE FROM probe_visits WHERE round = ? AND number = ?"
DROP_MARK = "DELETE FROM probe_marks WHERE round = ? AND probe = ?"
PUT_HINT = _put("hints", HintRow._fields)
DROP_HINT = "DELETE FROM hints WHERE round = ? AND id = ?"


def round_row(round_id: str, fold: RoundFold) -> RoundRow | None:
    """None for a round of which nobody has said yet what it is."""
    facts = fold.facts
    if facts is None:
        return None
    pack, started = facts.pack, fold.started
    return RoundRow(
        round_id, facts.candidate, facts.candidate_id, facts.role, facts.level, pack.id, pack.version, pack.title,
        pack.digest, facts.minutes, facts.interviewer, facts.practice, fold.state, facts.planned_us,
        fold.started_us, fold.ended_us, fold.seals[-1].wall_us if fold.seals else None,
        started.offset_min if started else None, fold.stopped_ms, fold.acts.standing,
        sum(owes(facts, dimension) for dimension in fold.ratings), facts.to_rate,
        facts.starts_us, facts.invitation, facts.called_off, facts.pilot, facts.interview,
        facts.loop.id if facts.loop else "", facts.loop.round if facts.loop else "",
    )  # fmt: skip


def moment_row(round_id: str, m: Moment) -> MomentRow:
    return MomentRow(
        m.id, round_id, m.kind, m.dimension, m.direction, m.prompted, m.mode, m.at_ms, m.entered_ms, m.wall_us, m.probe,
        m.phase, m.note, m.late, m.paused, m.after_round, m.withdrawn,
    )  # fmt: skip


def rating_row(round_id: str, rating: Rating) -> RatingRow:
    cites = json.dumps(rating.cites, ensure_ascii=False, separators=(",", ":"))
    return RatingRow(
        round_id, rating.dimension, rating.level, rating.no_evidence, cites, rating.rationale, rating.wall_us
    )


def visit_row(round_id: str, visit: Visit) -> VisitRow:
    return VisitRow(round_id, *visit)


def touched_rows(round_id: str, fold: RoundFold, touched: Touched) -> Iterator[Statement]:
    """What one entry changes in the derived tables: two lines, or those of all that it changes at once."""
    for moment in touched.moments:
        yield Statement(PUT_MOMENT, moment_row(round_id, fold.acts.moments[moment]))
    for dimension in touched.ratings:
        yield Statement(PUT_RATING, rating_row(round_id, fold.ratings[dimension]))
    for number in touched.visits:
        yield _visit_row(round_id, fold, number)
    for probe in touched.marks:
        yield _mark_row(round_id, fold, probe)
    for act in touched.hints:
        yield _hint_row(round_id, fold, act)
    if touched.spans:
        yield from _span_rows(round_id, fold, touched.spans)
    if touched.round:
        row = round_row(round_id, fold)
        if row is not None:
            yield Statement(PUT_ROUND, row)


def _span_rows(round_id: str, fold: RoundFold, spans: tuple[str, ...]) -> Iterator[Statement]:
    standing = {span.id: span for span in fold.spans}
    for span in spans:
        known = standing.get(span)
        if known is None:
            yield Statement(DROP_SPAN, (round_id, span))
        else:
            yield Statement(PUT_SPAN, SpanRow(round_id, *known))


def _visit_row(round_id: str, fold: RoundFold, number: int) -> Statement:
    if number > len(fold.visits):
        return Statement(DROP_VISIT, (round_id, number))
    return Statement(PUT_VISIT, visit_row(round_id, fold.visits[number - 1]))


def _mark_row(round_id: str, fold: RoundFold, probe: str) -> Statement:
    outcome = fold.outcomes.get(probe)
    if outcome is None:
        return Statement(DROP_MARK, (round_id, probe))
    return Statement(PUT_MARK, MarkRow(round_id, probe, outcome, fold.reasons.get(probe)))


def _hint_row(round_id: str, fold: RoundFold, act: str) -> Statement:
    given = fold.acts.hint(act)
    if given is None:
        return Statement(DROP_HINT, (round_id, act))
    body, later_ms = given
    return Statement(PUT_HINT, HintRow(round_id, act, body.probe, body.hint, body.at_ms + later_ms))


def all_rows(round_id: str, fold: RoundFold) -> Iterator[Statement]:
    """Every line of a round."""
    everything = Touched(
        tuple(fold.moments), tuple(fold.ratings), tuple(visit.number for visit in fold.visits), round=True,
        spans=tuple(span.id for span in fold.spans), marks=tuple(fold.outcomes),
        hints=tuple(body.act for body, _later in fold.acts.standing_of(b.HintGiven)),
    )
    return touched_rows(round_id, fold, everything)
