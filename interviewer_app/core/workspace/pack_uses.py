"""Which versions of a pack rounds ran on."""

from __future__ import annotations

import sqlite3


def digests_by_version(connection: sqlite3.Connection, pack_id: str) -> dict[str, set[str]]:
    """version -> digests of the packs of that id that a round of this workspace was planned on."""
    found: dict[str, set[str]] = {}
    for version, digest in connection.execute("SELECT version, digest FROM packs WHERE id = ?", (pack_id,)):
        found.setdefault(version, set()).add(digest)
    return found
