"""The table of settings. Every server of ours reads and writes the same one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """What we know of a customer. `mail`: whether they may be sent mail."""

    customer: str
    mail: bool


class Store:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def find(self, customer: str) -> Settings | None:
        row = self._db.execute("SELECT mail FROM settings WHERE customer = ?", (customer,)).fetchone()
        return None if row is None else Settings(customer, bool(row[0]))

    def save(self, settings: Settings) -> None:
        with self._db:
            self._db.execute(
                "INSERT OR REPLACE INTO settings (customer, mail) VALUES (?, ?)",
                (settings.customer, int(settings.mail)),
            )
