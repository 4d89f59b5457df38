"""A time axis with its months, and the breaks on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from interviewer_app.core.calibration.figures.scale import Axis, short
from interviewer_app.core.calibration.figures.sheet import Sheet
from interviewer_app.core.calibration.figures.shown import Break
from interviewer_app.core.texts import _

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_US = 86_400_000_000


def utc(at_us: int) -> datetime:
    """The instant in UTC; held within the years a calendar has."""
    seconds = min(max(at_us // 1_000_000, -62_135_596_800), 253_402_300_799)
    return _EPOCH + timedelta(seconds=seconds)


def month_names() -> tuple[str, ...]:
    """Short names of months, January first."""
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip


def time_axis(begin_us: int, end_us: int, start: float, end: float, by_round: bool = False) -> Axis:
    """From `begin_us` to `end_us`, at least a day; `by_round`: they are numbers of rounds."""
    return Axis(float(begin_us), float(max(end_us, begin_us + (1 if by_round else DAY_US))), start, end)


def draw_below(sheet: Sheet, axis: Axis, base: float, by_round: bool = False) -> None:
    """What stands along the axis: months, or numbers of rounds."""
    if not by_round:
        _months(sheet, axis, base)
        return
    size, ends_at = sheet.look.small, 0.0
    for tick in axis.ticks(6):
        half = sheet.look.wide(short(tick), size, mono=True) / 2
        sheet.text(axis.at(tick), base, short(tick), size, "muted", mono=True, anchor="middle")
        ends_at = axis.at(tick) + half
    sheet.text(ends_at + 8, base, _("rounds"), size, "muted", room=sheet.width - ends_at - 8)


def month_starts(begin_us: int, end_us: int) -> list[tuple[int, str]]:
    """The first instant of each month in the span, and its name; January with its year where several are in it."""
    first, last = utc(begin_us), utc(end_us)
    months: list[tuple[int, str]] = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        at = round((datetime(year, month, 1, tzinfo=UTC) - _EPOCH).total_seconds()) * 1_000_000
        name = month_names()[month - 1]
        months.append((at, f"{name} {year}" if month == 1 and last.year - first.year > 1 else name))
        year, month = (year, month + 1) if month < 12 else (min(year + 1, 9999), 1)
        if year == 9999:
            break
    return months


def _months(sheet: Sheet, axis: Axis, base: float) -> None:
    """Names of months centred under their days; every second, third, … where they would touch."""
    size, ends_at = sheet.look.small, int(axis.high)
    months = month_starts(int(axis.low), ends_at)
    bounds = [*(at for at, _name in months), ends_at]
    stands = []
    for number, (_at, name) in enumerate(months):
        left, right = axis.within(bounds[number]), axis.within(bounds[number + 1])
        stands.append(((left + right) / 2, name, sheet.look.wide(name, size)))
    for every in (1, 2, 3, 6, 12, 24, 60, 120, 1200):
        chosen = stands[::every]
        if all(b[0] - b[2] / 2 > a[0] + a[2] / 2 + size * 0.3 for a, b in zip(chosen, chosen[1:], strict=False)):
            break
    for x, name, wide in chosen:
        middle = min(max(x, wide / 2), sheet.width - wide / 2)
        sheet.text(middle, base, name, size, "muted", anchor="middle")


def draw_breaks(
    sheet: Sheet, axis: Axis, breaks: Sequence[Break], top: float, bottom: float, label_base: float | None
) -> None:
    """A dashed line at each break; its label above, as far as labels do not touch. None: lines only."""
    size, look = sheet.look.small, sheet.look
    taken: list[tuple[float, float]] = []
    for each in sorted(breaks, key=lambda one: (not one.strong, one.at_us)):
        if not axis.low <= each.at_us <= axis.high:
            continue
        x = axis.at(each.at_us)
        sheet.line(x, top, x, bottom, "text" if each.strong else "control", 1.3 if each.strong else 1, True)
        if label_base is None:
            continue
        wide = look.wide(each.label, size, each.strong)
        places = ((x + 4, x + 4 + wide), (x - 4 - wide, x - 4))
        for left, right in places[::-1] if each.strong else places:
            free = all(right + 6 < low or left - 6 > high for low, high in taken)
            if left >= axis.start - size and right <= sheet.width and free:
                sheet.text(left, label_base, each.label, size, "text" if each.strong else "muted", bold=each.strong)
                taken.append((left, right))
                break
