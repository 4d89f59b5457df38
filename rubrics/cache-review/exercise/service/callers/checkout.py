"""Checkout: charges what was shown, or says that the price has moved.

Charging more than the price that is valid at this moment is an offence, whatever a page has shown before. So checkout asks
the price book again for every line, at the last moment.
"""

from __future__ import annotations

from callers.basket import Line, Shown
from prices.book import RETAIL, PriceBook


class PriceMoved(Exception):
    """The shopper has to see the basket again before paying."""


def to_charge(book: PriceBook, lines: list[Line], shown: Shown, price_list: str = RETAIL) -> int:
    """The amount in cents. raises: PriceMoved, UnknownProduct"""
    amount = 0
    for line in lines:
        price = book.price(line.product, price_list)
        if price.cents != shown.cents.get(line.product):
            raise PriceMoved(line.product)
        amount += price.cents * line.pieces
    return amount
