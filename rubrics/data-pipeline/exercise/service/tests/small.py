"""Tables small enough to check by eye."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.tables import load

FIRST = date(2026, 1, 1)


def day(number: int) -> date:
    """Day `number` of the tests; day 0 is 1 January."""
    return FIRST + timedelta(days=number)


def order(name: str, packed: int, customer: str = "anna", cents: int = 5000, fit: str = "80") -> dict[str, str]:
    return {
        "order_id": name,
        "customer_id": customer,
        "packed_on": day(packed).isoformat(),
        "cents": str(cents),
        "items": "1",
        "fit": fit,
    }


def back(name: str, sent: int, booked: int) -> dict[str, str]:
    return {"order_id": name, "sent_on": day(sent).isoformat(), "booked_on": day(booked).isoformat()}


def customer(name: str, since: int, channel: str) -> dict[str, str]:
    return {"customer_id": name, "since": day(since).isoformat(), "channel": channel}


ANNA_AND_BEN = (customer("anna", -100, "shop"), customer("ben", -100, "app"))


def tables(
    orders: list[dict[str, str]],
    returns: list[dict[str, str]] | None = None,
    customers: Sequence[dict[str, str]] = ANNA_AND_BEN,
) -> sqlite3.Connection:
    return load({"orders": orders, "customers": customers, "returns": returns or []})


def half_a_year() -> sqlite3.Connection:
    """Three orders a day for 180 days, every fifth of them sent back. No week is different from another."""
    orders, returns, customers = [], [], []
    for number in range(540):
        name, who, packed = f"o{number:03}", f"c{number:03}", number // 3
        orders.append(order(name, packed, who, 2000 + 1000 * (number % 7)))
        customers.append(customer(who, packed - 50 * (number % 4), ("shop", "app")[number % 2]))
        if number % 5 == 0:
            returns.append(back(name, packed + 10, packed + 15))
    return tables(orders, returns, customers)
