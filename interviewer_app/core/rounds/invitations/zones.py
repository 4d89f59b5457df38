"""Which instant a time in an invitation means: UTC, a zone by name, a zone the file describes, or this computer's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import takewhile
from zoneinfo import ZoneInfo, available_timezones

from icalendar import TimezoneStandard, vDDDTypes, vUTCOffset
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from interviewer_app.core.rounds.invitations.lines import Line, ZoneText
from interviewer_app.core.rounds.invitations.repeats import NotFollowed, Rule, occurrences, rule_of

Offset = Callable[[int], int]
"""Minutes east of UTC of this computer's zone at a wall time in UTC microseconds."""

EPOCH = datetime(1970, 1, 1)
LAST_YEAR = 2200


class UnknownZone(Exception):
    """A zone that neither this computer nor the file knows; its argument is the name."""


class Zones:
    """The zones of one file. `here` is this computer's own, for times that name none."""

    def __init__(self, described: Iterable[ZoneText], here: Offset) -> None:
        self._described = {zone.name: zone for zone in described}
        self._changes: dict[str, tuple[_Change, ...]] = {}
        self._here = here

    def instant_us(self, at: datetime, zone: str) -> int:
        """UTC microseconds of the wall time `at` in `zone`; `at` may carry UTC itself.

        raises: UnknownZone
        """
        if at.tzinfo is not None:
            return _us(at.astimezone(UTC).replace(tzinfo=None))
        if not zone:
            guess = _us(at) - self._here(_us(at)) * 60_000_000
            return _us(at) - self._here(guess) * 60_000_000
        known = _known(zone)
        if known is not None:
            return _us(at.replace(tzinfo=known).astimezone(UTC).replace(tzinfo=None))
        return _us(at - self._described_offset(at, zone))

    def _described_offset(self, at: datetime, zone: str) -> timedelta:
        if zone not in self._described:
            raise UnknownZone(zone)
        if zone not in self._changes:
            self._changes[zone] = tuple(filter(None, map(_change, self._described[zone].changes)))
        begun = [(last, change.offset) for change in self._changes[zone] if (last := change.last_before(at))]
        if begun:
            return max(begun, key=lambda pair: pair[0])[1]
        if not self._changes[zone]:
            raise UnknownZone(zone)
        return min(self._changes[zone], key=lambda change: change.start).offset


class _Change:
    """From `start` on, and again whenever `rule` says so, the zone is `offset` east of UTC."""

    def __init__(self, start: datetime, offset: timedelta, rule: Rule | None) -> None:
        self.start, self.offset = start, offset
        times = occurrences(start, rule) if rule is not None else iter((start,))
        self._times = list(takewhile(lambda each: each.year <= LAST_YEAR, times))

    def last_before(self, at: datetime) -> datetime | None:
        """When it last came into force, as a wall time; None before it ever did."""
        index = bisect_right(self._times, at)
        return self._times[index - 1] if index else None


def _change(lines: tuple[Line, ...]) -> _Change | None:
    text = "\r\n".join(("BEGIN:STANDARD", *(line.text for line in lines), "END:STANDARD", ""))
    try:
        part = TimezoneStandard.from_ical(text)
        begins, offset = part.get("DTSTART"), part.get("TZOFFSETTO")
        start = begins.dt if isinstance(begins, vDDDTypes) else None
        if not isinstance(start, datetime) or not isinstance(offset, vUTCOffset):
            return None
        return _Change(start.replace(tzinfo=None), offset.td, rule_of(part.get("RRULE")))
    except (ValueError, NotFollowed):
        return None


@cache
def _known(zone: str) -> ZoneInfo | None:
    """A zone by its IANA name, its name on Windows, or a name of a sender's own that ends with the IANA one."""
    names = available_timezones()
    parts = zone.strip("/").split("/")
    for name in ("/".join(parts[begin:]) for begin in range(len(parts))):
        name = WINDOWS_TO_OLSON.get(name, name)
        if name in names:
            return ZoneInfo(name)
    return None


def _us(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)
