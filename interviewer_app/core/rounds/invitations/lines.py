"""From the bytes of an invitation to the few lines that matter, before any of it is parsed.

An invitation comes from outside, so what is not needed (descriptions, places, attachments, attendees, alarms) never
reaches the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

MOST_BYTES, MOST_LINES, MOST_MEETINGS = 1024 * 1024, 30_000, 100
LONGEST_LINE = 4_000  # characters of a line that is handed on

MEETING, ZONE = "VEVENT", "VTIMEZONE"
_OF_A_MEETING = frozenset(
    {"UID", "SEQUENCE", "SUMMARY", "STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
     "RECURRENCE-ID"}
)  # fmt: skip
_OF_A_CHANGE = frozenset({"DTSTART", "TZOFFSETTO", "RRULE", "RDATE"})
_FOLD = re.compile(r"\r?\n[ \t]")
_NAME = re.compile(r"[A-Za-z0-9-]+")
_TZID = re.compile(r";TZID=([^;]*)", re.IGNORECASE)
_QUOTED_TZID = re.compile(r';TZID="([^"]*)"', re.IGNORECASE)  # a name in quotes may hold a colon


class Line(NamedTuple):
    """A content line without its time zone, and the name of that zone ("" where it names none)."""

    name: str
    text: str
    zone: str


class ZoneText(NamedTuple):
    """A time zone as the file describes it: its name, and the lines of each change of its offset."""

    name: str
    changes: tuple[tuple[Line, ...], ...]


class Calendar(NamedTuple):
    """method: what the sender wants done (REQUEST, CANCEL …), "" where it does not say."""

    method: str
    meetings: tuple[tuple[Line, ...], ...]
    zones: tuple[ZoneText, ...]


def read_lines(data: bytes, what: str) -> Calendar:
    """The lines that matter; `what` names the file in an error.

    raises: BadInput for a file that is too large, or is no iCalendar at all
    """
    if len(data) > MOST_BYTES:
        raise BadInput(_("{file}: is larger than {n} KiB, so it is no invitation; save the one invitation.").format(
            file=what, n=MOST_BYTES // 1024))  # fmt: skip
    lines = _FOLD.sub("", _text(data)).splitlines()
    first = next((line.strip().upper() for line in lines if line.strip()), "")
    if first != "BEGIN:VCALENDAR" or len(lines) > MOST_LINES or "\0" in "".join(lines[:50]):
        raise BadInput(_("{file}: is no calendar invitation (.ics); save the invitation from your mail again.").format(
            file=what))  # fmt: skip
    calendar = _sorted(lines)
    if len(calendar.meetings) > MOST_MEETINGS:
        raise BadInput(_("{file}: holds {n} meetings, a whole calendar; save the one invitation.").format(
            file=what, n=len(calendar.meetings)))  # fmt: skip
    return calendar


def _text(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace").lstrip("\ufeff")
    return data.decode("utf-8", "replace").lstrip("\ufeff")


def _sorted(lines: Iterable[str]) -> Calendar:
    """Each line to the part it belongs to; parts inside a meeting, such as alarms, are left out."""
    method = ""
    meetings: list[list[Line]] = []
    zones: list[tuple[str, list[list[Line]]]] = []
    for stack, line in _placed(lines):
        depth = len(stack)
        if depth == 1 and line.name == "METHOD":
            method = _value(line)
        elif depth == 2 and stack[1] == MEETING:
            _begin(meetings, line, _OF_A_MEETING)
        elif depth == 2 and stack[1] == ZONE:
            if line.name == "BEGIN":
                zones.append(("", []))
            elif line.name == "TZID":
                zones[-1] = (_value(line), zones[-1][1])
        elif depth == 3 and stack[1] == ZONE:
            _begin(zones[-1][1], line, _OF_A_CHANGE)
    return Calendar(
        method.upper(),
        tuple(map(tuple, meetings)),
        tuple(ZoneText(name, tuple(map(tuple, changes))) for name, changes in zones),
    )


def _begin(parts: list[list[Line]], line: Line, wanted: frozenset[str]) -> None:
    if line.name == "BEGIN":
        parts.append([])
    elif line.name in wanted and parts:
        parts[-1].append(line)


def _placed(lines: Iterable[str]) -> Iterator[tuple[tuple[str, ...], Line]]:
    """Every line with the parts it stands in, outermost first; BEGIN stands in the part it begins."""
    stack: tuple[str, ...] = ()
    for text in lines:
        found = _NAME.match(text)
        if found is None or len(text) > LONGEST_LINE:
            continue
        name = found.group().upper()
        if name == "END":
            part = _value(Line(name, text, "")).upper()
            stack = stack[: stack.index(part)] if part in stack else stack
        else:
            if name == "BEGIN":
                stack = (*stack, _value(Line(name, text, "")).upper())[:8]
            yield stack, _without_zone(name, text)


def _without_zone(name: str, text: str) -> Line:
    quoted = _QUOTED_TZID.search(text)
    found = quoted if quoted is not None else _TZID.search(text.partition(":")[0])
    if found is None:
        return Line(name, text, "")
    return Line(name, text[: found.start()] + text[found.end() :], found.group(1).strip())


def _value(line: Line) -> str:
    return line.text.partition(":")[2].strip()
