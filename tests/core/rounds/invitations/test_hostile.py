"""An invitation comes from outside: whatever it holds, what comes out is a list or one sentence, and soon."""

from __future__ import annotations

import random

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.invitations.read import read_invitations
from tests.core.rounds.invitations.samples import APPLE, GOOGLE, NOW_US, OUTLOOK, calendar, meeting

SERIES = calendar(
    *meeting(
        "DTSTART;TZID=Europe/Warsaw:20250904T140000", "DURATION:PT45M",
        "RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20271231T000000Z",
        "EXDATE;TZID=Europe/Warsaw:20251127T140000,20251204T140000",
    ),
    *meeting("RECURRENCE-ID;TZID=Europe/Warsaw:20251211T140000", "DTSTART:20251212T090000Z"),
)  # fmt: skip
OWN_ZONE = OUTLOOK.replace(b"W. Europe Standard Time", b"Own")
PIECES = (
    b";", b":", b"\r\n", b"=", b",", b'"', b"-", b"99999999", b"Z", b"BEGIN:VEVENT\r\n", b"END:VTIMEZONE\r\n",
    b"RRULE:FREQ=DAILY;COUNT=99\r\n", b"VALUE=PERIOD", b"VALUE=DATE", b"INTERVAL=0", b"BYDAY=+99XX", b"BYSETPOS=0",
    b"BYMONTH=13", b"UNTIL=", b"P99999999999D", b"\xff\xfe", b"\x00", b"+2400", b"TZID=", b"BYMONTHDAY=-40", b"MONTHLY",
)  # fmt: skip


def mangled(rng: random.Random) -> bytes:
    data = bytearray(rng.choice((GOOGLE, OWN_ZONE, APPLE, SERIES, SERIES)))
    for _time in range(rng.randint(1, 6)):
        at, what = rng.randrange(len(data)), rng.random()
        if what < 0.3:
            del data[at : at + rng.randint(1, 12)]
        elif what < 0.7:
            data[at:at] = rng.choice(PIECES)
        else:
            data[at] = rng.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("seed", range(8))
def test_a_mangled_invitation_is_read_or_refused_in_one_sentence(seed: int) -> None:
    rng, told = random.Random(seed), 0
    for _time in range(40):
        try:
            for found in read_invitations(mangled(rng), "x.ics", NOW_US, lambda _us: 60):
                assert "\n" not in found.problem and "\n" not in found.heading
                assert found.problem or found.starts_us > 0
                told += 1
        except BadInput as error:
            assert str(error).startswith("x.ics: ") and "\n" not in str(error)
            told += 1
    assert told >= 40


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=DAILY;COUNT=999999999",
    ],
)
def test_a_rule_that_never_comes_true_comes_to_an_end(rule: str) -> None:
    zone = OWN_ZONE.replace(b"FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", rule.encode())
    assert len(read_invitations(zone, "x.ics", NOW_US, lambda _us: 60)) == 1
    (found,) = read_invitations(
        calendar(*meeting("DTSTART:20240103T080000Z", f"RRULE:{rule}")), "x.ics", NOW_US, lambda _us: 60
    )
    assert found.problem
