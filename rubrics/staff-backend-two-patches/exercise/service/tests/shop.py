"""A database in memory, and everything that stands on it."""

from __future__ import annotations

import sqlite3

from campaigns.preferences_client import PreferencesClient
from preferences.api import Api
from preferences.migrations import migrate
from preferences.notices import Notices
from preferences.store import Store


def database(version: int | None = None) -> sqlite3.Connection:
    """Empty, at `version`; at the latest one unless said."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    migrate(db, version)
    return db


class Shop:
    """sent: the mail that went out, as (customer, words)"""

    def __init__(self, db: sqlite3.Connection | None = None) -> None:
        self.db = database() if db is None else db
        self.store = Store(self.db)
        self.api = Api(self.store)
        self.campaigns = PreferencesClient(self.api)
        self.sent: list[tuple[str, str]] = []
        self.notices = Notices(self.store, lambda customer, words: self.sent.append((customer, words)))

    def switch(self, customer: str, *, mail: bool) -> None:
        """What the account page does."""
        self.api.handle("PUT", f"/customers/{customer}/mail", {"mail": mail})
