"""The schema, one step after another. When the steps run, and beside what, is in ROLLOUT.md."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


class NoWayBack(Exception):
    """A step that cannot be taken back."""


@dataclass(frozen=True)
class Migration:
    """One step. `down` takes back what `up` did; None where nobody wrote a way back."""

    version: int
    up: tuple[str, ...]
    down: tuple[str, ...] | None


MIGRATIONS = (
    Migration(
        1,
        up=("CREATE TABLE settings (customer TEXT PRIMARY KEY, mail INTEGER NOT NULL)",),
        down=("DROP TABLE settings",),
    ),
    Migration(
        2,
        up=("CREATE INDEX settings_by_mail ON settings (mail)",),
        down=("DROP INDEX settings_by_mail",),
    ),
)
LATEST = MIGRATIONS[-1].version


def version_of(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: sqlite3.Connection, to: int | None = None) -> None:
    """Take the steps up or down to version `to`, all in one transaction; raises NoWayBack and changes nothing.

    Without `to`, up to the latest. A database that is ahead of this release is left alone.
    """
    have = version_of(db)
    to = max(have, LATEST) if to is None else to
    with db:
        db.execute("BEGIN")
        for step in MIGRATIONS if to > have else reversed(MIGRATIONS):
            if have < step.version <= to:
                _run(db, step.up)
            elif to < step.version <= have:
                if step.down is None:
                    raise NoWayBack(f"version {step.version} cannot be taken back")
                _run(db, step.down)
        db.execute(f"PRAGMA user_version = {to}")


def _run(db: sqlite3.Connection, statements: tuple[str, ...]) -> None:
    for statement in statements:
        db.execute(statement)
