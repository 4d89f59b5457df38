from __future__ import annotations

import unittest

from receipt import amount


class Receipt(unittest.TestCase):
    def test_a_small_amount(self) -> None:
        self.assertEqual("9,90 EUR", amount(990))

    def test_thousands_are_set_apart(self) -> None:
        self.assertEqual("1 234,50 EUR", amount(123450))
