"""A workspace file opened for writing: the lock, the connections, and the chores that wait for a quiet moment."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from interviewer_app.core.rounds.entries import Draft, Entry
from interviewer_app.core.workspace.anchor import Anchor, anchor_path
from interviewer_app.core.workspace.appender import Appender, Prepared, Source
from interviewer_app.core.workspace.connect import BUSY_MS, check_file, explained, is_full, is_older, open_writer
from interviewer_app.core.workspace.drafts import Drafts
from interviewer_app.core.workspace.folders import make_folder
from interviewer_app.core.workspace.journal import heads
from interviewer_app.core.workspace.lock import FileLock
from interviewer_app.core.workspace.migrations import migrate
from interviewer_app.core.workspace.reserve import Reserve
from interviewer_app.core.workspace.schema import create

T = TypeVar("T")
ANCHOR_EVERY_S = 5.0
# About 64 pages: a disk that fills up stops us late, and a log that is damaged costs little.
MOVE_AFTER = 16
_RESTS = frozenset({"paused", "ended", "sealed"})


def lock_file(file: Path) -> FileLock:
    """The lock of a workspace, which may not exist yet; a file that is none is refused before anything lies beside it.

    raises: BadInput, MachineTrouble
    """
    if file.exists():
        check_file(file)
    else:
        with explained(file):
            make_folder(file.parent)
    return FileLock(file)


class OpenWorkspace:
    """Made where there is none, brought up to date where it is older. Used by one thread at a time.

    backups: folder for the copy before a migration
    on_low:  told when the reserve of disk space had to be used
    raises:  BadInput, MachineTrouble; the file is then as it was
    """

    def __init__(
        self, file: Path, source: Source, backups: Path,
        before_commit: Callable[[], None] | None = None, on_low: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self._lock = lock_file(file)
        try:
            if not file.exists():
                anchor_path(file).unlink(missing_ok=True)  # it is about a file that is gone
                create(file)
            elif is_older(file):
                migrate(file, backups)
            self.connection = open_writer(file)
            self._drafts = Drafts(file)
            self.appender = Appender(self.connection, source, before_commit)
            self._anchor = Anchor(file)
            if self._anchor.is_empty:
                self.appender.heads.update(heads(self.connection))
        except BaseException:
            self._lock.release()
            raise
        self._reserve, self._on_low = Reserve(file), on_low
        self._anchored_s = float("-inf")
        self._rested = self._reserve_due = True
        self._in_log = 0

    def append(self, subject: str, subject_id: str, draft: Draft) -> Entry:
        """`prepare` and `write` at once: the way of every append, without the thread.

        raises: sqlite3.Error; BadInput for a draft without a canonical form
        """
        return self.write(self.appender.prepare(subject, subject_id, draft))

    def write(self, prepared: Prepared) -> Entry:
        """Write one append; on a full disk once more, in the room that was kept for it.

        raises: sqlite3.Error
        """
        try:
            self.appender.write(prepared)
        except sqlite3.OperationalError as error:
            if not is_full(error) or not self._reserve.give_up():
                raise
            self.appender.write(prepared)
            self._on_low()
        self._in_log += 1
        if prepared.entry.kind in _RESTS:
            self._rested, self._reserve_due = False, True
        return prepared.entry

    def save_draft(self, round_id: str, field: str, text: str | None) -> None:
        """Remember an unfinished text until there is time to store it; None wipes it."""
        self._drafts.change(round_id, field, text)

    def patience_s(self) -> float | None:
        """Seconds until `tidy` has something to do; None while nothing waits."""
        if not self.appender.heads:
            return None
        return max(0.0, self._anchored_s + ANCHOR_EVERY_S - time.monotonic())

    def tidy(self) -> None:
        """The chores of a quiet moment. What the disk refuses here is tried again: entries say it aloud."""
        self._drafts.store()
        if not self._rested:
            self._rested = True
            self._checkpoint("TRUNCATE")
        elif self._in_log >= MOVE_AFTER:
            self._checkpoint("PASSIVE")
        if self._reserve_due:
            self._reserve_due = False
            self._reserve.keep()
        if self.appender.heads and time.monotonic() - self._anchored_s >= ANCHOR_EVERY_S:
            self._store_anchor()

    def accept_heads(self) -> None:
        """What stands in the file is all there is: an anchor that remembers more is forgotten."""
        self._anchor.accept(heads(self.connection))
        self._store_anchor()

    def close(self) -> None:
        """Move the log into the file and leave nothing beside it but the anchor."""
        try:
            self._drafts.store()
            self._drafts.close()
            self._store_anchor()
            self._checkpoint("TRUNCATE")
            self.connection.close()
        finally:
            self._reserve.give_up()
            self._lock.release()

    def in_transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` as one change, and move it into the file at once: what it deleted is then in no log."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            outcome = work(self.connection)
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self._checkpoint("TRUNCATE")
        return outcome

    def _checkpoint(self, how: str) -> None:
        # A reader in the middle of something must not hold up the next entry; the log is then moved another time.
        self._in_log = 0
        execute = self.connection.execute
        execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            execute(f"PRAGMA wal_checkpoint({how})").fetchone()
        execute(f"PRAGMA busy_timeout = {BUSY_MS}")

    def _store_anchor(self) -> None:
        self._anchored_s = time.monotonic()
        with suppress(OSError):
            self._anchor.take(self.appender.heads)
            self.appender.heads.clear()
            self._anchor.store()
