"""From results to what the figures on an interviewer's own page show."""

from __future__ import annotations

from interviewer_app.core.calibration.drift.results import (
    FALSE_FLAGS,
    FALSE_ROUNDS,
    FEWEST_ROUNDS,
    DriftResult,
    RaterDrift,
)
from interviewer_app.core.calibration.figures.severity_fold import middle_half
from interviewer_app.core.calibration.figures.shown import (
    CusumShown,
    HabitRow,
    HabitsShown,
    MonthsShown,
    Point,
)
from interviewer_app.core.calibration.habits_result import Habit, Habits
from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.moved import near_break
from interviewer_app.core.calibration.telling.rater import rater_told
from interviewer_app.core.calibration.telling.showing import breaks_of, dated, day_us, ends_of, stretch_points
from interviewer_app.core.calibration.telling.words import day_of, short_day
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.texts import _, plural

_FEWEST_COLLEAGUES = 4  # fewer would be people, not a band


def months_shown(whole: Whole, interviewer: str) -> MonthsShown:
    sentence = rater_told(whole, interviewer).sentence.text
    drift, one = _of(whole, interviewer)
    if drift is None or one is None or not one.months:
        return MonthsShown((), None, (), 0, 1, sentence, _nothing_to_draw())
    by_round = not dated(drift)
    points = stretch_points(one.months, by_round, smoothed=False)
    begin, end = ends_of(whole, points, by_round)
    breaks = () if by_round else breaks_of(drift)
    return MonthsShown(tuple(points), _colleagues(whole, interviewer), breaks, begin, end, sentence, by_round=by_round)


def _nothing_to_draw() -> str:
    return _("There is nothing to draw yet: it takes rounds on candidates whom others rated too.")


def _of(whole: Whole, interviewer: str) -> tuple[DriftResult | None, RaterDrift | None]:
    if isinstance(whole.drift, Undefined):
        return None, None
    return whole.drift, whole.drift.rater(interviewer)


def _colleagues(whole: Whole, interviewer: str) -> tuple[float, float] | None:
    """The middle half of the others in the same group."""
    if isinstance(whole.severity, Undefined):
        return None
    own = whole.severity.rater(interviewer)
    others = [
        each.severity
        for each in whole.severity.interviewers
        if own is not None and each is not own and each.component == own.component and not each.too_few
    ]
    return middle_half(others) if len(others) >= _FEWEST_COLLEAGUES else None


def cusum_shown(whole: Whole, interviewer: str) -> CusumShown:
    drift, one = _of(whole, interviewer)
    if drift is None or one is None or not one.steps:
        missing = _("It takes {n} rounds within the baseline and {n} after it, on candidates others rated too.")
        because = missing.format(n=FEWEST_ROUNDS)
        return CusumShown((), (), (), None, "", "", (), 0, 1, because, because)
    by_round = any(step.day is None for step in one.steps)
    at = [step.place if by_round or step.day is None else day_us(step.day) for step in one.steps]
    stricter = tuple(Point(when, step.stricter) for when, step in zip(at, one.steps, strict=True))
    milder = tuple(Point(when, step.milder) for when, step in zip(at, one.steps, strict=True))
    limit = tuple(Point(when, step.limit) for when, step in zip(at, one.steps, strict=True))
    begin, end = (0, len(at)) if by_round else ends_of(whole, list(stricter), by_round)
    words, crossed = _crossed(drift, one)
    note = _("{n} in 100 who are steady cross it within {rounds} rounds").format(
        n=round(FALSE_FLAGS * 100), rounds=FALSE_ROUNDS
    )
    sentence = _("The running sums of surprises stay below their limit.")
    if crossed:
        sentence = _("A running sum of surprises {crossed}.").format(crossed=crossed)
    return CusumShown(
        stricter, milder, limit, words, crossed, note, () if by_round else breaks_of(drift), begin, end, sentence,
        by_round=by_round,
    )  # fmt: skip


def _crossed(drift: DriftResult, one: RaterDrift) -> tuple[int | None, str]:
    """When the limit was crossed first, and words for it."""
    if one.status != "flagged":
        return None, ""
    day = day_of(one.crossed) if one.crossed else None
    if day is None or one.crossed is None:
        if one.crossed_place is None:
            return None, ""
        return one.crossed_place, _("crossed its limit at round {n}").format(n=one.crossed_place)
    words = _("crossed its limit on {day}").format(day=short_day(day))
    began = day_of(one.since) if one.since else None
    near = near_break(drift, [began]) if began is not None else None
    if near is not None and near.since:
        after = sum(step.day is not None and near.since <= step.day <= one.crossed for step in one.steps)
        rounds = plural("{{words}}, {n} round after {{label}}", "{{words}}, {n} rounds after {{label}}", after)
        words = rounds.format(words=words, label=near.after)
    return day_us(one.crossed), words


def habits_shown(whole: Whole, interviewer: str) -> HabitsShown:
    """Empty where the ratings came without rounds."""
    found = next((each for each in whole.habits if each.rater == interviewer), None)
    if found is None:
        return HabitsShown((), _("Habits come from rounds in the workspace; a table has none."))
    return habits_of(found)


def habits_of(habits: Habits) -> HabitsShown:
    """How often, prompted or not, how late: own figures beside the middle half of the colleagues'."""
    rows = [_habit(each) for each in (*habits.kinds, habits.prompted, habits.per_minute, habits.late)]
    outside = [row.label for row in rows if row.value is not None and row.middle and not _within(row.value, row.middle)]
    sentence = _("Habits over {n} rounds, beside the middle half of {others} colleagues.").format(
        n=habits.rounds, others=habits.others
    )
    if outside:
        sentence += " " + _("Outside it: {names}.").format(names=", ".join(outside))
    return HabitsShown(tuple(rows), sentence)


def _within(value: float, middle: tuple[float, float]) -> bool:
    return middle[0] <= value <= middle[1]


def _habit(one: Habit) -> HabitRow:
    percent = one.unit == "share"
    scale = 100.0 if percent else 1.0
    middle = None if one.lower is None or one.upper is None else (one.lower * scale, one.upper * scale)
    if one.own is None:
        return HabitRow(one.name, None, middle, percent, _("no round tells it"))
    return HabitRow(one.name, one.own * scale, middle, percent)
