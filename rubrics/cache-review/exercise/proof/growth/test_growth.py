"""Memory follows what is in use, whoever asks for whatever.

Each test passes on the service as it is and with the reference, and fails by assertion with the change. They count the prices
that are still held by anybody, and so hold for any way of remembering. Half of what was asked for is a generous limit; with
40,000 products and 9,000 lists there are 360 million questions.
"""

from __future__ import annotations

import unittest
import weakref

from prices.book import PriceBook
from prices.table import Price, PriceTable

MANY = 60_000


class WatchedTable(PriceTable):
    """Knows which of the prices it has handed out are still alive."""

    def __init__(self) -> None:
        super().__init__()
        self.alive: weakref.WeakSet[Price] = weakref.WeakSet()

    def read(self, product: str, price_list: str) -> Price | None:
        row = super().read(product, price_list)
        if row is not None:
            self.alive.add(row)
        return row


class Growth(unittest.TestCase):
    def setUp(self) -> None:
        self.now = 1000.0
        self.table = WatchedTable()
        self.book = PriceBook(self.table, now=lambda: self.now)
        for number in range(MANY):
            self.table.write(f"product-{number}", "retail", 100 + number, 0.0)
        for number in range(MANY):
            self.book.price(f"product-{number}")

    def test_a_crawler_does_not_fill_the_memory_in_a_minute(self) -> None:
        """Trap: nothing limits the number of entries."""
        self.assertLess(len(self.table.alive), MANY / 2)

    def test_what_nobody_asks_for_any_more_is_let_go(self) -> None:
        """Trap: an expired entry is removed when it is met again, and most never are."""
        self.now += 24 * 3600.0
        self.book.price("product-0")
        self.assertLess(len(self.table.alive), MANY / 2)
