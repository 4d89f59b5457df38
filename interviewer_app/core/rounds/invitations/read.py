"""An invitation file as the rounds it could become: when, how long, with whom, and why one cannot be planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from icalendar import Event
from icalendar.prop import vBroken

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.invitations.lines import Line, read_lines
from interviewer_app.core.rounds.invitations.names import guessed_name
from interviewer_app.core.rounds.invitations.repeats import NotFollowed, occurrences, rule_of
from interviewer_app.core.rounds.invitations.zones import EPOCH, Offset, UnknownZone, Zones
from interviewer_app.core.rounds.plan import LONGEST as MOST_MINUTES
from interviewer_app.core.texts import _, plural

LONGEST_HEADING, LONGEST_UID = 200, 200
MOST_AHEAD_DAYS = 3 * 366
YEARS = range(1970, 2200)
_MINUTE_US, _DAY_US = 60_000_000, 86_400_000_000


@dataclass(frozen=True, slots=True)
class Invitation:
    """One meeting of an invitation, the next time it takes place.

    uid:       names the meeting wherever it is sent again; sequence counts its changes
    candidate: a guess from the heading, "" where there is none
    starts_us: UTC microseconds; zone: as the file names it, "" for this computer's
    minutes:   None where the file does not say how long
    problem:   one sentence why no round can be planned from it, "" where one can
    """

    uid: str
    sequence: int
    heading: str
    candidate: str
    starts_us: int = 0
    zone: str = ""
    minutes: int | None = None
    repeats: bool = False
    called_off: bool = False
    problem: str = ""


def read_invitations(data: bytes, what: str, now_us: int, here: Offset) -> list[Invitation]:
    """The meetings of an invitation file, by start, those that cannot be planned last; a repeated one once.

    now_us: UTC microseconds; here: this computer's minutes east of UTC, for times that name no zone
    raises: BadInput for a file that is no invitation, or holds no meeting
    """
    calendar = read_lines(data, what)
    if not calendar.meetings:
        raise BadInput(_("{file}: holds no meeting; save the invitation from your mail again.").format(file=what))
    zones = Zones(calendar.zones, here)
    by_uid: dict[str, list[_Meeting]] = {}
    for number, lines in enumerate(calendar.meetings):
        meeting = _Meeting(lines, calendar.method, zones)
        by_uid.setdefault(meeting.uid or f"#{number}", []).append(meeting)
    found = [_next(meetings, now_us) for meetings in by_uid.values()]
    return sorted(found, key=lambda each: (bool(each.problem), each.starts_us))


class _Meeting:
    """One VEVENT, read as far as it can be; what it lacks shows when it is asked for."""

    def __init__(self, lines: tuple[Line, ...], method: str, zones: Zones) -> None:
        self._zones = zones
        self._zone = {line.name: line.zone for line in lines}
        # dates that are left out may each name a zone, and one line holds several of them
        self._left_out = [line for line in lines if line.name == "EXDATE"]
        self.read = _parsed(line for line in lines if line.name != "EXDATE")
        uid = _words(self.read.get("UID"))
        self.uid = uid if len(uid) <= LONGEST_UID else sha256(uid.encode("utf-8", "replace")).hexdigest()
        sequence = self.read.get("SEQUENCE")
        self.sequence = min(max(0, int(sequence)), 2**31) if isinstance(sequence, int) else 0
        self.heading = _words(self.read.get("SUMMARY"))[:LONGEST_HEADING]
        self.called_off = method == "CANCEL" or _words(self.read.get("STATUS")).upper() == "CANCELLED"
        names = [line.name for line in lines]
        self.is_plain = names.count("RRULE") < 2 and "RDATE" not in names
        self.instead_of = self.time("RECURRENCE-ID")

    def time(self, name: str) -> date | datetime | None:
        value = self.read.get(name)
        return _date_or_none(value[0] if isinstance(value, list) else value)

    def instant_us(self, at: datetime, name: str = "DTSTART") -> int:
        return self._zones.instant_us(at, self._zone.get(name, ""))

    @property
    def zone(self) -> str:
        start = self.time("DTSTART")
        return "UTC" if isinstance(start, datetime) and start.tzinfo else self._zone.get("DTSTART", "")

    def length_us(self, start_us: int) -> int:
        end, lasting = self.time("DTEND"), self._lasting()
        if isinstance(end, datetime):
            return self.instant_us(end, "DTEND") - start_us
        return lasting // timedelta(microseconds=1) if isinstance(lasting, timedelta) else 0

    def _lasting(self) -> object:
        value = self.read.get("DURATION")
        return None if isinstance(value, vBroken) else getattr(value, "dt", None)

    def left_out(self) -> set[int | date]:
        """What the rule brings and the sender took out again: instants, or whole days."""
        found: set[int | date] = set()
        for line in self._left_out:
            given = _parsed((line,)).get("EXDATE")
            for each in getattr(given, "dts", ()):
                at = _date_or_none(each)
                if isinstance(at, datetime):
                    found.add(self._zones.instant_us(at, line.zone))
                elif at is not None:
                    found.add(at)
        return found


def _next(meetings: Sequence[_Meeting], now_us: int) -> Invitation:
    """The next time a meeting takes place, from its rule and from the occurrences that were changed one by one."""
    main = max((each for each in meetings if each.instead_of is None), default=None, key=lambda each: each.sequence)
    shown = main or meetings[0]
    base = Invitation(
        shown.uid, max(each.sequence for each in meetings), shown.heading, guessed_name(shown.heading),
        zone=shown.zone, repeats="RRULE" in shown.read or main is None, called_off=shown.called_off,
    )  # fmt: skip
    try:
        return _timed(base, main, [each for each in meetings if each.instead_of is not None], now_us)
    except UnknownZone as error:
        zone = str(error.args[0])[:60]
        return _refused(base, _("Its time zone {name} is not known; ask for a time in UTC.").format(name=zone))
    except NotFollowed:
        return _refused(base, _("It repeats by a rule that is not followed here; save the one meeting by itself."))
    except (OverflowError, ValueError):
        return _refused(base, _("Its time makes no sense; ask for the invitation again."))


def _timed(base: Invitation, main: _Meeting | None, changed: Sequence[_Meeting], now_us: int) -> Invitation:
    times = [found for each in changed if (found := _once(each)) and not each.called_off]
    if main is not None:
        start = main.time("DTSTART")
        if start is None:
            return _refused(base, _("It does not say when it begins; ask for the invitation again."))
        if not isinstance(start, datetime):
            return _refused(base, _("It lasts all day and names no hour; ask when it begins."))
        if start.year not in YEARS:
            return _refused(base, _("It is dated {year}; ask for the invitation again.").format(year=start.year))
        moved = {each.instant_us(at, "RECURRENCE-ID") for each in changed
                 if isinstance(at := each.instead_of, datetime)}  # fmt: skip
        times += _by_rule(main, start, moved, now_us)
    elif changed and all(each.called_off for each in changed):
        base, times = replace(base, called_off=True), [found for each in changed if (found := _once(each))]
    if not times:
        return _refused(base, _("It takes place no more."))
    ahead = [pair for pair in times if pair[0] + max(pair[1], _MINUTE_US) > now_us]
    starts_us, length_us = min(ahead) if ahead else max(times)
    return _checked(replace(base, starts_us=starts_us), length_us, bool(ahead), now_us)


def _once(meeting: _Meeting) -> tuple[int, int] | None:
    start = meeting.time("DTSTART")
    if not isinstance(start, datetime) or start.year not in YEARS:
        return None
    starts_us = meeting.instant_us(start)
    return starts_us, meeting.length_us(starts_us)


def _by_rule(main: _Meeting, start: datetime, moved: set[int], now_us: int) -> list[tuple[int, int]]:
    """The last occurrence that is over and the first that is not; the length is that of the first of all."""
    if not main.is_plain:
        raise NotFollowed
    first_us = main.instant_us(start)
    length_us, rule, out = main.length_us(first_us), rule_of(main.read.get("RRULE")), main.left_out()
    found: list[tuple[int, int]] = []
    for at in occurrences(start, rule) if rule is not None else (start,):
        if at.year not in YEARS:
            break
        starts_us = main.instant_us(at)
        if rule is not None and rule.until is not None and rule.until.tzinfo and starts_us > _instant(rule.until):
            break
        if starts_us in moved or starts_us in out or at.date() in out:
            continue
        found = [(starts_us, length_us)]
        if starts_us + max(length_us, _MINUTE_US) > now_us:
            break
    return found


def _checked(found: Invitation, length_us: int, ahead: bool, now_us: int) -> Invitation:
    minutes = round(length_us / _MINUTE_US)
    if minutes > MOST_MINUTES:
        hours = plural("It lasts {n} hour", "It lasts {n} hours", minutes // 60)
        return _refused(found, _("{hours}, and a round has at most {n} minutes; begin it by hand.").format(
            hours=hours, n=MOST_MINUTES))  # fmt: skip
    found = replace(found, minutes=minutes if minutes > 0 else None)
    if found.called_off:
        return _refused(found, _("It has been called off."))
    if not ahead:
        return _refused(found, _("It is over."))
    if found.starts_us - now_us > MOST_AHEAD_DAYS * _DAY_US:
        return _refused(found, _("It is more than three years ahead; ask whether the date is right."))
    return found


def _refused(base: Invitation, sentence: str) -> Invitation:
    return replace(base, problem=sentence)


def _parsed(lines: Iterable[Line]) -> dict[str, Any]:
    """What the parser makes of these lines, by name; a line it cannot read is left out."""
    read: dict[str, Any] = {}
    for line in lines:
        try:
            event = Event.from_ical("\r\n".join(("BEGIN:VEVENT", line.text, "END:VEVENT", "")))
        except (ValueError, KeyError, IndexError):
            continue
        if line.name in event and line.name not in read:
            read[line.name] = event[line.name]
    return read


def _date_or_none(value: Any) -> date | datetime | None:
    found = None if isinstance(value, vBroken) else getattr(value, "dt", None)
    return found if isinstance(found, date) else None


def _words(value: Any) -> str:
    """A text on one line, without letters that are not printed."""
    text = str(value[0] if isinstance(value, list) and value else value) if value is not None else ""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _instant(at: datetime) -> int:
    return (at.replace(tzinfo=None) - EPOCH) // timedelta(microseconds=1)
