"""Which items a round rated: rounds of one pattern share their sums over items."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
BITS = 62


def patterns_of(item: Ints, first_row: Ints, items: int) -> tuple[Ints, Ints]:
    """(pattern of each round (N,), how often each pattern rates each item (patterns, D)).

    item: (n,) sorted within each round; first_row: (N+1,)
    """
    once = not np.any((item[1:] == item[:-1]) & _inside(first_row))
    if once and items <= BITS:
        key = np.add.reduceat(np.int64(1) << item, first_row[:-1])
        values, pattern = np.unique(key, return_inverse=True)
        counts = (values[:, None] >> np.arange(items)) & 1
    else:
        rows = np.zeros((len(first_row) - 1, items), np.int32)
        np.add.at(rows, (np.repeat(np.arange(len(rows)), np.diff(first_row)), item), 1)
        counts, pattern = np.unique(rows, axis=0, return_inverse=True)
    return pattern.astype(np.int64).ravel(), counts.astype(np.int64)


def _inside(first_row: Ints) -> NDArray[np.bool_]:
    """(n-1,) whether a row is in the same round as the one before it."""
    inside = np.ones(first_row[-1] - 1, np.bool_)
    inside[first_row[1:-1] - 1] = False
    return inside
