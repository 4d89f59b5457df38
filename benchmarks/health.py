"""The health of a pack that many rounds ran on: read from the derived tables, held against folding the rounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from benchmarks.rounds import AUTHOR, START_US, counted_ids, open_writer, pack
from benchmarks.rows import Row, at_most
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.health import finished_counts, pack_health
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round
from interviewer_app.core.workspace.unseen import gate_of
from tools.sample_rounds import add_rounds, many

ROUNDS, MOMENTS, REPEAT = 200, 12, 5
FOLDED = ROUNDS // 5  # the reference: a fifth of the rounds, folded


def rows(folder: Path) -> Iterator[Row]:
    """A workspace of submitted rounds by the app's own actions; the quickest of a few readings."""
    file, loaded = folder / "health" / "workspace.sqlite", pack()
    with open_writer(file, "health") as writer:
        who = Arranged("", 45, "Ada Lovelace", AUTHOR)
        add_rounds(writer, loaded, who, START_US, counted_ids("health-round"), many(ROUNDS, MOMENTS))
    ids = [row.id for row in read_round_rows(file)][:FOLDED]
    folding = _quickest(lambda: [read_round(file, round_id) for round_id in ids])
    health = _quickest(lambda: pack_health(file, loaded.pack.id, loaded.pack.version, gate=gate_of(file, me=AUTHOR)))
    counts = _quickest(lambda: finished_counts(gate_of(file, me=AUTHOR)))
    yield at_most(f"health of {ROUNDS} rounds against folding {FOLDED}", REPEAT, health, folding, 1)
    yield at_most(f"counts of {ROUNDS} rounds against folding {FOLDED}", REPEAT, counts, folding, 0.3)


def _quickest(work: Callable[[], object]) -> float:
    """Seconds."""
    taken = []
    for _time in range(REPEAT):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    return min(taken)
