"""A missing value is no zero, a guest is no nobody, and an open order is not one that was kept."""

from __future__ import annotations

import unittest

from pipeline.rows import build_rows
from pipeline.split import split
from tests.small import back, day, order, tables


class SilentNulls(unittest.TestCase):
    def test_an_order_of_a_guest_keeps_its_row(self) -> None:
        """Trap: the inner join drops whoever has no row in customers."""
        rows = build_rows(tables([order("o1", 0), order("o2", 1, customer="")]), day(100))
        self.assertEqual(["o1", "o2"], [row.order for row in rows])

    def test_an_order_that_came_back_in_two_parcels_is_one_row(self) -> None:
        """Trap: the join repeats an order for every booking."""
        rows = build_rows(tables([order("o1", 0)], [back("o1", 9, 12), back("o1", 9, 14)]), day(100))
        self.assertEqual(["o1"], [row.order for row in rows])

    def test_no_answer_of_the_size_finder_is_not_its_worst_answer(self) -> None:
        """Trap: missing becomes 0, and 0 says "will not fit"."""
        unasked, worst = build_rows(tables([order("o1", 0, fit=""), order("o2", 0, fit="0")]), day(100))
        self.assertNotEqual(unasked.features, worst.features)

    def test_an_order_packed_ten_days_ago_is_neither_learnt_from_nor_tested_on(self) -> None:
        """Trap: no return yet is written down as no return."""
        orders = [order(f"o{number}", 2 * number) for number in range(20)]
        returns = [back(f"o{number}", 2 * number + 5, 2 * number + 9) for number in range(0, 20, 3)]
        train, test = split(build_rows(tables([*orders, order("open", 110)], returns), day(120)))
        self.assertNotIn("open", {row.order for row in [*train, *test]})
