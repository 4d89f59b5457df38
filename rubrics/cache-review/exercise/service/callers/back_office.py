"""The Pricing team's tools: one price by hand, or a list that came in overnight."""

from __future__ import annotations

from collections.abc import Iterable

from prices.book import RETAIL, PriceBook


def correct(book: PriceBook, product: str, cents: int) -> str:
    """Somebody typed one nought too few, shoppers are buying, and this has to stop it. Says what is valid now."""
    book.change(product, cents)
    return f"{product}: {book.price(product).cents} cents from now on"


def take_over(book: PriceBook, rows: Iterable[tuple[str, int]], price_list: str = RETAIL) -> int:
    """Prices of a whole list, 40,000 rows on the first of a month. Returns how many were set."""
    count = 0
    for product, cents in rows:
        book.change(product, cents, price_list)
        count += 1
    return count
