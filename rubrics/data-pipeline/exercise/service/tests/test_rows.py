from __future__ import annotations

import unittest

from pipeline.rows import build_rows

from tests.small import back, day, order, tables


class Rows(unittest.TestCase):
    def test_a_row_holds_the_order_and_its_customer(self) -> None:
        [row] = build_rows(tables([order("o1", 3, "ben", 4990, "71")]), day(100))
        expected = {"cents": 4990, "items": 1, "fit": 71, "customer_days": 103, "channel": "app"}
        self.assertLessEqual(expected.items(), row.features.items())

    def test_an_order_that_was_sent_back_is_returned(self) -> None:
        rows = build_rows(tables([order("o1", 3), order("o2", 4)], [back("o2", 10, 14)]), day(100))
        self.assertEqual([("o1", False), ("o2", True)], [(row.order, row.returned) for row in rows])

    def test_rows_come_oldest_first(self) -> None:
        rows = build_rows(tables([order("o1", 9), order("o2", 4)]), day(100))
        self.assertEqual(["o2", "o1"], [row.order for row in rows])

    def test_an_order_packed_later_than_today_is_left_out(self) -> None:
        rows = build_rows(tables([order("o1", 3), order("o2", 101)]), day(100))
        self.assertEqual(["o1"], [row.order for row in rows])
