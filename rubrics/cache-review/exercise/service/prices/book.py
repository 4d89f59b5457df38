"""What a product costs a customer."""

from __future__ import annotations

import time
from collections.abc import Callable

from prices.table import Price, PriceTable

RETAIL = "retail"


class UnknownProduct(Exception):
    """Nobody sells this product."""


class PriceBook:
    """One per server, used by all of its threads.

    A price that has been changed or withdrawn is never answered again once `change` or `withdraw` has returned.
    """

    def __init__(self, table: PriceTable, now: Callable[[], float] = time.time) -> None:
        self._table = table
        self._now = now

    def price(self, product: str, price_list: str = RETAIL) -> Price:
        """The price on the customer's own list, else the retail price. raises: UnknownProduct"""
        found = self._table.read(product, price_list)
        if found is None and price_list != RETAIL:
            found = self._table.read(product, RETAIL)
        if found is None:
            raise UnknownProduct(product)
        return found

    def change(self, product: str, cents: int, price_list: str = RETAIL) -> None:
        """Set a price, or put a product on sale. cents: 1 or more"""
        if cents < 1:
            raise ValueError(f"{product} cannot cost {cents}")
        self._table.write(product, price_list, cents, self._now())

    def withdraw(self, product: str, price_list: str = RETAIL) -> None:
        """Take a price off a list. Withdrawing one that is not there does nothing."""
        self._table.remove(product, price_list)
