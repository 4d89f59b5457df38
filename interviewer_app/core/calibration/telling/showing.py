"""From results to what the team's figures show."""

from __future__ import annotations

from datetime import UTC, datetime

from interviewer_app.core.calibration.drift.results import DriftResult, RaterDrift, Stretch
from interviewer_app.core.calibration.figures.shown import (
    AgreementRow,
    AgreementShown,
    Break,
    DriftLine,
    DriftShown,
    NumberShown,
    Point,
    SeverityRow,
    SeverityShown,
)
from interviewer_app.core.calibration.figures.time_axis import DAY_US
from interviewer_app.core.calibration.severity.results import FEWEST_ROUNDS, RaterSeverity, SeverityResult
from interviewer_app.core.calibration.statistic import Statistic, Undefined, Value
from interviewer_app.core.calibration.telling.first_number import first_number, number_sentence
from interviewer_app.core.calibration.telling.moved import moved_sentence, since_words
from interviewer_app.core.calibration.telling.parted import parted_sentence
from interviewer_app.core.calibration.telling.version import main_break
from interviewer_app.core.calibration.telling.words import counted, day_of, short_day
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural

_MAIN = 1  # the group with most ratings


def number_shown(whole: Whole) -> NumberShown:
    number = first_number(whole)
    return NumberShown(number.value, number.ci95, number.luck, number_sentence(number))


# -- severity ---------------------------------------------------------------------------------------------------------


def severity_shown(whole: Whole) -> SeverityShown:
    """The largest group on the axis; other groups and those with too little data beside it."""
    if isinstance(whole.severity, Undefined):
        words = _("Severity is undefined, because {why}.").format(why=whole.severity.because)
        return SeverityShown((), (), "", words)
    drift = None if isinstance(whole.drift, Undefined) else whole.drift
    rows = [_severity_row(one, whole.severity, drift) for one in whole.severity.interviewers]
    on_axis = sorted(
        (row for row in rows if not row.because), key=lambda row: (-(row.severity or 0.0), row.interviewer)
    )
    aside = sorted((row for row in rows if row.because), key=lambda row: (-row.rounds, row.interviewer))
    return SeverityShown(tuple(on_axis), tuple(aside), _shift_head(drift, on_axis), _severity_words(on_axis, aside))


def _severity_row(one: RaterSeverity, result: SeverityResult, drift: DriftResult | None) -> SeverityRow:
    because = _because(one, result)
    if because:
        return SeverityRow(one.interviewer, one.n_sessions, because=because)
    moved = drift.rater(one.interviewer) if drift is not None else None
    if moved is None or moved.status != "flagged" or moved.direction is None:
        return SeverityRow(one.interviewer, one.n_sessions, one.severity, one.ci95)
    return SeverityRow(
        one.interviewer, one.n_sessions, one.severity, one.ci95, moved.direction, moved.estimated_shift, moved.ci95
    )


def _because(one: RaterSeverity, result: SeverityResult) -> str:
    """Why this rater does not stand beside the others, "" where it does."""
    if one.component != _MAIN:
        group = sum(each.component == one.component for each in result.interviewers)
        if group == 1:
            return _("Separate group: shares no candidate with the others")
        words = _("Separate group of {n}: shares no candidate with the others")
        return words.format(n=counted(group))
    if one.alone:
        return _("Nobody to compare with: shares no candidate with anybody")
    if one.too_few:
        words = _("Not enough data: {n} of the {needed} rounds it needs")
        return words.format(n=one.n_sessions, needed=FEWEST_ROUNDS)
    return ""


def _shift_head(drift: DriftResult | None, rows: list[SeverityRow]) -> str:
    """shift since rubric 2.0, shift since March, where that holds for all of them; "" where nobody moved."""
    moved = [drift.rater(row.interviewer) for row in rows if row.moved] if drift is not None else []
    if not moved or drift is None:
        return ""
    when = since_words(drift, [one for one in moved if one is not None], to_the_month=True)
    return _("shift {when}").format(when=when) if when else _("shift")


def _severity_words(on_axis: list[SeverityRow], aside: list[SeverityRow]) -> str:
    if not on_axis:
        return _("Nobody's severity can be compared.")
    who = plural("{{n}} interviewer", "{{n}} interviewers", len(on_axis)).format(n=counted(len(on_axis)).capitalize())
    told = _("{who} on an axis from milder to stricter with 95 % intervals").format(who=who)
    if len(on_axis) > 1:
        ends = _("from {low} at {a:.1f} to {high} at {b:.1f} logit").format(
            low=on_axis[-1].interviewer, a=on_axis[-1].severity, high=on_axis[0].interviewer, b=on_axis[0].severity
        )
        told = f"{told}, {ends}"
    moved = [row.interviewer for row in on_axis if row.moved]
    if moved:
        told += "; " + plural("{{n}} of them moved", "{{n}} of them moved", len(moved)).format(n=counted(len(moved)))
    if aside:
        told += "; " + plural("{{n}} is not compared", "{{n}} are not compared", len(aside)).format(
            n=counted(len(aside))
        )
    return f"{told}."


# -- agreement --------------------------------------------------------------------------------------------------------


def agreement_shown(whole: Whole) -> AgreementShown:
    if isinstance(whole.agreement, Undefined):
        return AgreementShown((), _("Agreement is undefined, because {why}.").format(why=whole.agreement.because))
    rows = [
        AgreementRow(name, found.n_pairs, *_percent(found.percent_exact), _number(found.percent_by_luck),
                     found.percent_exact.because if isinstance(found.percent_exact, Undefined) else "")
        for name, found in whole.agreement.dimensions
    ]  # fmt: skip
    rows.sort(key=lambda row: (row.percent is None, row.percent or 0.0, row.dimension))
    return AgreementShown(tuple(rows), parted_sentence(whole).text)


def _percent(statistic: Statistic) -> tuple[float | None, tuple[float, float] | None]:
    return (statistic.value, statistic.ci95) if isinstance(statistic, Value) else (None, None)


def _number(statistic: Statistic) -> float | None:
    return statistic.value if isinstance(statistic, Value) else None


# -- drift ------------------------------------------------------------------------------------------------------------


def drift_shown(whole: Whole) -> DriftShown:
    sentence = moved_sentence(whole).text
    if isinstance(whole.drift, Undefined):
        because = _("undefined, because {why}").format(why=whole.drift.because)
        return DriftShown((), (), 0, 1, sentence, because)
    drift = whole.drift
    by_round = not dated(drift)
    breaks = () if by_round else breaks_of(drift)
    some = [one for one in drift.interviewers if one.months and not one.because]
    some.sort(key=lambda one: (one.status != "flagged", -abs(one.estimated_shift or 0.0), one.interviewer))
    days = tuple(one.since for one in drift.breaks if one.since)
    lines = tuple(_line(one, days, by_round) for one in some)
    points = [point for line in lines for part in line.stretches for point in part]
    if not points:
        return DriftShown((), breaks, 0, 1, sentence, _("nobody has enough rounds to draw a line"))
    begin, end = ends_of(whole, points, by_round)
    return DriftShown(lines, breaks, begin, end, sentence, by_round=by_round)


def ends_of(whole: Whole, points: list[Point], by_round: bool) -> tuple[int, int]:
    """Both ends of the time axis."""
    if by_round:
        return 0, max(point.at_us for point in points) + 5
    if whole.period is not None:
        return whole.period.first_us, whole.period.last_us
    return min(point.at_us for point in points), max(point.at_us for point in points)


def dated(drift: DriftResult) -> bool:
    """Whether stretches stand in a calendar."""
    return any(part.since for one in drift.interviewers for part in one.months)


def day_us(iso: str) -> int:
    """Noon of an ISO date, UTC microseconds; 0 for what is none."""
    day = day_of(iso)
    return 0 if day is None else round(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()) * 1_000_000


def breaks_of(drift: DriftResult) -> tuple[Break, ...]:
    """Where versions changed; what the sentences speak of is strong."""
    main, found = main_break(drift), []
    for one in drift.breaks:
        day = day_of(one.since) if one.since else None
        if day is not None and one.since:
            label = _("{label}, {day}").format(label=one.label, day=short_day(day))
            found.append(Break(day_us(one.since) - DAY_US // 2, label, one is main))
    return tuple(found)


def _line(one: RaterDrift, days: tuple[str, ...], by_round: bool) -> DriftLine:
    """`days`: of breaks; drift begins what it smooths anew with the first stretch that begins after one."""
    points = stretch_points(one.months, by_round, smoothed=True)
    parts: list[list[Point]] = [[]]
    before: str | None = None
    for point, stretch in zip(points, one.months, strict=True):
        since = stretch.since
        if before is not None and since is not None and any(before < day <= since for day in days):
            parts.append([])
        parts[-1].append(point)
        before = since
    return DriftLine(one.interviewer, one.direction or "" if one.status == "flagged" else "", tuple(map(tuple, parts)))


def stretch_points(months: tuple[Stretch, ...], by_round: bool, *, smoothed: bool) -> list[Point]:
    """A point in the middle of each stretch."""
    found, before = [], 0
    for one in months:
        value, interval = (one.smoothed, one.smooth_ci95) if smoothed else (one.severity, one.ci95)
        middle = before + (one.rounds + 1) // 2
        if not by_round and one.since and one.until:
            middle = (day_us(one.since) + day_us(one.until)) // 2
        found.append(Point(middle, value, interval, one.rounds))
        before += one.rounds
    return found
