"""One append with its derived rows, as the writer thread does it, beside what the disk itself costs."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from benchmarks.reference import RawAppend, raw_append
from benchmarks.rounds import CountedClock, counted_ids, drafts, pack, source
from benchmarks.rows import Row, at_most, quantile
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.workspace.opened import OpenWorkspace

APPENDS = 5_000
WARM_UP = 50
P50, P99 = 1.5, 2.0


def rows(folder: Path) -> Iterator[Row]:
    """Appends of a busy round, each beside a raw append in the same folder, taking turns in going first."""
    loaded, round_id = pack(), counted_ids("journal")()
    made = drafts(loaded, round_id, WARM_UP + APPENDS, CountedClock(), every_ms=500)
    waiting = islice(made, WARM_UP + APPENDS)
    ours: list[float] = []
    reference: list[float] = []
    workspace = OpenWorkspace(folder / "journal.sqlite", source("journal"), folder / "backups")
    try:
        with raw_append(folder) as raw:
            for draft in islice(waiting, WARM_UP):
                _append(workspace, round_id, draft)
                raw.once()
            gc.collect()
            for number, draft in enumerate(waiting):
                _in_turn(number, workspace, round_id, draft, raw, ours, reference)
    finally:
        workspace.close()
    n = len(ours)
    yield at_most("journal append, p50", n, quantile(ours, 0.5), quantile(reference, 0.5), P50)
    yield at_most("journal append, p99", n, quantile(ours, 0.99), quantile(reference, 0.99), P99)


def _in_turn(
    number: int, workspace: OpenWorkspace, round_id: str, draft: Draft, raw: RawAppend,
    ours: list[float], reference: list[float],
) -> None:  # fmt: skip
    if number % 2:
        reference.append(raw.once())
    ours.append(_append(workspace, round_id, draft))
    if not number % 2:
        reference.append(raw.once())
    workspace.tidy()  # what the writer does when nobody asks for anything


def _append(workspace: OpenWorkspace, round_id: str, draft: Draft) -> float:
    """Seconds from a draft in hand to its commit returned."""
    start = time.perf_counter()
    workspace.write(workspace.appender.prepare("round", round_id, draft))
    return time.perf_counter() - start
