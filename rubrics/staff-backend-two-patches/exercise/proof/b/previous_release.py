"""The release that still runs on the other servers: the two statements of its store, and what its API makes of them."""

from __future__ import annotations

import sqlite3


class PreviousRelease:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def mail_of(self, customer: str) -> bool:
        """GET: the field `mail` of the answer."""
        row = self._db.execute("SELECT mail FROM settings WHERE customer = ?", (customer,)).fetchone()
        return bool(row[0])

    def switch(self, customer: str, *, mail: bool) -> None:
        """PUT: what the account page saves."""
        self._db.execute("INSERT OR REPLACE INTO settings (customer, mail) VALUES (?, ?)", (customer, int(mail)))
