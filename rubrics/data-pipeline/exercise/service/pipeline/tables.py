"""The extract, as tables in memory. What each column means, and when it is known, stands in data.md."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

COLUMNS = {
    "orders": ("order_id", "customer_id", "packed_on", "cents", "items", "fit"),
    "customers": ("customer_id", "since", "channel"),
    "returns": ("order_id", "sent_on", "booked_on"),
}
NUMBERS = {"cents", "items", "fit"}


def read_folder(folder: Path) -> sqlite3.Connection:
    """All three tables from the CSV files in `folder`."""
    tables = {}
    for name in COLUMNS:
        with (folder / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            tables[name] = list(csv.DictReader(file))
    return load(tables)


def load(tables: Mapping[str, Iterable[Mapping[str, str]]]) -> sqlite3.Connection:
    """Tables from rows of text; an empty field is NULL."""
    db = sqlite3.connect(":memory:")
    for name, columns in COLUMNS.items():
        kinds = ", ".join(f"{column} {'INTEGER' if column in NUMBERS else 'TEXT'}" for column in columns)
        db.execute(f"CREATE TABLE {name} ({kinds})")
        values = [tuple(row[column] or None for column in columns) for row in tables.get(name, ())]
        db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(columns))})", values)
    return db
