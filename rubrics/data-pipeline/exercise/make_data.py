"""The extract is made up, by this script: python3 make_data.py. The same seed, the same files. Not handed out."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST, LAST = date(2025, 11, 3), date(2026, 6, 30)
ORDERS, CUSTOMERS, SEED = 640, 130, 47
FINDER_DOWN = date(2026, 6, 3)


def main(folder: Path) -> None:
    """Write orders.csv, customers.csv and returns.csv into `folder`."""
    # Only random() is used: it gives the same numbers in every version of Python.
    rng = Random(SEED)
    customers = [_customer(rng, at) for at in range(CUSTOMERS)]
    habits = [0.55 if rng.random() < 0.25 else 0.06 for _ in customers]
    orders, returns = [], []
    for at in range(ORDERS):
        days = (LAST - FIRST).days
        packed = FIRST + timedelta(days=at * days // (ORDERS - 1))
        who = None if rng.random() < 0.14 else int(rng.random() ** 1.6 * CUSTOMERS)
        order, risk = _order(rng, at, packed, customers[who] if who is not None else None)
        orders.append(order)
        if rng.random() < risk * (0.25 if who is None else habits[who]):
            returns += _bookings(rng, order["order_id"], packed)
    booked = [row for row in returns if date.fromisoformat(row["booked_on"]) <= LAST]
    for name, table in (("orders", orders), ("customers", customers), ("returns", booked)):
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(table)


def _customer(rng: Random, at: int) -> dict[str, str]:
    since = date(2023, 1, 9) + timedelta(days=int(rng.random() * 1029))
    return {"customer_id": f"c{at:03}", "since": since.isoformat(), "channel": _one_of(rng, ("shop", "app", "market"))}


def _order(rng: Random, at: int, packed: date, customer: dict[str, str] | None) -> tuple[dict[str, str], float]:
    """An order, and by how much it is more likely than others to come back."""
    cents, items = 1500 + int(rng.random() ** 2 * 18000), 1 + int(rng.random() ** 2 * 5)
    fit = int(rng.random() * 101)
    asked = rng.random() < (0.04 if packed >= FINDER_DOWN else 0.62)
    risk = (0.55 + cents / 15000) * (1.7 if asked and fit < 35 else 0.6 if asked else 1.0)
    row = {
        "order_id": f"o{at:04}",
        "customer_id": customer["customer_id"] if customer else "",
        "packed_on": packed.isoformat(),
        "cents": str(cents),
        "items": str(items),
        "fit": str(fit) if asked else "",
    }
    return row, risk


def _bookings(rng: Random, order: str, packed: date) -> list[dict[str, str]]:
    """One parcel back, or now and then two, each booked when it is opened."""
    sent = packed + timedelta(days=3 + int(rng.random() * 27))
    parcels = 2 if rng.random() < 0.12 else 1
    booked = [sent + timedelta(days=2 + int(rng.random() * 8)) for _ in range(parcels)]
    return [{"order_id": order, "sent_on": sent.isoformat(), "booked_on": day.isoformat()} for day in booked]


def _one_of(rng: Random, words: tuple[str, ...]) -> str:
    return words[int(rng.random() * len(words))]


if __name__ == "__main__":
    main(Path(__file__).parent / "service" / "data")
