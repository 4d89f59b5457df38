from __future__ import annotations

import unittest

from prices.book import PriceBook, UnknownProduct
from prices.table import PriceTable


class Book(unittest.TestCase):
    def setUp(self) -> None:
        self.table = PriceTable()
        self.book = PriceBook(self.table, now=lambda: 1000.0)
        self.book.change("lamp", 2490)

    def test_a_product_has_its_retail_price(self) -> None:
        self.assertEqual(2490, self.book.price("lamp").cents)

    def test_a_customers_own_list_goes_first(self) -> None:
        self.book.change("lamp", 1990, "hotel-17")
        self.assertEqual(1990, self.book.price("lamp", "hotel-17").cents)

    def test_what_is_not_on_the_own_list_costs_the_retail_price(self) -> None:
        self.assertEqual(2490, self.book.price("lamp", "hotel-17").cents)

    def test_a_product_nobody_sells_is_unknown(self) -> None:
        with self.assertRaises(UnknownProduct):
            self.book.price("sofa")

    def test_a_changed_price_is_answered_at_once(self) -> None:
        self.book.price("lamp")
        self.book.change("lamp", 2690)
        self.assertEqual(2690, self.book.price("lamp").cents)

    def test_a_withdrawn_price_is_gone_at_once(self) -> None:
        self.book.price("lamp")
        self.book.withdraw("lamp")
        with self.assertRaises(UnknownProduct):
            self.book.price("lamp")

    def test_nothing_costs_nothing(self) -> None:
        with self.assertRaises(ValueError):
            self.book.change("lamp", 0)

    def test_a_price_says_since_when_it_is_valid(self) -> None:
        self.assertEqual(1000.0, self.book.price("lamp").since)
