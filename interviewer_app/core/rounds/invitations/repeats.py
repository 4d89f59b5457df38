"""When a meeting that repeats comes round next; rules that nobody makes by hand in a calendar are not followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from itertools import islice, takewhile
from typing import Any, NamedTuple

from dateutil.rrule import rrulestr
from icalendar import vRecur

MOST_TIMES = 25_000  # occurrences that are looked at: a daily meeting since 1970
MOST_INTERVAL, MOST_COUNT = 1_000, 20_000
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_PARTS = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "WKST"})
_MONTHLY_PARTS = _PARTS | {"BYMONTHDAY", "BYSETPOS"}
# The calendar repeats itself after 400 years, weekdays included. Moved up to the last years that there are, a rule
# that never comes true is searched for some hundred years and not for eight thousand.
_CYCLE, _LAST_START = 400, 9_300


class Rule(NamedTuple):
    """A rule as `rrulestr` reads it, without its end. until: the last wall time, or an instant with a zone."""

    text: str
    times: int | None
    until: datetime | None


class NotFollowed(Exception):
    """A rule this version does not follow."""


def rule_of(value: Any) -> Rule | None:
    """The rule of a property, None where it has none.

    raises: NotFollowed
    """
    if value is None:
        return None
    if not isinstance(value, vRecur):  # several rules, or one that could not be read
        raise NotFollowed
    parts = {str(name).upper(): given for name, given in value.items()}
    frequency = _one(parts.get("FREQ"))
    usual = _MONTHLY_PARTS if frequency in ("MONTHLY", "YEARLY") else _PARTS
    if frequency not in _FREQUENCIES or not set(parts) <= usual | {"COUNT", "UNTIL"}:
        raise NotFollowed
    count, interval = _one(parts.get("COUNT")), _one(parts.get("INTERVAL", 1))
    if not (isinstance(interval, int) and 1 <= interval <= MOST_INTERVAL):
        raise NotFollowed
    if count is not None and not (isinstance(count, int) and 1 <= count <= MOST_COUNT):
        raise NotFollowed
    kept = vRecur({name: given for name, given in parts.items() if name not in ("COUNT", "UNTIL")})
    text = bytes(kept.to_ical()).decode("utf-8")  # type: ignore[no-untyped-call]
    return Rule(text, count, _end(_one(parts.get("UNTIL"))))


def occurrences(start: datetime, rule: Rule) -> Iterator[datetime]:
    """The wall times at which it comes round, `start` first, in order; the end in UTC is not looked at here.

    raises: NotFollowed
    """
    yield start
    moved = max(0, (_LAST_START - start.year) // _CYCLE) * _CYCLE
    try:
        found: Iterable[datetime] = rrulestr(rule.text, dtstart=start.replace(year=start.year + moved))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise NotFollowed from error
    most = MOST_TIMES if rule.times is None else rule.times
    back = (each.replace(year=each.year - moved) for each in islice(found, most))
    left = rule.until if rule.until is not None and rule.until.tzinfo is None else None
    yield from takewhile(lambda each: left is None or each <= left, (each for each in back if each > start))


def _one(given: Any) -> Any:
    value = given[0] if isinstance(given, list) and given else given
    return str(value).upper() if isinstance(value, str) else value


def _end(value: Any) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo is not None else value
    if isinstance(value, date):
        return datetime.combine(value, time.max)
    raise NotFollowed
