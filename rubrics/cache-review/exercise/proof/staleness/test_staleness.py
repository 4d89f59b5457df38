"""A price that is no longer valid is not answered.

Each test passes on the service as it is and with the reference, and fails by assertion with the change.
"""

from __future__ import annotations

import unittest

from callers.basket import Line, show
from callers.checkout import PriceMoved, to_charge
from prices.book import PriceBook, UnknownProduct
from prices.table import PriceTable


def cents(book: PriceBook, product: str, price_list: str = "retail") -> int | None:
    try:
        return book.price(product, price_list).cents
    except UnknownProduct:
        return None


class Staleness(unittest.TestCase):
    def setUp(self) -> None:
        self.table = PriceTable()
        self.book = PriceBook(self.table, now=lambda: 1000.0)
        self.book.change("lamp", 2490)

    def test_a_retail_price_changes_for_customers_with_a_list_of_their_own(self) -> None:
        """Trap: their answer is kept under their own list, and the change forgets the entry of the retail list."""
        cents(self.book, "lamp", "hotel-17")
        self.book.change("lamp", 2690)
        self.assertEqual(2690, cents(self.book, "lamp", "hotel-17"))

    def test_a_product_put_on_sale_is_there_for_who_asked_before(self) -> None:
        """Trap: "unknown" is kept under the customer's list too."""
        self.assertIsNone(cents(self.book, "sofa", "hotel-17"))
        self.book.change("sofa", 89900)
        self.assertEqual(89900, cents(self.book, "sofa", "hotel-17"))

    def test_a_price_changed_on_another_server_is_valid_here(self) -> None:
        """Trap: six servers, six caches, and the change tells one of them."""
        other = PriceBook(self.table, now=lambda: 1000.0)
        cents(other, "lamp")
        self.book.change("lamp", 2690)
        self.assertEqual(2690, cents(other, "lamp"))

    def test_checkout_asks_at_the_last_moment_and_hears_of_that_moment(self) -> None:
        """Trap: checkout compares one remembered price with the same remembered price."""
        here, lines = PriceBook(self.table, now=lambda: 1000.0), [Line("lamp", 1)]
        shown = show(here, lines)
        self.book.change("lamp", 1990)
        with self.assertRaises(PriceMoved):
            to_charge(here, lines, shown)
