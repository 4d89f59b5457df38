"""One append: an entry and the lines derived from it, in one transaction. Synchronous; the writer thread owns one.

Everything that costs time but no disk happens in `prepare`; `write` is the transaction alone, and can be repeated as it
is after a failure.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import OPENED, Draft, Entry, Head, chained, in_fold_order, stream_root
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.workspace.journal import PUT_ENTRY, columns_of, entries_about
from interviewer_app.core.workspace.rows import PUT_STREAM, Statement, StreamRow, touched_rows


class Source(NamedTuple):
    """Who writes, and where random values come from.

    author, device: random ids
    new_id:         makes stream ids, 128 random bits as lower-case hex or base32
    new_salt:       makes salts, 32 hex digits
    """

    author: str
    device: str
    new_id: Callable[[], str]
    new_salt: Callable[[], str]


class Prepared(NamedTuple):
    """An entry in its place of the chain, with the statements that store it."""

    entry: Entry
    statements: tuple[Statement, ...]


@dataclass(slots=True)
class _Pen:
    """A subject open for writing: the end of our stream, and for a round its fold.

    latest_us: the largest wall_us among all entries of the subject
    stream:    "" until the first append mints it
    """

    latest_us: int
    goes_on_from: b.Continues | None
    fold: RoundFold | None
    stream: str = ""
    number: int = 0
    prev: str = ""


class Appender:
    """Appends to any subject of one workspace, over a durable writer connection.

    before_commit: called inside every transaction right before its commit; for the bench and the tests
    """

    def __init__(
        self, connection: sqlite3.Connection, source: Source, before_commit: Callable[[], None] | None = None
    ) -> None:
        self.heads: dict[str, Head] = {}
        self._connection, self._cursor = connection, connection.cursor()
        self._source, self._before_commit = source, before_commit
        self._pens: dict[tuple[str, str], _Pen] = {}

    def warm(self, subject: str, subject_id: str) -> None:
        """Read what there is of a subject now, so that its first append need not."""
        self._pen(subject, subject_id)

    def forget(self, subject: str, subject_id: str) -> None:
        """Drop what is known of a subject: the next append reads it anew and mints a stream."""
        self._pens.pop((subject, subject_id), None)

    def forget_all(self) -> None:
        self._pens.clear()

    def prepare(self, subject: str, subject_id: str, draft: Draft) -> Prepared:
        """The next append of a subject. It has to be written, or the subject forgotten, before the next one."""
        pen = self._pen(subject, subject_id)
        statements: list[Statement] = []
        if not pen.stream:
            self._mint(pen, subject, subject_id, draft, statements)
        entry = self._next(pen, subject, draft)
        statements.append(Statement(PUT_ENTRY, columns_of(entry)))
        if pen.fold is not None:
            statements.extend(touched_rows(subject_id, pen.fold, pen.fold.apply(entry)))
        return Prepared(entry, tuple(statements))

    def write(self, prepared: Prepared) -> None:
        """The transaction. It returns when the disk has it; after an error nothing of it is there.

        raises: sqlite3.Error
        """
        execute = self._cursor.execute
        execute("BEGIN IMMEDIATE")
        try:
            for sql, values in prepared.statements:
                execute(sql, values)
            if self._before_commit is not None:
                self._before_commit()
            execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                execute("ROLLBACK")
            raise
        # Inside a transaction left open by somebody else a commit would promise nothing.
        assert not self._connection.in_transaction
        entry = prepared.entry
        self.heads[entry.stream] = Head(entry.stream, entry.number, entry.digest)

    def _pen(self, subject: str, subject_id: str) -> _Pen:
        pen = self._pens.get((subject, subject_id))
        if pen is None:
            pen = self._pens[subject, subject_id] = self._read(subject, subject_id)
        return pen

    def _read(self, subject: str, subject_id: str) -> _Pen:
        fold = RoundFold() if subject == "round" else None
        entries = in_fold_order(entries_about(self._connection, subject, subject_id))
        if fold is not None:
            for entry in entries:
                fold.apply(entry)
        if not entries:
            return _Pen(-1, None, fold)
        last = entries[-1]
        goes_on_from = b.Continues(stream=last.stream, number=last.number, digest=last.digest)
        return _Pen(max(entry.wall_us for entry in entries), goes_on_from, fold)

    def _mint(self, pen: _Pen, subject: str, subject_id: str, draft: Draft, statements: list[Statement]) -> None:
        author, device, new_id, _salt = self._source
        pen.stream, pen.number = new_id(), 0
        pen.prev = stream_root(pen.stream)
        opened = b.Opened(
            subject=subject, id=subject_id, author=author, device=device, continues=pen.goes_on_from
        )
        # A wall clock that was set back must not sort this stream before the one it goes on from: its first entry
        # lifts it, once, and so what we fold as we write is what everybody folds later.
        wall_us = draft.wall_us if draft.wall_us > pen.latest_us else pen.latest_us + 1
        entry = self._next(pen, subject, Draft(OPENED, b.plain(opened), wall_us))
        statements.append(Statement(PUT_ENTRY, columns_of(entry)))
        statements.append(Statement(PUT_STREAM, StreamRow(pen.stream, subject, subject_id, author, device)))
        if pen.fold is not None:
            pen.fold.apply(entry)

    def _next(self, pen: _Pen, subject: str, draft: Draft) -> Entry:
        entry = chained(
            draft, stream=pen.stream, number=pen.number + 1, prev=pen.prev, subject=subject,
            author=self._source.author, salt=self._source.new_salt(),
        )  # fmt: skip
        pen.number, pen.prev = entry.number, entry.digest
        return entry
