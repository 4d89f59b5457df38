"""What two hundred cards leave in memory: issued one after the other in one process, bundle and all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.place import Unfit
from benchmarks.rounds import only_round, pack, sealed_round
from benchmarks.rows import Row, at_most
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.workspace.read import read_entries

FEW, MANY = 20, 200
GROWTH = 1.1


def rows(folder: Path) -> Iterator[Row]:
    file = folder / "workspace.sqlite"
    sealed_round(file)
    round_id, document = only_round(file), pack().document
    after: dict[int, int] = {}
    for number in range(1, MANY + 1):
        issue_card(read_entries(file, round_id), document)
        if number in (FEW, MANY):
            after[number] = resident_pages()
    yield at_most(f"memory after {MANY} cards against {FEW}", MANY, after[MANY], after[FEW], GROWTH)


def resident_pages() -> int:
    """Memory pages this process has in use now.

    raises: Unfit where the system does not tell
    """
    statm = Path("/proc/self/statm")
    if os.name != "posix" or not statm.exists():
        raise Unfit("This system does not tell how much memory a process has in use; measure on Linux.")
    return int(statm.read_text(encoding="ascii").split()[1])
