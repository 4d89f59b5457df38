"""What an invitation says about a round ahead: when, how long, with whom, and why one cannot be planned."""

from __future__ import annotations

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.invitations.read import Invitation, read_invitations
from tests.core.rounds.invitations.samples import APPLE, GOOGLE, HOUR_US, NOW_US, OUTLOOK, calendar, meeting, utc_us


def read(data: bytes, here_min: int = 60) -> list[Invitation]:
    return read_invitations(data, "invite.ics", NOW_US, lambda _us: here_min)


def only(*lines: str, heading: str = "Interview: Ines Duarte", method: str = "REQUEST") -> Invitation:
    (found,) = read(calendar(*meeting(*lines, heading=heading), method=method))
    return found


@pytest.mark.parametrize(
    "data, starts_us, minutes, candidate",
    [
        (GOOGLE, utc_us(2025, 11, 27, 13), 60, "Ines Duarte"),
        (OUTLOOK, utc_us(2025, 11, 24, 8, 30), 60, "Samuel Adeyemi-Brandt"),
        (APPLE, utc_us(2025, 11, 25, 8), 90, "佐藤 結衣"),
    ],
    ids=["Google", "Outlook", "Apple"],
)
def test_invitations_of_the_usual_senders_are_read(data: bytes, starts_us: int, minutes: int, candidate: str) -> None:
    (found,) = read(data)
    assert (found.starts_us, found.minutes, found.candidate, found.problem) == (starts_us, minutes, candidate, "")
    assert found.uid and not found.called_off and not found.repeats


def test_a_folded_line_and_line_ends_of_other_systems_change_nothing() -> None:
    assert read(GOOGLE) == read(GOOGLE.replace(b"\r\n", b"\n"))
    assert read(GOOGLE)[0].heading == "Technical interview: Ines Duarte (Senior Backend Engineer)"
    assert read(GOOGLE.decode().encode("utf-16")) == read(GOOGLE)


@pytest.mark.parametrize(
    "start, starts_us",
    [
        ("DTSTART:20251127T130000Z", utc_us(2025, 11, 27, 13)),
        ("DTSTART:20251127T140000", utc_us(2025, 11, 27, 13)),  # floating: where this computer stands
        ("DTSTART;TZID=America/New_York:20251127T080000", utc_us(2025, 11, 27, 13)),
        ("DTSTART;TZID=Eastern Standard Time:20251127T080000", utc_us(2025, 11, 27, 13)),
        ('DTSTART;TZID="/example.org:tz/Europe/Berlin":20251127T140000', utc_us(2025, 11, 27, 13)),
        ("DTSTART;TZID=Europe/London:20260330T090000", utc_us(2026, 3, 30, 8)),  # the day after the clocks change
    ],
)
def test_a_time_is_taken_in_the_zone_it_names(start: str, starts_us: int) -> None:
    assert only(start).starts_us == starts_us


def test_a_zone_of_the_senders_own_is_taken_from_the_file() -> None:
    own = OUTLOOK.replace(b"W. Europe Standard Time", b"Customized Time Zone")
    assert read(own)[0].starts_us == read(OUTLOOK)[0].starts_us
    summer = own.replace(b"20251124", b"20260724")
    assert read(summer)[0].starts_us == utc_us(2026, 7, 24, 7, 30)
    shifted = own.replace(b"TZOFFSETTO:+0100", b"TZOFFSETTO:+0300")  # another file may mean another zone by the name
    assert read(shifted)[0].starts_us == read(OUTLOOK)[0].starts_us - 2 * HOUR_US


@pytest.mark.parametrize(
    "lines, sentence",
    [
        (("DTSTART;VALUE=DATE:20251127",), "lasts all day"),
        ((), "does not say when it begins"),
        (("DTSTART;TZID=Mars/Olympus:20251127T140000",), "time zone Mars/Olympus is not known"),
        (("DTSTART:16020101T140000Z",), "dated 1602"),
        (("DTSTART:99991231T235959Z",), "dated 9999"),
        (("DTSTART:20351127T140000Z",), "more than three years ahead"),
        (("DTSTART:20251120T140000Z", "DTEND:20251120T150000Z"), "It is over"),
        (("DTSTART:20251127T080000Z", "DTEND:20251127T200000Z"), "It lasts 12 hours"),
        (("DTSTART:20251127T080000Z", "STATUS:CANCELLED"), "called off"),
        (("DTSTART:20251127T080000Z", "RRULE:FREQ=SECONDLY"), "repeats by a rule"),
        (("DTSTART:20251127T080000Z", "RRULE:FREQ=DAILY;INTERVAL=0"), "repeats by a rule"),
        (("DTSTART:20251127T080000Z", "RRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYMINUTE=1,2,3"), "repeats by a rule"),
        (("DTSTART:20251127T080000Z", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"), "repeats by a rule"),
        (("DTSTART:20240101T080000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "It is over"),
        (("DTSTART:20240101T080000Z", "RRULE:FREQ=MONTHLY;BYDAY=MO;BYSETPOS=20"), "It is over"),
    ],
)
def test_what_cannot_be_planned_says_why_in_one_sentence(lines: tuple[str, ...], sentence: str) -> None:
    problem = only(*lines).problem
    assert sentence in problem and "\n" not in problem and problem.endswith(".")


def test_a_cancellation_says_so_even_where_the_meeting_itself_does_not() -> None:
    found = only("DTSTART:20251127T080000Z", method="CANCEL")
    assert found.called_off and "called off" in found.problem


def test_a_meeting_that_repeats_is_its_next_time_alone() -> None:
    weekly = ("DTSTART;TZID=Europe/Warsaw:20250904T140000", "DURATION:PT45M", "RRULE:FREQ=WEEKLY;BYDAY=TH")
    found = only(*weekly)
    assert (found.starts_us, found.minutes, found.repeats) == (utc_us(2025, 11, 27, 13), 45, True)
    skipped = only(*weekly, "EXDATE;TZID=Europe/Warsaw:20251127T140000,20251204T140000")
    assert skipped.starts_us == utc_us(2025, 12, 11, 13)
    ended = only(*weekly[:2], "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20251121T000000Z")
    assert ended.problem == "It is over."
    counted = only(*weekly[:2], "RRULE:FREQ=WEEKLY;COUNT=14;BYDAY=TH")
    assert counted.starts_us == utc_us(2025, 12, 4, 13) - 7 * 24 * HOUR_US


def test_a_time_of_it_that_was_moved_by_itself_is_taken_where_it_went() -> None:
    series = meeting("DTSTART:20250904T130000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TH", uid="s")
    moved = meeting("RECURRENCE-ID:20251127T130000Z", "DTSTART:20251128T090000Z", "DURATION:PT1H", uid="s")
    (found,) = read(calendar(*series, *moved))
    assert found.starts_us == utc_us(2025, 11, 28, 9)
    gone = meeting("RECURRENCE-ID:20251127T130000Z", "DTSTART:20251127T130000Z", "STATUS:CANCELLED", uid="s")
    (found,) = read(calendar(*series, *gone))
    assert found.starts_us == utc_us(2025, 12, 4, 13) and not found.called_off


def test_the_meeting_that_runs_now_is_not_over() -> None:
    assert only("DTSTART:20251121T083000Z", "DURATION:PT1H").problem == ""


def test_several_meetings_come_by_start_and_those_without_a_plan_last() -> None:
    late = meeting("DTSTART:20251128T130000Z", uid="a", heading="Late")
    soon = meeting("DTSTART:20251126T130000Z", uid="b", heading="Soon")
    never = meeting("DTSTART;VALUE=DATE:20251125", uid="c", heading="Never")
    assert [found.heading for found in read(calendar(*late, *never, *soon))] == ["Soon", "Late", "Never"]


def test_places_and_descriptions_are_not_read() -> None:
    found = only("DTSTART:20251127T130000Z", "LOCATION:https://evil.example/x", "URL:https://evil.example/y")
    assert "evil" not in repr(found)


@pytest.mark.parametrize(
    "data, sentence",
    [
        (b"", "is no calendar invitation"),
        (b"%PDF-1.7 nothing", "is no calendar invitation"),
        (b"\x00" * 5000, "is no calendar invitation"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "holds no meeting"),
        (b"BEGIN:VCALENDAR\r\n" + b"X" * (1 << 20), "larger than 1024 KiB"),
        (calendar(*meeting("DTSTART:20251127T130000Z") * 101), "holds 101 meetings"),
    ],
    ids=["empty", "a PDF", "zeros", "no meeting", "too large", "a whole calendar"],
)
def test_what_is_no_invitation_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence) as refusal:
        read(data)
    assert str(refusal.value).startswith("invite.ics: ") and "\n" not in str(refusal.value)


def test_letters_that_steer_a_screen_do_not_come_through() -> None:
    found = only("DTSTART:20251127T130000Z", heading="\u202eInterview\x1b[31m: Ines Duarte")
    assert found.heading == "Interview [31m: Ines Duarte" and found.candidate == "Ines Duarte"


def test_an_endless_uid_is_kept_short_and_still_tells_meetings_apart() -> None:
    long, other = "u" * 3000, "u" * 2999 + "v"
    uids = [read(calendar(*meeting("DTSTART:20251127T130000Z", uid=uid)))[0].uid for uid in (long, long, other)]
    assert uids[0] == uids[1] != uids[2] and len(uids[0]) == 64
