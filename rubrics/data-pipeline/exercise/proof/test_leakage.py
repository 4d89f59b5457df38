"""Nothing from after the morning of packing may stand in a row, or be learnt from before the test begins.

Each test passes on the service as it is and with the reference, and fails by assertion with the change.
"""

from __future__ import annotations

import unittest

from pipeline.rows import Value, build_rows
from pipeline.split import split
from tests.small import back, day, half_a_year, order, tables

Booking = dict[str, str]


class Leakage(unittest.TestCase):
    def features(self, name: str, returns: list[Booking]) -> dict[str, Value]:
        orders = [order("o1", 0), order("o2", 60), order("o3", 70)]
        [row] = [row for row in build_rows(tables(orders, returns), day(200)) if row.order == name]
        return row.features

    def test_what_became_of_an_order_is_no_feature_of_it(self) -> None:
        """Trap: the customer's rate counts all their orders, this one among them."""
        self.assertEqual(self.features("o2", []), self.features("o2", [back("o2", 80, 85)]))

    def test_what_became_of_later_orders_is_no_feature_either(self) -> None:
        self.assertEqual(self.features("o1", []), self.features("o1", [back("o2", 80, 85)]))

    def test_a_parcel_on_its_way_back_is_not_known_until_it_is_booked(self) -> None:
        """Trap below the trap: o2 is handed in on day 65, before o3 is packed, and booked on day 74, after."""
        self.assertEqual(self.features("o3", []), self.features("o3", [back("o2", 65, 74)]))

    def test_the_test_begins_when_all_that_was_learnt_from_is_settled(self) -> None:
        """Trap: rows are shuffled, so the score learns from orders packed after those it is tested on."""
        train, test = split(build_rows(half_a_year(), day(180)))
        self.assertLessEqual(max(row.settled_on for row in train), min(row.packed_on for row in test))
