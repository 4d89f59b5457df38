"""The last four weeks are held against the weeks before them, and against nothing that contains them."""

from __future__ import annotations

import unittest

from pipeline.drift import ALERT, drift
from pipeline.rows import build_rows
from tests.small import back, day, order, tables

TODAY = 140


class Drift(unittest.TestCase):
    def test_orders_twice_as_dear_since_four_weeks_are_reported(self) -> None:
        """Trap: two random parts of the same weeks are compared, and are alike whatever happens in them."""
        orders, returns = [], []
        for number in range(420):
            packed = number // 3
            cents = (2000 + 1000 * (number % 7)) * (2 if packed > TODAY - 28 else 1)
            orders.append(order(f"o{number:03}", packed, ("anna", "ben")[number % 2], cents))
            if number % 5 == 0:
                returns.append(back(f"o{number:03}", packed + 10, packed + 15))
        self.assertGreater(drift(build_rows(tables(orders, returns), day(TODAY)), day(TODAY))["cents"], ALERT)
