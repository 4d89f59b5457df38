"""Unfinished texts: mutable rows on a quick connection, so that an entry never waits for one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from interviewer_app.core.workspace.connect import open_writer

_PUT = "INSERT OR REPLACE INTO drafts(round, field, text) VALUES (?, ?, ?)"
_WIPE = "DELETE FROM drafts WHERE round = ? AND field = ?"


class Drafts:
    """Collects what changed and stores the newest of it when somebody has time."""

    def __init__(self, file: Path) -> None:
        self._connection = open_writer(file, durable=False)
        self._changed: dict[tuple[str, str], str | None] = {}

    def change(self, round_id: str, field: str, text: str | None) -> None:
        """text: None wipes"""
        self._changed[round_id, field] = text

    def store(self) -> bool:
        """Store what changed; False where the disk refused, which keeps it for the next time."""
        if not self._changed:
            return True
        execute = self._connection.execute
        try:
            execute("BEGIN IMMEDIATE")
            for (round_id, field), text in self._changed.items():
                if text is None:
                    execute(_WIPE, (round_id, field))
                else:
                    execute(_PUT, (round_id, field, text))
            execute("COMMIT")
        except sqlite3.OperationalError:
            # The text still stands in its field on the screen, and an entry that fails says what is wrong.
            if self._connection.in_transaction:
                execute("ROLLBACK")
            return False
        self._changed.clear()
        return True

    def close(self) -> None:
        self._connection.close()
