"""The basket page: a shopper waits for it, and sees it again with every click."""

from __future__ import annotations

from dataclasses import dataclass

from prices.book import RETAIL, PriceBook, UnknownProduct


@dataclass(frozen=True)
class Line:
    product: str
    pieces: int


@dataclass(frozen=True)
class Shown:
    """What the shopper has seen: cents by product, and what is no longer sold."""

    cents: dict[str, int]
    gone: tuple[str, ...]


def show(book: PriceBook, lines: list[Line], price_list: str = RETAIL) -> Shown:
    """Prices as of now. A product that nobody sells any more is named, and leaves the basket."""
    cents: dict[str, int] = {}
    gone = []
    for line in lines:
        try:
            cents[line.product] = book.price(line.product, price_list).cents
        except UnknownProduct:
            gone.append(line.product)
    return Shown(cents, tuple(gone))


def total(shown: Shown, lines: list[Line]) -> int:
    """Cents for everything that is still sold."""
    return sum(shown.cents[line.product] * line.pieces for line in lines if line.product in shown.cents)
