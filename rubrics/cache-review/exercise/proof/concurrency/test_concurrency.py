"""A price that was changed while somebody was reading it does not come back.

Each test passes on the service as it is and with the reference, and fails by assertion with the change.
"""

from __future__ import annotations

import threading
import unittest

from prices.book import PriceBook, UnknownProduct
from prices.table import Price, PriceTable

LONG_S = 10.0  # nobody waits as long, unless something is broken


class SlowTable(PriceTable):
    """One read, once `slow` is set, has its row and is not back yet until `go` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.slow, self.reading, self.go = threading.Event(), threading.Event(), threading.Event()

    def read(self, product: str, price_list: str) -> Price | None:
        row = super().read(product, price_list)
        if self.slow.is_set():
            self.slow.clear()
            self.reading.set()
            self.go.wait(LONG_S)
        return row


class Concurrency(unittest.TestCase):
    def setUp(self) -> None:
        self.table = SlowTable()
        self.book = PriceBook(self.table, now=lambda: 1000.0)
        self.book.change("lamp", 249)

    def while_a_shopper_reads(self) -> threading.Thread:
        self.table.slow.set()
        shopper = threading.Thread(target=self.book.price, args=("lamp",))
        shopper.start()
        self.table.reading.wait(LONG_S)
        return shopper

    def finish(self, shopper: threading.Thread) -> None:
        self.table.go.set()
        shopper.join(LONG_S)

    def test_a_read_that_was_under_way_does_not_bring_the_old_price_back(self) -> None:
        """Trap: the row is read before the change and stored after the entry has been forgotten."""
        shopper = self.while_a_shopper_reads()
        self.book.change("lamp", 2490)
        self.finish(shopper)
        self.assertEqual(2490, self.book.price("lamp").cents)

    def test_a_read_that_was_under_way_does_not_bring_a_withdrawn_product_back(self) -> None:
        shopper = self.while_a_shopper_reads()
        self.book.withdraw("lamp")
        self.finish(shopper)
        with self.assertRaises(UnknownProduct):
            self.book.price("lamp")
