"""The head anchor: `<file>.heads.json` beside the workspace remembers how far every stream had come.

A database that lost its end (lines deleted with a tool, a damaged log) is whole in itself; only something outside it
can tell.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from interviewer_app.core.canonical import canonical, strict_json
from interviewer_app.core.errors import BadInput
from interviewer_app.core.rounds.entries import Head, Problem
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.connect import explained, open_reader
from interviewer_app.core.workspace.folders import new_private_file, settle

FORMAT = "interviewer-heads/1"


class Anchor:
    """Keeps the furthest head ever seen of every stream."""

    def __init__(self, file: Path) -> None:
        self._path = anchor_path(file)
        self._heads = read_anchor(file)
        self._stored = bool(self._heads)

    @property
    def is_empty(self) -> bool:
        return not self._heads

    def take(self, heads: dict[str, Head]) -> None:
        """Remember `heads`; one that lies behind what is known changes nothing."""
        for head in heads.values():
            known = self._heads.get(head.stream)
            if known is None or known.number < head.number:
                self._heads[head.stream] = head
                self._stored = False

    def accept(self, heads: dict[str, Head]) -> None:
        """The database stands as its user wants it (a backup was restored): forget what lies beyond it."""
        self._heads, self._stored = dict(heads), False

    def store(self) -> None:
        """raises: OSError"""
        if self._stored:
            return
        heads = {head.stream: {"number": head.number, "digest": head.digest} for head in self._heads.values()}
        beside = new_private_file(self._path)
        beside.write_bytes(canonical({"format": FORMAT, "heads": heads}))
        settle(beside, self._path)
        self._stored = True


def anchor_path(file: Path) -> Path:
    return file.with_name(file.name + ".heads.json")


def read_anchor(file: Path) -> dict[str, Head]:
    """The anchored heads; {} where there is no anchor, or none that can be read: it is a witness, not a source."""
    path = anchor_path(file)
    try:
        stored = strict_json(path.read_bytes(), str(path))
        return {stream: Head(stream, int(said["number"]), said["digest"]) for stream, said in stored["heads"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, BadInput, KeyError, TypeError, ValueError, AttributeError):
        return {}


def behind(file: Path) -> list[Problem]:
    """What the anchor remembers and the workspace no longer holds; also when somebody else writes to it now.

    raises: BadInput, MachineTrouble
    """
    with explained(file), closing(open_reader(file)) as connection:
        return compare_anchor(connection, file)


def compare_anchor(connection: sqlite3.Connection, file: Path) -> list[Problem]:
    """The same over a connection to `file`."""
    problems = (_compare(connection, head) for head in read_anchor(file).values())
    return [problem for problem in problems if problem is not None]


def _compare(connection: sqlite3.Connection, head: Head) -> Problem | None:
    at = "SELECT digest FROM entries WHERE stream = ? AND number = ?"
    row = connection.execute(at, (head.stream, head.number)).fetchone()
    if row is not None and row[0] == head.digest:
        return None
    where = f"stream {head.stream[:8]}, entry {head.number}"
    if row is not None:
        return Problem(where, _("is another entry than the one that was written there"))
    last = "SELECT coalesce(max(number), 0) FROM entries WHERE stream = ?"
    missing = head.number - connection.execute(last, (head.stream,)).fetchone()[0]
    about = connection.execute(
        "SELECT candidate FROM streams JOIN rounds ON id = subject_id WHERE subject = 'round' AND stream = ?",
        (head.stream,),
    ).fetchone()
    whose = _(" of the round with {candidate}").format(candidate=about[0]) if about else ""
    return Problem(where, _("{n} entries{whose} were written and are missing").format(n=missing, whose=whose))
