"""The bytes of a card: from processes that differ in all that must not matter, and from derived tables made anew."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.rounds import only_round, open_writer, sealed_round
from benchmarks.rows import Row, at_most
from interviewer_app.core.scorecards.issue import issue_card
from interviewer_app.core.workspace.connect import open_writer as open_connection
from interviewer_app.core.workspace.read import read_entries, read_pack, read_round
from interviewer_app.core.workspace.schema import create_derived, drop_derived

ROOT = Path(__file__).resolve().parents[1]
PAGE_SIZES = ("A4", "Letter")
PROCESSES = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
)


def rows(folder: Path) -> Iterator[Row]:
    """The recorded round in two folders, printed by two processes, then once more after a rebuild."""
    first = folder / "one"
    first.mkdir()
    sealed_round(first / "workspace.sqlite")
    second = folder / "another folder, ünïcode"
    shutil.copytree(first, second)
    printed = [_print_in(place, environ) for place, environ in zip((first, second), PROCESSES, strict=True)]
    _rebuild(second / "workspace.sqlite")
    rebuilt = [*printed, _print_in(second, PROCESSES[0])]
    yield at_most("different cards from two processes", len(printed), len(set(printed)), 1, 1)
    yield at_most("different cards after a rebuild", len(rebuilt), len(set(rebuilt)), 1, 1)


def _print_in(place: Path, environ: dict[str, str]) -> str:
    """The digest of the cards of the round in a folder, as another process prints them."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.same_bytes", "workspace.sqlite"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environ}, cwd=place, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.strip()


def _rebuild(file: Path) -> None:
    """Take the derived tables away, leave them empty, and have the application make them anew."""
    connection = open_connection(file)
    connection.execute("BEGIN")
    drop_derived(connection)
    create_derived(connection)
    connection.execute("COMMIT")
    connection.close()
    with open_writer(file, "rebuild") as writer:
        writer.rebuild()


def card_digest(file: Path) -> str:
    """The digest of the bytes of a round's card on both papers, bundle included."""
    round_id = only_round(file)
    facts = read_round(file, round_id).facts
    assert facts is not None
    entries, document = read_entries(file, round_id), read_pack(file, facts.pack.digest)
    cards = [issue_card(entries, document, page_size=size).pdf for size in PAGE_SIZES]  # type: ignore[arg-type]
    return hashlib.sha256(b"".join(cards)).hexdigest()


if __name__ == "__main__":
    print(card_digest(Path(sys.argv[1])))
