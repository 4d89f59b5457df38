"""Numbers, dates and lists as words in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from interviewer_app.core.calibration.figures.scale import plain
from interviewer_app.core.calibration.figures.time_axis import month_names, utc
from interviewer_app.core.texts import _


def counted(number: int) -> str:
    """one, two, … twenty; figures above, with a comma between thousands."""
    return _small()[number] if 0 <= number <= 20 else f"{number:,}"


def sentence(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def listed(names: Sequence[str], most: int = 6) -> str:
    """A, B and C; beyond `most` names: A, B, C and 4 more."""
    if len(names) > most:
        return _("{names} and {n} more").format(names=", ".join(names[: most - 1]), n=len(names) - most + 1)
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def either(names: Sequence[str]) -> str:
    """A, B or C"""
    if len(names) < 2:
        return "".join(names)
    return _("{names} or {last}").format(names=", ".join(names[:-1]), last=names[-1])


def tenths(share: float) -> str:
    """About four in ten: how often, in words; shares near none and all are said as such."""
    count = round(share * 10)
    if count < 1:
        return _("fewer than one in ten")
    if count > 9:
        return _("more than nine in ten")
    return _("about {n} in ten").format(n=counted(count))


def times(share: float) -> str:
    """About eight times in ten: how often something would happen."""
    count = round(share * 10)
    if count < 1:
        return _("less than once in ten times")
    if count > 9:
        return _("more than nine times in ten")
    return _("about once in ten times") if count == 1 else _("about {n} times in ten").format(n=counted(count))


def small(chance: float) -> str:
    """A p or q with three decimals; one that would read 0.000 is told as what it is below."""
    return f"{chance:.3f}" if chance >= 0.0005 else "<0.001"


def between(interval: tuple[float, float], digits: int = 1) -> str:
    """0.4 to 1.0"""
    return _("{low} to {high}").format(low=plain(interval[0], digits), high=plain(interval[1], digits))


def day_of(iso: str) -> date | None:
    """The day of an ISO date; None where it is none."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def month(day: date, with_year: bool) -> str:
    """March, or March 2026."""
    name = _months()[day.month - 1]
    return f"{name} {day.year}" if with_year else name


def short_day(day: date) -> str:
    """17 Mar"""
    return _("{day} {month}").format(day=day.day, month=month_names()[day.month - 1])


def long_day(at_us: int) -> str:
    """1 November 2025"""
    when = utc(at_us)
    return _("{day} {month} {year}").format(day=when.day, month=_months()[when.month - 1], year=when.year)


def _small() -> tuple[str, ...]:
    return (
        _("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"), _("thirteen"), _("fourteen"), _("fifteen"), _("sixteen"), _("seventeen"),
        _("eighteen"), _("nineteen"), _("twenty"),
    )  # fmt: skip


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip
