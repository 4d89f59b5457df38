"""The list of rounds, read before anything heavy is loaded: standard library only."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from interviewer_app.core.workspace.connect import explained, open_reader

FORGOTTEN_MIN = 240  # a round still running so long after its time was forgotten


class RoundRow(NamedTuple):
    """One line of the derived table `rounds`: its columns in order.

    state:      planned | live | paused | ended | sealed
    *_us:       UTC microseconds; None where it has not happened
    offset_min: minutes east of UTC where the round began; None before it did
    used_ms:    the round clock when it last stood (pause or end); 0 before
    moments:    how many stand; rated of to_rate dimensions have a rating or a reason for none
    starts_us:  when it is planned for; None where nobody said. invitation: the uid of the invitation that says so, or
                ""; called_off: that invitation was taken back
    practice, pilot: what the round is for, see `rounds/purpose`
    interview:  equal in the rounds of all who rate the same conversation; loop, loop_round: ids; "" where nobody said
    """

    id: str
    candidate: str
    candidate_id: str
    role: str
    level: str
    pack_id: str
    pack_version: str
    pack_title: str
    pack_digest: str
    minutes: int
    interviewer: str
    practice: bool
    state: str
    planned_us: int
    started_us: int | None
    ended_us: int | None
    sealed_us: int | None
    offset_min: int | None
    used_ms: int
    moments: int
    rated: int
    to_rate: int
    starts_us: int | None = None
    invitation: str = ""
    called_off: bool = False
    pilot: bool = False
    interview: str = ""
    loop: str = ""
    loop_round: str = ""


def read_round_rows(file: Path) -> list[RoundRow]:
    """Every round of the workspace, newest first; [] where there is no file yet.

    raises: BadInput, MachineTrouble
    """
    if not file.exists():
        return []
    columns = ", ".join(RoundRow._fields)
    newest_first = f"SELECT {columns} FROM rounds ORDER BY coalesce(started_us, planned_us) DESC, id"
    with explained(file), closing(open_reader(file)) as connection:
        rows = connection.execute(newest_first).fetchall()
    read = map(RoundRow._make, rows)
    return [
        row._replace(practice=bool(row.practice), called_off=bool(row.called_off), pilot=bool(row.pilot))
        for row in read
    ]


def running_round(file: Path, now_us: int) -> str:
    """The id of the round whose clock runs now, "" for none. A practice round and one nobody ended for hours are none.

    raises: BadInput, MachineTrouble
    """
    for row in read_round_rows(file):
        if row.state == "live" and not row.practice and row.started_us is not None:
            longest_us = (row.minutes + FORGOTTEN_MIN) * 60_000_000
            return row.id if 0 <= now_us - row.started_us <= longest_us else ""
    return ""
