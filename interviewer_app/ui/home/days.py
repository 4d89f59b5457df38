"""Days and hours in words, on the clock of this computer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from interviewer_app.core.texts import _, plural

Offset = Callable[[int], int]
"""Minutes east of UTC at a wall time in UTC microseconds."""


def local(at_us: int, offset: Offset) -> datetime:
    return datetime(1970, 1, 1) + timedelta(microseconds=at_us, minutes=offset(at_us))


def clock_words(at: datetime) -> str:
    return f"{at.hour:02d}:{at.minute:02d}"


def day_words(day: date, today: date) -> str:
    """Today, tomorrow, yesterday, the name of a day of the next week, else the date."""
    ahead = (day - today).days
    near = {-1: _("Yesterday"), 0: _("Today"), 1: _("Tomorrow")}
    if ahead in near:
        return near[ahead]
    if 1 < ahead < 7:
        return weekday(day.weekday())
    words = f"{day.day} {month(day.month)[:3]}"
    return words if day.year == today.year else f"{words} {day.year}"


def whole_words(at_us: int, now_us: int, offset: Offset) -> str:
    """Day and hour in one line, such as `Thursday 27 November, 14:00`."""
    at, now = local(at_us, offset), local(now_us, offset)
    words = f"{weekday(at.weekday())} {at.day} {month(at.month)}"
    if at.year != now.year:
        words += f" {at.year}"
    if -1 <= (at.date() - now.date()).days <= 1:
        words = f"{day_words(at.date(), now.date())}, {words}"
    return f"{words}, {clock_words(at)}"


def age_words(age_us: int) -> str:
    """An age in the largest whole unit: minutes, hours below two days, then days."""
    hours = age_us // 3_600_000_000
    if hours < 1:
        return plural("{n} minute", "{n} minutes", max(1, age_us // 60_000_000))
    if hours < 48:
        return plural("{n} hour", "{n} hours", hours)
    return plural("{n} day", "{n} days", hours // 24)


def weekday(number: int) -> str:
    return (
        _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"),
    )[number]  # fmt: skip


def month(number: int) -> str:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )[number - 1]  # fmt: skip
