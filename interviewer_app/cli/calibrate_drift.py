"""`interviewer calibrate drift`: whose bar moved, which dimension's, and what a new version did."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from interviewer_app.cli.calibrate_source import add_source, source_of
from interviewer_app.cli.output import plain, print_json
from interviewer_app.core.texts import _, plural

if TYPE_CHECKING:
    from interviewer_app.core.calibration.drift.results import (
        DimensionDrift,
        DriftResult,
        RaterDrift,
        VersionBreak,
        VersionShift,
    )
    from interviewer_app.core.calibration.statistic import Statistic


def register(commands: argparse._SubParsersAction[Any]) -> None:
    words = _("whose bar moved since a baseline, which dimension's, and what a new version did")
    command = commands.add_parser("drift", help=words, allow_abbrev=False)
    add_source(command)
    day = _("the last day of the baseline; without it, up to the first new version, or by the number of rounds")
    command.add_argument("--baseline-to", metavar="DATE", help=day)
    command.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Drift of a table or the workspace; what cannot be told says why, and the exit stays 0."""
    source = source_of(args)
    from interviewer_app.core.calibration.drift.drift_json import drift_json
    from interviewer_app.core.calibration.drift.run import DriftOptions, drift

    result = drift(source.ratings, DriftOptions(args.unit, args.baseline_to))
    if args.json:
        found = drift_json(result)
        print_json(found | {"source": source.name, "remarks": [*source.remarks, *found["remarks"]]})
        return 0
    for line in (source.name, *source.remarks, *result.remarks, *_page(result)):
        print(plain(line))
    return 0


def _page(result: DriftResult) -> list[str]:
    baseline = result.baseline
    rounds = plural("{n} round", "{n} rounds", baseline.rounds)
    days = _("{since} to {until}").format(since=baseline.since, until=baseline.until) if baseline.since else rounds
    lines = [_("Baseline: {days}, {rounds}: {why}.").format(days=days, rounds=rounds, why=baseline.why), ""]
    order = {"flagged": 0, "steady": 1, "not enough data": 2}
    raters = sorted(result.interviewers, key=lambda one: (order[one.status], -abs(one.estimated_shift or 0.0)))
    lines += [_rater(one) for one in raters]
    lines += ["", *(_dimension(one) for one in result.dimensions)] if result.dimensions else []
    for each in result.breaks:
        lines += ["", *_break(each)]
    told = _("A version's shift over all dimensions: {statistic}")
    overall = [told.format(statistic=_statistic(result.version_overall))] if not result.breaks else []
    return [*lines, "", *overall, *result.team.words]


def _rater(one: RaterDrift) -> str:
    if one.status == "not enough data" or one.ci95 is None:
        return _("{name}: not enough data, because {why}").format(name=one.interviewer, why=one.because)
    rounds = plural("{n} round", "{n} rounds", one.rounds)
    seen = _("a shift under {least:.2f} logits would not show yet").format(least=one.would_show or 0.0)
    if one.status == "steady":
        return _("{name}: steady over {rounds}; {seen}").format(name=one.interviewer, rounds=rounds, seen=seen)
    shift = _shift(one.estimated_shift, one.ci95)
    since = _since(one.since, one.place)
    said = _("{name}: {direction} since {since}, by {shift} logits, q {q:.3f}, {rounds}")
    return said.format(
        name=one.interviewer, direction=_direction(one), since=since, shift=shift, q=one.q or 0.0, rounds=rounds
    )


def _dimension(one: DimensionDrift) -> str:
    if one.status == "not enough data" or one.ci95 is None:
        return _("{name}: not enough data, because {why}").format(name=one.dimension, why=one.because)
    if one.status == "steady":
        return _("{name}: steady against the other dimensions").format(name=one.dimension)
    said = _("{name}: {direction} than the other dimensions since {since}, by {shift} logits")
    since = _since(one.since, None)
    shift = _shift(one.estimated_shift, one.ci95)
    return said.format(name=one.dimension, direction=_direction(one), since=since, shift=shift)


def _break(one: VersionBreak) -> list[str]:
    head = _("{label} after {before}").format(label=one.label, before=one.before)
    head += f", {one.since}" if one.since else ""
    if one.because:
        told = [_("its dimensions cannot be told, because {why}").format(why=one.because)]
    else:
        told = [_moved(shift) for shift in one.shifts if shift.flagged]
        told = told or [_("no dimension moved against the others")]
    overall = _("all dimensions together: {statistic}").format(statistic=_statistic(one.overall))
    return [head, *(f"  {line}" for line in (*told, overall))]


def _moved(shift: VersionShift) -> str:
    said = _("{name}: {shift} logits against the other dimensions")
    return said.format(name=shift.dimension, shift=_shift(shift.relative_shift, shift.ci95))


def _statistic(statistic: Statistic) -> str:
    from interviewer_app.core.calibration.statistic import Undefined

    if isinstance(statistic, Undefined):
        return _("cannot be told, because {why}").format(why=statistic.because)
    ends = statistic.ci95 or (statistic.value, statistic.value)
    return _("{shift} logits").format(shift=_shift(statistic.value, ends))


def _shift(value: float | None, ends: tuple[float, float]) -> str:
    low, high = ends
    return _("{value:+.2f} ({low:+.2f} to {high:+.2f})").format(value=value or 0.0, low=low, high=high)


def _direction(one: RaterDrift | DimensionDrift) -> str:
    return _("stricter") if one.direction == "stricter" else _("milder")


def _since(day: str | None, place: int | None) -> str:
    return day or (_("round {n} after the baseline").format(n=place) if place else _("some time"))
