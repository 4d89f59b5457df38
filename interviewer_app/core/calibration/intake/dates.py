"""Days and instants as tables write them, in UTC microseconds. A time without a zone is taken as UTC."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SHEET_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)  # day 0 of spreadsheets, their 29 February 1900 left out
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12, "mär": 3, "mrz": 3, "mai": 5, "okt": 10, "dez": 12,
}  # fmt: skip
_TIME = (
    r"(?:,?[ T]+(?P<time>\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?)"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>.*))?"
)
_SLASHED = re.compile(rf"(?P<one>\d{{1,2}})(?P<sign>[/.-])(?P<two>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}|\d{{2}}){_TIME}")
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[/.](?P<one>\d{{1,2}})[/.](?P<two>\d{{1,2}}){_TIME}")
_DAY_WORD = re.compile(rf"(?P<day>\d{{1,2}})\.?[ -](?P<month>[^\W\d_]{{3,9}})\.?,?[ -](?P<year>\d{{4}}|\d{{2}}){_TIME}")
_WORD_DAY = re.compile(rf"(?P<month>[^\W\d_]{{3,9}})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_TIME}")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? +", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCHS = {10: 1_000_000, 13: 1_000}  # seconds and milliseconds since 1970 by their digits
_ZONE = re.compile(r"(?:UTC|GMT|Z)?\s*(?:([+-])(\d{2}):?(\d{2}))?")


def instant_us(text: str, first: str = "") -> int | None:
    """The instant a text is; None for no such text.

    first: `day` or `month`, which of the two stands first in 03/04/2026; where it is "", only a date that can be read
           in one way is read
    """
    try:
        found = _iso(text) or _written(_WEEKDAY.sub("", text, count=1), first)
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    since = found - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def order_of(texts: Iterable[str]) -> tuple[str, str]:
    """What stands first in dates such as 03/04/2026: `day`, `month`, `both` (they disagree), or "" where nothing tells;
    and a date that could be read in two ways, "" where there is none."""
    seen, doubtful = set(), ""
    for text in texts:
        found = _SLASHED.fullmatch(_WEEKDAY.sub("", text, count=1))
        if found is None:
            continue
        one, two = int(found["one"]), int(found["two"])
        if one > 12 >= two:
            seen.add("day")
        elif two > 12 >= one:
            seen.add("month")
        elif found["sign"] == ".":
            seen.add("day")  # nobody writes the month before a point
        elif one != two:
            doubtful = doubtful or text
    return ("both" if len(seen) > 1 else next(iter(seen), "")), doubtful


def _iso(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        if text.endswith((" UTC", " GMT", " Z")):
            return _iso(text.rsplit(" ", 1)[0])
        zone = re.fullmatch(r"(.+\d) ([+-]\d{2}:?\d{2})", text)
        return _iso(f"{zone[1]}{zone[2]}") if zone else None
    if "-" not in text:
        return None  # eight digits in a row are rather a number
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


def _written(text: str, first: str) -> datetime | None:
    if _SERIAL.fullmatch(text):
        return _SHEET_EPOCH + timedelta(microseconds=round(float(text) * 86_400) * 1_000_000)
    if text.isascii() and text.isdigit() and len(text) in _EPOCHS:
        return _EPOCH + timedelta(microseconds=int(text) * _EPOCHS[len(text)])
    for form in (_YEAR_FIRST, _SLASHED, _DAY_WORD, _WORD_DAY):
        found = form.fullmatch(text)
        if found is not None:
            return _built(found.groupdict(), first)
    return None


def _built(found: dict[str, str | None], first: str) -> datetime | None:
    parts = _day_and_month(found, first)
    year = int(found["year"] or 0)
    zone = _ZONE.fullmatch((found["zone"] or "").strip())
    if parts is None or zone is None:
        return None
    day = datetime(year + 2000 if year < 100 else year, parts[1], parts[0], tzinfo=UTC)
    shift = timedelta(hours=int(zone[2]), minutes=int(zone[3])) if zone[1] else timedelta()
    return day + _clock(found) - (shift if zone[1] == "+" else -shift)


def _day_and_month(found: dict[str, str | None], first: str) -> tuple[int, int] | None:
    if found.get("month"):
        month = _MONTHS.get((found["month"] or "")[:3].casefold())
        return None if month is None else (int(found["day"] or 0), month)
    one, two = int(found["one"] or 0), int(found["two"] or 0)
    if "sign" not in found:
        return two, one  # the year stood first, so the month comes next
    first = first or ("day" if found["sign"] == "." or one > 12 or one == two else "month" if two > 12 else "")
    return None if not first else (one, two) if first == "day" else (two, one)


def _clock(found: dict[str, str | None]) -> timedelta:
    if not found["time"]:
        return timedelta()
    hours, minutes, *rest = re.split("[:.]", found["time"])
    hour = int(hours)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "Pp" else 0)
    if hour > 23 or int(minutes) > 59:
        raise ValueError(found["time"])
    return timedelta(hours=hour, minutes=int(minutes), seconds=int(rest[0]) if rest else 0)
