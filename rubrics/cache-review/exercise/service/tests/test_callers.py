from __future__ import annotations

import unittest

from callers.back_office import correct, take_over
from callers.basket import Line, show, total
from callers.checkout import PriceMoved, to_charge
from prices.book import PriceBook
from prices.table import PriceTable


class Callers(unittest.TestCase):
    def setUp(self) -> None:
        self.book = PriceBook(PriceTable(), now=lambda: 1000.0)
        take_over(self.book, [("lamp", 2490), ("desk", 19900)])
        self.lines = [Line("lamp", 2), Line("desk", 1)]

    def test_a_basket_adds_up(self) -> None:
        self.assertEqual(24880, total(show(self.book, self.lines), self.lines))

    def test_what_is_no_longer_sold_leaves_the_basket(self) -> None:
        self.book.withdraw("desk")
        shown = show(self.book, self.lines)
        self.assertEqual((("desk",), 4980), (shown.gone, total(shown, self.lines)))

    def test_checkout_charges_what_was_shown(self) -> None:
        self.assertEqual(24880, to_charge(self.book, self.lines, show(self.book, self.lines)))

    def test_checkout_stops_when_a_price_has_moved(self) -> None:
        shown = show(self.book, self.lines)
        self.assertEqual("lamp: 2690 cents from now on", correct(self.book, "lamp", 2690))
        with self.assertRaises(PriceMoved):
            to_charge(self.book, self.lines, shown)
