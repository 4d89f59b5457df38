"""From the start of the process to a window that has been painted and has handled a key, beside a bare window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.place import Unfit
from benchmarks.rounds import CountedClock, busy_entries, counted_ids, open_writer, pack
from benchmarks.rows import Row, at_most
from interviewer_app.core.places import home
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.settings import Settings, write_settings

SERIES = 12
STARTS = 10
ROUNDS = 200
RATIO = 1.5
DAY_US = 86_400_000_000


def rows(folder: Path) -> Iterator[Row]:
    """Series of ten starts, ours and the bare one in turn, each series in a home of its own as on a first day."""
    homes = (folder / f"home-{number}" for number in count())
    # Both once before: the wheels come from the disk, and our modules get the bytecode that an installation has.
    _start("bare", _new_home(next(homes)))
    watched = _start("ours", _new_home(next(homes)), "watch")
    if watched["listed"] != ROUNDS:
        raise Unfit(f"Home lists {watched['listed']} rounds where {ROUNDS} are in the workspace.")
    took: dict[str, list[list[float]]] = {"ours": [], "bare": []}
    for series in range(SERIES):
        _series(series, {which: _new_home(next(homes)) for which in took}, took)
    for name, number in (("first", 0), ("tenth", STARTS - 1)):
        own, bare = (median(series[number] for series in took[which]) for which in ("ours", "bare"))
        yield at_most(f"{name} start to usable", SERIES, own, bare, RATIO)
    hidden = len(watched["hidden"])
    yield at_most("modules imported on a thread before that", 1, hidden, 1, 0)


def _series(series: int, homes: dict[str, Path], took: dict[str, list[list[float]]]) -> None:
    for times in took.values():
        times.append([])
    for number in range(STARTS):
        order = list(homes) if (series + number) % 2 else list(reversed(homes))
        for which in order:
            took[which][-1].append(_start(which, homes[which])["took_s"])


def _start(which: str, place: Path, *more: str) -> dict[str, Any]:
    """Start a process in the home at `place` and wait until its window is usable."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHONDONTWRITE"))}
    environ |= {"HOME": str(place), "INTERVIEWER_HOME": str(place / "interviewer")}
    start_s = time.clock_gettime(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.starting", which, *more],
        env=environ, capture_output=True, text=True, timeout=60, cwd=Path(__file__).parents[1],
    )  # fmt: skip
    if done.returncode:
        raise Unfit(f"The start ({which}) failed: {done.stderr.strip()[-300:]}")
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**said, "took_s": said["usable_s"] - start_s}


def _new_home(place: Path) -> Path:
    """A home with settings and a workspace of 200 rounds, one every other day up to now."""
    places = home({"INTERVIEWER_HOME": str(place / "interviewer")})
    places.root.mkdir(parents=True)
    author = counted_ids("author")()
    settings = Settings(theme="dark", interviewer="Tomasz Wierzba", author=author, device=author)
    write_settings(places.settings, settings)
    loaded = pack()
    now_us = time.time_ns() // 1000
    with open_writer(places.workspace, "start") as writer:
        writer.store_pack(loaded.digest, loaded.document, loaded.pack)
        entries = []
        for number, round_id in zip(range(ROUNDS), iter(counted_ids("start"), ""), strict=False):
            clock = CountedClock(Instant(0, now_us - (2 * number + 1) * DAY_US))
            entries += busy_entries(loaded, round_id, 3, clock, every_ms=60_000)
        writer.add_entries(entries)
    return place
