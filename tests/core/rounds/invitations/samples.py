"""Invitations in the shapes that the usual senders give them."""

from __future__ import annotations

from datetime import UTC, datetime

NOW_US = int(datetime(2025, 11, 21, 9, 0, tzinfo=UTC).timestamp()) * 1_000_000  # a Friday
HOUR_US = 3_600_000_000


def utc_us(*at: int) -> int:
    """UTC microseconds of a year, month, day, hour and so on in UTC."""
    return int(datetime(*at, tzinfo=UTC).timestamp()) * 1_000_000  # type: ignore[misc,arg-type]


def calendar(*lines: str, method: str = "REQUEST") -> bytes:
    """A whole file around these lines."""
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", f"METHOD:{method}", *lines, "END:VCALENDAR", "")
    return "\r\n".join(whole).encode()


def meeting(*lines: str, uid: str = "m1", heading: str = "Interview: Ines Duarte") -> tuple[str, ...]:
    """The lines of one meeting; without a DTSTART among `lines` it has none."""
    return ("BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{heading}", *lines, "END:VEVENT")


GOOGLE = calendar(
    "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Warsaw",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19701025T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    "DTSTART;TZID=Europe/Warsaw:20251127T140000",
    "DTEND;TZID=Europe/Warsaw:20251127T150000",
    "DTSTAMP:20251120T081500Z",
    "ORGANIZER;CN=Talent:mailto:talent@example.com",
    "UID:4v1h2n8q@google.com",
    "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=",
    " TRUE;CN=t@example.com;X-NUM-GUESTS=0:mailto:t@example.com",
    "DESCRIPTION:Join: https://meet.example.com/abc\\nSee you\\, all.",
    "LOCATION:https://meet.example.com/abc",
    "SEQUENCE:0",
    "STATUS:CONFIRMED",
    "SUMMARY:Technical interview: Ines Duarte (Senior Backend En",
    " gineer)",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:This is an event reminder",
    "TRIGGER:-P0DT0H10M0S",
    "END:VALARM",
    "END:VEVENT",
)

# A zone by its Windows name, a byte order mark, a range of years from 1601.
OUTLOOK = b"\xef\xbb\xbf" + calendar(
    "PRODID:Microsoft Exchange Server 2010",
    "BEGIN:VTIMEZONE",
    "TZID:W. Europe Standard Time",
    "BEGIN:STANDARD",
    "DTSTART:16010101T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:16010101T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
    "BEGIN:VEVENT",
    'ORGANIZER;CN="Wierzba, Tomasz":mailto:tomasz@example.com',
    "DESCRIPTION;LANGUAGE=en-US:\\n______________\\nMicrosoft Teams meeting\\n",
    "UID:040000008200E00074C5B7101A82E00800000000D0F0D0A0B0C0DB01000000000000000",
    " 0100000003C1F5B1A2B3C4D4E9F00112233445566",
    "SUMMARY;LANGUAGE=en-US:Onsite - Samuel Adeyemi-Brandt - Staff Backend",
    "DTSTART;TZID=W. Europe Standard Time:20251124T093000",
    "DTEND;TZID=W. Europe Standard Time:20251124T103000",
    "CLASS:PUBLIC",
    "PRIORITY:5",
    "SEQUENCE:2",
    "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
    "END:VEVENT",
)

# A length instead of an end, quotes in a heading, letters that need no capitals.
APPLE = calendar(
    "PRODID:-//Apple Inc.//macOS 15.1//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "CREATED:20251119T101010Z",
    "UID:7C9A2B1E-4D3F-4E0A-9C1B-8F7E6D5C4B3A",
    "DURATION:PT1H30M",
    "SUMMARY:Interview with 佐藤 結衣",
    "DTSTART;TZID=Asia/Tokyo:20251125T170000",
    "TRANSP:OPAQUE",
    "SEQUENCE:1",
    "END:VEVENT",
)
