"""One row per order: what we knew when it was packed, and what became of it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

OPEN_DAYS = 40  # thirty to send a parcel back, ten until the hall has booked it
Value = float | str | None


@dataclass(frozen=True)
class Row:
    """`returned` is None while the order is open: nobody knows yet."""

    order: str
    packed_on: date
    features: dict[str, Value]
    returned: bool | None

    @property
    def settled_on(self) -> date:
        """The day from which `returned` can be known."""
        return self.packed_on + timedelta(days=OPEN_DAYS)


def build_rows(db: sqlite3.Connection, today: date) -> list[Row]:
    """A row for every order packed up to `today`, oldest first."""
    orders = db.execute(
        "SELECT order_id, customer_id, packed_on, cents, items, fit FROM orders WHERE packed_on <= ?"
        " ORDER BY packed_on, order_id",
        (today.isoformat(),),
    )
    rows = []
    for order, customer, packed, cents, items, fit in orders.fetchall():
        packed_on = date.fromisoformat(packed)
        features = {"cents": cents, "items": items, "fit": fit, **_of_customer(db, customer, packed_on)}
        rows.append(Row(order, packed_on, features, _returned(db, order, packed_on, today)))
    return rows


def _of_customer(db: sqlite3.Connection, customer: str | None, packed_on: date) -> dict[str, Value]:
    known = db.execute("SELECT since, channel FROM customers WHERE customer_id = ?", (customer,)).fetchone()
    if known is None:
        return {"customer_days": None, "channel": None}  # a guest
    return {"customer_days": (packed_on - date.fromisoformat(known[0])).days, "channel": known[1]}


def _returned(db: sqlite3.Connection, order: str, packed_on: date, today: date) -> bool | None:
    if packed_on + timedelta(days=OPEN_DAYS) > today:
        return None
    query = "SELECT 1 FROM returns WHERE order_id = ? AND booked_on <= ?"
    return db.execute(query, (order, today.isoformat())).fetchone() is not None
