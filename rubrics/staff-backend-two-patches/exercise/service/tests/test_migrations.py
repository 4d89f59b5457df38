from __future__ import annotations

import sqlite3
import unittest

from preferences.migrations import LATEST, MIGRATIONS, migrate, version_of


class Migrations(unittest.TestCase):
    def setUp(self) -> None:
        self.db = sqlite3.connect(":memory:", isolation_level=None)

    def test_an_empty_database_comes_to_the_latest_version(self) -> None:
        migrate(self.db)
        self.assertEqual(LATEST, version_of(self.db))

    def test_migrating_twice_does_nothing_the_second_time(self) -> None:
        migrate(self.db)
        migrate(self.db)
        self.assertEqual(LATEST, version_of(self.db))

    def test_a_database_that_is_ahead_is_left_alone(self) -> None:
        self.db.execute(f"PRAGMA user_version = {LATEST + 1}")
        migrate(self.db)
        self.assertEqual(LATEST + 1, version_of(self.db))

    def test_a_step_is_taken_back(self) -> None:
        migrate(self.db, to=2)
        migrate(self.db, to=1)
        left = self.db.execute("SELECT name FROM sqlite_schema WHERE name = 'settings_by_mail'").fetchall()
        self.assertEqual([], left)

    def test_versions_count_up_from_one(self) -> None:
        self.assertEqual(list(range(1, LATEST + 1)), [step.version for step in MIGRATIONS])
