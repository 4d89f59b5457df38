"""The price table. This one is in memory; the real one is a database, and promises the same.

`read` and `write` take about 20 ms there. `revision` takes less than half a millisecond: it is one number that goes up with
every write, whichever server wrote, and no read that begins after it has gone up sees an older state.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Price:
    """What a product costs on a list. since: seconds of the clock at which it became valid"""

    product: str
    price_list: str
    cents: int
    since: float


class PriceTable:
    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[int, float]] = {}
        self._revision = 0
        self._lock = threading.Lock()

    def read(self, product: str, price_list: str) -> Price | None:
        with self._lock:
            row = self._rows.get((product, price_list))
        return None if row is None else Price(product, price_list, *row)

    def write(self, product: str, price_list: str, cents: int, since: float) -> None:
        with self._lock:
            self._rows[product, price_list] = (cents, since)
            self._revision += 1

    def remove(self, product: str, price_list: str) -> None:
        with self._lock:
            self._rows.pop((product, price_list), None)
            self._revision += 1

    def revision(self) -> int:
        with self._lock:
            return self._revision
