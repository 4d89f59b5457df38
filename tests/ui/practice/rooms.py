"""Practice as the pages meet it: a home with gold rounds rated on several days."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from interviewer_app.core.calibration.practice.room import PracticeRoom, read_room
from interviewer_app.core.exchange.practising import Given
from interviewer_app.core.places import Home, shipped_packs
from tests.core.calibration.practice.made import DAY_US, START_US, as_gold, gold_called, practise

NOW_US = START_US + 20 * DAY_US
NONE = Given(None, "Not asked.")
LONG = "Maximiliane Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst"


def fill(file: Path) -> None:
    """Three rounds of one pack: stricter, then milder, then closer to gold."""
    one, two, three = (gold_called(f"cache-review-{number}") for number in (1, 2, 3))
    strict = as_gold(one, evaluating=Given(2, "", ("dearest",)), owning=Given(1), correctness=Given(4), scope=NONE)
    practise(file, one, strict | {"directing": Given(2)}, day=0)
    practise(file, two, as_gold(two, evaluating=Given(3, "", (), "He knows what he is doing.")), day=8)
    last = as_gold(three, evaluating=Given(3, "", ("own-doubt",), "She takes a claim and steps through it."))
    practise(file, three, last | {"operability": Given(3), "owning": NONE}, day=16)


@cache
def room() -> PracticeRoom:
    """Made once; the folder is gone when it is read."""
    with TemporaryDirectory(prefix="practice-") as folder:
        home = Home(Path(folder))
        fill(home.practice)
        return read_room(home, [shipped_packs()], NOW_US)


@cache
def empty_room() -> PracticeRoom:
    with TemporaryDirectory(prefix="practice-") as folder:
        return read_room(Home(Path(folder)), [shipped_packs()], NOW_US)


def no_gold() -> PracticeRoom:
    return replace(empty_room(), golds=(), following=replace(empty_room().following, gold=""))


def long_names() -> PracticeRoom:
    """Names as long as they get, and a pack that has moved on."""
    golds = tuple(
        replace(each, candidate=LONG, title=f"{each.title} {LONG}", pack_title=f"{each.pack_title} {LONG}",
                said="Its gold was written for 1.0.0; here is 1.1.0, whose anchors may read otherwise.")
        for each in room().golds
    )  # fmt: skip
    last = room().history.results[-1]
    results = tuple(replace(each, name=f"{each.name} {LONG}") for each in last.results)
    history = replace(room().history, results=(*room().history.results[:-1], replace(last, results=results)))
    return replace(room(), golds=golds, history=history)


def day(at_us: int) -> str:
    """The day as a number, so that no calendar matters."""
    return f"day {(at_us - START_US) // DAY_US}"
