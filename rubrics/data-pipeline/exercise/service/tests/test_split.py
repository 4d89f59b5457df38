from __future__ import annotations

import unittest

from pipeline.rows import build_rows
from pipeline.split import split

from tests.small import day, half_a_year


class Split(unittest.TestCase):
    def setUp(self) -> None:
        self.train, self.test = split(build_rows(half_a_year(), day(180)))

    def test_no_order_is_on_both_sides(self) -> None:
        self.assertEqual(set(), {row.order for row in self.train} & {row.order for row in self.test})

    def test_both_sides_have_orders_that_came_back(self) -> None:
        for side in (self.train, self.test):
            self.assertTrue(any(row.returned for row in side))

    def test_the_smaller_side_is_for_the_test(self) -> None:
        self.assertLess(len(self.test), len(self.train))
